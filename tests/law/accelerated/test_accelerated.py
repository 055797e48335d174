"""The accelerated procedure: when it is open, who certifies, and what it does to proceedings and reviews."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import accelerated, investigations, letters, review, review_window, vocabulary
from complaintlaw.organisations import chief_officer, lpb
from complaintlaw.proceedings import AcceleratedProcedure, Dates, EarlierMatter
from complaintlaw.steps import Document
from complaintlaw.vocabulary import ArrivedAs, Handling, PersonKind, Rank
from tests.law.build import KENT, harmless, matter, missing, officer

LOCAL, DIRECTED, INDEPENDENT = vocabulary.INVESTIGATIONS
EARLY = AcceleratedProcedure(report_on=date(2026, 9, 1))
MADE = date(2026, 3, 2)
REPORTED = Dates(made=MADE, report_submitted=date(2026, 10, 1))


def case(handling: Handling | None = LOCAL, **facts):
    return matter(**{"handling": handling, "recorded": True, "allegations": (harmless(),), **facts})


@pytest.mark.parametrize("handling", [LOCAL, DIRECTED, INDEPENDENT])
def test_ACC_01_the_special_conditions_are_judged_by_people(handling):
    found = accelerated.accelerated_procedure_is_open(case(handling))
    assert found.is_open
    assert "The special conditions are for the investigator and the authority." in found.reasons
    assert accelerated.accelerated_procedure_is_open(case(handling, dates=REPORTED)).is_open


@pytest.mark.parametrize(
    "closed",
    [
        case(None),
        case(Handling.NOT_INVESTIGATED),
        case(persons_complained_against=(officer(kind=PersonKind.POLICE_STAFF, rank=None),)),
        case(arrived_as=ArrivedAs.OTHER_INFORMATION, indication=frozenset(), dsi_circumstances=True),
        case(DIRECTED, dates=REPORTED, proceedings_decided="disciplinary"),
    ],
)
def test_ACC_01_it_is_closed_without_investigation_without_officer_for_a_death_and_under_a_direction(closed):
    assert accelerated.accelerated_procedure_is_open(closed).is_no


def test_ACC_01_only_a_direction_after_the_report_closes_it():
    assert accelerated.accelerated_procedure_is_open(
        case(LOCAL, dates=REPORTED, proceedings_decided="disciplinary")
    ).is_open
    assert accelerated.accelerated_procedure_is_open(
        case(DIRECTED, dates=REPORTED, proceedings_decided="performance")
    ).is_open
    assert accelerated.accelerated_procedure_is_open(case(DIRECTED, proceedings_decided="disciplinary")).is_open


def test_ACC_01_reaches_a_conduct_matter():
    indicated = {"arrived_as": ArrivedAs.OTHER_INFORMATION, "indication": frozenset({"crime_or_disciplinary"})}
    assert accelerated.accelerated_procedure_is_open(case(**indicated)).is_open


@pytest.mark.parametrize("handling", [LOCAL, DIRECTED, INDEPENDENT])
def test_ACC_02_the_authority_certifies_in_every_form(handling):
    assert accelerated.accelerated_case_certified_by(case(handling)).value == chief_officer(KENT)
    chief = (officer(Rank.CHIEF_CONSTABLE),)
    assert accelerated.accelerated_case_certified_by(case(handling, persons_complained_against=chief)).value == lpb(
        KENT
    )


def test_ACC_02_without_an_investigation_nobody_certifies():
    assert accelerated.accelerated_case_certified_by(case(Handling.NOT_INVESTIGATED)).is_no


@pytest.mark.parametrize(
    ("handling", "dates", "steps", "answer"),
    [
        (LOCAL, Dates(), {"special_conditions": True}, "cannot say yet"),
        (LOCAL, Dates(), {"special_conditions": False}, "no"),
        (LOCAL, Dates(), {}, "cannot say yet"),
        (LOCAL, Dates(), {"special_conditions": True, "certified_on": date(2026, 9, 9)}, "no"),
        (None, Dates(), {"special_conditions": True}, "no"),
        (DIRECTED, Dates(), {"special_conditions": True}, "cannot say yet"),
        (DIRECTED, REPORTED, {"special_conditions": True}, "no"),
        (DIRECTED, REPORTED, {}, "no"),
        (DIRECTED, REPORTED, {"special_conditions": True, "not_objected": True}, "cannot say yet"),
    ],
)
def test_ACC_02_it_must_certify_unless_that_is_inappropriate(handling, dates, steps, answer):
    asked = case(handling, dates=dates, accelerated=AcceleratedProcedure(**steps))
    assert accelerated.must_certify_accelerated_case(asked).answer.value == answer


def test_ACC_02_waits_for_the_authoritys_view():
    assert missing(accelerated.must_certify_accelerated_case(case())) == {"accelerated.special_conditions"}


@pytest.mark.parametrize(
    ("handling", "dates", "needs"),
    [
        (LOCAL, REPORTED, False),
        (DIRECTED, REPORTED, True),
        (INDEPENDENT, REPORTED, True),
        (INDEPENDENT, Dates(), False),
    ],
)
def test_ACC_03_after_the_final_report_the_iopc_must_not_object(handling, dates, needs):
    assert accelerated.certifying_needs_no_objection(case(handling, dates=dates)).value is needs


def test_ACC_03_the_rules_before_28_May_2025_are_not_applied():
    earlier = REPORTED.but(made=date(2025, 5, 27))
    assert accelerated.certifying_needs_no_objection(case(DIRECTED, dates=earlier)).is_open
    assert accelerated.certifying_needs_no_objection(case(LOCAL, dates=earlier)).is_no
    carried = EarlierMatter(made=date(2025, 1, 1), being_handled=True)
    assert accelerated.certifying_needs_no_objection(case(DIRECTED, dates=REPORTED, earlier_matter=carried)).is_open


@pytest.mark.parametrize(
    ("received", "due"),
    [(date(2026, 12, 18), date(2027, 1, 6)), (date(2026, 12, 19), date(2027, 1, 6)), (None, None)],
)
def test_ACC_03_TIM_06_the_answer_comes_within_ten_working_days(received, due):
    steps = AcceleratedProcedure(memorandum_received_on=received)
    assert accelerated.certifying_answer_due(case(DIRECTED, dates=REPORTED, accelerated=steps)).value == due
    assert accelerated.certifying_answer_due(case(LOCAL, dates=REPORTED, accelerated=steps)).value is None


@pytest.mark.parametrize("handling", vocabulary.INVESTIGATIONS)
def test_INV_06_proceedings_may_be_brought_before_the_report_once_it_is_certified(handling):
    assert investigations.may_bring_proceedings(case(handling, accelerated=EARLY)).is_no
    certified = case(handling, accelerated=EARLY.but(certified_on=date(2026, 9, 3)))
    assert investigations.may_bring_proceedings(certified).is_yes
    assert investigations.may_bring_proceedings(certified.but(dates=REPORTED)).is_yes
    assert investigations.may_bring_proceedings(case(handling, dates=REPORTED)).is_open


def test_REV_01_there_is_no_review_where_only_an_early_report_was_made():
    stopped = case(accelerated=EARLY, dates=Dates(outcome=date(2026, 10, 5)))
    assert review_window.challenge_route(stopped).is_no
    assert "There is only the early report of the accelerated procedure, and no final report." in (
        review_window.challenge_route(stopped).reasons
    )
    assert review.powers(stopped).value == frozenset()
    assert review_window.review_information_due(stopped).is_no
    assert review.may_look_at_findings(stopped).is_no
    followed = stopped.but(dates=REPORTED.but(outcome=date(2026, 10, 5)))
    assert review_window.challenge_route(followed).is_yes
    assert review_window.review_information_due(followed).value == date(2026, 10, 12)


def test_REV_13_the_findings_of_the_early_report_are_outside_a_review():
    both = review.may_look_at_findings(case(accelerated=EARLY, dates=REPORTED))
    assert both.is_yes
    assert "The findings of the final report, not those of the early one." in both.reasons
    assert "The findings of the final report, not those of the early one." not in (
        review.may_look_at_findings(case(dates=REPORTED)).reasons
    )


def test_INF_07_no_letter_promises_a_review_that_does_not_exist():
    letter = case(accelerated=EARLY, document=Document.REVIEW_INFORMATION)
    assert letters.must_contain(letter).value == frozenset()
    assert letters.must_contain(letter.but(dates=REPORTED)).value
    assert letters.must_contain(letter.but(handling=Handling.NOT_INVESTIGATED)).value
