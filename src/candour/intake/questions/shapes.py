"""Answers that many questions share, and short ways to write a question down."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from candour.intake.specs import Option, Question, Words

LONG_MAX = 8_000
NOT_SURE = Option(value="not-sure", label=_("I’m not sure"))
NOT_SURE_ALONE = Option(value="not-sure", label=_("I’m not sure"), alone=True)
RATHER_NOT = Option(value="not-say", label=_("I would rather not say"))
YES = Option(value="yes", label=_("Yes"))
NO = Option(value="no", label=_("No"))
YES_NO = (YES, NO)
YES_NO_NOT_SURE = (YES, NO, NOT_SURE)


def options(*pairs: tuple[str, Words] | Option) -> tuple[Option, ...]:
    """The answers of a question, from pairs of value and words or ready-made ones."""
    return tuple(pair if isinstance(pair, Option) else Option(value=pair[0], label=pair[1]) for pair in pairs)


def radios(number: str, key: str, label: Words, answers: tuple[Option, ...], **more: Any) -> Question:
    """A question with one answer of a few."""
    return Question(id=number, key=key, kind="radios", label=label, options=answers, **more)


def ticks(number: str, key: str, label: Words, answers: tuple[Option, ...], **more: Any) -> Question:
    """A question with any of a few answers."""
    more.setdefault("hint", _("Tick all that fit."))
    return Question(id=number, key=key, kind="checkboxes", label=label, options=answers, **more)


def select(number: str, key: str, label: Words, answers: tuple[Option, ...], **more: Any) -> Question:
    """A question with one answer of many."""
    return Question(id=number, key=key, kind="select", label=label, options=answers, **more)


def text(number: str, key: str, label: Words, **more: Any) -> Question:
    """A question that is answered in one line."""
    return Question(id=number, key=key, kind="text", label=label, **more)


def long(number: str, key: str, label: Words, **more: Any) -> Question:
    """A question that is answered in some lines."""
    more.setdefault("max_length", LONG_MAX)
    more.setdefault("rows", 3)
    return Question(id=number, key=key, kind="long", label=label, **more)
