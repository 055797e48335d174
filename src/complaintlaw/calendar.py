"""Days: which are working days, which day a moment falls on, and how a day is written.

All times are times in Europe/London. The end of a day is 24:00 there.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from complaintlaw.bank_holidays import BANK_HOLIDAYS, FIRST_DAY, LAST_DAY, PUBLISHED_TO
from complaintlaw.dated import NotCovered

__all__ = [
    "LONDON",
    "add_working_days",
    "day_of",
    "end_of",
    "is_bank_holiday",
    "is_over",
    "is_working_day",
    "not_yet_published",
    "same_day_months_later",
    "written",
]

LONDON = ZoneInfo("Europe/London")
_DAY = timedelta(days=1)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_of(moment: date | datetime) -> date:
    """The day in London on which the moment falls. A moment without a zone is London wall-clock time."""
    if not isinstance(moment, datetime):
        return moment
    return (moment.astimezone(LONDON) if moment.tzinfo else moment).date()


def end_of(day: date) -> datetime:
    """The end of the day: 24:00 in London, which is the first moment of the next day."""
    return datetime.combine(day + _DAY, time.min, tzinfo=LONDON)


def is_over(day: date, moment: datetime) -> bool:
    """Whether the day had ended in London at that moment. A moment without a zone is London time."""
    return day_of(moment) > day


def written(day: date) -> str:
    """The day as it stands in a letter: `Friday 26 March 2027`."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def is_bank_holiday(day: date) -> bool:
    """Whether it is a bank holiday in England and Wales. Raises NotCovered outside the list."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise NotCovered(
            f"Bank holidays are known here from {written(FIRST_DAY)} to {written(LAST_DAY)}. "
            f"Working days around {written(day)} cannot be counted until the list is brought up to date."
        )
    return day in BANK_HOLIDAYS


def is_working_day(day: date) -> bool:
    """Whether it is not Saturday, Sunday, Christmas Day, Good Friday or bank holiday. Raises NotCovered."""
    return not is_bank_holiday(day) and day.weekday() < 5


def add_working_days(day: date, count: int) -> date:
    """The working day that is so many working days after the day, which itself is not counted.

    A negative count goes back. Zero gives the day itself if it is a working day, else the next one. Raises
    NotCovered.
    """
    step = _DAY if count >= 0 else -_DAY
    if count == 0:
        return day if is_working_day(day) else add_working_days(day, 1)
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def same_day_months_later(day: date, months: int) -> date | None:
    """The day of the same number so many months later; None if that month has no such day."""
    whole = day.year * 12 + day.month - 1 + months
    try:
        return day.replace(year=whole // 12, month=whole % 12 + 1)
    except ValueError:
        return None


def not_yet_published(day: date) -> str:
    """Words for a count of working days that ends after the last published bank holidays; else nothing."""
    if day <= PUBLISHED_TO:
        return ""
    return f"bank holidays after {written(PUBLISHED_TO)} are expected, not yet published"
