"""How the law counts time: one function for each way in which a provision says it.

Each takes the finding of when something happened and gives the finding of the last day, with the sum in
words. Nothing that has not happened has a last day. No provision moves a last day off a weekend or a holiday,
except where working days are what is counted.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from complaintlaw import calendar
from complaintlaw.bank_holidays import PUBLISHED_TO
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.dated import NotCovered
from complaintlaw.finding import Finding, Trail, cannot_say, say
from complaintlaw.register import rule

__all__ = [
    "Moment",
    "before_half_past_four",
    "days_starting_day_after",
    "days_starting_with",
    "end_of_following_day",
    "first_day_after",
    "months_starting_with",
    "period_of_months",
    "within_weeks",
    "within_working_days",
    "working_days_starting_after",
]

Moment: TypeAlias = date | datetime
Event: TypeAlias = Finding[Moment | None] | Finding[Moment]
CUT_OFF = time(16, 30)
BEYOND_THE_CALENDAR = "The period ends after the year 9999, where the calendar ends."
_DAY = timedelta(days=1)


def _last_day(event: Event, count: Callable[[date], date], sum_in_words: str) -> Finding[date | None]:
    """Counts from the day of the event; the words can name the `{start}` and the `{last}` day."""

    def counted(moment: Moment | None) -> Finding[date | None]:
        """The last day of the period from that moment; None without an event. Open where the calendar does
        not reach.
        """
        if moment is None:
            return say(None)
        start = calendar.day_of(moment)
        try:
            last = count(start)
        except NotCovered as beyond:
            return cannot_say(str(beyond))
        except OverflowError:
            return cannot_say(BEYOND_THE_CALENDAR)
        return say(last, lambda: sum_in_words.format(start=calendar.written(start), last=calendar.written(last)))

    return event.and_then(counted)


def _working(finding: Finding[date | None]) -> Finding[date | None]:
    """Marks a count of working days that runs beyond the published bank holidays."""
    last = finding.value
    if last is None or last <= PUBLISHED_TO:
        return finding
    return finding.after(Trail(unverified=(calendar.not_yet_published(last),)))


@rule("TIM-01", CMR.at("4(2)"), CMR.at("4(3)"), shared=True)
def end_of_following_day(event: Event) -> Finding[date | None]:
    """TIM-01: "The end of the day following the day on which" something happens is 24:00 on the next calendar
    day. Weekends and bank holidays count.
    """
    return _last_day(
        event,
        lambda start: start + _DAY,
        "The day is {start}; the last day is the next one, {last}. Weekends and bank holidays count.",
    )


@rule("TIM-02", CMR.at("27(5)"), CMR.at("29(2)"), CMR.at("30(5)"), CMR.at("39(4)(b)"), CMR.at("41(4)(b)"), shared=True)
def days_starting_day_after(event: Event, days: int) -> Finding[date | None]:
    """TIM-02: A period of days that starts with the day after something happens leaves out the day itself;
    the last day is that many days later.
    """
    return _last_day(
        event,
        lambda start: start + days * _DAY,
        f"{days} days that start with the day after {{start}} end on {{last}}.",
    )


@rule("TIM-03", CMR.at("48"), CMR.at("49"), SCHEDULE_3.at("28B"), shared=True)
def days_starting_with(event: Event, days: int) -> Finding[date | None]:
    """TIM-03: A period of days that starts with the day on which something happens counts that day as the
    first.
    """
    return _last_day(
        event,
        lambda start: start + (days - 1) * _DAY,
        f"{days} days that start with {{start}} itself end on {{last}}.",
    )


@rule("TIM-04", CMR.at("34(2)(a)"), shared=True)
def within_weeks(event: Event, weeks: int) -> Finding[date | None]:
    """TIM-04: "Within four weeks" of something leaves out the day itself and ends on the same weekday four
    weeks on, whether or not that is a working day. INF-13: The weeks between updates are counted so.
    """
    return _last_day(
        event,
        lambda start: start + 7 * weeks * _DAY,
        f"{weeks} weeks from {{start}} end on {{last}}.",
    )


@rule("TIM-05", CMR.at("34(2)(b)"), CMR.at("34(4)"), shared=True)
def within_working_days(event: Event, days: int) -> Finding[date | None]:
    """TIM-05: "Within five working days" of something ends with the fifth working day after it; the day
    itself is not counted.
    """
    return _working(
        _last_day(
            event,
            lambda start: calendar.add_working_days(start, days),
            f"Working day number {days} after {{start}} is {{last}}.",
        )
    )


@rule("TIM-06", CMR.at("17(2)"), CMR.at("20(4)"), CMR.at("21(5)(b)"), CMR.at("26(3B)"), shared=True)
def working_days_starting_after(event: Event, days: int) -> Finding[date | None]:
    """TIM-06: A period of working days that starts with the first working day, or the day, after something
    ends with that many working days after it.
    """
    return _working(
        _last_day(
            event,
            lambda start: calendar.add_working_days(start, days),
            f"{days} working days that start after {{start}} end on {{last}}.",
        )
    )


def period_of_months(start: date, months: int) -> date:
    """The last day of a period of months that starts with the day: the day before the corresponding one.

    Where the month has no corresponding day, its last day. Raises NotCovered after the year 9999.
    """
    corresponding = calendar.same_day_months_later(start, months)
    if corresponding is not None:
        return corresponding - _DAY
    first_of_next = calendar.same_day_months_later(start.replace(day=1), months + 1)
    if first_of_next is None:  # every month has a first day, but not after the year 9999
        raise NotCovered(BEYOND_THE_CALENDAR)
    return first_of_next - _DAY


@rule("TIM-07", CMR.at("13(3)"), CMR.at("13(4)"), shared=True)
def months_starting_with(event: Event, months: int) -> Finding[date | None]:
    """TIM-07: A period of months that starts with a date ends on the day before the corresponding date."""
    return _last_day(
        event,
        lambda start: period_of_months(start, months),
        f"{months} months that start with {{start}} end on {{last}}.",
    )


@rule("TIM-08", CMR.at("51(1D)"), shared=True)
def before_half_past_four(sent: Finding[datetime | None]) -> Finding[date | None]:
    """TIM-08: What is sent before 4.30 p.m. on a working day counts on that day; anything else counts on the
    next working day.
    """

    def counts_on(moment: datetime | None) -> Finding[date | None]:
        """The day on which what is sent at that moment counts (regulation 51(1D)); None if nothing was sent.
        A moment with a zone is taken in London time. Open where the calendar does not reach.
        """
        if moment is None:
            return say(None)
        local = moment.astimezone(calendar.LONDON) if moment.tzinfo else moment
        at = f"{local:%H:%M} on {calendar.written(local.date())}"
        try:
            in_time = local.time() < CUT_OFF and calendar.is_working_day(local.date())
            day = local.date() if in_time else calendar.add_working_days(local.date(), 1)
        except NotCovered as beyond:
            return cannot_say(str(beyond))
        except OverflowError:
            return cannot_say(BEYOND_THE_CALENDAR)
        return say(day, f"Sent at {at}, it counts on {calendar.written(day)}.")

    return _working(sent.and_then(counts_on))


def first_day_after(last_day: Finding[date | None]) -> Finding[date | None]:
    """The first day on which a period is over."""

    def next_day(day: date | None) -> Finding[date | None]:
        """The day after; None without a day. Open after the last day of the year 9999."""
        if day == date.max:
            return cannot_say(BEYOND_THE_CALENDAR)
        return say(None if day is None else day + _DAY)

    return last_day.and_then(next_day)
