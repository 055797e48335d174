"""The shape of a question, a page and a section. The questions themselves are in `questions`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

Words = str | Promise
Answers = Mapping[str, Any]
"""All answers so far, by the key of the question."""


def always(answers: Answers) -> bool:
    """Asked of everyone."""
    return True


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer that can be chosen. `alone` means that it excludes the others."""

    value: str
    label: Words
    hint: Words = ""
    alone: bool = False
    offered: Callable[[Answers], bool] = field(default=always)
    """Whether it is among the answers, given what was answered before."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question. `id` never changes (it is on paper forms too); `key` names it in the answers.

    `kind` is text, long, story, radios, checkboxes, select, tick, date, when or rows. `missing` is what the
    page says when a question that must be answered is not; a question without it may be left empty.

    The answer to `rows` is a list of at most `most` groups of answers to its own `questions`; `one` is what
    a single group is called.
    """

    id: str
    key: str
    kind: str
    label: Words
    hint: Words = ""
    options: tuple[Option, ...] = ()
    missing: Words = ""
    max_length: int = 500
    autocomplete: str = ""
    rows: int = 0
    width: str = ""
    inline: bool = False
    """Whether its few short answers stand side by side."""
    shown_with: tuple[str, str] | None = None
    """The question of the same page, and its option, with which this one appears."""
    asked: Callable[[Answers], bool] = field(default=always)
    questions: tuple[Question, ...] = ()
    most: int = 0
    one: Words = ""

    @property
    def required(self) -> bool:
        """Whether the page cannot be left without an answer."""
        return bool(self.missing)

    def said(self, value: str) -> Words:
        """The words of the option with that value; the value itself when it is no option."""
        return next((option.label for option in self.options if option.value == value), value)


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page of the journey: one thing, with the questions that belong to it.

    A page with `per_person` is asked once for every group in the answer of that key, and its conditions see that
    group. What is answered on a page that is `kept_out` never goes with the complaint.
    """

    key: str
    section: str
    title: Words
    why: Words = ""
    questions: tuple[Question, ...] = ()
    asked: Callable[[Answers], bool] = field(default=always)
    rules: tuple[Callable[[Answers], tuple[str, Words] | None], ...] = ()
    """Checks across questions: each gives the key and the sentence of what is wrong, or None."""
    per_person: str = ""
    kept_out: bool = False
