"""Matters of which not every part is under Part 2: each part by the rules for its own person."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import counting, grounds, recording, referral, regime, review_body, scope, standing, transfer
from complaintlaw.assess import question
from complaintlaw.explain import explain
from complaintlaw.facts import Matter
from complaintlaw.organisations import IOPC, Organisation, chief_officer, lpb
from complaintlaw.people import Complainant
from complaintlaw.proceedings import Dates
from complaintlaw.regime import Regime
from complaintlaw.validation import StatedFacts
from complaintlaw.vocabulary import MatterType, PersonKind, Rank
from tests.law.build import ESSEX, KENT, conduct, harmless, matter, missing, officer, service

SUBJECT = Complainant(claims=frozenset({"subject_of_conduct"}), adversely_affected=True)
CONSTABLE = officer()
ON = Dates(incident=date(2026, 5, 4), made=date(2026, 6, 1), became_clear=date(2026, 6, 2))


def person(kind, **facts):
    return officer(**{"id": "s2", "kind": kind, "rank": None, **facts})


WARDEN = person(PersonKind.NOT_POLICE, force=None)
COMMISSIONER = person(PersonKind.LPB_OFFICE_HOLDER)
LEFT = officer(Rank.CHIEF_CONSTABLE, id="s2", left_on=date(2026, 5, 3))
SCOT = officer(Rank.CHIEF_CONSTABLE, id="s2", force=Organisation.POLICE_SCOTLAND)
CONTRACTOR = person(PersonKind.CONTRACTOR)
AGENT = person(PersonKind.NCA_OFFICER, force=Organisation.NATIONAL_CRIME_AGENCY)
TRANSPORT = officer(Rank.CHIEF_CONSTABLE, id="s2", force=Organisation.BRITISH_TRANSPORT_POLICE)
TAX = person(PersonKind.OTHER_BODY_OFFICER, force=Organisation.HM_REVENUE_AND_CUSTOMS)
OUTSIDE = (WARDEN, COMMISSIONER, LEFT, SCOT)
UNDER_OTHER_RULES = (CONTRACTOR, AGENT, TRANSPORT, TAX)


def mixed(other, *allegations, **facts):
    return matter(
        **{
            "persons_complained_against": (CONSTABLE, other),
            "allegations": allegations or (harmless(),),
            "complainant": SUBJECT,
            "dates": ON,
            "indication": frozenset(),
            "reason_to_withhold": "none",
            **facts,
        }
    )


@pytest.mark.parametrize("other", [*OUTSIDE, *UNDER_OTHER_RULES])
def test_ELG_12_a_constable_with_anybody_else_makes_a_complaint(other):
    asked = mixed(other)
    assert standing.is_complaint(asked).is_yes
    assert scope.as_it_came(asked).value is MatterType.COMPLAINT
    first, second = question("parts", asked).value
    assert first.is_complaint.is_yes
    assert first.relevant_review_body.value == lpb(KENT)
    assert second.is_complaint.is_no if other in OUTSIDE else second.is_complaint.is_open


@pytest.mark.parametrize("other", OUTSIDE)
def test_ELG_13_a_part_that_part_2_does_not_reach_has_no_authority_and_no_review(other):
    part = question("parts", mixed(other)).value[1]
    assert part.appropriate_authority.is_no
    assert part.relevant_review_body.is_no
    assert question("appropriate_authority", mixed(other)).value == chief_officer(KENT)


GRAVE = harmless(
    against=frozenset({"s2"}),
    descriptions=frozenset({"serious_assault"}),
    alleged_results=frozenset({"death"}),
    if_proved_might_be=frozenset({"crime", "article_2_or_3"}),
    authority_can_exclude=frozenset(),
    offence_maximum=14,
)
NONE = (
    "What is said of s2 alone is no part of this and has no weight here. "
    "The complainant must be told that it is no complaint, and on what grounds."
)
APART = "What is said of s2 is under other rules: ask of it apart, for this does not answer it."


@pytest.mark.parametrize("other", [*OUTSIDE, *UNDER_OTHER_RULES])
def test_REF_10_what_is_said_of_the_other_alone_drives_nothing(other):
    grave = GRAVE.but(of_same_incident=False)
    asked = mixed(other, harmless(against=frozenset({"s1"})), grave)
    assert referral.must_refer(asked).is_no
    said = NONE if other in OUTSIDE else APART
    assert said in referral.must_refer(asked).reasons
    assert said in recording.must_record(asked).reasons
    assert referral.referral_due(asked).is_no
    assert recording.must_record(asked).is_no
    assert recording.recording_grounds(asked).value == frozenset()
    assert review_body.review_body_reasons(asked).value == frozenset()
    assert review_body.relevant_review_body(asked).value == lpb(KENT)


@pytest.mark.parametrize(
    "grave",
    [
        GRAVE,
        GRAVE.but(descriptions=frozenset(), alleged_results=frozenset()),
        GRAVE.but(offence_maximum=2, alleged_results=frozenset()),
        GRAVE.but(offence_maximum=2, descriptions=frozenset()),
    ],
)
@pytest.mark.parametrize("other", UNDER_OTHER_RULES)
def test_REF_07_what_is_grave_under_other_rules_leaves_the_rest_open_until_the_incident_is_known(other, grave):
    harmless_part = harmless(against=frozenset({"s1"}))
    unsaid = mixed(other, harmless_part, grave)
    for asked in (
        referral.must_refer(unsaid),
        referral.referral_ground(unsaid),
        recording.must_record(unsaid),
        recording.may_handle_outside_schedule_3(unsaid),
        review_body.relevant_review_body(unsaid),
    ):
        assert asked.is_open
        assert missing(asked) == {"allegations[2].of_same_incident"}
    assert any(reason.startswith(APART) for reason in referral.must_refer(unsaid).reasons)
    same = mixed(other, harmless_part, grave.but(of_same_incident=True))
    assert referral.must_refer(same).is_yes
    assert "grave conduct under other rules" in " ".join(referral.must_refer(same).unverified)
    assert referral.referral_ground(same).value is referral.ReferralGround.SAME_INCIDENT
    assert referral.referral_due(same).value == date(2026, 6, 3)
    assert recording.must_record(same).is_yes


def test_REF_07_service_under_other_rules_is_no_conduct_whatever_came_of_it():
    of_transport = {
        "persons_complained_against": (CONSTABLE,),
        "force": Organisation.BRITISH_TRANSPORT_POLICE,
    }
    told = service(alleged_results=frozenset({"death"}))
    dead = mixed(CONSTABLE, harmless(), told, **of_transport)
    assert referral.must_refer(dead).is_no
    nobody_hurt = service(alleged_results=frozenset(), descriptions=frozenset({"serious_assault"}))
    assert referral.must_refer(mixed(CONSTABLE, harmless(), nobody_hurt, **of_transport)).is_no
    assert grounds.is_of_grave_kind(nobody_hurt).is_no
    assert grounds.is_of_grave_kind(conduct(descriptions=frozenset({"serious_assault"}))).is_yes


@pytest.mark.parametrize("other", UNDER_OTHER_RULES)
def test_REF_10_a_no_is_of_the_part_under_part_2_alone(other):
    asked = mixed(other)
    assert APART in referral.must_refer(asked).reasons
    lines = " ".join(" ".join(explain([StatedFacts(name="", given=asked)])).split())
    assert "What is under Part 2 need not be referred." in lines
    assert "It need not be referred." not in lines


@pytest.mark.parametrize("against", [frozenset(), frozenset({"s1", "s2"})])
@pytest.mark.parametrize("other", [*OUTSIDE, *UNDER_OTHER_RULES])
def test_REF_10_what_is_said_of_both_counts(other, against):
    asked = mixed(other, harmless(against=against, descriptions=frozenset({"serious_assault"})))
    assert referral.must_refer(asked).is_yes
    assert referral.referral_due(asked).value == date(2026, 6, 3)
    assert review_body.relevant_review_body(asked).value == IOPC


@pytest.mark.parametrize("other", OUTSIDE)
def test_REV_03_the_rank_of_whoever_is_no_part_of_it_is_never_asked(other):
    asked = mixed(other, harmless(against=frozenset({"s1"})))
    assert review_body.is_about_senior_officer(asked).is_no
    assert grounds.is_about_chief_officer(asked).is_no
    assert missing(recording.must_record(asked)) == set()
    assert transfer.kind_of_local_policing_body(asked).value == "pcc"


def test_what_is_left_out_is_said_only_where_something_is():
    assert counting.what_is_left_out(mixed(WARDEN)) == ""
    assert counting.what_is_left_out(mixed(WARDEN, allegations=None)) == ""
    only_service = mixed(WARDEN, service(), complainant=SUBJECT.but(adversely_affected=False))
    assert counting.what_is_left_out(only_service) == ""


def test_REV_02_for_a_part_about_the_transport_police_alone_its_own_reasons_count():
    grave = harmless(against=frozenset({"s1"}), descriptions=frozenset({"serious_assault"}))
    constable = officer(id="s2", force=Organisation.BRITISH_TRANSPORT_POLICE)
    asked = mixed(constable, grave, harmless(against=frozenset({"s2"})))
    first, second = question("parts", asked).value
    assert first.relevant_review_body.value == IOPC
    assert str(second.relevant_review_body.value) == "british-transport-police-authority"
    of_both = mixed(constable, harmless(descriptions=frozenset({"serious_assault"})))
    assert [part.relevant_review_body.value for part in question("parts", of_both).value] == [IOPC, IOPC]
    unknown = mixed(constable, allegations=None)
    assert question("parts", unknown).value[1].relevant_review_body.is_open


def test_REV_02_a_contractors_part_is_under_its_own_code():
    assert question("parts", mixed(CONTRACTOR)).value[1].relevant_review_body.is_open


def test_is_alike_service_of_the_transport_police_beside_a_constable():
    asked = mixed(
        officer(Rank.SERGEANT, id="s2"),
        harmless(),
        service(alleged_results=frozenset()),
        force=Organisation.BRITISH_TRANSPORT_POLICE,
    )
    assert {part.name for part in counting.parts_that_count(asked)} == {"s1", "s2"}
    assert [one.number for one in counting.allegations_that_count(asked)] == [1]
    third = question("parts", asked).value[2]
    assert third.subject == "service"
    assert third.is_complaint.is_open
    assert str(third.relevant_review_body.value) == "british-transport-police-authority"


def test_a_part_excluded_by_its_person_does_not_count_and_the_others_do():
    colleague = SUBJECT.but(kind=PersonKind.POLICE_OFFICER, force=KENT, on_duty_then=False)
    grave = harmless(against=frozenset({"s1"}), descriptions=frozenset({"serious_assault"}))
    asked = mixed(officer(id="s2", force=ESSEX), grave, harmless(against=frozenset({"s2"})), complainant=colleague)
    assert [part.is_complaint.value for part in question("parts", asked).value] == [False, True]
    assert referral.must_refer(asked).is_no
    assert review_body.relevant_review_body(asked).value == lpb(ESSEX)


def test_what_is_alleged_of_somebody_who_is_not_named_counts():
    grave = harmless(against=frozenset({"s9"}), descriptions=frozenset({"serious_assault"}))
    assert referral.must_refer(mixed(WARDEN, grave)).is_yes
    nobody = Matter(complainant=SUBJECT, allegations=(harmless(descriptions=frozenset({"serious_assault"})),))
    assert referral.must_refer(nobody).is_yes


def test_without_a_complaint_what_part_2_does_not_reach_is_left_out():
    grave = harmless(against=frozenset({"s2"}), descriptions=frozenset({"serious_assault"}))
    found = {"arrived_as": "other_information", "indication": frozenset({"crime_or_disciplinary"})}
    asked = mixed(WARDEN, harmless(against=frozenset({"s1"})), grave, **found)
    assert scope.as_it_came(asked).value is MatterType.CONDUCT_MATTER
    assert referral.must_refer(asked).is_no
    assert referral.must_refer(mixed(WARDEN, grave.but(against=frozenset({"s1"})), **found)).is_yes


def test_where_nobody_is_reached_everything_is_as_it_was():
    only = mixed(WARDEN, persons_complained_against=(WARDEN,))
    assert scope.as_it_came(only).is_no
    assert [part.name for part in counting.parts_that_count(only)] == ["s2"]
    contractor = mixed(CONTRACTOR, persons_complained_against=(CONTRACTOR,))
    assert [part.name for part in counting.parts_that_count(contractor)] == ["s2"]
    assert scope.as_it_came(contractor).is_open


def test_other_rules_govern_where_every_part_that_may_be_a_complaint_is_under_them():
    colleague = SUBJECT.but(kind=PersonKind.POLICE_OFFICER, force=KENT, on_duty_then=False)
    asked = mixed(AGENT, complainant=colleague)
    assert standing.is_complaint(asked).is_open
    assert scope.as_it_came(asked).is_open
    assert scope.as_it_came(mixed(CONTRACTOR, persons_complained_against=(CONTRACTOR, WARDEN.but(id="s3")))).is_open


def test_TRN_01_the_rules_of_the_forces_go_for_the_chapters_that_follow():
    assert regime.governing(mixed(CONTRACTOR)).value is Regime.PRA_2020
    assert regime.governing(mixed(WARDEN)).value is Regime.PRA_2020
    both = mixed(WARDEN, persons_complained_against=(CONTRACTOR, WARDEN.but(id="s3")))
    assert regime.governing(both).value is Regime.CONTRACTORS_2015
    assert regime.governing(mixed(AGENT, persons_complained_against=(CONTRACTOR.but(id="s3"), AGENT))).is_open
    assert regime.governing(mixed(WARDEN, persons_complained_against=(WARDEN,))).value is Regime.OUTSIDE_PART_2
    assert regime.regime(mixed(CONTRACTOR)).is_open


@pytest.mark.parametrize(
    ("left_on", "is_part"), [(date(2026, 5, 3), False), (date(2026, 5, 4), True), (date(2026, 5, 20), True)]
)
def test_AA_08_somebody_who_left_is_a_part_if_they_served_on_the_day(left_on, is_part):
    asked = mixed(officer(Rank.CHIEF_CONSTABLE, id="s2", left_on=left_on))
    assert question("parts", asked).value[1].is_complaint.value is is_part
    assert (review_body.relevant_review_body(asked).value == IOPC) is is_part


def test_AA_08_without_the_day_of_the_conduct_it_cannot_be_said_of_that_part():
    asked = mixed(LEFT, dates=Dates(made=date(2026, 6, 1)))
    parts = question("parts", asked).value
    assert parts[0].is_complaint.is_yes
    assert missing(parts[1].is_complaint) == {"dates.incident"}


@pytest.mark.parametrize("other", UNDER_OTHER_RULES)
def test_ELG_12_under_other_rules_the_tests_of_part_2_say_nothing(other):
    nobody = Complainant(claims=frozenset())
    asked = mixed(other, persons_complained_against=(other,), complainant=nobody)
    assert standing.is_complaint(asked).is_open
    assert standing.is_complaint(asked.but(arrived_as="other_information")).is_no
    assert standing.is_complaint(mixed(CONSTABLE, persons_complained_against=(CONSTABLE,), complainant=nobody)).is_no


def test_ELG_13_whoever_had_left_the_agency_is_outside_like_anybody_else():
    left = AGENT.but(left_on=date(2026, 5, 3))
    asked = mixed(left, persons_complained_against=(left,))
    assert regime.regime(asked).value is Regime.OUTSIDE_PART_2
    assert standing.is_complaint(asked).is_no
    assert question("appropriate_authority", asked).is_no


MADE_BEFORE, MADE_AFTER = date(2026, 11, 2), date(2026, 12, 2)


def test_ELG_13_whoever_left_after_the_complaint_had_not_left_before_the_conduct():
    left = officer(left_on=date(2026, 11, 20))
    early, late = (
        matter(persons_complained_against=(left,), dates=Dates(made=day)) for day in (MADE_BEFORE, MADE_AFTER)
    )
    assert regime.is_outside_part_2(left, early).is_no
    assert regime.is_outside_part_2(left, late).is_open


def test_AA_12_what_is_about_the_transport_police_alone_is_marked():
    alone = mixed(TRANSPORT, persons_complained_against=(TRANSPORT,))
    mark = "AA-12: that the agreement for the British Transport Police says what Part 2 says: it has not been read"
    for finding in (referral.must_refer(alone), recording.must_record(alone)):
        assert finding.is_known
        assert mark in finding.unverified
    assert mark not in referral.must_refer(mixed(TRANSPORT)).unverified


def test_ELG_12_that_a_part_is_no_complaint_has_to_be_told_only_where_another_is_one():
    asked = mixed(WARDEN, harmless(against=frozenset({"s2"})), harmless(against=frozenset({"s1"})))
    assert "must be told" in counting.what_is_left_out(asked)
    without = asked.but(arrived_as="other_information", indication=frozenset({"crime_or_disciplinary"}))
    assert "has no weight here." in counting.what_is_left_out(without)
    assert "must be told" not in counting.what_is_left_out(without)
