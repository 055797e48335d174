"""What the short doors ask in the same way."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from candour.ui import forms


class DayThatHasCome:
    """For a form with a field `day`: a day in the future is refused."""

    cleaned_data: dict[str, Any]

    def clean_day(self) -> date | None:
        """The day; None where it was left out."""
        day: date | None = self.cleaned_data["day"]
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet. Enter today or a day in the past"))
        return day


def contact_notes() -> forms.LongText:
    """What must be known before someone is contacted, in their own words."""
    return forms.LongText(
        label=_("What should we know before we contact you?"),
        hint=_("For example: only in the daytime, do not leave a message, do not say who you are."),
        required=False,
        mark_optional=False,
        rows=3,
        max_length=2_000,
    )
