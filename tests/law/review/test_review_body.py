"""Which body reviews."""

from __future__ import annotations

import pytest

from complaintlaw import parts, review_body
from complaintlaw.facts import LinkedComplaint, Matter
from complaintlaw.organisations import IOPC, Body, Office, Organisation, lpb
from complaintlaw.people import Complainant
from complaintlaw.proceedings import Referral
from complaintlaw.review_body import ReviewReason
from complaintlaw.vocabulary import PersonKind, Rank
from tests.law.build import ESSEX, KENT, conduct, harmless, matter, missing, officer, service

R = ReviewReason


def assessed(**facts):
    return matter(**{"allegations": (harmless(),), **facts})


def only(**judged):
    return assessed(allegations=(harmless(**judged),))


@pytest.mark.parametrize(
    ("asked", "reasons"),
    [
        (assessed(), set()),
        (
            assessed(persons_complained_against=(officer(Rank.CHIEF_CONSTABLE),)),
            {R.APPROPRIATE_AUTHORITY_IS_LPB, R.SENIOR_OFFICER},
        ),
        (
            assessed(persons_complained_against=(officer(Rank.SUPERINTENDENT, acting_chief_officer=True),)),
            {R.APPROPRIATE_AUTHORITY_IS_LPB},
        ),
        (assessed(persons_complained_against=(officer(Rank.ASSISTANT_CHIEF_CONSTABLE),)), {R.SENIOR_OFFICER}),
        (assessed(persons_complained_against=(officer(Rank.COMMANDER),)), {R.SENIOR_OFFICER}),
        (assessed(persons_complained_against=(officer(Rank.CHIEF_SUPERINTENDENT),)), set()),
        (only(authority_can_exclude={"article_2_or_3"}), {R.PROCEEDINGS_NOT_EXCLUDED}),
        (only(authority_can_exclude={"proceedings"}), {R.ARTICLE_2_OR_3_NOT_EXCLUDED}),
        (assessed(referral=Referral(route="voluntary", sent_back=True)), {R.REFERRED}),
        (only(offence_maximum=14), {R.REFERRED}),
        (assessed(referral=Referral(route="treated_as_referred")), {R.TREATED_AS_REFERRED}),
        (assessed(dg_direction="section_28a"), {R.TREATED_AS_REFERRED}),
        (
            assessed(
                same_incident=(LinkedComplaint(referable_conduct_alleged=False, review_reasons={"senior_officer"}),)
            ),
            {R.SAME_INCIDENT},
        ),
        (assessed(same_incident=(LinkedComplaint(referable_conduct_alleged=False, review_reasons=set()),)), set()),
    ],
)
def test_REV_02_to_REV_06_each_reason_by_itself(asked, reasons):
    assert review_body.review_body_reasons(asked).value == reasons
    assert review_body.relevant_review_body(asked).value == (IOPC if reasons else lpb(KENT))


def test_REV_04_what_is_not_yet_considered_waits():
    assert missing(review_body.relevant_review_body(only(authority_can_exclude=None))) == {
        "allegations[1].authority_can_exclude"
    }


def test_one_reason_settles_the_body_whatever_is_unknown_but_not_the_list():
    asked = matter(persons_complained_against=(officer(Rank.COMMANDER),))
    assert review_body.relevant_review_body(asked).value == IOPC
    assert review_body.review_body_reasons(asked).is_open


def test_REV_06_a_reason_met_by_one_part_counts_for_all_parts():
    people = (officer(), officer(Rank.COMMANDER, id="s2", force=ESSEX))
    each = parts.each_part(assessed(persons_complained_against=people)).value
    assert [part.subject for part in each] == ["s1", "s2"]
    assert {part.relevant_review_body.value for part in each} == {IOPC}


def test_REV_07_otherwise_each_part_has_its_own_local_policing_body():
    people = (officer(), officer(id="s2", force=ESSEX))
    asked = assessed(persons_complained_against=people)
    each = parts.each_part(asked).value
    assert [part.relevant_review_body.value for part in each] == [lpb(KENT), lpb(ESSEX)]
    assert review_body.relevant_review_body(asked).is_open


def test_AA_05_what_is_not_about_conduct_is_a_part_of_its_own():
    asked = matter(allegations=(conduct(), service()), force=KENT)
    each = parts.each_part(asked).value
    assert [part.subject for part in each] == ["s1", "service"]
    assert missing(each[1].is_complaint) == {"complainant.adversely_affected"}


def test_REV_07_for_the_transport_police_its_authority_stands_in_that_place():
    transport = officer(force=Organisation.BRITISH_TRANSPORT_POLICE)
    found = review_body.relevant_review_body(assessed(persons_complained_against=(transport,)))
    assert str(found.value) == "british-transport-police-authority"


def test_REV_07_other_agreements_are_not_settled_here_and_outside_part_2_there_is_none():
    nuclear = officer(force=Organisation.CIVIL_NUCLEAR_CONSTABULARY)
    assert review_body.relevant_review_body(assessed(persons_complained_against=(nuclear,))).is_open
    private = officer(rank=None, kind=PersonKind.NOT_POLICE)
    assert review_body.relevant_review_body(assessed(persons_complained_against=(private,))).is_no
    assert review_body.reviewed_in_place_of(None).is_no
    assert review_body.reviewed_in_place_of(Body(Office.NATIONAL_CRIME_AGENCY)).is_open


def test_what_is_not_a_complaint_has_no_review_body():
    nothing = assessed(complainant=Complainant(claims=frozenset()), indication=frozenset())
    assert review_body.relevant_review_body(nothing).is_no


def test_a_complaint_about_service_is_reviewed_by_the_local_policing_body():
    about = Matter(allegations=(service(alleged_results=()),), force=KENT)
    assert review_body.relevant_review_body(about).value == lpb(KENT)


def test_REV_02_only_a_chief_officer_makes_it_matter_which_force_it_is():
    assert review_body.authority_is_lpb(matter(persons_complained_against=(officer(force=None),))).is_no
    chief = matter(persons_complained_against=(officer(Rank.CHIEF_CONSTABLE, force=None),))
    assert missing(review_body.authority_is_lpb(chief)) == {"persons_complained_against[s1].force"}
