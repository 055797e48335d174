"""Who may investigate, to whom functions may be delegated, and what must wait for the report."""

from __future__ import annotations

from complaintlaw.accelerated import is_certified
from complaintlaw.authority import is_chief_officer
from complaintlaw.citation import CMR, PRA, SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, say, yes
from complaintlaw.logic import all_of, any_of, choose, none_of, not_
from complaintlaw.organisations import Organisation
from complaintlaw.people import Delegate, Investigator, PersonComplainedAgainst
from complaintlaw.register import answers, rule
from complaintlaw.review_body import is_senior_officer
from complaintlaw.steps import Delegating
from complaintlaw.transfer import notice_applies
from complaintlaw.vocabulary import INVESTIGATIONS, Handling, PersonKind, Rank

__all__ = [
    "is_investigated",
    "is_suspended",
    "may_be_investigator",
    "may_bring_proceedings",
    "may_delegate",
]

SERVES_WITH_THE_POLICE = (
    PersonKind.POLICE_OFFICER,
    PersonKind.SPECIAL_CONSTABLE,
    PersonKind.POLICE_STAFF,
    PersonKind.COMMON_COUNCIL_EMPLOYEE,
    PersonKind.DESIGNATED_VOLUNTEER,
)
OFFICERS_AND_STAFF = (PersonKind.POLICE_OFFICER, PersonKind.POLICE_STAFF, PersonKind.COMMON_COUNCIL_EMPLOYEE)
CONSTABLES = (PersonKind.POLICE_OFFICER, PersonKind.SPECIAL_CONSTABLE)
HEADS_OF_THE_MET = (Rank.COMMISSIONER, Rank.DEPUTY_COMMISSIONER)


def is_investigated(matter: Matter) -> Finding[bool]:
    """Whether the matter is, or was last, handled by an investigation of any form."""
    return matter.handling.is_one_of(INVESTIGATIONS)


def _is_of_force(investigator: Investigator, person: PersonComplainedAgainst) -> Finding[bool]:
    same = investigator.force.and_then(lambda force: person.force.equals(force))
    return all_of((not_(investigator.kind.equals(PersonKind.NCA_OFFICER)), same))


def _is_head_of_the_met(person: PersonComplainedAgainst) -> Finding[bool]:
    return all_of((person.rank.is_one_of(HEADS_OF_THE_MET), person.force.equals(Organisation.METROPOLITAN)))


@rule(
    "INV-02",
    SCHEDULE_3.at("16(4)"),
    SCHEDULE_3.at("16(5)"),
    SCHEDULE_3.at("18(2E)"),
    SCHEDULE_3.at("18(2F)"),
    SCHEDULE_3.at("19(3)"),
    SCHEDULE_3.at("19(3A)"),
)
def is_barred_by_office(matter: Matter, investigator: Investigator) -> Finding[bool]:
    """INV-02: In a local or directed investigation nobody investigates the chief officer whose command they are
    under. The Commissioner and the Deputy Commissioner of the Metropolis are investigated by somebody whom the
    Home Secretary nominates, in every form of investigation.
    """
    people = matter.persons_complained_against
    under_chief = all_of(
        (
            not_(is_independent(matter)),
            any_of(all_of((is_chief_officer(one), _is_of_force(investigator, one))) for one in people),
        )
    )
    not_nominated = all_of(
        (any_of(_is_head_of_the_met(one) for one in people), not_(investigator.home_secretary_nominee))
    )
    return any_of(
        (
            under_chief.because(yes="The proposed investigator is under the chief officer complained against."),
            not_nominated.because(yes="The Home Secretary has not nominated the proposed investigator."),
        )
    )


def is_independent(matter: Matter) -> Finding[bool]:
    """Whether the Director General investigates."""
    return matter.handling.equals(Handling.INDEPENDENT_INVESTIGATION)


@answers("may_be_investigator")
@rule("INV-01", CMR.at("12"), SCHEDULE_3.at("16(3)"), SCHEDULE_3.at("18(2)"), SCHEDULE_3.at("19(2)"))
def may_be_investigator(matter: Matter) -> Finding[bool]:
    """INV-01: The authority appoints the investigator of a local or directed investigation. For an independent
    one it appoints nobody: the Director General designates who takes charge, and the staff. An investigator
    whom the authority appoints serves with the police or the National Crime Agency, has the knowledge, skill
    and experience, does not work under the person investigated and gives no reason to doubt their
    impartiality. Nobody of the same force investigates an officer above chief superintendent.
    """
    proposed = matter.investigator
    if proposed is None:
        return no("Nobody is proposed.")
    designated = no(
        "The Director General designates whoever investigates independently. The authority appoints nobody."
    )
    return choose(is_independent(matter), yes=designated, no=_meets_the_conditions(proposed, matter))


def _meets_the_conditions(proposed: Investigator, matter: Matter) -> Finding[bool]:
    """Whether the authority may appoint this investigator to a local or directed investigation."""
    serves = proposed.kind.is_one_of((*SERVES_WITH_THE_POLICE, PersonKind.NCA_OFFICER))
    senior = any_of(
        all_of((is_senior_officer(one), _is_of_force(proposed, one))) for one in matter.persons_complained_against
    )
    return none_of(
        (
            not_(serves).because(yes="The proposed investigator does not serve with the police."),
            not_(proposed.competent).because(yes="The proposed investigator lacks knowledge, skill or experience."),
            proposed.managed_by_person_complained_against.because(
                yes="The proposed investigator works under the person investigated."
            ),
            not_(proposed.impartial).because(yes="There is a concern about impartiality."),
            senior.because(yes="The proposed investigator is of the same force as a senior officer."),
            is_barred_by_office(matter, proposed),
        )
    )


@rule("DEL-01", CMR.at("46"))
def chief_officer_may_delegate(matter: Matter, delegate: Delegate) -> Finding[bool]:
    """DEL-01: A chief officer may delegate an investigation to an inspector or above, or to staff of that
    level; about an officer above chief superintendent, to an officer of such a rank or staff of that level.
    Handling without an investigation may go to anybody who serves. The delegate must seem impartial.
    """
    about_senior = any_of(is_senior_officer(one) for one in matter.persons_complained_against)
    by_rank = choose(
        about_senior, yes=_has_at_least(delegate, Rank.COMMANDER), no=_has_at_least(delegate, Rank.INSPECTOR)
    )
    serves = delegate.kind.is_one_of(SERVES_WITH_THE_POLICE)
    not_chosen: Finding[bool] = cannot_say("It turns on the handling, which has not been chosen.")
    chosen = choose(is_investigated(matter), yes=by_rank, no=serves)
    enough = choose(matter.handling.is_there(), yes=chosen, no=not_chosen)
    return all_of((delegate.impartial, enough))


def _has_at_least(delegate: Delegate, rank: Rank) -> Finding[bool]:
    return all_of((delegate.kind.is_one_of(OFFICERS_AND_STAFF), delegate.rank.then(lambda own: own.is_at_least(rank))))


@rule("DEL-02", CMR.at("50(2)"), CMR.at("50(3)"))
def local_policing_body_may_delegate(matter: Matter, delegate: Delegate) -> Finding[bool]:
    """DEL-02: A local policing body may delegate to anybody who seems impartial, but not to a constable of
    any rank, to another local policing body, to anybody else that maintains a police force, or to the Mayor of
    London. The staff of any of these come in only for what a section 13A notice has brought, and only as long as
    the body directs and controls them.
    """
    control: Finding[bool] = cannot_say("It turns on who controls the member of staff for this work.")
    with_notice = notice_applies(matter)
    staff = choose(with_notice, yes=control, no=no("Police staff work for the force."))
    others = not_(delegate.kind.is_one_of(CONSTABLES)).because(no="The delegate is a constable.")
    open_to = choose(delegate.kind.equals(PersonKind.POLICE_STAFF), yes=staff, no=others)
    itself = delegate.kind.equals(PersonKind.LPB_OFFICE_HOLDER)
    body_or_staff = choose(all_of((with_notice, not_(itself))), yes=control, no=no("The delegate is of another body."))
    of_another = choose(delegate.works_for.is_there(), yes=body_or_staff, no=yes())
    return all_of((delegate.impartial, open_to, of_another))


@answers("may_delegate")
def may_delegate(matter: Matter) -> Finding[bool]:
    """Whether the functions may be delegated to the person proposed."""
    delegate = matter.delegate
    if delegate is None:
        return no("Nobody is proposed.")
    return choose(
        delegate.delegating.equals(Delegating.CHIEF_OFFICER),
        yes=chief_officer_may_delegate(matter, delegate),
        no=local_policing_body_may_delegate(matter, delegate),
    )


@answers("may_bring_proceedings")
@rule(
    "INV-06",
    SCHEDULE_3.at("20(1)"),
    SCHEDULE_3.at("20(3)"),
    SCHEDULE_3.at("22(2)"),
    SCHEDULE_3.at("24A"),
    unverified="whether the Crime and Policing Act 2026 lets proceedings begin sooner",
)
def may_bring_proceedings(matter: Matter) -> Finding[bool]:
    """INV-06: While a matter is investigated, neither disciplinary nor criminal proceedings are brought until the
    final report is in, also that on a death or serious injury matter, or until the case has been certified under
    the accelerated procedure. The Director of Public Prosecutions is not held to this in exceptional
    circumstances.
    """
    unfinished = all_of((is_investigated(matter), not_(matter.dates.report_submitted.is_there())))
    further: Finding[bool] = cannot_say("Whether there is a case to answer is decided on the evidence.")
    certified = yes("It has been certified under the accelerated procedure.")
    barred = no("The report has not been submitted, and nothing has been certified under the accelerated procedure.")
    before_report = choose(is_certified(matter), yes=certified, no=barred)
    return choose(unfinished, yes=before_report, no=choose(is_certified(matter), yes=certified, no=further))


@rule("INV-07", CMR.at("40"), PRA.at("20"))
def is_suspended(matter: Matter) -> Finding[bool]:
    """INV-07: An investigation may be suspended only where going on would prejudice a criminal investigation
    or criminal proceedings, and only until those end. The complainant is kept informed meanwhile.
    """
    return say(False) if matter.suspension is None else not_(matter.suspension.concluded)
