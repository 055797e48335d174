"""A form for a page, made from the questions. What comes in is cleaned here and nowhere else.

Nothing a person typed is refused for its look: stray spaces, invisible and control characters are
taken away, everything else is kept as it was written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from candour.intake import questions
from candour.intake.specs import Answers, Page, Question
from candour.ui import forms

# Format characters that belong to writing (joiners, right-to-left marks) stay; NUL and other
# control characters cannot be stored and were never meant.
KEPT_CONTROLS = {"\n", "\t"}


class Tidied(forms.Text):
    """A text without control characters and without space around it."""

    def to_python(self, value: Any) -> str:
        return super().to_python(tidy(value))


class TidiedLong(forms.LongText):
    """A long text without control characters; line ends in one form."""

    def to_python(self, value: Any) -> str:
        return super().to_python(tidy(value))


class PageForm(django_forms.Form):
    """The form of one page. `answers()` gives what to keep once the form is valid."""

    use_required_attribute = False

    def __init__(self, page: Page, data: Mapping[str, Any] | None = None, *, initial: Answers | None = None) -> None:
        shown = {key: _shown(value) for key, value in (initial or {}).items()}
        super().__init__(data, initial=shown)
        self.page = page
        alone = len(page.questions) == 1
        for question in page.questions:
            self.fields[question.key] = _field(question, heading=alone)

    def clean(self) -> dict[str, Any]:
        """Checks that go across the questions of the page."""
        cleaned = super().clean() or {}
        if not self.errors:
            for rule in self.page.rules:
                wrong = rule(cleaned)
                if wrong:
                    self.add_error(*wrong)
        return cleaned

    def answers(self) -> dict[str, Any]:
        """The cleaned answers as they are kept: text, lists of keys, dates as ISO text."""
        return {key: _kept(value) for key, value in self.cleaned_data.items()}


class Declaration(django_forms.Form):
    """The one tick before sending."""

    use_required_attribute = False

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        question = questions.DECLARATION
        self.fields[question.key] = forms.Checkboxes(
            label=_("Before you send"),
            choices=[("yes", question.label)],
            error=question.missing,
        )


def tidy(value: Any) -> Any:
    """The text without control characters, with line ends in one form."""
    if not isinstance(value, str):
        return value
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign for sign in value if sign in KEPT_CONTROLS or unicodedata.category(sign) not in {"Cc", "Cs"})


def _field(question: Question, *, heading: bool) -> django_forms.Field:
    common: dict[str, Any] = {
        "label": question.label,
        "hint": question.hint,
        "heading": heading,
        "required": question.required,
        "mark_optional": False,
        "error": question.missing,
    }
    choices = [
        forms.Choice(option.value, option.label, hint=option.hint, exclusive=option.alone)
        for option in question.options
    ]
    match question.kind:
        case "radios":
            return forms.Radios(choices=choices, **common)
        case "checkboxes":
            return forms.Checkboxes(choices=choices, **common)
        case "date":
            return forms.DateParts(autocomplete=question.autocomplete, **common)
        case "story":
            return TidiedLong(
                rows=question.rows,
                max_length=question.max_length,
                counter_from=questions.STORY_COUNTER_STARTS,
                **common,
            )
        case "long":
            return TidiedLong(
                rows=question.rows,
                max_length=question.max_length,
                autocomplete=question.autocomplete,
                **common,
            )
        case _:
            return Tidied(max_length=question.max_length, autocomplete=question.autocomplete, **common)


def _kept(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _shown(value: Any) -> Any:
    return value
