"""When it happened, as exactly as a person can say it: a day, a month, a season, a span, or words.

The answer is a dict with `kind` (day, month, between, often or not-sure), what belongs to that kind, and
`words` as they were typed. Days are ISO text. A statement of the first version holds one day as text.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from candour.intake.specs import Answers, Words

OLDEST_YEAR = 1900
SEASONS: dict[str, tuple[int, int]] = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 2)}
LONG_AGO = timedelta(days=366)

KINDS: tuple[tuple[str, Words], ...] = (
    ("day", _lazy("I know the day")),
    ("month", _lazy("I know the month, or the time of year")),
    ("between", _lazy("Between two days")),
    ("often", _lazy("More than once")),
    ("not-sure", _lazy("I’m not sure")),
)
PARTS: tuple[tuple[str, Words], ...] = (
    ("1", _lazy("January")),
    ("2", _lazy("February")),
    ("3", _lazy("March")),
    ("4", _lazy("April")),
    ("5", _lazy("May")),
    ("6", _lazy("June")),
    ("7", _lazy("July")),
    ("8", _lazy("August")),
    ("9", _lazy("September")),
    ("10", _lazy("October")),
    ("11", _lazy("November")),
    ("12", _lazy("December")),
    ("spring", _lazy("Spring")),
    ("summer", _lazy("Summer")),
    ("autumn", _lazy("Autumn")),
    ("winter", _lazy("Winter")),
)
USED = {
    "day": ("exact",),
    "month": ("part", "year"),
    "between": ("from", "to"),
    "often": ("first", "last"),
    "not-sure": (),
    "": (),
}
"""The boxes that belong to each kind; what is typed into others is left alone."""

NOT_YET = _lazy("This day has not come yet. Enter today or a day in the past")


def kept(parts: Mapping[str, Any], *, today: date) -> dict[str, Any]:
    """The answer from the boxes of the page (`exact`, `part`, `year`, `from` ... , `words`); empty when all are."""
    kind = str(parts.get("kind") or "")
    value: dict[str, Any] = {"kind": kind} if kind else {}
    names = {"exact": "day", "first": "from", "last": "to"}
    for box in USED[kind]:
        typed = parts.get(box)
        if typed not in (None, ""):
            value[names.get(box, box)] = typed.isoformat() if isinstance(typed, date) else typed
    if parts.get("words"):
        value["words"] = parts["words"]
    if is_long_ago(value, today=today):
        # Kept with the answer: which pages were asked must not change with the day on which it is read.
        value["long_ago"] = True
    return value


def boxes(value: Any) -> dict[str, Any]:
    """The boxes of the page for an answer: the way back from `kept`."""
    if isinstance(value, str):
        value = {"kind": "day", "day": value} if value else {}
    value = dict(value or {})
    kind = str(value.get("kind") or "")
    names = {"exact": "day", "first": "from", "last": "to"}
    found = {box: value.get(names.get(box, box)) for box in USED.get(kind, ())}
    days = {box: _day(typed) for box, typed in found.items() if box not in {"part", "year"}}
    return {"kind": kind, "words": value.get("words", "")} | found | days


def wrong(parts: Mapping[str, Any], *, today: date) -> list[tuple[str, Words]]:
    """What cannot be: each as the box and a sentence. Nothing lies in the future, and spans end after they begin."""
    used = {box: parts.get(box) for box in USED[str(parts.get("kind") or "")]}
    found: list[tuple[str, Words]] = [
        (box, NOT_YET) for box, typed in used.items() if isinstance(typed, date) and typed > today
    ]
    for first, last in (("from", "to"), ("first", "last")):
        begin, end = used.get(first), used.get(last)
        if isinstance(begin, date) and isinstance(end, date) and end < begin:
            found.append((last, _lazy("The last day must be after the first day")))
    if "year" in used:
        found += _wrong_year(str(used["part"] or ""), used["year"], today)
    return found


def _wrong_year(part: str, year: int | None, today: date) -> list[tuple[str, Words]]:
    if year is None:
        return [("year", _lazy("Enter the year"))] if part else []
    if not OLDEST_YEAR <= year <= today.year:
        return [("year", _lazy("Enter a year in the past, in four numbers, like 2024"))]
    if _span(part, year)[0] > today:
        return [("part", _lazy("This month has not come yet. Choose one in the past"))]
    return []


def earliest_day(answers: Answers) -> date | None:
    """The first day on which it can have happened, as far as the person said one."""
    return _bounds(answers.get("when"))[0]


def latest_day(answers: Answers) -> date | None:
    """The last day on which it can have happened, as far as the person said one.

    For a month or a season that is its last day, which may lie after the day on which it was said.
    """
    return _bounds(answers.get("when"))[1]


def is_long_ago(value: Any, *, today: date) -> bool:
    """Whether all of it lies more than twelve months back."""
    last = _bounds(value)[1]
    return last is not None and last < today - LONG_AGO


def in_words(value: Any) -> str:
    """The answer as a phrase in the language that is active, without the person's own words."""
    value = {"kind": "day", "day": value} if isinstance(value, str) else dict(value or {})
    first, last = (_long(_day(value.get(name))) for name in ("from", "to"))
    match value.get("kind"):
        case "day":
            return _long(_day(value.get("day")))
        case "month":
            part = str(dict(PARTS).get(str(value.get("part")), ""))
            return " ".join(word for word in (part, str(value.get("year") or "")) if word)
        case "between":
            return _between(first, last)
        case "often":
            return ": ".join(words for words in (_("More than once"), _between(first, last)) if words)
        case "not-sure":
            return _("I’m not sure")
        case _:
            return ""


def _between(first: str, last: str) -> str:
    if first and last:
        return _("from %(first)s to %(last)s") % {"first": first, "last": last}
    if first:
        return _("from %(first)s") % {"first": first}
    return _("until %(last)s") % {"last": last} if last else ""


def _bounds(value: Any) -> tuple[date | None, date | None]:
    value = {"kind": "day", "day": value} if isinstance(value, str) else dict(value or {})
    match value.get("kind"):
        case "day":
            day = _day(value.get("day"))
            return day, day
        case "month" if isinstance(value.get("year"), int) and OLDEST_YEAR <= value["year"] < date.max.year:
            return _span(str(value.get("part") or ""), value["year"])
        case "between" | "often":
            return _day(value.get("from")), _day(value.get("to"))
        case _:
            return None, None


def _span(part: str, year: int) -> tuple[date, date]:
    """First and last day of that part of a year. A winter may be at either end of the year it is named by."""
    if part == "winter":
        return date(year, 1, 1), _month_end(year + 1, 2)
    begin, end = SEASONS.get(part) or ((int(part), int(part)) if part in dict(PARTS) else (1, 12))
    return date(year, begin, 1), _month_end(year, end)


def _month_end(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _day(text: Any) -> date | None:
    try:
        return date.fromisoformat(str(text or ""))
    except ValueError:
        return None


def _long(day: date | None) -> str:
    return formats.date_format(day, "j F Y") if day else ""
