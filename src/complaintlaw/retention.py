"""How long the record of a matter is kept, and what forbids to dispose of it.

The Act and its regulations set no period. The periods here are defaults that every force sets for itself from
its own schedule; none of them has been checked against the national one. What must not be disposed of while
something runs is another question, and no period overrides the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from complaintlaw import clocks
from complaintlaw.calendar import same_day_months_later
from complaintlaw.citation import CMR, DATA_PROTECTION
from complaintlaw.clocks import Clock
from complaintlaw.dated import Dated, Held
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, yes
from complaintlaw.information import proceedings_run
from complaintlaw.investigations import is_suspended
from complaintlaw.logic import all_of, any_of, choose, not_
from complaintlaw.register import rule
from complaintlaw.review import is_before_review_body
from complaintlaw.scope import must_log
from complaintlaw.vocabulary import ArrivedAs
from complaintlaw.withdrawal import has_passed

__all__ = ["PERIODS", "Period", "RetainedRecord", "kept_until", "must_be_kept"]


class RetainedRecord(StrEnum):
    """A kind of record with a period of its own."""

    UNFINISHED_DRAFT = "unfinished_draft"
    LOGGED_OR_WITHDRAWN = "logged_or_withdrawn"
    RECORDED = "recorded"
    SERIOUS = "serious"
    READING_OF_CASES = "reading_of_cases"


@dataclass(frozen=True, kw_only=True)
class Period:
    """How long a kind of record is kept, in months or in days, and from when. `reviewed`: at the end a person
    decides whether it is kept longer.
    """

    counted_from: str
    months: int = 0
    days: int = 0
    reviewed: bool = False


_DEFAULT = "a default of this library, to be replaced by the schedule of the force"
_UNCHECKED = "the national schedule for police records has not been read in full"
_SINCE = date(2020, 2, 1)
_AFTER_CLOSING = "the day on which the case was closed"


def _default(name: str, period: Period) -> Dated[Period]:
    held = Held(value=period, start=_SINCE, source=_DEFAULT, unverified=_UNCHECKED)
    return Dated(f"The period for {name.replace('_', ' ')}", held)


PERIODS: dict[RetainedRecord, Dated[Period]] = {
    record: _default(record.value, period)
    for record, period in {
        RetainedRecord.UNFINISHED_DRAFT: Period(counted_from="the day of the last change", days=28),
        RetainedRecord.LOGGED_OR_WITHDRAWN: Period(counted_from=_AFTER_CLOSING, months=72),
        RetainedRecord.RECORDED: Period(counted_from=_AFTER_CLOSING, months=72),
        RetainedRecord.SERIOUS: Period(counted_from=_AFTER_CLOSING, months=120, reviewed=True),
        RetainedRecord.READING_OF_CASES: Period(counted_from="the day of the reading", months=72),
    }.items()
}


def kept_until(record: RetainedRecord, start: date) -> date:
    """The first day on which a record of that kind, counted from the start, may be looked at for disposal, if
    nothing forbids it. Raises NotCovered before the periods begin.
    """
    period = PERIODS[record].on(start)
    if period.days:
        return date.fromordinal(start.toordinal() + period.days)
    # Where the month has no such day, the period ends with the month.
    months_later = same_day_months_later(start, period.months)
    return months_later or kept_until(record, start.replace(day=start.day - 1))


def _still_runs(clock: Clock, matter: Matter) -> Finding[bool]:
    """Whether the clock runs, and is not one that has run out because nobody used the time."""
    run_out = has_passed(clock.last_day, matter) if clock.may_run_out else no()
    return all_of((clock.runs, not_(run_out))).because(yes=f"A clock runs: {clock.words}.")


@rule("RET-01", CMR.at("44"), DATA_PROTECTION.at(""), unverified="which schedule a force has to follow")
def must_be_kept(matter: Matter) -> Finding[bool]:
    """RET-01: The Act sets no time after which a record may be disposed of; the force's own schedule does.
    Nothing is disposed of while the matter is handled, a clock runs, a review is open, or proceedings or a
    civil claim run.
    """
    handled = not_(matter.dates.outcome.is_there()).because(yes="The outcome has not been reached.")
    clock = any_of(_still_runs(one, matter) for one in clocks.running(matter))
    schedule: Finding[bool] = cannot_say("The schedule of the force says how long, unless an inquest or a claim runs.")
    held = any_of(
        (
            handled,
            clock,
            proceedings_run(matter).because(yes="Proceedings are running."),
            is_before_review_body(matter).because(yes="A review is open."),
            is_suspended(matter).because(yes="The investigation is suspended."),
            matter.arrived_as.equals(ArrivedAs.CIVIL_CLAIM).because(yes="It came with a civil claim."),
        )
    )
    return choose(held, yes=yes(), no=schedule)


@rule("RK-01", CMR.at("44"), CMR.at("45"))
def must_keep_in_form(matter: Matter) -> Finding[bool]:
    """RK-01: What is logged is kept in the form that the Director General has set, who keeps a register and may
    publish from it what others can learn, unless that would do harm.
    """
    return must_log(matter)
