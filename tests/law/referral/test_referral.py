"""Referral to the IOPC."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from complaintlaw import grounds, referral, voluntary
from complaintlaw.facts import LinkedComplaint
from complaintlaw.people import Complainant
from complaintlaw.proceedings import Dates, Referral
from complaintlaw.referral import ReferralGround
from complaintlaw.steps import Who
from complaintlaw.vocabulary import Maximum, PersonKind, Rank
from tests.law.build import MET, conduct, harmless, matter, missing, officer, service

G = ReferralGround
REFERRED = Referral(route="mandatory")


def assessed(**facts):
    return matter(**{"allegations": (harmless(),), **facts})


def only(**judged):
    return assessed(allegations=(harmless(**judged),))


@pytest.mark.parametrize(
    ("judged", "ground"),
    [
        ({}, None),
        ({"alleged_results": {"death"}}, G.DEATH_OR_SERIOUS_INJURY),
        ({"alleged_results": {"deep_cut", "other_injury"}}, G.DEATH_OR_SERIOUS_INJURY),
        ({"alleged_results": {"other_injury"}}, None),
        ({"descriptions": {"serious_assault"}}, G.SERIOUS_ASSAULT),
        ({"descriptions": {"serious_sexual_offence"}}, G.SERIOUS_SEXUAL_OFFENCE),
        ({"descriptions": {"serious_corruption"}}, G.SERIOUS_CORRUPTION),
        ({"descriptions": {"abuse_of_position_for_sexual_purpose"}}, G.SERIOUS_CORRUPTION),
        ({"descriptions": {"abuse_of_position_for_emotional_relationship"}}, G.SERIOUS_CORRUPTION),
        ({"descriptions": {"crime_aggravated_by_discrimination"}}, G.DISCRIMINATION),
        ({"descriptions": {"disciplinary_behaviour_aggravated_by_discrimination"}}, G.DISCRIMINATION),
        ({"descriptions": {"serious_corruption", "serious_assault"}}, G.SERIOUS_ASSAULT),
        ({"offence_maximum": 7}, G.RELEVANT_OFFENCE),
        ({"offence_maximum": 10, "low_value_cap": True}, G.RELEVANT_OFFENCE),
        ({"offence_maximum": 6.9}, None),
        ({"offence_maximum": Maximum.LIFE}, G.RELEVANT_OFFENCE),
        ({"offence_maximum": Maximum.FIXED_BY_LAW}, G.RELEVANT_OFFENCE),
        ({"if_proved_might_be": {"crime"}, "authority_can_exclude": set()}, None),
        ({"descriptions": {"serious_assault"}, "evidence_against": True}, G.SERIOUS_ASSAULT),
    ],
)
def test_REF_01_to_REF_06_and_REF_09_the_allegation_taken_as_true(judged, ground):
    asked = only(**judged)
    assert referral.referral_ground(asked).value is ground
    assert referral.must_refer(asked).value is (ground is not None)


def test_REF_01_anything_that_led_to_a_death_counts_REF_02_to_06_only_conduct():
    assert referral.must_refer(assessed(allegations=(service(alleged_results={"death"}),))).is_yes
    described = service(alleged_results=(), descriptions={"serious_assault"}, offence_maximum=10)
    assert referral.must_refer(assessed(allegations=(described,))).is_no


def test_REF_03_a_serious_sexual_offence_must_be_referred():
    found = referral.must_refer(only(descriptions={"serious_sexual_offence"}))
    assert found.is_yes
    assert "REF-03" in found.rules


@pytest.mark.parametrize(
    "description",
    ["serious_corruption", "abuse_of_position_for_sexual_purpose", "abuse_of_position_for_emotional_relationship"],
)
def test_REF_04_serious_corruption_and_abuse_of_position_must_be_referred(description):
    found = referral.must_refer(only(descriptions={description}))
    assert found.is_yes
    assert "REF-04" in found.rules


@pytest.mark.parametrize(
    "description", ["crime_aggravated_by_discrimination", "disciplinary_behaviour_aggravated_by_discrimination"]
)
def test_REF_05_what_discrimination_makes_worse_must_be_referred(description):
    found = referral.must_refer(only(descriptions={description}))
    assert found.is_yes
    assert "REF-05" in found.rules


def test_REF_06_a_relevant_offence_is_asked_by_itself():
    assert grounds.alleges_relevant_offence(only(offence_maximum=Maximum.NONE)).is_no
    assert grounds.alleges_relevant_offence(only(offence_maximum=14)).is_yes


def test_REF_07_a_linked_complaint_takes_this_one_along():
    linked = assessed(same_incident=(LinkedComplaint(referable_conduct_alleged=True),))
    assert referral.referral_ground(linked).value is G.SAME_INCIDENT
    assert referral.must_refer(assessed(same_incident=(LinkedComplaint(),))).is_open


@pytest.mark.parametrize(
    ("person", "excluded", "expected"),
    [
        (officer(Rank.CHIEF_CONSTABLE), set(), "yes"),
        (officer(Rank.CHIEF_CONSTABLE), {"article_2_or_3"}, "yes"),
        (officer(Rank.CHIEF_CONSTABLE), {"proceedings"}, "no"),
        (officer(Rank.CHIEF_CONSTABLE), None, "cannot say yet"),
        (officer(Rank.DEPUTY_COMMISSIONER, force=MET), set(), "yes"),
        (officer(Rank.DEPUTY_CHIEF_CONSTABLE), set(), "no"),
        (officer(rank=None), set(), "cannot say yet"),
        (officer(rank=None), {"proceedings"}, "no"),
    ],
)
def test_REF_08_a_chief_officer_unless_proceedings_can_be_excluded(person, excluded, expected):
    asked = assessed(persons_complained_against=(person,), allegations=(harmless(authority_can_exclude=excluded),))
    assert referral.must_refer(asked).answer.value == expected


def test_REF_08_only_what_is_said_of_the_chief_officer_counts():
    people = (officer(), officer(Rank.CHIEF_CONSTABLE, id="s2"))
    of_the_constable = harmless(authority_can_exclude=frozenset(), against=frozenset({"s1"}))
    of_the_chief = harmless(against=frozenset({"s2"}))
    asked = assessed(persons_complained_against=people, allegations=(of_the_constable, of_the_chief))
    assert referral.must_refer(asked).is_no


def test_REF_08_with_nothing_known_of_what_is_alleged():
    asked = matter(persons_complained_against=(officer(Rank.CHIEF_CONSTABLE),), allegations=None)
    assert missing(grounds.is_about_chief_officer_and_not_excluded(asked)) == {"allegations"}
    assert grounds.is_about_chief_officer_and_not_excluded(matter(allegations=None)).is_no


@pytest.mark.parametrize("evidence", [True, False, None])
@pytest.mark.parametrize("descriptions", [{"serious_assault"}, {"serious_corruption"}, set()])
def test_REF_09_the_merits_do_not_count(evidence, descriptions):
    asked = only(descriptions=descriptions, **({} if evidence is None else {"evidence_against": evidence}))
    found = referral.must_refer(asked)
    assert found.value is bool(descriptions)
    assert not any("evidence_against" in used.path for used in found.used)
    assert grounds.merits_count_for_referral(asked).is_no


def test_REF_10_one_allegation_settles_it_and_says_why():
    asked = matter(allegations=(conduct(), conduct(descriptions={"serious_assault"})))
    found = referral.must_refer(asked)
    assert found.is_yes
    assert found.missing == ()
    assert found.reasons == ("A serious assault is alleged.",)
    assert {"REF-10", "REF-02"} <= set(found.rules)
    assert [used.path for used in found.judgements] == ["allegations[2].descriptions"]


def test_REF_10_need_not_is_known_only_when_every_ground_is_known_not_to_be_met():
    assert missing(referral.must_refer(matter())) == {
        "allegations[1].alleged_results",
        "allegations[1].descriptions",
        "allegations[1].offence_maximum",
    }


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (only(descriptions={"serious_assault"}), date(2027, 3, 26)),
        (assessed(), None),
        (assessed(referral=REFERRED), None),
    ],
)
def test_REF_11_the_end_of_the_day_after_it_became_clear(asked, due):
    found = referral.referral_due(asked.but(dates=Dates(became_clear=datetime(2027, 3, 25, 21, 40))))
    assert found.is_known
    assert found.value == due


def test_REF_11_the_day_is_known_whichever_of_the_grounds_is_the_first():
    asked = matter(
        allegations=(conduct(descriptions={"serious_assault"}),), dates=Dates(became_clear=date(2027, 3, 25))
    )
    assert referral.referral_ground(asked).is_open
    assert referral.referral_due(asked).value == date(2027, 3, 26)


def test_REF_11_without_the_moment_of_clarity_the_day_cannot_be_said():
    assert missing(referral.referral_due(only(descriptions={"serious_assault"}))) == {"dates.became_clear"}


def test_REF_12_after_a_call_in_the_day_after_the_notification():
    asked = assessed(dates=Dates(call_in=datetime(2027, 5, 3, 9, 0)))
    assert referral.referral_ground(asked).value is G.CALL_IN
    assert referral.referral_due(asked).value == date(2027, 5, 4)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"grave_or_exceptional": {"appropriate_authority"}}, {Who.APPROPRIATE_AUTHORITY}),
        ({"grave_or_exceptional": {"local_policing_body"}}, {Who.LOCAL_POLICING_BODY}),
        ({"grave_or_exceptional": set()}, set()),
        ({}, set()),
        ({"grave_or_exceptional": {"appropriate_authority"}, "referral": REFERRED}, None),
        (
            {
                "grave_or_exceptional": {"local_policing_body"},
                "persons_complained_against": (officer(Rank.CHIEF_CONSTABLE),),
            },
            set(),
        ),
        (
            {
                "grave_or_exceptional": {"appropriate_authority"},
                "allegations": (harmless(descriptions={"serious_assault"}),),
            },
            set(),
        ),
    ],
)
def test_REF_13_a_referral_of_free_will(facts, expected):
    found = voluntary.may_refer(assessed(**facts))
    assert found.value == expected


@pytest.mark.parametrize(
    ("facts", "must", "consent"),
    [
        ({"referral": REFERRED}, False, True),
        ({"referral": Referral(route="voluntary", sent_back=True)}, False, True),
        ({"referral": Referral(route="mandatory", sent_back=True, rereferral_directed=True)}, True, True),
        ({"dg_direction": "section_28a"}, False, True),
        ({}, True, False),
    ],
)
def test_REF_14_not_twice_unless_directed(facts, must, consent):
    asked = assessed(allegations=(harmless(descriptions={"serious_assault"}),), **facts)
    assert referral.must_refer(asked).value is must
    assert voluntary.needs_consent_to_refer_again(asked).value is consent


def test_REF_14_the_time_for_a_directed_referral_is_in_the_direction():
    again = assessed(
        referral=Referral(route="mandatory", rereferral_directed=True),
        dates=Dates(became_clear=date(2027, 1, 1)),
    )
    assert referral.referral_due(again).is_open


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "yes"),
        ({"allegations": (harmless(descriptions={"serious_assault"}),)}, "no"),
        ({"allegations": (conduct(),)}, "cannot say yet"),
        ({"referral": Referral(route="voluntary")}, "no"),
        ({"referral": Referral(route="voluntary", sent_back=True)}, "yes"),
        ({"referral": Referral(route="mandatory", sent_back=True, rereferral_directed=True)}, "no"),
        ({"dg_direction": "section_28a"}, "no"),
    ],
)
def test_REF_16_no_local_handling_while_it_is_or_must_be_with_the_iopc(facts, expected):
    assert referral.may_handle_locally(assessed(**facts)).answer.value == expected


def test_CM_02_for_a_conduct_matter_any_conduct_of_a_chief_officer_is_enough():
    asked = assessed(
        arrived_as="other_information",
        indication={"crime_or_disciplinary"},
        persons_complained_against=(officer(Rank.CHIEF_CONSTABLE),),
        dates=Dates(became_clear=date(2027, 10, 16)),
    )
    assert referral.referral_ground(asked).value is G.CHIEF_OFFICER
    assert referral.referral_due(asked).value == date(2027, 10, 17)


def test_DSI_01_counts_from_first_attention():
    asked = assessed(
        arrived_as="other_information",
        indication=set(),
        dsi_circumstances=True,
        dates=Dates(first_attention=datetime(2027, 1, 1, 3, 0)),
    )
    assert referral.must_refer(asked).is_yes
    assert referral.referral_ground(asked).value is G.DSI
    assert referral.referral_due(asked).value == date(2027, 1, 2)


def test_what_is_neither_need_not_be_referred():
    nothing = only(descriptions={"serious_assault"}).but(
        complainant=Complainant(claims=frozenset()), indication=frozenset()
    )
    assert referral.must_refer(nothing).is_no
    assert referral.referral_ground(nothing).is_no
    assert referral.referral_due(nothing).is_no


def test_under_other_rules_it_cannot_be_said():
    contractor = officer(rank=None, kind=PersonKind.CONTRACTOR)
    assert referral.must_refer(assessed(persons_complained_against=(contractor,))).is_open
