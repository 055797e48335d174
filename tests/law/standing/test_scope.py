"""What a matter is, and which rules govern it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from complaintlaw import regime, scope
from complaintlaw.assess import question
from complaintlaw.facts import Matter
from complaintlaw.organisations import Organisation
from complaintlaw.people import Complainant
from complaintlaw.proceedings import Dates, EarlierMatter
from complaintlaw.regime import Regime
from complaintlaw.vocabulary import ArrivedAs, MatterType, PersonKind
from tests.law.build import KENT, conduct, matter, missing, officer, service

R = Regime
ELIGIBLE = Complainant(claims=frozenset({"subject_of_conduct"}), adversely_affected=True)
NO_CLAIM = Complainant(claims=frozenset())


@pytest.mark.parametrize(
    ("made", "earlier", "direction", "expected"),
    [
        (date(2020, 1, 31), None, None, R.PRA_PRE_2020),
        (date(2020, 2, 1), None, None, R.PRA_2020),
        (None, None, None, R.PRA_2020),
        (date(2020, 1, 31), None, "section_13b", R.PRA_2020),
        (date(2021, 1, 1), (date(2019, 6, 1), True), None, R.PRA_PRE_2020),
        (date(2021, 1, 1), (date(2019, 6, 1), False), None, R.PRA_2020),
        (date(2021, 1, 1), (date(2020, 6, 1), True), None, R.PRA_2020),
        (date(2021, 1, 1), (date(2019, 6, 1), True), "section_28a", R.PRA_2020),
        (date(2021, 1, 1), (date(2019, 6, 1), None), None, None),
    ],
)
def test_TRN_01_the_day_it_was_made_decides(made, earlier, direction, expected):
    before = None if earlier is None else EarlierMatter(made=earlier[0], being_handled=earlier[1])
    found = regime.regime(matter(dates=Dates(made=made), earlier_matter=before, dg_direction=direction))
    assert found.value is expected


@pytest.mark.parametrize(
    ("made", "earlier", "expected"),
    [
        (date(2025, 5, 27), None, False),
        (date(2025, 5, 28), None, True),
        (None, None, True),
        (date(2026, 1, 1), EarlierMatter(made=date(2025, 1, 1), being_handled=True), False),
        (date(2026, 1, 1), EarlierMatter(made=date(2025, 6, 1), being_handled=True), True),
    ],
)
def test_TRN_02_delivery_rules_from_28_May_2025(made, earlier, expected):
    found = regime.under_delivery_rules_of_2025(matter(dates=Dates(made=made), earlier_matter=earlier))
    assert found.value is expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"kind": PersonKind.CONTRACTOR}, R.CONTRACTORS_2015),
        ({"kind": PersonKind.NCA_OFFICER}, R.NCA_2013),
        ({"kind": PersonKind.POLICE_STAFF, "force": Organisation.NATIONAL_CRIME_AGENCY}, R.NCA_2013),
        (
            {"kind": PersonKind.POLICE_OFFICER, "force": Organisation.BRITISH_TRANSPORT_POLICE},
            R.SECTION_26_AGREEMENT,
        ),
        (
            {"kind": PersonKind.POLICE_OFFICER, "force": Organisation.MINISTRY_OF_DEFENCE_POLICE},
            R.SECTION_26_AGREEMENT,
        ),
        ({"kind": PersonKind.POLICE_OFFICER, "force": Organisation.POLICE_SCOTLAND}, R.OUTSIDE_PART_2),
        ({"kind": PersonKind.LPB_OFFICE_HOLDER}, R.OUTSIDE_PART_2),
        ({"kind": PersonKind.NOT_POLICE}, R.OUTSIDE_PART_2),
        ({"kind": PersonKind.POLICE_STAFF}, R.PRA_2020),
        ({"kind": PersonKind.POLICE_OFFICER, "left_on": date(2026, 1, 1)}, R.OUTSIDE_PART_2),
        ({"kind": PersonKind.POLICE_OFFICER, "left_on": date(2026, 3, 1)}, R.PRA_2020),
        ({"kind": PersonKind.POLICE_OFFICER, "force": None}, None),
        ({"kind": None}, None),
    ],
)
def test_AA_10_AA_12_and_ELG_13_other_bodies_have_other_rules(facts, expected):
    person = officer(**{"rank": None, **facts})
    found = regime.regime(matter(persons_complained_against=(person,), dates=Dates(incident=date(2026, 2, 1))))
    assert found.value is expected


OTHERS = (
    Organisation.HM_REVENUE_AND_CUSTOMS,
    Organisation.HOME_OFFICE_IMMIGRATION_ENFORCEMENT,
    Organisation.BORDER_FORCE,
    Organisation.GANGMASTERS_AND_LABOUR_ABUSE_AUTHORITY,
    Organisation.FOOD_STANDARDS_AGENCY,
    Organisation.COLLEGE_OF_POLICING,
)


@pytest.mark.parametrize("body", OTHERS)
def test_AA_12_other_bodies_have_schemes_of_their_own(body):
    person = officer(rank=None, kind=PersonKind.OTHER_BODY_OFFICER, force=body)
    about = matter(persons_complained_against=(person,))
    assert regime.regime(about).value is R.OTHER_IOPC_SCHEME
    assert str(question("appropriate_authority", about).value) == body.value
    assert str(question("should_be_shown_to", about).value) == body.value
    assert scope.as_it_came(about).is_open
    of_service = Matter(force=body, allegations=(service(),))
    assert regime.regime(of_service).value is R.OTHER_IOPC_SCHEME
    assert str(question("appropriate_authority", of_service).value) == body.value
    assert any("AA-12" in note for note in regime.regime(of_service).unverified)


def test_AA_12_the_kind_is_enough_to_know_the_scheme():
    unknown = officer(rank=None, kind=PersonKind.OTHER_BODY_OFFICER, force=None)
    assert regime.regime(matter(persons_complained_against=(unknown,))).value is R.OTHER_IOPC_SCHEME


@pytest.mark.parametrize("abroad", [True, False])
@pytest.mark.parametrize(
    "body",
    [
        Organisation.BRITISH_TRANSPORT_POLICE,
        Organisation.MINISTRY_OF_DEFENCE_POLICE,
        Organisation.CIVIL_NUCLEAR_CONSTABULARY,
    ],
)
def test_AA_13_schemes_by_agreement_end_at_the_border(body, abroad):
    about = matter(persons_complained_against=(officer(force=body),), conduct_outside_england_and_wales=abroad)
    expected = R.OUTSIDE_PART_2 if abroad else R.SECTION_26_AGREEMENT
    assert regime.regime(about).value is expected
    assert regime.regime(Matter(force=body, conduct_outside_england_and_wales=abroad)).value is expected
    assert question("appropriate_authority", about).is_no is abroad
    of_service = Matter(force=body, allegations=(service(),), conduct_outside_england_and_wales=abroad)
    assert question("appropriate_authority", of_service).is_no is abroad
    assert str(question("should_be_shown_to", about).value) == body.value


def test_AA_13_what_a_constable_of_a_force_does_abroad_stays_within_part_2():
    assert regime.regime(matter(conduct_outside_england_and_wales=True)).value is R.PRA_2020


def test_ELG_13_volunteers_cadets_and_agency_workers_are_entered_as_service():
    found = regime.is_outside_part_2(officer(rank=None, kind=PersonKind.NOT_POLICE), matter())
    assert "cadet or an agency worker" in found.reasons[0]


@pytest.mark.parametrize(
    ("arrived", "made", "attention", "expected"),
    [
        ("other_information", None, date(2020, 1, 31), R.PRA_PRE_2020),
        ("other_information", None, datetime(2020, 2, 1, 0, 5), R.PRA_2020),
        ("civil_claim", date(2021, 1, 1), date(2019, 6, 1), R.PRA_PRE_2020),
        ("other_information", date(2019, 6, 1), None, R.PRA_PRE_2020),
        ("other_information", None, None, R.PRA_2020),
        ("expression_of_dissatisfaction", date(2021, 1, 1), date(2019, 6, 1), R.PRA_2020),
    ],
)
def test_TRN_01_without_a_complaint_the_day_of_first_attention_decides(arrived, made, attention, expected):
    asked = matter(arrived_as=arrived, dates=Dates(made=made, first_attention=attention))
    assert regime.regime(asked).value is expected


def test_TRN_02_without_a_complaint_too():
    before = matter(arrived_as="other_information", dates=Dates(first_attention=date(2025, 5, 27)))
    assert regime.under_delivery_rules_of_2025(before).is_no
    assert regime.under_delivery_rules_of_2025(before.but(dates=Dates(first_attention=date(2025, 5, 28)))).is_yes


def test_a_rank_says_that_the_person_is_a_police_officer():
    assert regime.kind_of(officer(kind=None)).value is PersonKind.POLICE_OFFICER


def test_the_question_is_not_answered_for_people_under_different_rules():
    two = (officer(), officer(id="s2", rank=None, kind=PersonKind.CONTRACTOR))
    assert regime.regime(matter(persons_complained_against=two)).is_open


def test_where_nobody_is_named_date_and_force_decide():
    assert regime.regime(Matter()).value is R.PRA_2020
    assert regime.regime(Matter(force=KENT)).value is R.PRA_2020
    nuclear = Matter(force=Organisation.CIVIL_NUCLEAR_CONSTABULARY)
    assert regime.regime(nuclear).value is R.SECTION_26_AGREEMENT
    assert regime.regime(Matter(force=Organisation.NATIONAL_CRIME_AGENCY)).value is R.NCA_2013
    assert regime.governing(nuclear).value is R.SECTION_26_AGREEMENT
    assert regime.governing(Matter()).value is R.PRA_2020


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"complainant": ELIGIBLE}, MatterType.COMPLAINT),
        ({"complainant": ELIGIBLE, "indication": {"crime_or_disciplinary"}}, MatterType.COMPLAINT),
        ({"complainant": ELIGIBLE, "dsi_circumstances": True}, MatterType.COMPLAINT),
        ({"complainant": NO_CLAIM, "indication": {"crime_or_disciplinary"}}, MatterType.CONDUCT_MATTER),
        (
            {"arrived_as": ArrivedAs.CIVIL_CLAIM, "indication": {"crime_or_disciplinary"}},
            MatterType.CONDUCT_MATTER,
        ),
        (
            {"arrived_as": ArrivedAs.OTHER_INFORMATION, "indication": set(), "dsi_circumstances": True},
            MatterType.DSI,
        ),
        ({"arrived_as": ArrivedAs.OTHER_INFORMATION, "indication": {"article_2_or_3"}}, None),
    ],
)
def test_CM_01_and_DSI_02_what_a_matter_is(facts, expected):
    found = scope.matter_type(matter(**facts))
    assert found.is_known
    assert found.value is expected


def test_CM_01_a_private_person_makes_no_conduct_matter():
    private = officer(rank=None, kind=PersonKind.NOT_POLICE)
    found = scope.matter_type(
        matter(
            arrived_as=ArrivedAs.OTHER_INFORMATION,
            indication={"crime_or_disciplinary"},
            persons_complained_against=(private,),
        )
    )
    assert found.is_no


def test_CM_01_with_nobody_named_the_indication_decides():
    unnamed = Matter(arrived_as=ArrivedAs.OTHER_INFORMATION, indication={"crime_or_disciplinary"})
    assert scope.matter_type(unnamed).value is MatterType.CONDUCT_MATTER


def test_CM_01_the_indication_must_be_considered():
    assert missing(scope.matter_type(matter(arrived_as=ArrivedAs.OTHER_INFORMATION))) == {"indication"}


def test_a_matter_is_taken_as_a_complaint_unless_the_facts_show_otherwise():
    assert scope.taken_as_complaint(matter())
    assert not scope.taken_as_complaint(matter(complainant=NO_CLAIM))
    assert scope.as_it_came(matter()).value is MatterType.COMPLAINT


def test_under_other_rules_what_follows_cannot_be_said_save_for_the_transport_police():
    contractor = matter(persons_complained_against=(officer(rank=None, kind=PersonKind.CONTRACTOR),))
    transport = matter(persons_complained_against=(officer(force=Organisation.BRITISH_TRANSPORT_POLICE),))
    assert scope.as_it_came(contractor).is_open
    assert scope.as_it_came(transport).value is MatterType.COMPLAINT


def test_LOG_01_every_complaint_is_logged():
    assert scope.must_log(matter()).is_yes
    assert scope.must_log(matter(complainant=NO_CLAIM)).is_open
    recorded = matter(arrived_as=ArrivedAs.OTHER_INFORMATION, indication={"crime_or_disciplinary"}, recorded=True)
    assert scope.must_log(recorded).is_yes
    assert scope.must_log(recorded.but(recorded=None)).is_open


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "yes"),
        ({"allegations": None}, "yes"),
        ({"allegations": (conduct(), service())}, "yes"),
        ({"allegations": (service(),)}, "no"),
        ({"allegations": None, "persons_complained_against": ()}, "cannot say yet"),
        ({"arrived_as": "other_information", "indication": {"crime_or_disciplinary"}}, "yes"),
        (
            {"arrived_as": "other_information", "indication": set(), "dsi_circumstances": True},
            "yes",
        ),
        ({"arrived_as": "other_information", "indication": set()}, "no"),
    ],
)
def test_INI_02_evidence_about_conduct_is_preserved(facts, expected):
    assert scope.must_preserve_evidence(matter(**facts)).answer.value == expected


def test_one_person_of_whom_it_is_not_known_leaves_the_set_of_rules_open():
    unknown = officer(id="s2", force=None)
    assert regime.regime(matter(persons_complained_against=(officer(), unknown))).is_open
    assert regime.regime(matter(persons_complained_against=(unknown, officer()))).is_open
