"""Reports on investigations that take long: when each period ends after which one is due."""

from __future__ import annotations

from datetime import date, timedelta

from complaintlaw import periods
from complaintlaw.authority import with_one_authority
from complaintlaw.calendar import day_of
from complaintlaw.citation import CMR
from complaintlaw.dated import NotCovered
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, say
from complaintlaw.logic import choose, first_of
from complaintlaw.organisations import IOPC, Body
from complaintlaw.regime import DELIVERY_RULES_FROM
from complaintlaw.register import answers, rule
from complaintlaw.scope import taken_as_complaint
from complaintlaw.vocabulary import INVESTIGATIONS, UNDER_IOPC, Handling, MatterType
from complaintlaw.withdrawn import goes_on_as, has_ceased

__all__ = ["long_investigation_report_by", "period_ends_before", "report_period_ends"]

FIRST_MONTHS = 12
LATER_MONTHS = 6


def period_ends_before(made: date, day: date) -> tuple[date, ...]:
    """The last day of each relevant period that is over on the day."""
    ends: list[date] = []
    start, months = made, FIRST_MONTHS
    while (last := periods.period_of_months(start, months)) < day:
        ends.append(last)
        start, months = last + timedelta(days=1), LATER_MONTHS
    return tuple(ends)


@rule(
    "INV-04",
    CMR.at("13(3)(a)"),
    unverified="from which day the periods count in a complaint that was withdrawn and goes on as a conduct matter",
)
def day_of_withdrawn_complaint(matter: Matter) -> Finding[date]:
    """INV-04: A complaint that goes on as a conduct matter keeps the day on which it was made."""
    made: Finding[date] = matter.dates.made
    return made


@rule("INV-04", CMR.at("13(3)(a)(i)"), CMR.at("13(3)(a)(ii)"))
def first_day(matter: Matter) -> Finding[date]:
    """INV-04: The periods start with the day on which the complaint was made; where nobody complains, with
    that on which the matter came to the attention of the authority.
    """
    if not taken_as_complaint(matter):
        return matter.dates.first_attention.then(day_of)
    was_withdrawn = goes_on_as(matter).equals(MatterType.CONDUCT_MATTER)
    return choose(was_withdrawn, yes=day_of_withdrawn_complaint(matter), no=matter.dates.made)


def none_can_have_ended(matter: Matter) -> bool:
    """Whether no period can have ended with the investigation unfinished, on whatever day it began.

    A file without the first day is of some day since the rules of 2025.
    """
    known = [one.value for one in (matter.as_of, matter.dates.report_submitted) if one.value is not None]
    first_end = periods.period_of_months(DELIVERY_RULES_FROM, FIRST_MONTHS)
    return first_day(matter).is_open and bool(known) and min(known) <= first_end


@answers("report_period_ends")
@rule("INV-04", CMR.at("13(1)"), CMR.at("13(2)"), CMR.at("13(3)"), CMR.at("13(4)"))
def report_period_ends(matter: Matter) -> Finding[frozenset[date]]:
    """INV-04: The first relevant period is twelve months that start with the day on which the complaint
    was made, or another matter came to attention; each later one is six months that start with the next day.
    INV-03: A report is due as soon as practicable after each that ends with an investigation unfinished, whoever
    investigates.
    """

    def ended(day: date) -> Finding[frozenset[date]]:
        """The same as `finished` once the first day is known; open until then."""
        return first_day(matter).and_then(lambda made: finished(made, day))

    def finished(made: date, day: date) -> Finding[frozenset[date]]:
        """The last day of each period that was over before `day`, and before the report if there is one
        (regulation 13(3) and (4)); empty if none was. Open where the calendar ends.
        """
        try:
            ends = period_ends_before(made, day)
        except NotCovered as beyond:
            return cannot_say(str(beyond))
        return matter.dates.report_submitted.then(
            lambda report: frozenset(last for last in ends if report is None or report > last)
        )

    nothing: Finding[frozenset[date]] = say(frozenset())
    if none_can_have_ended(matter):
        return nothing
    investigated = matter.handling.is_one_of(INVESTIGATIONS)
    owed = choose(investigated, yes=matter.as_of.and_then(ended), no=nothing)
    return choose(has_ceased(matter), yes=nothing, no=owed)


@answers("long_investigation_report_by")
@rule("INV-03", CMR.at("13(1)"), CMR.at("13(2)"))
def long_investigation_report_by(matter: Matter) -> Finding[Body | None]:
    """INV-03: The appropriate authority reports that a local investigation is unfinished, and the Director
    General that a directed or independent one is.
    """
    nobody: Finding[Body | None] = say(None)
    iopc: Finding[Body | None] = say(IOPC)
    return first_of(
        (
            (has_ceased(matter), nobody),
            (matter.handling.equals(Handling.LOCAL_INVESTIGATION), with_one_authority(matter)),
            (matter.handling.is_one_of(UNDER_IOPC), iopc),
        ),
        otherwise=nobody,
    )


@rule("INV-03", CMR.at("13"))
def next_period_end(matter: Matter) -> Finding[date | None]:
    """INV-03: The next report falls due with the end of the relevant period that runs on the day of the
    question.
    """

    def running(day: date) -> Finding[date | None]:
        """The last day of the period that runs on that day; open while the first day is unknown."""
        return first_day(matter).and_then(lambda made: ends(made, day))

    def ends(made: date, day: date) -> Finding[date | None]:
        """The last day of the period that runs on `day` after a complaint made on `made` (regulation 13);
        never None. Open where the calendar ends.
        """
        try:
            ended = period_ends_before(made, day)
        except NotCovered as beyond:
            return cannot_say(str(beyond))
        start: Finding[date] = say(ended[-1] + timedelta(days=1) if ended else made)
        return periods.months_starting_with(start, LATER_MONTHS if ended else FIRST_MONTHS)

    return matter.as_of.and_then(running)
