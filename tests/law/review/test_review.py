"""An application for a review, and what the review may bring."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import review
from complaintlaw.organisations import IOPC, Body, Office, Organisation, chief_officer, lpb
from complaintlaw.proceedings import Dates, Receipt, Referral, Review, ReviewInformation
from complaintlaw.steps import InfoItem
from tests.law.build import ESSEX, KENT, conduct, harmless, matter, missing, officer

PCC, NEIGHBOUR, FORCE = lpb(KENT), lpb(ESSEX), chief_officer(KENT)
TOLD = ReviewInformation(provided_on=date(2026, 11, 2), contains=frozenset(InfoItem))
LAST = date(2026, 11, 30)
LATE = date(2026, 12, 1)
LATER = date(2026, 12, 4)


def received(by, on=LAST, forwarded_on=None):
    return Receipt(by=by, on=on, forwarded_on=forwarded_on)


def applied(*receipts, body=None, information=(TOLD,), **facts):
    asked = Review(body=body, information=information, receipts=receipts)
    return reviewed(**{"review": asked, **facts})


def reviewed(**facts):
    return matter(**{"recorded": True, "handling": "local_investigation", "allegations": (harmless(),), **facts})


@pytest.mark.parametrize("body", ["iopc", "local_policing_body"])
@pytest.mark.parametrize(
    ("receipts", "answer"),
    [
        ([received(PCC)], "yes"),
        ([received(PCC, LATE)], "no"),
        ([received(IOPC)], "yes"),
        ([received(IOPC, forwarded_on=LATER)], "yes"),
        ([received(IOPC, LATE)], "no"),
        ([received(FORCE)], "no"),
        ([received(FORCE, forwarded_on=LAST)], "no"),
        ([received(NEIGHBOUR)], "no"),
        ([received(FORCE), received(PCC, LATE)], "no"),
        ([received(FORCE), received(PCC)], "yes"),
        ([], "cannot say yet"),
    ],
)
def test_REV_09_in_time_with_either_review_body_but_not_with_the_force(body, receipts, answer):
    assert review.is_in_time(applied(*receipts, body=body)).answer.value == answer


def test_REV_09_without_complete_information_no_period_runs():
    found = review.is_in_time(applied(received(PCC), information=()))
    assert found.is_open
    assert "No period runs." in found.reasons


def test_REV_09_whose_local_policing_body_it_is_must_be_known():
    unknown = (officer(force=None),)
    found = review.is_in_time(applied(received(PCC), body="iopc", persons_complained_against=unknown))
    assert "persons_complained_against[s1].force" in missing(found)
    assert review.is_in_time(applied(received(IOPC), body="iopc", persons_complained_against=unknown)).is_yes


@pytest.mark.parametrize(
    ("body", "receipts", "made_on"),
    [
        ("iopc", [], None),
        ("iopc", [received(IOPC)], LAST),
        ("iopc", [received(PCC)], None),
        ("iopc", [received(PCC, forwarded_on=LATE)], LATE),
        ("iopc", [received(PCC, forwarded_on=LATE), received(IOPC, LATER)], LATE),
        ("iopc", [received(PCC, forwarded_on=LATER), received(IOPC, LATE)], LATE),
        ("iopc", [received(FORCE, forwarded_on=LATE)], None),
        ("iopc", [received(FORCE, forwarded_on=LATE), received(IOPC, LATER)], LATER),
        ("local_policing_body", [received(PCC)], LAST),
        ("local_policing_body", [received(IOPC, forwarded_on=LATE)], LATE),
        (None, [received(IOPC, forwarded_on=LATE)], LATE),
        (None, [received(PCC)], LAST),
    ],
)
def test_REV_09_the_day_on_which_the_application_counts_as_made(body, receipts, made_on):
    found = review.application_made_on(applied(*receipts, body=body))
    assert found.is_known
    assert found.value == made_on


def test_REV_09_the_transport_polices_authority_stands_in_the_place_of_a_local_policing_body():
    authority = Body(Office.BRITISH_TRANSPORT_POLICE_AUTHORITY)
    constable = (officer(force=Organisation.BRITISH_TRANSPORT_POLICE),)
    asked = applied(received(authority), body="local_policing_body", persons_complained_against=constable)
    assert review.application_made_on(asked).value == LAST


@pytest.mark.parametrize(
    ("asked", "body"),
    [
        (applied(received(PCC)), None),
        (applied(received(FORCE)), PCC),
        (applied(received(PCC, LATE)), PCC),
        (applied(received(PCC, LATE), body="local_policing_body"), PCC),
        (applied(received(PCC, LATE), body="iopc"), IOPC),
    ],
)
def test_REV_10_only_the_review_body_may_extend_the_time(asked, body):
    found = review.decides_on_late_application(asked)
    assert found.is_known
    assert found.value == body


def test_REV_10_waits_for_an_application():
    assert review.decides_on_late_application(applied()).is_open


@pytest.mark.parametrize(
    ("lacks", "expected"), [((), False), (("written_form",), True), (("complaint_details",), True)]
)
def test_REV_11_the_review_body_may_go_on_with_a_defective_application(lacks, expected):
    asked = reviewed(review=Review(receipts=(received(PCC),), lacks=frozenset(lacks)))
    assert review.may_proceed_although_defective(asked).value is expected


CASE = "recommend_case_to_answer_or_proceedings"


@pytest.mark.parametrize(
    ("body", "handling", "expected"),
    [
        ("iopc", "not_investigated", {"require_investigation", "recommend_remedy"}),
        ("iopc", "local_investigation", {"own_findings", "direct_reinvestigation", CASE, "recommend_remedy"}),
        (
            "local_policing_body",
            "not_investigated",
            {"recommend_investigation", "recommend_referral", "recommend_remedy"},
        ),
        (
            "local_policing_body",
            "local_investigation",
            {"recommend_reinvestigation", CASE, "recommend_referral", "recommend_remedy"},
        ),
        ("iopc", "independent_investigation", set()),
        ("local_policing_body", "outside_schedule_3", set()),
    ],
)
def test_REV_14_and_REV_15_what_a_review_may_bring(body, handling, expected):
    assert review.powers(reviewed(handling=handling, review=Review(body=body))).value == expected


def test_REV_15_a_referral_is_recommended_only_if_there_has_never_been_one():
    sent_back = Referral(route="voluntary", sent_back=True)
    asked = reviewed(handling="not_investigated", referral=sent_back, review=Review(body="local_policing_body"))
    assert review.powers(asked).value == {"recommend_investigation", "recommend_remedy"}


def test_REV_14_waits_until_the_review_body_is_known():
    found = review.powers(reviewed(allegations=(conduct(),)))
    assert "allegations[1].authority_can_exclude" in missing(found)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [({}, False), ({"receipts": (received(PCC),)}, True), ({"recommendation_on": LATER}, False)],
)
def test_WDN_04_a_review_is_before_the_review_body_until_it_recommends(facts, expected):
    assert review.is_before_review_body(reviewed(review=Review(**facts))).value is expected
    decided = reviewed(review=Review(receipts=(received(PCC),), recommendation_on=LATER))
    assert review.is_before_review_body(decided).is_no


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({}, "yes"),
        ({"handling": "not_investigated"}, "no"),
        ({"handling": "independent_investigation"}, "no"),
        ({"recorded": False}, "no"),
        ({"handling": None}, "no"),
    ],
)
def test_REV_13_a_review_looks_at_findings_only_after_a_local_investigation(facts, answer):
    assert review.may_look_at_findings(reviewed(**facts)).answer.value == answer


@pytest.mark.parametrize(
    ("outcome", "recommendation_on", "expected"),
    [
        (None, None, True),
        (LAST, None, True),
        (LAST, LATE, False),
        (LATE, LATE, False),
        (LATER, LATE, True),
        (None, LATE, False),
    ],
)
def test_REV_19_a_decision_on_a_review_is_not_reviewed_but_a_new_outcome_is(outcome, recommendation_on, expected):
    asked = reviewed(dates=Dates(outcome=outcome), review=Review(recommendation_on=recommendation_on))
    assert review.may_apply_again(asked).value is expected


@pytest.mark.parametrize(
    ("outcome", "decided_on", "recommendation_on", "expected"),
    [
        (LATER, LATE, None, True),
        (LATE, LATE, None, False),
        (LAST, LATE, None, False),
        (LATE, LAST, LATER, True),
        (LATE, LATER, LAST, False),
    ],
)
def test_REV_19_the_day_of_the_decision_counts_before_that_of_a_recommendation(
    outcome, decided_on, recommendation_on, expected
):
    asked = Review(decided_on=decided_on, recommendation_on=recommendation_on)
    assert review.may_apply_again(reviewed(dates=Dates(outcome=outcome), review=asked)).value is expected


def test_WDN_04_a_review_that_was_decided_without_a_recommendation_is_over():
    decided = reviewed(review=Review(receipts=(received(PCC),), decided_on=LATER))
    assert review.is_before_review_body(decided).is_no


def test_REV_19_where_there_is_no_review_there_is_no_second_one():
    assert review.may_apply_again(reviewed(handling="directed_investigation")).is_no
