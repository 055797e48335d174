"""Keeping the complainant informed: who does it, how often, how, and when the outcome must be told.

The duty runs for every kind of handling, also outside Schedule 3, and does not stop when a matter is
suspended.
"""

from __future__ import annotations

from datetime import date

from complaintlaw import periods
from complaintlaw.citation import CMR, PRA
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, no, say
from complaintlaw.logic import all_of, any_of, choose, not_
from complaintlaw.organisations import IOPC, Body
from complaintlaw.register import answers, once, rule
from complaintlaw.scope import taken_as_complaint
from complaintlaw.transfer import in_place_of_chief_officer, informing_taken_over
from complaintlaw.vocabulary import Handling

__all__ = [
    "next_update_due",
    "outcome_notice_due",
    "proceedings_outcome_notice_due",
    "updates_by",
    "updates_must_be_written",
    "updates_required",
]

UPDATE_WEEKS = 4
NOTICE_WORKING_DAYS = 5
BY_IOPC = (Handling.DIRECTED_INVESTIGATION, Handling.INDEPENDENT_INVESTIGATION)


@answers("updates_by")
@rule("INF-01", PRA.at("20"), PRA.at("13A(3)"))
def updates_by(matter: Matter) -> Finding[Body | None]:
    """INF-01: The appropriate authority keeps the complainant informed; the local policing body where it has
    taken that over; the Director General in a directed or independent investigation.
    """
    iopc: Finding[Body | None] = say(IOPC)
    own = in_place_of_chief_officer(matter, informing_taken_over(matter))
    return choose(matter.handling.is_one_of(BY_IOPC), yes=iopc, no=own)


def proceedings_run(matter: Matter) -> Finding[bool]:
    """Whether proceedings that arise from the complaint have started and not ended."""
    return all_of((matter.dates.proceedings_started.is_there(), not_(matter.dates.proceedings_outcome.is_there())))


@answers("updates_required")
@rule("OUT-02", PRA.at("20(3A)(b)"), CMR.at("33"), CMR.at("34"))
def updates_required(matter: Matter) -> Finding[bool]:
    """OUT-02: Progress is told at least every four weeks while the complaint is handled, in or outside
    Schedule 3, suspended or not; after its outcome as long as proceedings run that arise from it.
    """
    if not taken_as_complaint(matter):
        return no("It is not a complaint.")
    return any_of(
        (
            not_(matter.dates.outcome.is_there()).because(yes="The outcome has not been reached."),
            proceedings_run(matter).because(yes="Proceedings are running."),
        )
    )


@answers("next_update_due")
@rule("INF-03", CMR.at("34(2)(a)"), CMR.at("33(2)(b)"))
def next_update_due(matter: Matter) -> Finding[date | None]:
    """INF-03: Each update is due within four weeks of the one before. INF-02: The first is due within
    four weeks of the start of the handling. INF-04: After the outcome the same holds for proceedings.
    """
    nothing: Finding[date | None] = say(None)
    return choose(updates_required(matter), yes=periods.within_weeks(_counted_from(matter), UPDATE_WEEKS), no=nothing)


@once
def _counted_from(matter: Matter) -> Finding[date | None]:
    def unless_updated(last_update: date | None) -> Finding[date | None]:
        """The day of the last update; for None the day on which the handling started or, after the outcome,
        that on which proceedings started: None if there were none.
        """
        if last_update is not None:
            return say(last_update)
        started: Finding[date | None] = matter.dates.handling_started.then(_as_it_is)
        return choose(matter.dates.outcome.is_there(), yes=matter.dates.proceedings_started, no=started)

    return matter.dates.last_update.and_then(unless_updated)


def _as_it_is(day: date) -> date | None:
    return day


@answers("updates_must_be_written")
@rule("INF-06", CMR.at("34(3)"))
def updates_must_be_written(matter: Matter) -> Finding[bool]:
    """INF-06: Information is given in writing, unless the complaint was made orally and is handled outside
    Schedule 3.
    """
    outside = all_of((matter.handling.equals(Handling.OUTSIDE_SCHEDULE_3), not_(matter.recorded)))
    return not_(all_of((outside, matter.made_orally)))


@answers("outcome_notice_due")
@rule("INF-05", CMR.at("34(2)(b)"))
def outcome_notice_due(matter: Matter) -> Finding[date | None]:
    """INF-05: The outcome of the handling is told promptly, at the latest five working days after it is
    reached.
    """
    return periods.within_working_days(matter.dates.outcome, NOTICE_WORKING_DAYS)


@answers("proceedings_outcome_notice_due")
@rule("INF-05", CMR.at("34(2)(b)"), CMR.at("33(2)(b)"))
def proceedings_outcome_notice_due(matter: Matter) -> Finding[date | None]:
    """INF-05: So is the outcome of proceedings that arise from the complaint."""
    return periods.within_working_days(matter.dates.proceedings_outcome, NOTICE_WORKING_DAYS)
