"""The information pages: words in files, read once, shown without a query and without a session.

Each page is one Markdown file per language under `content/`. Names of bodies are never typed in them:
a placeholder such as `{force}` is filled from the directory for the force that this door serves.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from markdown_it import MarkdownIt

from candour import directory
from candour.public import cards, languages
from candour.public.page_cache import same_for_everyone

CONTENT = Path(__file__).parent / "content"
LANGUAGES = ("en", "cy")
HOME = "home"
KEYS = (
    HOME,
    "what-is-a-complaint",
    "in-danger",
    "staying-safe",
    "ways-to-complain",
    "someone-else",
    "what-happens",
    "outcomes",
    "unhappy",
    "chief-officer",
    "other-police",
    "which-force",
    "help-and-support",
    "young-people",
    "your-information",
    "what-we-learned",
    "custody-and-prison",
    "accessibility",
    "cookies",
    "whats-new",
    "easy-read",
    "bsl",
    "languages",
)
_OWN_TEMPLATE = {HOME, "staying-safe", "chief-officer", "other-police", "bsl", "languages"}
_OWN_VIEW = {"which-force"}
_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_IN_A_NUMBER = re.compile(r"(?<=\d) (?=\d)")
_MEANS_SOMETHING = re.compile(r"([!-/:-@\[-`{-~])")  # to Markdown: every ASCII mark may be escaped


class BadPage(Exception):
    """A page's file is wrong. The message names the file and what to mend."""


@dataclass(frozen=True, kw_only=True)
class GuidancePage:
    """A page as it is shown: its words in one language, for one force.

    `unverified` is what in it was not checked at its source, in exact words for those who keep the page. Where
    that is law, the page says so itself, in plain words, in a part of its own (`>`) beside what it is about.
    """

    key: str
    title: str
    lead: str
    body: SafeString
    owner: str
    version: str
    reviewed_on: date
    next_review_on: date
    statements: tuple[str, ...]
    unverified: str


def read_all(force_id: str) -> None:
    """Reads every page in every language for that force.

    Raises BadPage for one that is missing or wrong, and for a file that no address leads to.
    """
    for language in LANGUAGES:
        for key in KEYS:
            page(key, language, force_id)
        lost = {file.stem for file in (CONTENT / language).iterdir()} - set(KEYS)
        if lost:
            raise BadPage(f"No address leads to {language}/{min(lost)}.md.")


@functools.cache
def page(key: str, language: str, force_id: str) -> GuidancePage:
    """The page of that key. Raises BadPage when its file is missing or wrong."""
    file = CONTENT / language / f"{key}.md"
    try:
        source = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadPage(f"There is no page {language}/{key}.md.") from None
    head, body = _split(source, file)
    names = placeholders(force_id, language)
    try:
        return GuidancePage(
            key=key,
            title=_fill(head["title"], names, file),
            lead=_fill(head.get("lead", ""), names, file),
            body=rendered(body, names, language, file),
            owner=head["owner"],
            version=head["version"],
            reviewed_on=date.fromisoformat(head["reviewed_on"]),
            next_review_on=date.fromisoformat(head["next_review_on"]),
            statements=tuple(head.get("statements", "").split()),
            unverified=head.get("unverified", ""),
        )
    except (KeyError, ValueError) as fault:
        raise BadPage(f"The head of {language}/{key}.md is wrong: {fault}.") from fault


def placeholders(force_id: str, language: str) -> dict[str, str]:
    """What each placeholder stands for, for that force in that language."""
    force = directory.force(force_id)
    body = force.local_policing_body
    return {
        "force": force.name_in(language),
        "chief_title": cards.title_in(force.chief_officer_title, language),
        "lpb": body.label_in(language),
        "lpb_name": body.name_in(language),
        "force_website": force.website,
        "lpb_website": body.website or force.website,
        "phone": force.phone,
        "relay": force.relay,
    }


def _split(source: str, file: Path) -> tuple[dict[str, str], str]:
    parts = source.split("---\n", 2)
    if len(parts) != 3 or parts[0]:
        raise BadPage(f"{file.name} must begin with a head between two lines of three hyphens.")
    head = dict(line.split(": ", 1) for line in parts[1].splitlines() if ": " in line)
    return head, parts[2]


def _fill(text: str, names: dict[str, str], file: Path) -> str:
    def name(found: re.Match[str]) -> str:
        if found[1] not in names:
            raise BadPage(f"{file.name} asks for {{{found[1]}}}, which is no placeholder.")
        return names[found[1]]

    return _PLACEHOLDER.sub(name, text)


def rendered(text: str, names: dict[str, str], language: str, file: Path) -> SafeString:
    """The Markdown text as HTML in which names are filled in as plain text, whatever signs they hold.

    HTML in the text is shown, not obeyed. Links to our own pages lead to pages in that language. `file`
    is named in BadPage when the text asks for something that is not in `names`.
    """
    plain = {name: _MEANS_SOMETHING.sub(r"\\\1", value) for name, value in names.items()}
    return _html(_fill(text, plain, file), language)


def _html(text: str, language: str) -> SafeString:
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(text)
    for token in tokens:
        if token.type in {"blockquote_open", "blockquote_close"}:
            # Nobody is quoted: it is a part that stands out.
            token.tag = "div"
            if token.nesting == 1:
                token.attrSet("class", "govuk-inset-text")
        for inner in token.children or ():
            target = str(inner.attrs.get("href", ""))
            if inner.type == "link_open" and target.startswith("/") and language != "en":
                inner.attrs["href"] = f"/{language}{target}"
            elif inner.type == "link_open" and target.startswith("http"):
                inner.attrs["rel"] = "noreferrer"
            elif inner.type == "text":  # a phone number is read and dialled in one line
                inner.content = _IN_A_NUMBER.sub("\N{NO-BREAK SPACE}", inner.content)
    return mark_safe(reader.renderer.render(tokens, reader.options, {}))


@require_safe
@same_for_everyone
def show(request: HttpRequest, key: str) -> HttpResponse:
    """One information page."""
    language = get_language() or "en"
    context: dict[str, object] = {"page": page(key, language, settings.FORCE)}
    if key == "chief-officer":
        context |= {"heads": cards.heads(language, timezone.localdate()), "as_of": cards.as_of()}
    if key == "other-police":
        context |= {"forces": cards.forces(language), "others": cards.others(language), "as_of": cards.as_of()}
    if key == "languages":
        context["languages"] = languages.ALL
    name = key.replace("-", "_") if key in _OWN_TEMPLATE else "page"
    return TemplateResponse(request, f"public/guidance/{name}.html", context)


urlpatterns = [path("" if key == HOME else key, show, {"key": key}, name=key) for key in KEYS if key not in _OWN_VIEW]
