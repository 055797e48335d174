"""Keeping people informed: whom, who does it, how often, how, and when the outcome must be told.

A complainant is informed whatever the handling, also outside Schedule 3, and while a matter is suspended. Where
nobody complains it is owed to interested persons, if there are any.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from complaintlaw import periods, referral
from complaintlaw.citation import CMR, PRA
from complaintlaw.disclosure import Interest, interest, is_outside_schedule_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, say, yes
from complaintlaw.logic import all_of, any_of, choose, first_of, not_
from complaintlaw.organisations import IOPC, Body
from complaintlaw.register import answers, once, rule
from complaintlaw.scope import taken_as_complaint
from complaintlaw.transfer import in_place_of_chief_officer, informing_taken_over
from complaintlaw.vocabulary import UNDER_IOPC, MatterType
from complaintlaw.withdrawn import goes_on_as, has_ceased

__all__ = [
    "Informed",
    "kept_informed",
    "next_update_due",
    "outcome_notice_due",
    "proceedings_outcome_notice_due",
    "somebody_is_informed",
    "updates_by",
    "updates_must_be_written",
    "updates_required",
]

UPDATE_WEEKS = 4
NOTICE_WORKING_DAYS = 5
NO_DATE: Finding[date | None] = say(None)


class Informed(StrEnum):
    """In which role somebody is kept informed."""

    COMPLAINANT = "complainant"
    INTERESTED_PERSONS = "interested_persons"


@answers("kept_informed")
@rule("INF-01", PRA.at("20"), PRA.at("21(6)"), PRA.at("21(7)"), PRA.at("21(8A)"))
def kept_informed(matter: Matter) -> Finding[frozenset[Informed]]:
    """INF-01: The complainant is kept informed, and so are interested persons, if there are any; outside
    Schedule 3 only the complainant. Where nobody complains it is interested persons alone.
    """
    nobody: Finding[frozenset[Informed]] = say(frozenset())
    complainant: Finding[frozenset[Informed]] = say(frozenset({Informed.COMPLAINANT}))
    interested: Finding[frozenset[Informed]] = say(frozenset({Informed.INTERESTED_PERSONS}))
    both: Finding[frozenset[Informed]] = say(frozenset(Informed))

    def of(kind: MatterType | None) -> Finding[frozenset[Informed]]:
        """Who is kept informed of a matter of that kind (sections 20 and 21): nobody for None."""
        if kind is MatterType.COMPLAINT:
            return choose(is_outside_schedule_3(matter), yes=complainant, no=both)
        return nobody if kind is None else interested

    return goes_on_as(matter).and_then(of)


@answers("updates_by")
@rule("INF-01", PRA.at("20"), PRA.at("21"), PRA.at("13A(3)"))
def updates_by(matter: Matter) -> Finding[Body | None]:
    """INF-01: The appropriate authority keeps people informed; the local policing body where it has taken
    that over, which it can for complaints only; the Director General in a directed or independent
    investigation.
    """
    iopc: Finding[Body | None] = say(IOPC)
    nobody: Finding[Body | None] = say(None)
    is_complaint = goes_on_as(matter).equals(MatterType.COMPLAINT)
    own = in_place_of_chief_officer(matter, all_of((informing_taken_over(matter), is_complaint)))
    return first_of(((has_ceased(matter), nobody), (matter.handling.is_one_of(UNDER_IOPC), iopc)), otherwise=own)


def proceedings_run(matter: Matter) -> Finding[bool]:
    """Whether proceedings that arise from the matter have started and not ended."""
    started = matter.dates.proceedings_started.is_there()
    return all_of((started, lambda: not_(matter.dates.proceedings_outcome.is_there())))


@rule(
    "INF-01",
    PRA.at("20(1)"),
    PRA.at("20(2)"),
    PRA.at("20(3A)"),
    unverified="that anybody has to inform between a referral and the Director General's decision on it",
)
def goes_on_before_iopc_decides() -> Finding[bool]:
    """INF-01: Read strictly, section 20 binds nobody between a referral and the Director General's decision on
    it. People are kept informed all the same.
    """
    return yes("The IOPC has not yet decided what happens to it.")


def _progress_is_to_be_told(matter: Matter) -> Finding[bool]:
    def under_way() -> Finding[bool]:
        """That it goes on, for want of an outcome; and why also while it is not known what the IOPC will do."""
        waits = all_of((not_(matter.handling.is_there()), lambda: referral.is_with_iopc(matter)))
        return choose(waits, yes=goes_on_before_iopc_decides, no=yes("The outcome has not been reached."))

    being_handled = choose(matter.dates.outcome.is_there(), yes=no(), no=under_way)
    return any_of((being_handled, lambda: proceedings_run(matter).because(yes="Proceedings are running.")))


@answers("updates_required")
def updates_required(matter: Matter) -> Finding[bool]:
    """Whether progress must be told at least every four weeks: to the complainant, or where nobody complains
    to interested persons, if there are any.
    """

    def of(kind: MatterType | None) -> Finding[bool]:
        """Whether it must be told of a matter of that kind: no for None."""
        if kind is MatterType.COMPLAINT:
            return complainant_is_updated(matter)
        if kind is None:
            return choose(has_ceased(matter), yes=no(), no=no("It is not a complaint."))
        return interested_persons_are_updated(kind, matter)

    return goes_on_as(matter).and_then(of)


@rule("OUT-02", PRA.at("20(3A)(b)"), CMR.at("33"), CMR.at("34"))
def complainant_is_updated(matter: Matter) -> Finding[bool]:
    """OUT-02: Progress is told at least every four weeks while the complaint is handled, in or outside
    Schedule 3, suspended or not; after its outcome as long as proceedings run that arise from it.
    """
    return _progress_is_to_be_told(matter)


@rule("INF-11", PRA.at("21(6)"), PRA.at("21(7)"), PRA.at("21(8A)"), CMR.at("34(2)(a)"))
def interested_persons_are_updated(kind: MatterType, matter: Matter) -> Finding[bool]:
    """INF-11: Of a conduct matter that is recorded or handled, and of every death or serious injury matter,
    interested persons are told in the same rhythm, if there are any.
    """
    under_way = any_of(
        (
            say(kind is MatterType.DSI or taken_as_complaint(matter)),
            matter.recorded,
            matter.handling.is_there(),
        )
    ).because(no="It has not been recorded, and nothing is being done about it.")
    return all_of((under_way, somebody_may_be_interested(matter), _progress_is_to_be_told(matter)))


def somebody_may_be_interested(matter: Matter) -> Finding[bool]:
    """Whether there may be interested persons: no if the one who is named is none; open while it is for
    somebody to say whether that person is accepted as one.
    """
    accepted: Finding[bool] = cannot_say("Whether the person's interest is enough is for whoever informs to say.")
    if matter.other_person is None:
        return yes("It is told to interested persons, if there are any.")
    found = interest(matter)
    one = choose(found.equals(Interest.OF_RIGHT), yes=yes("Somebody is kept informed by right."), no=accepted)
    return choose(found.is_there(), yes=one, no=no("Nobody is an interested person."))


def somebody_is_informed(matter: Matter) -> Finding[bool]:
    """Whether there is anybody to whom an outcome is told."""

    def of(kind: MatterType | None) -> Finding[bool]:
        """Whether there is anybody in a matter of that kind: the complainant; no for None."""
        if kind is MatterType.COMPLAINT:
            return yes()
        return no() if kind is None else somebody_may_be_interested(matter)

    return goes_on_as(matter).and_then(of)


@answers("next_update_due")
@rule("INF-03", CMR.at("34(2)(a)"), CMR.at("33(2)(b)"))
def next_update_due(matter: Matter) -> Finding[date | None]:
    """INF-03: Each update is due within four weeks of the one before. INF-02: The first is due within
    four weeks of the start of the handling. INF-04: After the outcome the same holds for proceedings.
    """
    return choose(
        updates_required(matter), yes=lambda: periods.within_weeks(_counted_from(matter), UPDATE_WEEKS), no=NO_DATE
    )


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
    """INF-06: Information is given in writing, unless a complaint was made orally and is handled outside
    Schedule 3.
    """
    is_complaint = goes_on_as(matter).equals(MatterType.COMPLAINT)
    return not_(all_of((is_complaint, is_outside_schedule_3(matter), matter.made_orally)))


@answers("outcome_notice_due")
@rule("INF-05", CMR.at("34(2)(b)"))
def outcome_notice_due(matter: Matter) -> Finding[date | None]:
    """INF-05: The outcome of the handling is told promptly, at the latest five working days after it is
    reached.
    """
    return choose(
        somebody_is_informed(matter),
        yes=lambda: periods.within_working_days(matter.dates.outcome, NOTICE_WORKING_DAYS),
        no=NO_DATE,
    )


@answers("proceedings_outcome_notice_due")
@rule("INF-05", CMR.at("34(2)(b)"), CMR.at("33(2)(b)"))
def proceedings_outcome_notice_due(matter: Matter) -> Finding[date | None]:
    """INF-05: So is the outcome of proceedings that arise from the matter."""
    return choose(
        somebody_is_informed(matter),
        yes=lambda: periods.within_working_days(matter.dates.proceedings_outcome, NOTICE_WORKING_DAYS),
        no=NO_DATE,
    )
