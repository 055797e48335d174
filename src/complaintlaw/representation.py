"""Complaining on somebody's behalf: when a representative counts, and who is then the complainant."""

from __future__ import annotations

from enum import StrEnum

from complaintlaw.citation import PRA
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, no, say
from complaintlaw.logic import all_of, any_of, not_
from complaintlaw.people import Representative
from complaintlaw.register import answers, rule
from complaintlaw.vocabulary import RepresentativeIs

__all__ = ["ComplainantIs", "must_request_consent", "representation_authorised"]

CHILD_UNDER = 16


class ComplainantIs(StrEnum):
    """Whom the Act calls the complainant."""

    PERSON_COMPLAINING = "person_complaining"
    REPRESENTED_PERSON = "represented_person"


@rule("REP-01", PRA.at("12(6)"))
def is_designated_or_has_consent(representative: Representative) -> Finding[bool]:
    """REP-01: Somebody complains for another if the Director General has designated them, or if they have
    been given, and can produce, that person's written consent.
    """
    return any_of(
        (
            representative.written_consent.because(
                yes="Written consent can be produced.", no="There is no written consent."
            ),
            representative.designated.because(yes="The Director General has designated the representative."),
        )
    )


@rule("REP-03", PRA.at("12(6)"), unverified="the provision on which practice rests has not been seen")
def is_parent_of_child_under_16(matter: Matter, representative: Representative) -> Finding[bool]:
    """REP-03: A parent or legal guardian may complain for a child who is under 16 on the day of the
    complaint. REP-04: For somebody of 16 or 17 written consent is needed as for an adult.
    """
    return all_of(
        (
            representative.relationship.is_one_of((RepresentativeIs.PARENT, RepresentativeIs.LEGAL_GUARDIAN)),
            matter.complainant.age.then(lambda age: age < CHILD_UNDER),
        )
    ).because(yes="A parent or legal guardian speaks for a child under 16.")


@answers("representation_authorised")
@rule("REP-04", PRA.at("12(6)"))
def representation_authorised(matter: Matter) -> Finding[bool]:
    """REP-04: Only consent, designation or the care of a child under 16 authorises a representative; from the
    age of 16 consent is needed.
    """
    if matter.representative is None:
        return no("Nobody complains for somebody else.")
    return any_of(
        (
            is_designated_or_has_consent(matter.representative),
            is_parent_of_child_under_16(matter, matter.representative),
        )
    )


@answers("must_request_consent")
@rule("REP-05", PRA.at("12(6)"))
def must_request_consent(matter: Matter) -> Finding[bool]:
    """REP-05: Until a messenger is authorised this is not the other person's complaint: written consent
    must be asked for, and the contact kept.
    """
    if matter.representative is None:
        return no("Nobody complains for somebody else.")
    return not_(representation_authorised(matter))


@answers("complainant_is")
@rule("REP-02", PRA.at("12(4A)"), PRA.at("29(2)"))
def complainant_is(matter: Matter) -> Finding[ComplainantIs]:
    """REP-02: Where one person speaks for another, the other is the complainant, and eligibility is tested on
    the other.
    """
    if matter.representative is None:
        return say(ComplainantIs.PERSON_COMPLAINING)
    return say(ComplainantIs.REPRESENTED_PERSON)


@answers("may_notify_representative")
@rule("REP-02", PRA.at("29(2)"))
def may_notify_representative(matter: Matter) -> Finding[bool]:
    """REP-02: What must be sent or said to the complainant may be sent or said to an authorised
    representative instead.
    """
    return representation_authorised(matter)
