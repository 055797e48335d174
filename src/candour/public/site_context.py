"""How the public door presents itself: the force it serves, its links, its way out."""

from __future__ import annotations

import dataclasses
import functools
import re

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.encoding import escape_uri_path
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from candour import directory
from candour.ui import context

OTHER_LANGUAGE = {"en": ("cy", "Cymraeg"), "cy": ("en", "English")}
_WELSH = re.compile(r"^cy(/|$)")
# What our own links put behind an address. Anything else there never comes back in a page.
_IN_ADDRESSES = {"n": re.compile(r"[0-9]{1,3}"), "from": re.compile("check"), "kept": re.compile("1")}


def site(request: HttpRequest | None) -> context.Site:
    """What the layout shows. Reads the directory in memory and never the database."""
    language = get_language() or "en"
    off = bool(request and request.COOKIES.get(settings.ESCAPE_COOKIE_NAME) == "off")
    fixed = _fixed(language, settings.FORCE, settings.PHASE, settings.EXIT_URL, off)
    return dataclasses.replace(fixed, language_switch=_switch(request, language))


@functools.cache
def _fixed(language: str, force_id: str, phase: str, exit_url: str, escape_off: bool) -> context.Site:
    """All of it but the way to the same page in the other language. The words are in the language that is active."""
    force = directory.force(force_id)
    return context.Site(
        organisation=force.name_in(language),
        accent=directory.accent(force.id),
        home_url=reverse("public:home"),
        phase=phase,
        feedback_url=reverse("public:feedback"),
        exit_url=exit_url,
        leave_url=reverse("public:leave"),
        escape_off=escape_off,
        exit_settings_url=reverse("public:quick-exit"),
        help_url=reverse("public:help-and-support"),
        help_phone="101",
        footer_links=(
            context.Link(reverse("public:staying-safe"), _("Staying safe on this site")),
            context.Link(reverse("public:your-information"), _("Your information")),
            context.Link(reverse("public:accessibility"), _("Accessibility")),
            context.Link(reverse("public:cookies"), _("Cookies")),
            context.Link(reverse("public:whats-new"), _("What is new")),
        ),
    )


def _switch(request: HttpRequest | None, language: str) -> context.Language | None:
    if request is None:
        return None
    code, name = OTHER_LANGUAGE[language]
    asked = {key: str(value) for key, value in request.GET.items()}
    query = {key: value for key, value in asked.items() if key in _IN_ADDRESSES and _IN_ADDRESSES[key].fullmatch(value)}
    address = _address(request.path, code) + (f"?{urlencode(query)}" if query else "")
    return context.Language(url=address, label=name, lang=code)


def _address(path: str, code: str) -> str:
    """The same address in that language. Every Welsh address is the English one behind `cy/`."""
    root = get_script_prefix()
    page = _WELSH.sub("", path.removeprefix(root))
    # Without its slashes at the front: `//name` would lead to another host.
    return escape_uri_path(f"{root}{'cy/' if code == 'cy' else ''}{page.lstrip('/')}")
