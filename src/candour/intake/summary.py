"""One answer tree with the words of the questions: for check-your-answers, the desk, and copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils import formats
from django.utils.translation import gettext as _

from candour.intake import journey, questions, upcast, when
from candour.intake.specs import Answers, Page, Question, Words


@dataclass(frozen=True, kw_only=True)
class AnswerLine:
    """One answered (or left out) question. `number` says which person it is about, from 1; 0 where nobody."""

    page: str
    question: Question
    values: tuple[str, ...]
    number: int = 0

    @property
    def answered(self) -> bool:
        """Whether anything was answered."""
        return bool(self.values)

    @property
    def label(self) -> str:
        """The question, with the person it is about."""
        if not self.number:
            return str(self.question.label)
        return f"{questions.PEOPLE.one} {self.number}: {self.question.label}"

    @property
    def anchor(self) -> str:
        """The id of the first control of the question on its page."""
        first = {"when": "-kind", "rows": f"-1-{self.question.questions[0].key}" if self.question.questions else ""}
        return f"id_{self.question.key}{first.get(self.question.kind, '')}"


@dataclass(frozen=True, kw_only=True)
class AnswerSection:
    """The lines of one section, under its heading."""

    key: str
    title: Words
    lines: tuple[AnswerLine, ...]

    @property
    def answered(self) -> bool:
        """Whether anything in it was answered."""
        return any(line.answered for line in self.lines)


def tree(answers: Answers, *, kept_out: bool = False) -> list[AnswerSection]:
    """All that was asked and answered, section by section, in the language that is active.

    Answers to any version of the questions may be given. With `kept_out` it has the questions too whose
    answers never go with a complaint.
    """
    answers = upcast.as_now(answers)
    asked = [page for page in journey.pages(answers) if kept_out or not page.kept_out]
    sections = []
    for key, title in questions.SECTIONS.items():
        lines = tuple(line for page in asked if page.section == key for line in _lines(page, answers))
        if lines:
            sections.append(AnswerSection(key=key, title=title, lines=lines))
    return sections


def _lines(page: Page, answers: Answers, number: int = 0) -> Iterator[AnswerLine]:
    for question in page.questions:
        values = said(question, answers.get(question.key))
        if (values or not question.shown_with) and question.asked(answers):
            yield AnswerLine(page=page.key, question=question, values=values, number=number)
    if page.key == questions.PEOPLE_LIST:
        for at, person in enumerate(answers.get(questions.PEOPLE.key) or (), 1):
            for one in journey.pages_per_person(questions.PEOPLE.key, person):
                yield from (line for line in _lines(one, person, at) if line.answered or one.key == "the-person")


def said(question: Question, value: Any) -> tuple[str, ...]:
    """The words of an answer; empty when the question was left out."""
    return tuple(words for words in _said(question, value) if words)


def _said(question: Question, value: Any) -> Iterator[str]:
    if value in (None, "", [], {}, False):
        return
    match question.kind:
        case "checkboxes" | "radios" | "select":
            chosen = [value] if isinstance(value, str) else value
            yield from (str(question.said(one)) for one in chosen)
        case "date":
            yield formats.date_format(date.fromisoformat(value), "j F Y")
        case "when":
            yield when.in_words(value)
            yield "" if isinstance(value, str) else str(value.get("words") or "")
        case "rows":
            yield from (_group(question, group) for group in value)
        case "tick":
            yield _("Yes")
        case "files":
            yield from (f"{one['name']} ({filesizeformat(one['size'])})" for one in value)
        case _:
            yield str(value)


def _group(question: Question, group: Answers) -> str:
    """One group in some lines; each with its question, where there is more than one."""
    answered = [(one, ", ".join(said(one, group.get(one.key)))) for one in question.questions]
    if len(question.questions) == 1:
        return answered[0][1]
    return "\n".join(f"{_asked(one)} {words}" for one, words in answered if words)


def _asked(question: Question) -> str:
    label = str(question.label)
    return label if label.endswith("?") else f"{label}:"
