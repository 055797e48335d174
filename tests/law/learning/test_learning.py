"""Recommendations for learning: the reply and its publication."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import clocks, learning
from complaintlaw.proceedings import Dates, LearningRecommendation, Receipt, Review
from complaintlaw.vocabulary import ArrivedAs, ClockName, Handling
from tests.law.build import harmless, matter

MADE = date(2026, 11, 2)
RECEIVED = date(2026, 12, 1)
TOLD = date(2026, 12, 10)
REPORTED = Dates(report_submitted=date(2026, 9, 1))
MADE_ONLY = LearningRecommendation(made_on=MADE)
ANSWERED = MADE_ONLY.but(reply_received_on=RECEIVED)
OBJECTED = ANSWERED.but(objected=True)
ACCEPTED = OBJECTED.but(objection_decision="accepted", told_of_decision_on=TOLD)
REJECTED = OBJECTED.but(objection_decision="rejected", told_of_decision_on=TOLD)


def recommended(one: LearningRecommendation | None, **facts):
    return matter(learning=one, **facts)


def test_REV_24_the_day_of_the_recommendation_is_the_first_of_the_56():
    assert learning.learning_reply_due(recommended(MADE_ONLY)).value == date(2026, 12, 27)
    assert learning.learning_reply_due(recommended(None)).is_no
    assert "TIM-03" in learning.learning_reply_due(recommended(MADE_ONLY)).rules


@pytest.mark.parametrize(
    ("one", "due"),
    [
        (None, None),
        (MADE_ONLY, None),
        (ANSWERED, date(2026, 12, 21)),
        (ACCEPTED, date(2026, 12, 21)),
        (REJECTED, date(2026, 12, 30)),
        (REJECTED.but(told_of_decision_on=None), None),
    ],
)
def test_REV_25_published_21_days_from_receipt_or_from_the_rejection_that_day_included(one, due):
    found = learning.learning_publication_due(recommended(one))
    assert found.is_known
    assert found.value == due
    assert learning.learning_police_publication_due(recommended(one)).value == due


def test_REV_25_waits_for_the_decision_on_an_objection():
    assert learning.learning_publication_due(recommended(OBJECTED)).is_open
    assert learning.learning_publication_not_before(recommended(OBJECTED)).is_open
    assert learning.learning_publication_due(recommended(OBJECTED.but(reply_received_on=None))).is_no


@pytest.mark.parametrize(
    ("one", "first"),
    [
        (None, None),
        (ANSWERED, None),
        (ACCEPTED, TOLD),
        (REJECTED, date(2026, 12, 17)),
        (REJECTED.but(told_of_decision_on=None), None),
    ],
)
def test_REV_25_after_a_rejection_nothing_is_published_for_seven_days(one, first):
    found = learning.learning_publication_not_before(recommended(one))
    assert found.is_known
    assert found.value == first


def test_REV_26_the_police_publish_when_the_iopc_does():
    found = learning.learning_police_publication_due(recommended(ANSWERED))
    assert found.rules[:2] == ("REV-26", "REV-25")


def decided(body: str, handling: Handling = Handling.LOCAL_INVESTIGATION):
    on_review = Review(body=body, receipts=(Receipt(by="iopc", on=TOLD),), decided_on=date(2027, 1, 7))
    return matter(recorded=True, handling=handling, allegations=(harmless(),), review=on_review, dates=REPORTED)


DEATH = {"arrived_as": ArrivedAs.OTHER_INFORMATION, "indication": frozenset(), "dsi_circumstances": True}


@pytest.mark.parametrize(
    ("asked", "may"),
    [
        (matter(handling=Handling.DIRECTED_INVESTIGATION, dates=REPORTED), True),
        (matter(handling=Handling.INDEPENDENT_INVESTIGATION, dates=REPORTED), True),
        (matter(handling=Handling.INDEPENDENT_INVESTIGATION), False),
        (matter(handling=Handling.LOCAL_INVESTIGATION, dates=REPORTED, recorded=True), False),
        (matter(handling=Handling.LOCAL_INVESTIGATION, dates=REPORTED, **DEATH), True),
        (matter(handling=Handling.LOCAL_INVESTIGATION, **DEATH), False),
        (decided("iopc"), True),
        (decided("iopc", Handling.NOT_INVESTIGATED), True),
        (decided("local_policing_body"), False),
        (decided("iopc").but(review=Review(body="iopc")), False),
    ],
)
def test_REV_20_only_the_iopc_recommends_learning_and_only_on_what_came_to_it(asked, may):
    assert learning.learning_may_be_recommended(asked).value is may


def test_REV_24_a_clock_runs_until_the_reply_is_there():
    def running(one):
        return {clock.name for clock in clocks.running(recommended(one))}

    assert ClockName.LEARNING_REPLY in running(MADE_ONLY)
    assert ClockName.LEARNING_REPLY not in running(ANSWERED)
    assert ClockName.LEARNING_REPLY not in running(None)
