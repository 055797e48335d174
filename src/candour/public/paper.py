"""The form on paper, made from the same questions: for cells and prisons, where there is no phone.

Each question bears the number that whoever keys it in looks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from candour import directory
from candour.intake import questions
from candour.intake.specs import Page, Question, Words
from candour.public.page_cache import same_for_everyone

MANY = 15
TALL = {"long", "story"}
NOT_ON_PAPER = {"files", "copy"}
"""Kinds and keys of questions that paper has no use for."""


@dataclass(frozen=True, kw_only=True)
class PaperQuestion:
    """One question on paper: boxes to tick, or a line or a field to write in."""

    number: str
    label: Words
    hint: Words
    ticks: tuple[Words, ...]
    space: str
    over: Words = ""
    """What stands above it where a page of the form begins that is called otherwise than its first question."""


def line(number: str, label: Words) -> PaperQuestion:
    """A question with a line to write the answer on."""
    return PaperQuestion(number=number, label=label, hint="", ticks=(), space="line")


@dataclass(frozen=True, kw_only=True)
class PaperSection:
    """The questions of one section."""

    title: Words
    asked: tuple[PaperQuestion, ...]


@require_safe
@same_for_everyone
def form(request: HttpRequest) -> HttpResponse:
    """The whole form, to be printed and filled in by hand."""
    force = directory.force(settings.FORCE)
    context = {"parts": parts(), "force": force.name_in(get_language() or "en"), "website": force.website}
    return TemplateResponse(request, "public/paper.html", context)


def parts() -> list[PaperSection]:
    """Every question of the form in its order. What is asked of each person is asked once."""
    found = []
    for key, title in questions.SECTIONS.items():
        pages = [page for page in questions.PAGES if page.section == key and not page.kept_out]
        asked = tuple(one for page in pages for one in _asked(page, under=title))
        if asked:
            found.append(PaperSection(title=title, asked=asked))
    return found


def _asked(page: Page, *, under: Words) -> Iterator[PaperQuestion]:
    asked = [
        one
        for question in page.questions
        if question.kind not in NOT_ON_PAPER and question.key not in NOT_ON_PAPER
        for one in (question.questions if question.kind == "rows" else (question,))
    ]
    for number, question in enumerate(asked):
        begins = number == 0 and not _says_no_more(page.title, than=(question.label, under))
        yield _one(question, over=page.title if begins else "")


def _says_no_more(title: Words, *, than: tuple[Words, ...]) -> bool:
    """Whether each word of the title is in one of the others. Seen in English, so that all languages look alike."""
    with override("en"):
        said, *others = (set(re.findall(r"\w+", str(words).lower())) for words in (title, *than))
    return any(said <= other for other in others)


def _one(question: Question, *, over: Words) -> PaperQuestion:
    ticks = tuple(option.label for option in question.options) if len(question.options) <= MANY else ()
    return PaperQuestion(
        number=question.id,
        label=question.label,
        hint=question.hint,
        over=over,
        ticks=(_("Yes"),) if question.kind == "tick" else ticks,
        space="" if ticks or question.kind == "tick" else "tall" if question.kind in TALL else "line",
    )
