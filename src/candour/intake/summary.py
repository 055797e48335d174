"""One answer tree with the words of the questions: for check-your-answers, the desk, and copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _

from candour.intake import journey, questions
from candour.intake.specs import Answers, Question, Words


@dataclass(frozen=True, kw_only=True)
class Line:
    """One answered (or left out) question."""

    page: str
    question: Question
    values: tuple[str, ...]

    @property
    def answered(self) -> bool:
        """Whether anything was answered."""
        return bool(self.values)


@dataclass(frozen=True, kw_only=True)
class Section:
    """The lines of one section, under its heading."""

    key: str
    title: Words
    lines: tuple[Line, ...]


def tree(answers: Answers) -> list[Section]:
    """All that was asked and answered, section by section, in the language that is active."""
    sections = []
    for key, title in questions.SECTIONS.items():
        lines = tuple(
            Line(page=page.key, question=question, values=said(question, answers.get(question.key)))
            for page in journey.pages(answers)
            if page.section == key
            for question in page.questions
        )
        if lines:
            sections.append(Section(key=key, title=title, lines=lines))
    return sections


def said(question: Question, value: Any) -> tuple[str, ...]:
    """The words of an answer; empty when the question was left out."""
    return tuple(_said(question, value))


def _said(question: Question, value: Any) -> Iterator[str]:
    if value in (None, "", [], False):
        return
    if question.kind == "checkboxes":
        yield from (str(question.said(one)) for one in value)
    elif question.kind == "radios":
        yield str(question.said(value))
    elif question.kind == "date":
        yield formats.date_format(date.fromisoformat(value), "j F Y")
    elif question.kind == "tick":
        yield _("Yes")
    else:
        yield str(value)
