"""A form for any fact that the law asks about, made from what the fact may be."""

from __future__ import annotations

import enum
import uuid
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from candour.accounts.actors import Actor
from candour.casework import actions
from candour.casework.assessment import matter, value_words
from candour.ui import forms

NOT_KNOWN = "not-known"
NONE_OF_THEM = "none-of-them"
BECAME_CLEAR_PATH = "dates.became_clear"


def _choices(options: type[enum.StrEnum]) -> list[forms.Choice]:
    return [forms.Choice(option.value, value_words(option)) for option in options]


class FactForm(forms.Form):
    """One fact. `value()` is what to note: a JSON value, or None for not known."""

    def __init__(self, path: str, data: Any = None) -> None:
        super().__init__(data)
        self.path, self.kind = path, matter.kind_of(path)
        words = matter.words_of(path)
        self.fields["answer"] = self._field(words[:1].upper() + words[1:])

    def _field(self, label: str) -> Any:
        not_known = forms.Choice(NOT_KNOWN, "Not known yet", exclusive=True)
        common: dict[str, Any] = {
            "label": label,
            "heading": True,
            "error": "Choose an answer, or “Not known yet”",
        }
        match self.kind.form:
            case "yes-no":
                yes_no = [forms.Choice("yes", "Yes"), forms.Choice("no", "No")]
                return forms.Radios(choices=[*yes_no, not_known], **common)
            case "one-of" | "alleged":
                assert self.kind.options is not None
                return forms.Radios(choices=[*_choices(self.kind.options), not_known], **common)
            case "some-of":
                assert self.kind.options is not None
                none = forms.Choice(NONE_OF_THEM, "Considered, and none of these", exclusive=True)
                hint = "Tick all that apply, taking what the person says as true."
                return forms.Checkboxes(choices=[*_choices(self.kind.options), none, not_known], hint=hint, **common)
            case "day":
                return forms.DateParts(required=False, hint="Leave empty if it is not known yet.", **common)
            case "number":
                return forms.Whole(required=False, hint="Leave empty if it is not known yet.", min_value=0, **common)
            case _:
                # A moment or a body: each is noted in its own place, or follows from the case.
                raise matter.NoSuchFact(self.path)

    def value(self) -> Any:
        """The JSON value to note; None for not known."""
        answer = self.cleaned_data["answer"]
        if answer in (None, "", NOT_KNOWN, [NOT_KNOWN]):
            return None
        if self.kind.form == "yes-no":
            return answer == "yes"
        if self.kind.form == "some-of":
            return [] if answer == [NONE_OF_THEM] else answer
        return answer.isoformat() if isinstance(answer, date) else answer


class BecameClearForm(forms.Form):
    """When, and to whom, it became clear that the complaint must be referred."""

    day = forms.DateParts(
        label="On which day?",
        hint="The clock of the referral runs from here, not from when the complaint came in.",
        error="Enter the day",
    )
    hour = forms.Text(
        label="At what time?",
        hint="For example 14:30.",
        error="Enter the time, such as 14:30",
        width="5",
    )
    to_whom = forms.Text(
        label="To whom did it become clear?",
        hint="A role in the authority, such as “duty decision maker”.",
        error="Say to whom it became clear",
        max_length=200,
    )

    def clean_hour(self) -> time:
        """A time of day, however it is punctuated."""
        return read_hour(self.cleaned_data["hour"])

    def at(self) -> datetime:
        """The moment, in London's time."""
        moment = datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"])
        return timezone.make_aware(moment)


def read_hour(typed: str) -> time:
    """The time of day that was typed, however it is punctuated. Raises ValidationError."""
    text = typed.replace(".", ":").replace(" ", "").upper()
    for shape in ("%H:%M", "%H%M", "%I:%M%p", "%I%p"):
        try:
            return datetime.strptime(text, shape).time()
        except ValueError:
            continue
    raise forms.ValidationError("Enter a time such as 14:30")


def form_for(path: str, data: Any = None) -> FactForm | BecameClearForm:
    """The form for the fact of that path. Raises NoSuchFact."""
    return BecameClearForm(data) if path == BECAME_CLEAR_PATH else FactForm(path, data)


def note(case_id: uuid.UUID, form: FactForm | BecameClearForm, *, by: Actor, now: datetime) -> None:
    """Notes what a valid form holds. Raises NotPossible with a sentence for the page."""
    if isinstance(form, BecameClearForm):
        to_whom = form.cleaned_data["to_whom"]
        actions.facts.note_became_clear(case_id, at=form.at(), to_whom=to_whom, by=by, now=now)
    elif form.kind.form == "alleged":
        _note_alleged(case_id, form, by=by, now=now)
    else:
        actions.facts.note(case_id, path=form.path, value=form.value(), by=by, now=now)


def _note_alleged(case_id: uuid.UUID, form: FactForm, *, by: Actor, now: datetime) -> None:
    about = form.value()
    actions.facts.note(case_id, path="allegations[1].about", value=about, by=by, now=now)
