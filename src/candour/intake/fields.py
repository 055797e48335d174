"""From a question to the fields of a form that ask it, and from the fields back to its answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.forms import Field
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from candour.intake import when
from candour.intake.specs import Answers, Question, Words
from candour.ui import forms

STORY_COUNTER_STARTS = 20_000


def field(question: Question, answers: Answers, *, heading: bool = False, why: Words = "") -> Field:
    """The field of one question; `why` is said before its hint."""
    common: dict[str, Any] = {
        "label": question.label,
        "hint": format_lazy("{} {}", why, question.hint) if why and question.hint else why or question.hint,
        "heading": heading,
        "required": question.required,
        "mark_optional": False,
        "error": question.missing,
    }
    match question.kind:
        case "radios":
            return forms.Radios(choices=_choices(question, answers), inline=question.inline, **common)
        case "checkboxes":
            return forms.Checkboxes(choices=_choices(question, answers), **common)
        case "select":
            return forms.Select(choices=[("", _("Choose")), *_choices(question, answers)], **common)
        case "date":
            return forms.DateParts(autocomplete=question.autocomplete, **common)
        case "story":
            return forms.LongText(
                rows=question.rows, max_length=question.max_length, counter_from=STORY_COUNTER_STARTS, **common
            )
        case "long":
            return forms.LongText(
                rows=question.rows, max_length=question.max_length, autocomplete=question.autocomplete, **common
            )
        case _:
            return forms.Text(
                max_length=question.max_length,
                autocomplete=question.autocomplete,
                width=question.width,
                **common,
            )


def _choices(question: Question, answers: Answers) -> list[forms.Choice]:
    return [
        forms.Choice(option.value, option.label, hint=option.hint, exclusive=option.alone)
        for option in question.options
        if option.offered(answers)
    ]


def kept(value: Any) -> Any:
    """A cleaned value as it is kept: days as ISO text, the rest as it is."""
    return value.isoformat() if isinstance(value, date) else value


def shown(question: Question, value: Any) -> Any:
    """An answer as its field shows it: the way back from `kept`."""
    if question.kind != "date" or not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def when_fields(question: Question, *, heading: bool, why: Words) -> dict[str, Field]:
    """The fields of a question of the kind `when`, by the name of the box."""
    options: dict[str, Any] = {"required": False, "mark_optional": False}
    parts = [("", _("I’m not sure")), *when.PARTS]
    hint = format_lazy("{} {}", why, question.hint) if why and question.hint else why or question.hint
    return {
        "kind": forms.Radios(label=question.label, hint=hint, heading=heading, choices=when.KINDS, **options),
        "exact": forms.DateParts(label=_("Which day was it?"), hint=_("For example, 27 3 2026."), **options),
        "part": forms.Select(label=_("Month, or time of year"), choices=parts, **options),
        "year": forms.Whole(label=_("Year"), width="4", **options),
        "from": forms.DateParts(label=_("From"), hint=_("For example, 27 3 2026."), **options),
        "to": forms.DateParts(label=_("To"), **options),
        "first": forms.DateParts(label=_("The first day you know of"), hint=_("For example, 27 3 2026."), **options),
        "last": forms.DateParts(label=_("The last day you know of"), **options),
        "words": forms.Text(
            label=_("Or say it in your own words"),
            hint=_("For example “sometime in March” or “most evenings since May”."),
            max_length=300,
            **options,
        ),
    }


WHEN_SHOWN_WITH = {
    "exact": "day",
    "part": "month",
    "year": "month",
    "from": "between",
    "to": "between",
    "first": "often",
    "last": "often",
}
"""The kind under which each box stands."""


def filled(groups: list[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The groups in which something was answered, without what was left out."""
    tidy = [{key: value for key, value in group.items() if value not in (None, "", [])} for group in groups]
    return [group for group in tidy if group]
