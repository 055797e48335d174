"""The question of the check that has a list too long for buttons: which force or body it is (T4).

It can be chosen from the whole list, or found by the name of a place, which gives a short list. What was
typed to find it is not kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from candour import directory
from candour.directory import gazetteer
from candour.intake.specs import Answers, Page
from candour.public import which_force
from candour.ui import forms

FIND = "find"
NOT_SURE = forms.Choice("", _("I’m not sure"))


class WhichBody(forms.Form):
    """The page's form. While someone looks for a place (`finding`) nothing is checked and nothing kept."""

    def __init__(self, page: Page, data: Mapping[str, Any] | None = None, *, initial: Answers | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        question = page.questions[0]
        self.key = question.key
        self.finding = bool(data and FIND in data)
        found = self.answer.hits if self.finding else ()
        kind, choices = (forms.Radios, _short(found)) if found else (forms.Select, _all())
        self.fields[question.key] = kind(
            label=question.label, hint=page.why, heading=True, choices=choices, required=False, mark_optional=False
        )
        self.fields["place"] = forms.Text(
            label=_("Or find it by place"),
            hint=_("A town, an area or a county, or the name of a police force."),
            required=False,
            mark_optional=False,
            max_length=gazetteer.LONGEST,
            width="20",
        )

    @cached_property
    def answer(self) -> which_force.Matches:
        """What the typed place leads to."""
        return which_force.look_up(str(self.data.get("place", "")).strip(), get_language() or "en")

    def answers(self) -> dict[str, Any]:
        """The body that was chosen, and no place."""
        return {self.key: self.cleaned_data[self.key]}


def _short(found: tuple[which_force.Hit, ...]) -> list[forms.Choice]:
    bodies = [forms.Choice(hit.card.id, hit.card.name, hint="; ".join(hit.areas)) for hit in found]
    return [*bodies, NOT_SURE]


def _all() -> list[forms.Choice]:
    language = get_language() or "en"
    bodies = directory.police_bodies()
    return [NOT_SURE, *(forms.Choice(body.id, body.name_in(language)) for body in bodies)]
