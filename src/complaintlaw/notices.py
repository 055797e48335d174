"""Who must be told because of a step that is taken on a complaint, a conduct matter, or a death or injury.

The first steps stand here; those of an investigation and of a review have chapters of their own. A complaint that
was withdrawn and goes on as a conduct matter is told of as one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from complaintlaw import notices_reports, notices_reviews
from complaintlaw.citation import SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, say
from complaintlaw.logic import choose, gather
from complaintlaw.recipients import BY_DIRECTOR_GENERAL, RecipientRole, always, only, unless_it_does_harm
from complaintlaw.register import answers, rule
from complaintlaw.scope import as_it_came
from complaintlaw.steps import ReferralRoute, Step, WithholdingReason
from complaintlaw.vocabulary import MatterType
from complaintlaw.withdrawn import what_it_is

__all__ = ["RecipientRole", "must_notify"]


@rule("ELG-12", SCHEDULE_3.at("2(9)"), SCHEDULE_3.at("2(10)"))
def told_that_it_is_no_complaint(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """ELG-12: Whoever made what is found not to be a complaint, in whole or in part, is told so, and why."""
    return only(RecipientRole.COMPLAINANT)


@rule("AA-06", SCHEDULE_3.at("2(1)"), SCHEDULE_3.at("2(2)"), SCHEDULE_3.at("2(3)"), SCHEDULE_3.at("2(5)"))
def told_of_forwarding(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """AA-06: A complaint that is passed on is notified to its authority, and the complainant is told that it
    was and what was sent. The IOPC does the same with what reaches it.
    """
    return only(RecipientRole.APPROPRIATE_AUTHORITY, RecipientRole.COMPLAINANT)


@rule("REC-08", SCHEDULE_3.at("2(6D)"))
def told_of_recording(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """REC-08: The complainant is told that the complaint has been recorded, or that it will be handled
    outside Schedule 3.
    """
    return only(RecipientRole.COMPLAINANT)


def _to_person_unless_it_might_prejudice(matter: Matter) -> tuple[Finding[bool], RecipientRole]:
    harmless = unless_it_does_harm(matter, WithholdingReason.MIGHT_PREJUDICE)
    return harmless, RecipientRole.PERSON_COMPLAINED_AGAINST


def told_of_referral(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """Who is told that a complaint is with the IOPC: of a referral, or that it is treated as one."""
    route = None if matter.referral is None else matter.referral.route
    treated = say(route is ReferralRoute.TREATED_AS_REFERRED)
    return choose(treated, yes=told_of_treating_as_referred(matter), no=told_of_referring(matter))


@rule("REF-15", SCHEDULE_3.at("4(6)"), SCHEDULE_3.at("4(6A)"))
def told_of_referring(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """REF-15: The complainant is told of a referral, and so is the person complained against unless that
    might prejudice an investigation. A local policing body that refers also tells the authority.
    """
    route = None if matter.referral is None else matter.referral.route
    by_local_policing_body = say(route is ReferralRoute.BY_LOCAL_POLICING_BODY)
    return gather(
        (
            *always(RecipientRole.COMPLAINANT),
            (by_local_policing_body, RecipientRole.APPROPRIATE_AUTHORITY),
            _to_person_unless_it_might_prejudice(matter),
        )
    ).because("Whoever refers it tells them.")


@rule("IOP-05", SCHEDULE_3.at("4A(3)"))
def told_of_treating_as_referred(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """IOP-05: That a complaint is treated as referred the Director General tells the authority and the
    complainant, and the person complained against unless that might prejudice an investigation.
    """
    return gather(
        (
            *always(RecipientRole.APPROPRIATE_AUTHORITY, RecipientRole.COMPLAINANT),
            _to_person_unless_it_might_prejudice(matter),
        )
    ).because(BY_DIRECTOR_GENERAL)


@rule("IOP-01", SCHEDULE_3.at("5(3)"))
def told_of_sending_back(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """IOP-01: When the Director General sends a complaint back, the complainant is told, and so is the person
    complained against unless that might prejudice an investigation.
    """
    return gather(
        (*always(RecipientRole.COMPLAINANT), _to_person_unless_it_might_prejudice(matter)),
    ).because(BY_DIRECTOR_GENERAL)


@rule("CM-11", SCHEDULE_3.at("13(6)"), SCHEDULE_3.at("14(3)"))
def told_of_conduct_matter(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """CM-11: That a conduct matter is referred or sent back is told to the person whose conduct it is, unless that
    might prejudice an investigation, and to nobody else.
    """
    return gather((_to_person_unless_it_might_prejudice(matter),))


@rule("CM-11", SCHEDULE_3.at("13A(3)"))
def told_of_treating_conduct_matter(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """CM-11: That a conduct matter is treated as referred the Director General tells the authority, and the
    person whose conduct it is unless that might prejudice an investigation.
    """
    return gather(
        (*always(RecipientRole.APPROPRIATE_AUTHORITY), _to_person_unless_it_might_prejudice(matter)),
    ).because(BY_DIRECTOR_GENERAL)


def told_of_referred_conduct_matter(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """Who is told that a conduct matter is with the IOPC: of a referral, or that it is treated as one."""
    route = None if matter.referral is None else matter.referral.route
    treated = say(route is ReferralRoute.TREATED_AS_REFERRED)
    return choose(treated, yes=told_of_treating_conduct_matter(matter), no=told_of_conduct_matter(matter))


@rule("DSI-08", SCHEDULE_3.at("14C"), SCHEDULE_3.at("14D"))
def told_of_death_or_injury(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """DSI-08: Nobody has to be told that a death or serious injury matter is referred or sent back."""
    return only()


@rule("DSI-08", SCHEDULE_3.at("14CA(3)"))
def told_of_treating_death_or_injury(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """DSI-08: That such a matter is treated as referred the Director General tells the authority."""
    return only(RecipientRole.APPROPRIATE_AUTHORITY).because(BY_DIRECTOR_GENERAL)


def told_of_referred_death_or_injury(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """Who is told that a death or serious injury matter is with the IOPC."""
    route = None if matter.referral is None else matter.referral.route
    treated = say(route is ReferralRoute.TREATED_AS_REFERRED)
    return choose(treated, yes=told_of_treating_death_or_injury(matter), no=told_of_death_or_injury(matter))


Table = Mapping[Step, Callable[[Matter], Finding[frozenset[RecipientRole]]]]


def _of_investigation(kind: MatterType) -> Table:
    """The steps of an investigation, which are alike for every kind of matter."""
    return {
        Step.FORM_DETERMINED: partial(notices_reports.told_of_form, kind),
        Step.REINVESTIGATION_DETERMINED: partial(notices_reports.told_of_reinvestigation, kind),
        Step.RELEVANT_PERIOD_ENDED: partial(notices_reports.told_of_long_investigation, kind),
        Step.PROCEEDINGS_CONCLUDED: partial(notices_reports.told_of_proceedings, kind),
    }


_WHATEVER_IT_IS: Table = {
    Step.FOUND_NOT_A_COMPLAINT: told_that_it_is_no_complaint,
    Step.FORWARDED: told_of_forwarding,
}
_OF_A_WITHDRAWAL: Table = {
    Step.WITHDRAWAL_RECORDED: notices_reviews.told_of_withdrawal,
    Step.PUBLIC_INTEREST_DECIDED: notices_reviews.told_of_public_interest,
}
_AFTER: Mapping[MatterType, Table] = {
    MatterType.COMPLAINT: {
        **_of_investigation(MatterType.COMPLAINT),
        Step.RECORDING_DECIDED: told_of_recording,
        Step.REFERRED: told_of_referral,
        Step.TREATED_AS_REFERRED: told_of_treating_as_referred,
        Step.SENT_BACK: told_of_sending_back,
        Step.REPORT_DECIDED: partial(notices_reports.told_of_report, MatterType.COMPLAINT),
        Step.REVIEW_APPLIED_FOR: notices_reviews.told_of_application,
        Step.REVIEW_APPLICATION_FORWARDED: notices_reviews.told_of_application_passed_on,
        Step.REVIEW_DECIDED: notices_reviews.told_of_review,
        Step.RECOMMENDATION_ANSWERED: notices_reviews.told_of_response,
        Step.DISCIPLINARY_RECOMMENDATION_ANSWERED: notices_reviews.told_of_disciplinary_answer,
    },
    MatterType.CONDUCT_MATTER: {
        **_of_investigation(MatterType.CONDUCT_MATTER),
        Step.REFERRED: told_of_referred_conduct_matter,
        Step.TREATED_AS_REFERRED: told_of_treating_conduct_matter,
        Step.SENT_BACK: told_of_conduct_matter,
        Step.REPORT_DECIDED: partial(notices_reports.told_of_report, MatterType.CONDUCT_MATTER),
    },
    MatterType.DSI: {
        **_of_investigation(MatterType.DSI),
        Step.REFERRED: told_of_referred_death_or_injury,
        Step.TREATED_AS_REFERRED: told_of_treating_death_or_injury,
        Step.SENT_BACK: told_of_death_or_injury,
    },
}


@answers("must_notify")
def must_notify(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """Who must be told because of the step that is being taken; nobody while there is none."""

    def after(step: Step | None) -> Finding[frozenset[RecipientRole]]:
        """Who is told after this step; empty for None, when no step is being taken."""
        if step is None:
            return say(frozenset(), "No step is being taken.")
        if step in _WHATEVER_IT_IS:
            return _WHATEVER_IT_IS[step](matter)
        return as_it_came(matter).and_then(lambda kind: of(kind, step))

    def of(kind: MatterType | None, step: Step) -> Finding[frozenset[RecipientRole]]:
        """Who is told after a step in a matter of that kind: nobody if it is of none. What is withdrawn is told
        of as the complaint that it was; any later step as what has become of it.
        """
        if kind is None:
            return say(frozenset(), "It is neither a complaint nor another matter under Part 2.")
        if kind is not MatterType.COMPLAINT:
            return in_table(kind, step)
        if step in _OF_A_WITHDRAWAL:
            return _OF_A_WITHDRAWAL[step](matter)
        return what_it_is(matter).and_then(lambda now: in_table(now, step))

    def in_table(kind: MatterType | None, step: Step) -> Finding[frozenset[RecipientRole]]:
        """Who the table names: nobody for None, when Part 2 has ceased, and where it has no such step."""
        if kind is None:
            return say(frozenset(), "Part 2 has ceased to apply to it.")
        told = _AFTER[kind].get(step)
        return told(matter) if told else say(frozenset(), "No provision names anybody where nobody complains.")

    return matter.step.and_then(after)
