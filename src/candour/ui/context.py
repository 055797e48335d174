"""What every page says about the site it belongs to.

A room describes its site once, as a callable named in the setting `UI_SITE`. The layout reads nothing else,
so that a page can be shown where there is no database and no request.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

# A page that says nothing about the person who opens it, and that nobody is surprised to see open.
NEUTRAL_PLACE = "https://www.bbc.co.uk/weather"

# The colours of _colours.scss. Each is read at 7:1 or better on white.
ACCENTS = ("pine", "blue", "navy", "teal", "green", "purple", "plum", "maroon", "rust", "slate")

Words = str | Promise


@dataclass(frozen=True)
class Link:
    """A link of the footer or the navigation. `count` is shown as a small number beside it."""

    url: str
    label: Words
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Language:
    """The same page in the other language; `label` is the language's name in itself."""

    url: str
    label: str
    lang: str


@dataclass(frozen=True)
class Site:
    """The site as the layout shows it. Every value has a default that is safe to show; `accent` is one of ACCENTS.

    A room may make it once and give each request the same one, or a copy by `dataclasses.replace` with another
    `language_switch`: then the layout makes what is the same for all only once as well.
    """

    service_name: Words = _("Complaints service")
    organisation: str = ""
    home_url: str = "/"
    accent: str = "pine"
    phase: str = ""
    feedback_url: str = ""
    language_switch: Language | None = None

    exit_url: str = NEUTRAL_PLACE
    leave_url: str = "/leave"
    exit_title: Words = _("New page")
    escape_off: bool = False
    exit_settings_url: str = ""

    help_url: str = ""
    help_label: Words = _("Get help or contact us")
    help_phone: str = ""
    footer_links: tuple[Link, ...] = ()

    desk_name: str = ""
    signed_in_as: str = ""
    sign_out_url: str = ""
    search_url: str = ""
    navigation: tuple[Link, ...] = ()

    made: dict[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)
    """Parts of the page that follow from the site alone, as they were made, by template and language."""


@cache
def _described_by(path: str) -> Callable[[HttpRequest | None], Site]:
    return import_string(path)


def site_for(request: HttpRequest | None) -> Site:
    """The site a request belongs to; the plain default where no room describes one."""
    path = getattr(settings, "UI_SITE", "")
    return _described_by(path)(request) if path else Site()


def site(request: HttpRequest) -> dict[str, Site]:
    """Context processor: `door` in every template."""
    return {"door": site_for(request)}
