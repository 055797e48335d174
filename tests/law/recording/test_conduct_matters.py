"""Conduct of which nobody complains: the ladder of paragraphs 10 and 11, and why it is referred."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import conduct_matters, oversight, recording, referral, scope, transfer
from complaintlaw.assess import question
from complaintlaw.facts import ConductMatter, DeathOrInjury, EarlierComplaint, LinkedComplaint
from complaintlaw.organisations import Organisation, chief_officer, lpb
from complaintlaw.people import Complainant
from complaintlaw.proceedings import Dates, Referral
from complaintlaw.referral import ReferralGround
from complaintlaw.vocabulary import EarlierStatus, MatterType, PersonKind, Rank
from tests.law.build import ESSEX, KENT, conduct, harmless, matter, missing, officer, service

NOTHING = ConductMatter(affected_member_of_public=False, gravity_or_exceptional=False, appropriate_to_refer=False)
AFFECTED = NOTHING.but(affected_member_of_public=True)
IN_PROCEEDINGS = AFFECTED.but(dealt_with_by_proceedings=True)
REPEATED = EarlierComplaint(
    substantially_same=True, fresh_indication=False, fresh_evidence=False, earlier_status=EarlierStatus.INVESTIGATED
)
CLEAR = date(2026, 10, 16)
G = ReferralGround


def shown(**facts):
    """Conduct that was reported inside the force, judged in every way, and nothing found but an indication."""
    return matter(
        **{
            "arrived_as": "other_information",
            "indication": frozenset({"crime_or_disciplinary"}),
            "allegations": (harmless(),),
            "conduct_matter": NOTHING,
            "dates": Dates(became_clear=CLEAR),
            **facts,
        }
    )


def of_kind(**judged):
    return shown(allegations=(harmless(**judged),))


@pytest.mark.parametrize(
    ("facts", "must"),
    [
        ({}, False),
        ({"conduct_matter": AFFECTED}, True),
        ({"conduct_matter": NOTHING.but(gravity_or_exceptional=True)}, True),
        ({"conduct_matter": NOTHING.but(appropriate_to_refer=True)}, False),
        ({"conduct_matter": None}, None),
        ({"allegations": (harmless(alleged_results={"fracture"}),)}, True),
        ({"allegations": (harmless(descriptions={"serious_sexual_offence"}),)}, True),
        ({"allegations": (harmless(offence_maximum=7),)}, True),
        ({"persons_complained_against": (officer(Rank.CHIEF_CONSTABLE),)}, True),
        ({"same_incident": (LinkedComplaint(referable_conduct_alleged=True),)}, True),
        ({"same_incident": (LinkedComplaint(referable_conduct_alleged=True, death_or_injury_alone=True),)}, False),
        ({"incident_death_or_injury": True}, False),
    ],
)
def test_CM_05_the_threshold_of_paragraph_11(facts, must):
    assert recording.must_record(shown(**facts)).value is must


@pytest.mark.parametrize("judged", [NOTHING, AFFECTED])
def test_CM_06_a_civil_claim_meets_no_threshold(judged):
    assert recording.must_record(shown(arrived_as="civil_claim", conduct_matter=judged)).is_yes


@pytest.mark.parametrize(
    ("repeat", "must"),
    [
        (REPEATED, False),
        (REPEATED.but(earlier_status=EarlierStatus.BEING_INVESTIGATED), False),
        (REPEATED.but(earlier_status=EarlierStatus.OTHERWISE_HANDLED), False),
        (REPEATED.but(earlier_status=EarlierStatus.CEASED_ON_WITHDRAWAL), True),
        (REPEATED.but(earlier_status=EarlierStatus.NONE_OF_THESE), True),
        (REPEATED.but(substantially_same=False), True),
        (REPEATED.but(fresh_indication=True), True),
        (REPEATED.but(fresh_evidence=True, evidence_available_before=False), True),
        (REPEATED.but(fresh_evidence=True, evidence_available_before=True), False),
    ],
)
@pytest.mark.parametrize("arrived", ["other_information", "civil_claim"])
def test_CM_07_a_mere_repeat_may_but_need_not_be_recorded(repeat, must, arrived):
    asked = shown(arrived_as=arrived, conduct_matter=AFFECTED, repeat=repeat)
    assert recording.must_record(asked).value is must


@pytest.mark.parametrize(
    "facts",
    [
        {"conduct_matter": AFFECTED.but(appropriate_to_refer=True)},
        {"allegations": (harmless(descriptions={"serious_corruption"}),)},
        {"conduct_matter": AFFECTED, "incident_death_or_injury": True},
        {"conduct_matter": AFFECTED, "dates": Dates(call_in=date(2026, 10, 20))},
    ],
)
def test_CM_07_a_repeat_that_must_or_should_be_referred_is_recorded(facts):
    assert recording.must_record(shown(repeat=REPEATED, **facts)).is_yes


@pytest.mark.parametrize("arrived", ["other_information", "civil_claim"])
def test_CM_08_proceedings_remove_the_duty_to_record_and_with_it_the_duty_to_refer(arrived):
    grave = (harmless(descriptions={"serious_assault"}),)
    asked = shown(arrived_as=arrived, allegations=grave, conduct_matter=IN_PROCEEDINGS)
    assert recording.must_record(asked).is_no
    assert referral.must_refer(asked).is_no
    assert referral.referral_ground(asked).is_no
    assert referral.referral_due(asked).is_no
    recorded = asked.but(recorded=True)
    assert referral.must_refer(recorded).is_yes
    assert referral.referral_due(recorded).value == date(2026, 10, 17)


def test_CM_08_a_duty_stands_until_the_authority_is_satisfied_of_proceedings():
    assert recording.must_record(of_kind(descriptions={"serious_assault"}).but(conduct_matter=None)).is_yes


def test_CM_01_of_what_is_not_judged_the_judgements_are_asked():
    asked = shown(conduct_matter=None, allegations=(conduct(),))
    assert missing(recording.must_record(asked)) == {
        "allegations[1].alleged_results",
        "allegations[1].descriptions",
        "allegations[1].offence_maximum",
        "conduct_matter.affected_member_of_public",
        "conduct_matter.gravity_or_exceptional",
    }


@pytest.mark.parametrize(
    ("facts", "ground"),
    [
        ({"incident_death_or_injury": True}, G.DEATH_OR_SERIOUS_INJURY),
        ({"dsi_circumstances": True}, G.DEATH_OR_SERIOUS_INJURY),
        ({"dsi": DeathOrInjury(contact=True, contact_contributed=False)}, G.DEATH_OR_SERIOUS_INJURY),
        ({"allegations": (harmless(alleged_results={"death"}),)}, G.DEATH_OR_SERIOUS_INJURY),
        ({"allegations": (harmless(descriptions={"serious_corruption"}),)}, G.SERIOUS_CORRUPTION),
        ({"same_incident": (LinkedComplaint(referable_conduct_alleged=True),)}, G.SAME_INCIDENT),
        ({"persons_complained_against": (officer(Rank.CHIEF_CONSTABLE),)}, G.CHIEF_OFFICER),
        ({}, None),
    ],
)
def test_CM_10_and_CM_02_why_a_recordable_conduct_matter_is_referred(facts, ground):
    asked = shown(conduct_matter=AFFECTED, **facts)
    assert referral.referral_ground(asked).value is ground
    assert referral.must_refer(asked).value is (ground is not None)
    assert referral.referral_due(asked).value == (None if ground is None else date(2026, 10, 17))


def test_CM_10_a_death_that_the_conduct_did_not_cause_counts_only_if_the_matter_is_recordable():
    by_the_way = shown(incident_death_or_injury=True)
    assert referral.must_refer(by_the_way).is_no
    assert referral.must_refer(by_the_way.but(recorded=True)).is_yes
    assert referral.must_refer(by_the_way.but(arrived_as="civil_claim")).is_yes
    assert missing(referral.must_refer(by_the_way.but(conduct_matter=None))) == {
        "conduct_matter.affected_member_of_public",
        "conduct_matter.gravity_or_exceptional",
    }


def test_CM_10_before_a_view_on_an_indication_a_death_is_referred_in_either_case_if_recordable():
    either = shown(indication=None, dsi_circumstances=True, conduct_matter=AFFECTED)
    assert scope.matter_type(either).is_open
    assert referral.must_refer(either).is_yes
    assert missing(referral.must_refer(either.but(conduct_matter=None))) >= {"indication"}


def test_CM_02_a_call_in_binds_a_conduct_matter_too():
    asked = shown(conduct_matter=AFFECTED, dates=Dates(call_in=date(2026, 10, 20)))
    assert referral.referral_ground(asked).value is G.CALL_IN
    assert referral.referral_due(asked).value == date(2026, 10, 21)


@pytest.mark.parametrize("route", ["treated_as_referred", "mandatory", "voluntary"])
def test_CM_01_what_is_referred_or_treated_so_is_recorded(route):
    assert recording.must_record(shown(referral=Referral(route=route))).is_yes


@pytest.mark.parametrize(
    ("arrived", "receiver", "expected"),
    [
        ("civil_claim", chief_officer(ESSEX), chief_officer(KENT)),
        ("civil_claim", lpb(KENT), chief_officer(KENT)),
        ("civil_claim", chief_officer(KENT), None),
        ("other_information", chief_officer(ESSEX), None),
    ],
)
def test_CM_06_only_civil_proceedings_are_passed_on_to_the_authority(arrived, receiver, expected):
    found = transfer.must_forward_to(shown(arrived_as=arrived, receiver=receiver))
    assert found.is_known
    assert found.value == expected


def test_CM_01_what_is_indicated_of_a_person_is_indicated_while_nothing_was_found_of_the_whole():
    person = officer(indication=frozenset({"crime_or_disciplinary"}))
    asked = shown(indication=None, persons_complained_against=(person,))
    assert scope.matter_type(asked).value is MatterType.CONDUCT_MATTER
    assert scope.matter_type(asked.but(indication=frozenset())).is_no
    none = shown(indication=None, persons_complained_against=(officer(indication=frozenset()),))
    assert missing(scope.matter_type(none)) == {"indication"}


def test_CM_01_an_excluded_complainant_can_show_a_conduct_matter():
    asked = shown(arrived_as=None, complainant=Complainant(claims=frozenset()), conduct_matter=AFFECTED)
    assert scope.as_it_came(asked).value is MatterType.CONDUCT_MATTER
    assert conduct_matters.is_recordable(asked).is_yes


INDICATED, CLEARED = frozenset({"crime_or_disciplinary"}), frozenset()
OF_ESSEX = officer(Rank.CHIEF_CONSTABLE, id="s2", force=ESSEX)


@pytest.mark.parametrize(
    ("of_first", "of_chief", "authority", "must"),
    [
        (INDICATED, CLEARED, "chief_officer:kent", False),
        (CLEARED, INDICATED, "lpb:essex", True),
        (INDICATED, None, "several", True),
        (None, None, "several", True),
        (INDICATED, INDICATED, "several", True),
    ],
)
def test_CM_02_the_conduct_in_question_is_that_of_whom_something_is_indicated(of_first, of_chief, authority, must):
    people = (officer(indication=of_first), OF_ESSEX.but(indication=of_chief))
    asked = shown(persons_complained_against=people)
    assert str(question("appropriate_authority", asked).value) == authority
    assert recording.must_record(asked).value is must
    assert referral.must_refer(asked).value is must
    assert oversight.iopc_must_investigate(asked).value is must


def test_CM_01_an_indication_of_somebody_outside_part_2_makes_no_conduct_matter():
    scot = officer(id="s2", force=Organisation.POLICE_SCOTLAND, indication=INDICATED)
    asked = shown(persons_complained_against=(officer(indication=CLEARED), scot))
    assert scope.matter_type(asked).is_no
    assert recording.must_record(asked).is_no
    # What is indicated of one explains the indication; of the other nothing has been found yet.
    assert scope.matter_type(asked.but(persons_complained_against=(officer(), scot))).is_open
    assert scope.matter_type(asked.but(persons_complained_against=(scot,))).is_no


def test_CM_01_whoever_is_cleared_is_left_out_only_if_another_is_indicated():
    scot = officer(id="s2", force=Organisation.POLICE_SCOTLAND)
    both_cleared = (officer(indication=CLEARED), officer(id="s2", force=ESSEX, indication=CLEARED))
    assert str(question("appropriate_authority", shown(persons_complained_against=both_cleared)).value) == "several"
    asked = shown(persons_complained_against=(officer(indication=INDICATED), scot.but(indication=CLEARED)))
    assert str(question("appropriate_authority", asked).value) == "chief_officer:kent"


def test_CM_05_what_another_did_in_the_incident_brings_nothing_over_the_threshold():
    people = (officer(indication=INDICATED), officer(id="s2", indication=CLEARED))
    hurt = harmless(alleged_results={"fracture"}, against={"s2"})
    asked = shown(persons_complained_against=people, allegations=(harmless(against={"s1"}), hurt))
    assert recording.must_record(asked).is_no
    assert recording.must_record(asked.but(allegations=(hurt.but(against={"s1"}),))).is_yes
    assert referral.referral_ground(asked.but(recorded=True)).value is G.DEATH_OR_SERIOUS_INJURY


def test_CM_01_the_authority_is_of_whom_the_conduct_is_not_of_the_service():
    contractor = officer(id="s2", rank=None, kind=PersonKind.CONTRACTOR, force=ESSEX)
    asked = shown(persons_complained_against=(officer(), contractor))
    assert str(question("appropriate_authority", asked).value) == "several"
    excluded = {"arrived_as": None, "complainant": Complainant(claims=frozenset(), adversely_affected=False)}
    scot = officer(id="s2", force=Organisation.POLICE_SCOTLAND)
    beside = shown(
        persons_complained_against=(officer(), scot), allegations=(harmless(), service()), force=ESSEX, **excluded
    )
    assert str(question("appropriate_authority", beside).value) == "chief_officer:kent"
    assert str(question("appropriate_authority", beside.but(indication=frozenset())).value) == "several"


def test_CM_02_a_chief_officer_under_another_scheme_is_not_the_ground_of_a_forces_matter():
    chief = officer(Rank.CHIEF_CONSTABLE, id="s2", force=Organisation.BRITISH_TRANSPORT_POLICE)
    assert recording.must_record(shown(persons_complained_against=(officer(), chief))).is_no


AGENT = officer(
    id="s2",
    rank=None,
    kind=PersonKind.NCA_OFFICER,
    force=Organisation.NATIONAL_CRIME_AGENCY,
    indication=INDICATED,
)


@pytest.mark.parametrize("of_constable", [CLEARED, None])
def test_CM_01_what_is_indicated_of_the_agency_alone_is_for_its_own_rules(of_constable):
    people = (officer(indication=of_constable), AGENT)
    asked = shown(persons_complained_against=people, conduct_matter=AFFECTED)
    for finding in (recording.must_record(asked), referral.must_refer(asked), referral.referral_due(asked)):
        assert finding.is_open
    wanted = set() if of_constable is CLEARED else {"persons_complained_against[s1].indication"}
    assert missing(scope.as_it_came(asked)) == wanted
    assert recording.must_record(asked.but(persons_complained_against=(AGENT,))).is_open


def test_CM_01_what_is_indicated_of_a_constable_too_is_recorded_as_theirs():
    asked = shown(persons_complained_against=(officer(indication=INDICATED), AGENT), conduct_matter=AFFECTED)
    assert recording.must_record(asked).is_yes
    assert referral.must_refer(asked).is_no


@pytest.mark.parametrize(
    ("said", "over"), [({"alleged_results": {"death"}}, False), ({"descriptions": {"serious_assault"}}, True)]
)
def test_CM_02_what_the_agency_did_in_the_same_incident_is_why_the_rest_is_referred(said, over):
    people = (officer(indication=INDICATED), AGENT)
    theirs = harmless(against={"s2"}, **said)
    asked = shown(
        persons_complained_against=people, allegations=(harmless(against={"s1"}), theirs), conduct_matter=AFFECTED
    )
    assert referral.must_refer(asked).is_open
    assert missing(referral.must_refer(asked)) == {"allegations[2].of_same_incident"}
    same = asked.but(allegations=(harmless(against={"s1"}), theirs.but(of_same_incident=True)))
    assert referral.must_refer(same).is_yes
    other = asked.but(allegations=(harmless(against={"s1"}), theirs.but(of_same_incident=False)))
    assert referral.must_refer(other).is_no
    # A death that another caused brings nothing over the threshold; grave conduct in the same incident does.
    below = same.but(conduct_matter=NOTHING)
    assert recording.must_record(below).value is over


def test_REF_14_what_is_no_matter_under_part_2_is_not_referred_again():
    again = Referral(route="mandatory", rereferral_directed=True, directed_on=CLEAR)
    nothing = shown(indication=frozenset(), referral=again)
    assert referral.must_refer(nothing).is_no
    assert referral.referral_due(nothing).is_no
