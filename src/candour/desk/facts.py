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
_FIRST_OF = {
    matter.ALLEGED: "allegations[1].about",
    matter.COMPLAINED_AGAINST: "persons_complained_against[s1].kind",
}
_WORDS_OF_SENTENCE = "life, fixed by law or none"


def _choices(options: type[enum.StrEnum]) -> list[forms.Choice]:
    return [forms.Choice(option.value, value_words(option)) for option in options]


class FactForm(forms.Form):
    """One fact. `value()` is what to note: a JSON value, or None for not known."""

    answered_in = "answer"

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
            case "one-of" | "whole":
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
                return self._age(**common)
            case "sentence":
                hint = (
                    f"In years, up to {self.kind.most}, such as 7, or 0.5 for six months. "
                    f"Or {_WORDS_OF_SENTENCE}. Leave empty if not known."
                )
                return forms.Text(required=False, hint=hint, width="5", **common)
            case _:
                # A body follows from the case, and a moment has a form of its own.
                raise matter.NoSuchFact(self.path)

    def _age(self, **common: Any) -> Any:
        # Of whatever is wrong with it, what to do is the same.
        said = f"Enter an age in whole years, from 0 to {self.kind.most}"
        wrong = dict.fromkeys(("invalid", "min_value", "max_value"), said)
        hint = f"In whole years, from 0 to {self.kind.most}. Leave empty if it is not known yet."
        return forms.Whole(
            required=False, hint=hint, min_value=0, max_value=self.kind.most, error_messages=wrong, **common
        )

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

    def clean_answer(self) -> Any:
        """The answer; of a longest sentence the years, or the word for it."""
        answer = self.cleaned_data["answer"]
        if self.kind.form != "sentence" or not answer:
            return answer
        read = read_sentence(answer)
        try:
            matter.read(self.path, read)
        except ValueError:
            raise forms.ValidationError(
                f"Enter the years, from 0 to {self.kind.most}, such as 7 or 0.5, or enter {_WORDS_OF_SENTENCE}"
            ) from None
        return read


def read_sentence(typed: str) -> float | str:
    """The years that were typed, or the law's word for a sentence that is no number of years."""
    text = typed.strip().lower().removesuffix("years").removesuffix("year").strip()
    try:
        years = float(text)
    except ValueError:
        return text.replace(" ", "_")
    return int(years) if years.is_integer() else years


class MomentForm(forms.Form):
    """When something happened that the law counts from. `value()` is what to note."""

    answered_in = "day"
    day = forms.DateParts(label="On which day?", error="Enter the day")
    hour = forms.Text(
        label="At what time?",
        hint="For example 14:30.",
        error="Enter the time, such as 14:30",
        width="5",
    )

    def __init__(self, path: str, data: Any = None) -> None:
        super().__init__(data)
        self.path, self.kind = path, matter.kind_of(path)
        words = matter.words_of(path)
        self.title = words[:1].upper() + words[1:]

    def clean_hour(self) -> time:
        """A time of day, however it is punctuated."""
        return read_hour(self.cleaned_data["hour"])

    def value(self) -> str:
        """The moment on the clocks of London, as JSON holds it."""
        moment = datetime.combine(self.cleaned_data["day"], self.cleaned_data["hour"])
        return moment.isoformat(timespec="minutes")


class BecameClearForm(forms.Form):
    """When, and to whom, it became clear that the complaint must be referred."""

    answered_in = "day"
    title = "When did it become clear that it must be referred?"
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


def form_for(path: str, data: Any = None) -> FactForm | MomentForm | BecameClearForm:
    """The form for the fact of that path. Raises NoSuchFact."""
    if path == BECAME_CLEAR_PATH:
        return BecameClearForm(data)
    return MomentForm(path, data) if matter.kind_of(path).form == "moment" else FactForm(path, data)


def note(case_id: uuid.UUID, form: FactForm | MomentForm | BecameClearForm, *, by: Actor, now: datetime) -> None:
    """Notes what a valid form holds. Raises NotPossible with a sentence for the page."""
    if isinstance(form, BecameClearForm):
        to_whom = form.cleaned_data["to_whom"]
        actions.facts.note_became_clear(case_id, at=form.at(), to_whom=to_whom, by=by, now=now)
        return
    path = _FIRST_OF.get(form.path, form.path)
    actions.facts.note(case_id, path=path, value=form.value(), by=by, now=now)
