"""Who must be told because of a step that is taken on a complaint.

Roles, not names: interested persons are told if there are any. A person complained against is told if it is
known who that is; for many steps only if that does no harm, which a person has to judge.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum

from complaintlaw import review, withdrawal
from complaintlaw.authority import with_one_authority
from complaintlaw.citation import CMR, PRA, SCHEDULE_3
from complaintlaw.disclosure import may_withhold_information
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, say, yes
from complaintlaw.logic import all_of, any_of, choose, gather, not_
from complaintlaw.organisations import Body, Office
from complaintlaw.recording import somebody_can_be_told
from complaintlaw.register import answers, rule
from complaintlaw.scope import what_it_is
from complaintlaw.steps import ReferralRoute, Step, WithholdingReason
from complaintlaw.vocabulary import Handling, MatterType

__all__ = ["RecipientRole", "must_notify"]


class RecipientRole(StrEnum):
    """In which role somebody is told."""

    COMPLAINANT = "complainant"
    APPROPRIATE_AUTHORITY = "appropriate_authority"
    PERSON_COMPLAINED_AGAINST = "person_complained_against"
    INTERESTED_PERSONS = "interested_persons"
    IOPC = "iopc"
    LOCAL_POLICING_BODY = "local_policing_body"
    RELEVANT_REVIEW_BODY = "relevant_review_body"


NOBODY: Finding[frozenset[RecipientRole]] = say(frozenset())
WITHOUT_INVESTIGATION = (Handling.NOT_INVESTIGATED, Handling.OUTSIDE_SCHEDULE_3)
BY_IOPC = (Handling.DIRECTED_INVESTIGATION, Handling.INDEPENDENT_INVESTIGATION)
_HARMS = (WithholdingReason.MIGHT_PREJUDICE, WithholdingReason.PUBLIC_INTEREST)


def _only(*roles: RecipientRole) -> Finding[frozenset[RecipientRole]]:
    return say(frozenset(roles))


def _always(*roles: RecipientRole) -> tuple[tuple[Finding[bool], RecipientRole], ...]:
    return tuple((yes(), role) for role in roles)


def unless_it_does_harm(matter: Matter, *harms: WithholdingReason) -> Finding[bool]:
    """Whether the person complained against is told: if it is known who that is, and unless telling does one
    of these harms.
    """
    harmless = not_(matter.reason_to_withhold.is_one_of(harms)).because(no="Telling them might do harm.")
    return all_of((somebody_can_be_told(matter), harmless))


@rule("ELG-12", SCHEDULE_3.at("2(9)"), SCHEDULE_3.at("2(10)"))
def told_that_it_is_no_complaint(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """ELG-12: Whoever made what is found not to be a complaint, in whole or in part, is told so, and why."""
    return _only(RecipientRole.COMPLAINANT)


@rule("AA-06", SCHEDULE_3.at("2(1)"), SCHEDULE_3.at("2(2)"), SCHEDULE_3.at("2(3)"), SCHEDULE_3.at("2(5)"))
def told_of_forwarding(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """AA-06: A complaint that is passed on is notified to its authority, and the complainant is told that it
    was and what was sent. The IOPC does the same with what reaches it.
    """
    return _only(RecipientRole.APPROPRIATE_AUTHORITY, RecipientRole.COMPLAINANT)


@rule("REC-08", SCHEDULE_3.at("2(6D)"))
def told_of_recording(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """REC-08: The complainant is told that the complaint has been recorded, or that it will be handled
    outside Schedule 3.
    """
    return _only(RecipientRole.COMPLAINANT)


@rule("REF-15", SCHEDULE_3.at("4(6)"), SCHEDULE_3.at("4(6A)"))
def told_of_referral(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """REF-15: The complainant is told of a referral, and so is the person complained against unless that
    might prejudice an investigation. A local policing body that refers also tells the authority.
    """
    route = None if matter.referral is None else matter.referral.route
    by_local_policing_body = say(route is ReferralRoute.BY_LOCAL_POLICING_BODY)
    return gather(
        (
            *_always(RecipientRole.COMPLAINANT),
            (by_local_policing_body, RecipientRole.APPROPRIATE_AUTHORITY),
            (unless_it_does_harm(matter, WithholdingReason.MIGHT_PREJUDICE), RecipientRole.PERSON_COMPLAINED_AGAINST),
        )
    )


@rule("IOP-01", SCHEDULE_3.at("5"))
def told_of_sending_back(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """IOP-01: When the Director General sends a complaint back, the complainant is told, and so is the person
    complained against unless that might prejudice an investigation.
    """
    return gather(
        (
            *_always(RecipientRole.COMPLAINANT),
            (unless_it_does_harm(matter, WithholdingReason.MIGHT_PREJUDICE), RecipientRole.PERSON_COMPLAINED_AGAINST),
        )
    )


@rule("IOP-04", SCHEDULE_3.at("15(8)"), SCHEDULE_3.at("15(9)"), SCHEDULE_3.at("15(11)"), CMR.at("11"))
def told_of_form(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """IOP-04: The Director General tells the authority, with reasons, which form an investigation takes; also
    the complainant, interested persons and the person complained against, unless one of the exceptions of
    regulation 11 applies, which is for the Director General to say.
    """
    everybody = gather(
        (
            *_always(RecipientRole.APPROPRIATE_AUTHORITY, RecipientRole.COMPLAINANT, RecipientRole.INTERESTED_PERSONS),
            (somebody_can_be_told(matter), RecipientRole.PERSON_COMPLAINED_AGAINST),
        )
    )
    excepted: Finding[frozenset[RecipientRole]] = cannot_say("Whom to leave out is for the Director General to say.")
    return choose(may_withhold_information(matter), yes=excepted, no=everybody)


def _has_chief_officer_as_authority(matter: Matter) -> Finding[bool]:
    def of(authority: Body | None) -> Finding[bool]:
        """Whether this authority is a chief officer: no for None and for a local policing body, open for
        other police bodies.
        """
        if authority is None or authority.office in (Office.CHIEF_OFFICER, Office.LPB):
            return say(authority is not None and authority.office is Office.CHIEF_OFFICER)
        return cannot_say("The parallel rules of that police body decide who is told.")

    return with_one_authority(matter).and_then(of)


@rule("INV-03", CMR.at("13"))
def told_of_long_investigation(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """INV-03: If a local investigation is unfinished when a relevant period ends, the authority informs the
    IOPC in writing, and the local policing body too if a chief officer is the authority. The complainant,
    interested persons and the person complained against get copies. Where that might do harm, a person
    decides whom to leave out.
    """
    everybody = gather(
        (
            *_always(RecipientRole.IOPC, RecipientRole.COMPLAINANT, RecipientRole.INTERESTED_PERSONS),
            (_has_chief_officer_as_authority(matter), RecipientRole.LOCAL_POLICING_BODY),
            (somebody_can_be_told(matter), RecipientRole.PERSON_COMPLAINED_AGAINST),
        )
    )
    not_settled: Finding[frozenset[RecipientRole]] = cannot_say(
        "Where it might do harm, a person decides whom to leave out."
    )
    other_report: Finding[frozenset[RecipientRole]] = cannot_say(
        "The Director General reports on investigations of the IOPC."
    )
    local = choose(_might_do_harm(matter), yes=not_settled, no=everybody)
    without = matter.handling.is_one_of(WITHOUT_INVESTIGATION).because(yes="There is no investigation.")
    return choose(without, yes=NOBODY, no=choose(matter.handling.is_one_of(BY_IOPC), yes=other_report, no=local))


def _might_do_harm(matter: Matter) -> Finding[bool]:
    # The reason is one against telling a person; where nobody can be told there is nothing to weigh.
    to_person = all_of((somebody_can_be_told(matter), matter.reason_to_withhold.is_one_of(_HARMS)))
    return any_of((to_person, may_withhold_information(matter)))


@rule("INF-05", PRA.at("20"), PRA.at("21"), CMR.at("33(2)(b)"), CMR.at("34(2)(b)"))
def told_of_proceedings(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """INF-05: The outcome of proceedings that arise from the complaint is told to the complainant and to
    interested persons. OUT-02: Outside Schedule 3 nobody is an interested person.
    """
    outside = all_of((matter.handling.equals(Handling.OUTSIDE_SCHEDULE_3), not_(matter.recorded)))
    return gather(
        (
            *_always(RecipientRole.COMPLAINANT),
            (not_(outside), RecipientRole.INTERESTED_PERSONS),
            (iopc_is_told_of_proceedings(matter), RecipientRole.IOPC),
        )
    )


@rule("FIN-07", CMR.at("37"))
def iopc_is_told_of_proceedings(matter: Matter) -> Finding[bool]:
    """FIN-07: Where there was a report on an investigation, the authority tells the IOPC how the proceedings
    and any appeal ended.
    """
    reported = matter.dates.report_submitted.is_there()
    # Proceedings follow the report, so after an investigation there has been one.
    investigated = not_(matter.handling.is_one_of(WITHOUT_INVESTIGATION))
    return any_of((reported, investigated)).because(no="There was no investigation to report on.")


@rule("REV-12", CMR.at("29(7)"), CMR.at("29(8)"), CMR.at("29(9)"), SCHEDULE_3.at("25(1C)"))
def told_of_application(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """REV-12: The review body tells the authority, interested persons and the person complained against of
    the application. It asks for the information that it needs and decides as soon as practicable; there is no
    fixed period.
    """
    return gather(
        (
            *_always(RecipientRole.APPROPRIATE_AUTHORITY, RecipientRole.INTERESTED_PERSONS),
            (somebody_can_be_told(matter), RecipientRole.PERSON_COMPLAINED_AGAINST),
        )
    )


@rule("REV-09", SCHEDULE_3.at("31"), SCHEDULE_3.at("32"))
def told_of_application_passed_on(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """REV-09: A review body that passes on an application meant for the other tells the applicant."""
    return _only(RecipientRole.COMPLAINANT)


@rule("REV-18", SCHEDULE_3.at("25(10)"), SCHEDULE_3.at("6A"))
def told_of_review(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """REV-18: The review body tells the authority, the complainant and interested persons what it decided and
    why; also the person complained against, unless that might prejudice an investigation.
    """
    return gather(
        (
            *_always(RecipientRole.APPROPRIATE_AUTHORITY, RecipientRole.COMPLAINANT, RecipientRole.INTERESTED_PERSONS),
            (unless_it_does_harm(matter, WithholdingReason.MIGHT_PREJUDICE), RecipientRole.PERSON_COMPLAINED_AGAINST),
        )
    )


@rule("REV-16", CMR.at("30(7)"))
def told_of_response(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """REV-16: The complainant and interested persons get copies of a recommendation and of the response to
    it; so does the person complained against, unless that might prejudice an investigation.
    """
    return gather(
        (
            *_always(RecipientRole.COMPLAINANT, RecipientRole.INTERESTED_PERSONS),
            (unless_it_does_harm(matter, WithholdingReason.MIGHT_PREJUDICE), RecipientRole.PERSON_COMPLAINED_AGAINST),
        )
    )


@rule("WDN-05", CMR.at("38(3)"), CMR.at("38(4)"), CMR.at("38(10)"), CMR.at("38(11)"))
def told_of_withdrawal(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """WDN-05: The person complained against is told of a withdrawal, unless that might prejudice an
    investigation or would be against the public interest. WDN-03: So is the IOPC, if the complaint had to be
    referred and has not been sent back. WDN-04: So is the review body, if a review is before it.
    """
    return gather(
        (
            (unless_it_does_harm(matter, *_HARMS), RecipientRole.PERSON_COMPLAINED_AGAINST),
            (withdrawal.is_for_iopc(matter), RecipientRole.IOPC),
            (review.is_before_review_body(matter), RecipientRole.RELEVANT_REVIEW_BODY),
        )
    )


_WHATEVER_IT_IS = (Step.FOUND_NOT_A_COMPLAINT, Step.FORWARDED)
_AFTER: Mapping[Step, Callable[[Matter], Finding[frozenset[RecipientRole]]]] = {
    Step.FOUND_NOT_A_COMPLAINT: told_that_it_is_no_complaint,
    Step.FORWARDED: told_of_forwarding,
    Step.RECORDING_DECIDED: told_of_recording,
    Step.REFERRED: told_of_referral,
    Step.SENT_BACK: told_of_sending_back,
    Step.FORM_DETERMINED: told_of_form,
    Step.RELEVANT_PERIOD_ENDED: told_of_long_investigation,
    Step.PROCEEDINGS_CONCLUDED: told_of_proceedings,
    Step.REVIEW_APPLIED_FOR: told_of_application,
    Step.REVIEW_APPLICATION_FORWARDED: told_of_application_passed_on,
    Step.REVIEW_DECIDED: told_of_review,
    Step.RECOMMENDATION_ANSWERED: told_of_response,
    Step.WITHDRAWAL_RECORDED: told_of_withdrawal,
}


@answers("must_notify")
def must_notify(matter: Matter) -> Finding[frozenset[RecipientRole]]:
    """Who must be told because of the step that is being taken; nobody while there is none."""

    def after(step: Step | None) -> Finding[frozenset[RecipientRole]]:
        """Who is told after this step; empty for None, when no step is being taken."""
        if step is None:
            return say(frozenset(), "No step is being taken.")
        if step in _WHATEVER_IT_IS:
            return _AFTER[step](matter)
        return what_it_is(matter).and_then(lambda kind: of_complaint(kind, step))

    def of_complaint(kind: MatterType | None, step: Step) -> Finding[frozenset[RecipientRole]]:
        """Who is told after a step that only a complaint takes: nobody if the matter is of no kind, open for
        a conduct matter and for a death or serious injury.
        """
        if kind is MatterType.COMPLAINT:
            return _AFTER[step](matter)
        if kind is None:
            return say(frozenset(), "It is neither a complaint nor another matter under Part 2.")
        return cannot_say("Who is told about a matter that nobody complains of is not settled here.")

    return matter.step.and_then(after)
