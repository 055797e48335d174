"""Reading a day that somebody typed in three boxes."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LONGEST = 4
"""How many digits a number of a date has at most. More are no number that can be worked with."""
_ENGLISH = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WELSH = [
    "ionawr",
    "chwefror",
    "mawrth",
    "ebrill",
    "mai",
    "mehefin",
    "gorffennaf",
    "awst",
    "medi",
    "hydref",
    "tachwedd",
    "rhagfyr",
]


def month_number(text: str) -> int | None:
    """1 to 12 for a number or for at least three letters of a month's name in either language."""
    word = text.strip().rstrip(".").casefold()
    if word.isdecimal():
        return int(word) if len(word) <= LONGEST else None
    for names in (_ENGLISH, _WELSH):
        found = [number for number, name in enumerate(names, 1) if len(word) >= 3 and name.startswith(word)]
        if len(found) == 1:
            return found[0]
    return None


def read(day: str, month: str, year: str) -> date:
    """The date of three parts. Raises ValidationError that says what is missing or wrong."""
    missing = [
        words for part, words in ((day, _("a day")), (month, _("a month")), (year, _("a year"))) if not part.strip()
    ]
    if missing:
        raise ValidationError(_("The date must have %(part)s"), code="missing", params={"part": missing[0]})
    number = month_number(month)
    days, digits = day.strip(), year.strip()
    in_numbers = days.isdecimal() and len(days) <= LONGEST and digits.isdecimal() and len(digits) == 4
    if number is None or not in_numbers:
        raise ValidationError(_("Write the date in numbers, like 27 3 2026"), code="invalid")
    try:
        return date(int(digits), number, int(days))
    except ValueError as error:
        raise ValidationError(_("That day is not in the calendar. Check the date"), code="impossible") from error
