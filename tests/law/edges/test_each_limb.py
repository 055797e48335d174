"""Of a rule with several limbs each limb alone: what the answer would be without it."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import (
    accelerated,
    authority,
    investigations,
    oversight,
    recommendations,
    review_window,
    standing,
    transfer,
)
from complaintlaw.assess import question
from complaintlaw.composition import parts_to_test
from complaintlaw.facts import Matter
from complaintlaw.organisations import Organisation, chief_officer
from complaintlaw.people import Complainant, Investigator
from complaintlaw.proceedings import Dates, Referral, Review
from complaintlaw.regime import OWN_SCHEME, Regime, governing
from complaintlaw.vocabulary import INVESTIGATIONS, Handling, PersonKind, Rank
from tests.law.build import ESSEX, KENT, MET, conduct, conduct_matter, harmless, matter, missing, officer, service

O = Organisation  # noqa: E741 - a table of organisations
LOCAL = Handling.LOCAL_INVESTIGATION
STAFF = officer(kind=PersonKind.POLICE_STAFF, rank=None, force=ESSEX)
INDICATED = frozenset({"crime_or_disciplinary"})


def over(**facts):
    person = officer(**{"rank": None, **facts})
    return authority.appropriate_authority(matter(persons_complained_against=(person,)))


def test_AA_10_the_authority_for_a_contractor_is_the_chief_officer_whom_the_contract_serves():
    found = over(kind=PersonKind.CONTRACTOR)
    assert found.value == chief_officer(KENT)
    assert "AA-10" in found.rules
    assert "s1 works under a contract." in found.reasons
    assert "AA-10" not in over(kind=PersonKind.POLICE_STAFF).rules


@pytest.mark.parametrize("body", sorted(OWN_SCHEME))
def test_AA_12_an_officer_of_a_body_with_a_scheme_of_its_own_is_under_that_body(body):
    assert str(over(kind=PersonKind.OTHER_BODY_OFFICER, force=body).value) == body.value


def test_AA_12_without_the_body_of_such_an_officer_it_is_asked():
    assert missing(over(kind=PersonKind.OTHER_BODY_OFFICER, force=None)) == {"persons_complained_against[s1].force"}


@pytest.mark.parametrize("force", [None, KENT, O.NATIONAL_CRIME_AGENCY])
def test_AA_08_an_officer_of_the_national_crime_agency_is_under_the_agency(force):
    assert str(over(kind=PersonKind.NCA_OFFICER, force=force).value) == "national-crime-agency"


@pytest.mark.parametrize("kind", [PersonKind.NOT_POLICE, PersonKind.LPB_OFFICE_HOLDER])
@pytest.mark.parametrize("force", [None, KENT])
def test_AA_08_nobody_is_the_authority_for_whom_part_2_does_not_reach(kind, force):
    found = over(kind=kind, force=force)
    assert found.is_known
    assert found.is_no


def test_AA_08_on_relevant_service_it_cannot_be_said():
    found = over(kind=PersonKind.ON_RELEVANT_SERVICE)
    assert found.is_open
    assert "Whose direction a person on relevant service is under differs." in found.reasons


@pytest.mark.parametrize("force", [None, KENT, O.BRITISH_TRANSPORT_POLICE, O.POLICE_SCOTLAND])
def test_ELG_13_nobody_is_shown_to_a_police_body_for_somebody_who_is_not_with_the_police(force):
    outsider = officer(rank=None, kind=PersonKind.NOT_POLICE, force=force)
    found = transfer.should_be_shown_to(matter(persons_complained_against=(outsider,)))
    assert found.is_known
    assert found.is_no


@pytest.mark.parametrize("force", [None, KENT])
def test_ELG_13_for_an_officer_of_the_national_crime_agency_it_is_the_agency(force):
    agent = officer(rank=None, kind=PersonKind.NCA_OFFICER, force=force)
    found = transfer.should_be_shown_to(matter(persons_complained_against=(agent,)))
    assert str(found.value) == "national-crime-agency"


def test_ELG_13_of_several_of_whom_it_is_not_known_the_first_is_asked_first():
    two = (officer(force=None), officer(id="s2", force=None))
    assert missing(transfer.should_be_shown_to(matter(persons_complained_against=two))) == {
        "persons_complained_against[s1].force"
    }


@pytest.mark.parametrize(
    ("who", "handling", "backs"),
    [
        (officer(), LOCAL, True),
        (officer(Rank.CHIEF_CONSTABLE), LOCAL, False),
        (officer(), Handling.NOT_INVESTIGATED, False),
        (officer(), None, False),
    ],
)
def test_IOP_01_what_must_be_investigated_by_the_iopc_does_not_go_back_to_be_finished(who, handling, backs):
    referred = matter(
        persons_complained_against=(who,),
        referral=Referral(route="mandatory"),
        indication=INDICATED,
        handling=handling,
        recorded=True,
    )
    assert oversight.must_go_back_to_be_finished(referred).value is backs
    back = referred.but(referral=Referral(route="mandatory", sent_back=True))
    assert oversight.must_go_back_to_be_finished(back).is_no


def test_ACC_01_in_a_complaint_an_officer_of_whom_the_complainant_cannot_complain_is_investigated_too():
    """What is indicated of the constable is a conduct matter beside the complaint (section 12(2))."""
    colleague = Complainant(
        kind=PersonKind.POLICE_OFFICER,
        force=KENT,
        force_then=KENT,
        on_duty_then=False,
        claims=frozenset({"subject_of_conduct"}),
        adversely_affected=True,
    )
    people = (STAFF, officer(id="s2"))
    asked = matter(
        handling=LOCAL,
        recorded=True,
        persons_complained_against=people,
        complainant=colleague,
        allegations=(harmless(),),
    )
    assert accelerated.accelerated_procedure_is_open(asked).is_open
    alone = asked.but(persons_complained_against=(STAFF,))
    assert accelerated.accelerated_procedure_is_open(alone).is_no


@pytest.mark.parametrize("handling", INVESTIGATIONS)
def test_ACC_01_a_conduct_matter_must_be_about_an_officer_of_whom_something_is_indicated(handling):
    people = (STAFF.but(indication=INDICATED), officer(id="s2", indication=frozenset()))
    asked = conduct_matter(handling=handling, indication=None, persons_complained_against=people)
    found = accelerated.accelerated_procedure_is_open(asked)
    assert found.is_no
    assert "No police officer and no special constable is concerned." in found.reasons
    other = (people[0].but(indication=frozenset()), people[1].but(indication=INDICATED))
    assert accelerated.accelerated_procedure_is_open(asked.but(persons_complained_against=other)).is_open


FIT = Investigator(
    kind=PersonKind.POLICE_OFFICER,
    force=ESSEX,
    competent=True,
    managed_by_person_complained_against=False,
    impartial=True,
)


@pytest.mark.parametrize("handling", [LOCAL, Handling.DIRECTED_INVESTIGATION])
@pytest.mark.parametrize(
    ("rank", "force", "nominated"),
    [
        (Rank.COMMISSIONER, MET, True),
        (Rank.DEPUTY_COMMISSIONER, MET, True),
        (Rank.ASSISTANT_COMMISSIONER, MET, False),
        (Rank.CONSTABLE, MET, False),
        (Rank.COMMISSIONER, O.CITY_OF_LONDON, False),
        (Rank.CHIEF_CONSTABLE, KENT, False),
    ],
)
def test_INV_02_only_the_two_heads_of_the_met_are_investigated_by_a_nominee_of_the_home_secretary(
    rank, force, nominated, handling
):
    asked = matter(persons_complained_against=(officer(rank, force),), handling=handling, investigator=FIT)
    by_other = investigations.may_be_investigator(asked.but(investigator=FIT.but(home_secretary_nominee=False)))
    by_nominee = investigations.may_be_investigator(asked.but(investigator=FIT.but(home_secretary_nominee=True)))
    assert by_nominee.is_yes
    assert by_other.is_no is nominated


def test_AA_01_what_is_unknown_of_a_matter_without_anybody_is_asked():
    assert missing(authority.appropriate_authority(Matter())) == {"persons_complained_against"}


@pytest.mark.parametrize(("left", "reached"), [(date(2026, 5, 3), False), (date(2026, 5, 4), True), (None, True)])
def test_AA_08_somebody_who_left_before_the_conduct_has_no_authority(left, reached):
    person = officer(left_on=left)
    on = Dates(incident=date(2026, 5, 4))
    found = authority.appropriate_authority(matter(persons_complained_against=(person,), dates=on))
    assert found.value == (chief_officer(KENT) if reached else None)


RECOMMENDED = {
    "handling": LOCAL,
    "recorded": True,
    "allegations": (harmless(),),
    "review": Review(
        body="iopc", recommendation_on=date(2027, 3, 12), recommendation_kind="case_to_answer_or_proceedings"
    ),
}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"recommendation_on": None}, "Nothing has been recommended on a review."),
        (
            {"body": "local_policing_body"},
            "It is not a recommendation of the Director General after a local investigation.",
        ),
        ({"recommendation_kind": "remedy"}, "It is about neither a case to answer nor proceedings."),
    ],
)
def test_REV_21_the_director_general_reports_on_a_recommendation_on_a_case_to_answer_only(change, reason):
    asked = matter(**RECOMMENDED)
    assert recommendations.must_report_on_disciplinary_recommendation(asked).is_yes
    changed = asked.but(review=asked.review.but(**change))
    found = recommendations.must_report_on_disciplinary_recommendation(changed)
    assert found.is_no
    assert reason in found.reasons


@pytest.mark.parametrize("handling", [None, *Handling])
def test_REV_21_it_takes_a_local_investigation(handling):
    found = recommendations.must_report_on_disciplinary_recommendation(matter(**{**RECOMMENDED, "handling": handling}))
    assert found.is_yes is (handling is LOCAL)


@pytest.mark.parametrize(
    ("force", "answer"),
    [
        (O.POLICE_SCOTLAND, "no"),
        (O.POLICE_SERVICE_NORTHERN_IRELAND, "no"),
        (O.BRITISH_TRANSPORT_POLICE, "cannot say yet"),
        (KENT, "cannot say yet"),
    ],
)
def test_ELG_12_where_part_2_does_not_reach_the_force_it_is_no_complaint_whatever_is_alleged(force, answer):
    found = standing.is_complaint(Matter(force=force))
    assert found.answer.value == answer
    assert ("Part 2 of the Act does not reach this." in found.reasons) is (answer == "no")


def test_ELG_01_what_came_as_other_information_is_no_complaint_whatever_is_alleged():
    assert standing.is_complaint(Matter(arrived_as="other_information", force=KENT)).is_no


@pytest.mark.parametrize("recorded", [True, False])
def test_REV_01_the_scheme_for_the_national_crime_agency_says_what_challenge_there_is(recorded):
    agent = officer(rank=None, kind=PersonKind.NCA_OFFICER, force=O.NATIONAL_CRIME_AGENCY)
    asked = matter(persons_complained_against=(agent,), recorded=recorded, handling=LOCAL, allegations=(harmless(),))
    found = review_window.challenge_route(asked)
    assert found.is_open
    assert "The scheme of that body decides." in found.reasons
    by_other = asked.but(review=Review(applicant="person_complained_against"))
    assert review_window.challenge_route(by_other).is_no


def test_ELG_13_where_all_are_under_the_same_rules_the_first_person_is_the_reason():
    two = (officer(rank=None, kind=PersonKind.NOT_POLICE), officer(id="s2", rank=None, kind=PersonKind.NOT_POLICE))
    found = question("regime", matter(persons_complained_against=two))
    assert found.value is Regime.OUTSIDE_PART_2
    assert found.reasons[0].startswith("s1 ")
    assert not any(reason.startswith("s2 ") for reason in found.reasons)


@pytest.mark.parametrize(
    ("incident", "made", "rules"),
    [
        (date(2020, 1, 30), date(2020, 1, 31), Regime.PRA_PRE_2020),
        (date(2026, 5, 4), date(2026, 6, 1), Regime.PRA_2020),
    ],
)
def test_ELG_12_with_somebody_of_another_scheme_the_rules_for_the_officer_of_a_force_govern(incident, made, rules):
    agent = officer(id="s2", rank=None, kind=PersonKind.NCA_OFFICER, force=O.NATIONAL_CRIME_AGENCY)
    on = Dates(incident=incident, made=made)
    for people in ((officer(), agent), (agent, officer())):
        asked = matter(persons_complained_against=people, dates=on)
        assert governing(asked).value is rules
        assert question("regime", asked).is_open


def test_ELG_12_service_and_the_conduct_of_nobody_named_are_two_parts():
    both = Matter(allegations=(service(), conduct()), force=KENT)
    assert [part.name for part in parts_to_test(both)] == ["service", "nobody named"]
    assert [part.name for part in parts_to_test(both.but(allegations=(conduct(),)))] == ["nobody named"]
    assert [part.name for part in parts_to_test(both.but(allegations=(service(),)))] == ["service"]
    assert [part.name for part in parts_to_test(both.but(persons_complained_against=(officer(),)))] == ["s1", "service"]
