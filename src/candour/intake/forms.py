"""A form for a page, made from the questions. What comes in is checked here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.forms import Field
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from candour.intake import questions
from candour.intake.specs import Answers, Page, Question, Words
from candour.ui import forms


class PageForm(forms.Form):
    """The form of one page. `answers()` gives what to keep once the form is valid."""

    def __init__(
        self,
        page: Page,
        data: Mapping[str, Any] | None = None,
        *,
        today: date,
        initial: Answers | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.page = page
        self.today = today
        alone = len(page.questions) == 1
        for question in page.questions:
            self.fields[question.key] = _field(question, heading=alone, why=page.why if alone else "")

    def clean(self) -> dict[str, Any]:
        """Checks that go across the questions of the page."""
        cleaned = super().clean() or {}
        for key, value in list(cleaned.items()):
            if isinstance(value, date) and value > self.today:
                self.add_error(key, _("This day has not come yet. Enter today or a day in the past"))
        if not self.errors:
            for rule in self.page.rules:
                wrong = rule(cleaned)
                if wrong:
                    key, words = wrong
                    self.add_error(key, str(words))
        return cleaned

    def answers(self) -> dict[str, Any]:
        """The cleaned answers as they are kept: text, lists of keys, dates as ISO text."""
        return {key: _kept(value) for key, value in self.cleaned_data.items()}


class Declaration(forms.Form):
    """The one tick before sending."""

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data)
        question = questions.DECLARATION
        self.fields[question.key] = forms.Checkboxes(
            label=_("Before you send"),
            choices=[("yes", question.label)],
            error=question.missing,
        )


def _field(question: Question, *, heading: bool, why: Words) -> Field:
    common: dict[str, Any] = {
        "label": question.label,
        "hint": format_lazy("{} {}", why, question.hint) if why and question.hint else why or question.hint,
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
            return forms.LongText(
                rows=question.rows,
                max_length=question.max_length,
                counter_from=questions.STORY_COUNTER_STARTS,
                **common,
            )
        case "long":
            return forms.LongText(
                rows=question.rows,
                max_length=question.max_length,
                autocomplete=question.autocomplete,
                **common,
            )
        case _:
            return forms.Text(max_length=question.max_length, autocomplete=question.autocomplete, **common)


def _kept(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
