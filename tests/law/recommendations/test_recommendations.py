"""Recommendations on a report or on a review, and prosecutors."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import clocks, prosecutors, recommendations, review
from complaintlaw.organisations import IOPC, chief_officer, lpb
from complaintlaw.proceedings import AcceleratedProcedure, Dates, InvestigationReport, Receipt, Review
from complaintlaw.review import Power
from complaintlaw.steps import RecommendationKind
from complaintlaw.vocabulary import ArrivedAs, ClockName, Handling
from tests.law.build import ESSEX, KENT, harmless, matter, missing, officer

K = RecommendationKind
MADE = date(2027, 3, 12)
DUE = date(2027, 4, 9)
REPORTED = Dates(report_submitted=date(2026, 9, 1))
CRIME = InvestigationReport(indicates_crime=True, prosecutors_appropriate=True)


def reviewed(body: str | None = "iopc", handling: Handling = Handling.LOCAL_INVESTIGATION, **facts):
    asked = Review(
        body=body, recommendation_on=MADE, **{k: facts.pop(k) for k in ("recommendation_kind",) if k in facts}
    )
    return matter(**{"recorded": True, "handling": handling, "allegations": (harmless(),), "review": asked, **facts})


def test_REV_17_compensation_is_never_recommended():
    assert recommendations.may_recommend_compensation(matter()).is_no
    assert recommendations.COMPENSATION.on(date(2020, 2, 1)) == "never"


@pytest.mark.parametrize("kind", list(K))
def test_REV_16_what_a_local_policing_body_recommends_is_answered_in_28_days(kind):
    assert recommendations.recommendation_response_due(reviewed("local_policing_body")).value == DUE
    stated = reviewed("local_policing_body", recommendation_kind=kind)
    assert recommendations.recommendation_response_due(stated).value == DUE


def test_REV_16_the_iopcs_recommendation_on_a_case_to_answer_has_no_period():
    remedy = reviewed(recommendation_kind=K.REMEDY)
    assert recommendations.recommendation_response_due(remedy).value == DUE
    case_to_answer = reviewed(recommendation_kind=K.CASE_TO_ANSWER_OR_PROCEEDINGS)
    assert recommendations.recommendation_response_due(case_to_answer).is_no
    assert recommendations.recommendation_response_due(case_to_answer).is_known
    unknown = recommendations.recommendation_response_due(reviewed())
    assert missing(unknown) == {"review.recommendation_kind"}
    assert any(reason.startswith("It turns on what was recommended") for reason in unknown.reasons)


@pytest.mark.parametrize("kind", [K.INVESTIGATION, K.REFERRAL, K.NOTIFY_PROSECUTORS])
def test_REV_16_the_iopc_does_not_recommend_what_it_requires(kind):
    assert recommendations.recommendation_response_due(reviewed(recommendation_kind=kind)).is_open


def test_REV_16_without_an_investigation_the_iopc_recommends_remedies_only():
    found = recommendations.recommendation_response_due(reviewed(handling=Handling.NOT_INVESTIGATED))
    assert found.value == DUE
    other = reviewed(handling=Handling.NOT_INVESTIGATED, recommendation_kind=K.INVESTIGATION)
    assert recommendations.recommendation_response_due(other).reasons[0] == recommendations.ONLY_A_REMEDY
    remedy = reviewed(handling=Handling.NOT_INVESTIGATED, recommendation_kind=K.REMEDY)
    assert recommendations.ONLY_A_REMEDY not in recommendations.recommendation_response_due(remedy).reasons


def test_REV_16_a_remedy_can_be_recommended_on_the_report():
    on_report = matter(dates=REPORTED.but(recommended_on_report=MADE))
    assert recommendations.recommendation_response_due(on_report).value == DUE
    assert recommendations.recommendation_response_due(matter(dates=REPORTED)).is_no
    later = reviewed("local_policing_body", dates=REPORTED.but(recommended_on_report=date(2026, 10, 1)))
    assert recommendations.recommendation_response_due(later).value == DUE


def test_REV_16_the_clock_runs_for_what_has_a_period():
    def running(asked):
        return {clock.name for clock in clocks.running(asked)}

    assert ClockName.RECOMMENDATION_RESPONSE in running(reviewed(recommendation_kind=K.REMEDY))
    assert ClockName.RECOMMENDATION_RESPONSE in running(matter(dates=REPORTED.but(recommended_on_report=MADE)))
    without = reviewed(recommendation_kind=K.CASE_TO_ANSWER_OR_PROCEEDINGS)
    assert ClockName.RECOMMENDATION_RESPONSE not in running(without)
    assert ClockName.RECOMMENDATION_RESPONSE in running(reviewed())


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (reviewed(recommendation_kind=K.CASE_TO_ANSWER_OR_PROCEEDINGS), "yes"),
        (reviewed(recommendation_kind=K.REMEDY), "no"),
        (reviewed("local_policing_body", recommendation_kind=K.CASE_TO_ANSWER_OR_PROCEEDINGS), "no"),
        (reviewed(handling=Handling.NOT_INVESTIGATED, recommendation_kind=K.CASE_TO_ANSWER_OR_PROCEEDINGS), "no"),
        (reviewed(), "cannot say yet"),
        (matter(), "no"),
    ],
)
def test_REV_21_complainant_and_interested_persons_hear_what_became_of_a_disciplinary_recommendation(asked, answer):
    assert recommendations.must_report_on_disciplinary_recommendation(asked).answer.value == answer


def test_REV_23_the_review_body_can_ask_for_the_report():
    assert recommendations.must_give_report_to_review_body(reviewed()).is_yes
    for handling in (Handling.NOT_INVESTIGATED, Handling.DIRECTED_INVESTIGATION):
        assert recommendations.must_give_report_to_review_body(reviewed(handling=handling)).is_no


def report(**judged):
    return InvestigationReport(**judged)


@pytest.mark.parametrize(
    ("shown", "answer"),
    [
        (report(indicates_crime=True, prosecutors_appropriate=True), "yes"),
        (report(indicates_crime=True, prescribed_category=True), "yes"),
        (report(indicates_crime=True, prosecutors_appropriate=False, prescribed_category=False), "no"),
        (report(indicates_crime=False), "no"),
        (report(indicates_crime=True), "cannot say yet"),
        (report(indicates_crime=True, prosecutors_appropriate=False), "cannot say yet"),
        (report(prosecutors_appropriate=True), "cannot say yet"),
        (report(prosecutors_appropriate=False, prescribed_category=False), "no"),
        (None, "cannot say yet"),
    ],
)
@pytest.mark.parametrize("handling", ["local_investigation", "directed_investigation", "independent_investigation"])
def test_FIN_01_and_FIN_10_prosecutors_are_told_of_a_crime_that_is_theirs(handling, shown, answer):
    asked = matter(handling=handling, dates=REPORTED, report=shown)
    assert prosecutors.must_notify_prosecutors(asked).answer.value == answer


def test_FIN_01_and_FIN_10_name_themselves_and_say_that_the_test_may_have_changed():
    local = prosecutors.must_notify_prosecutors(matter(handling="local_investigation", dates=REPORTED, report=CRIME))
    independent = prosecutors.must_notify_prosecutors(
        matter(handling="independent_investigation", dates=REPORTED, report=CRIME)
    )
    assert local.decides.rules[0] == "FIN-01"
    assert independent.decides.rules[0] == "FIN-10"
    unknown = matter(
        handling="local_investigation",
        dates=REPORTED,
        report=CRIME,
        persons_complained_against=(officer(identified=False),),
    )
    assert prosecutors.must_notify_prosecutors(unknown).is_no
    assert all(any("Act 2026" in note for note in found.unverified) for found in (local, independent))
    assert prosecutors.PROSECUTORS_TEST.entry(date(2026, 9, 1)).unverified


def test_FIN_01_nobody_is_told_before_the_report_or_without_an_investigation_or_of_a_death():
    death = {"arrived_as": ArrivedAs.OTHER_INFORMATION, "indication": frozenset(), "dsi_circumstances": True}
    for asked in (
        matter(handling="local_investigation", report=CRIME),
        matter(handling="not_investigated", dates=REPORTED, report=CRIME),
        matter(handling="local_investigation", dates=REPORTED, report=CRIME, **death),
    ):
        assert prosecutors.must_notify_prosecutors(asked).is_no
        assert prosecutors.prosecutors_notified_by(asked).is_known
        assert prosecutors.prosecutors_notified_by(asked).value is None


APPLIED = (Receipt(by="iopc", on=date(2026, 10, 1)),)


@pytest.mark.parametrize(
    ("handling", "on_review", "who"),
    [
        ("local_investigation", Review(), chief_officer(KENT)),
        ("directed_investigation", Review(), IOPC),
        ("independent_investigation", Review(), IOPC),
        ("local_investigation", Review(body="iopc", receipts=APPLIED), IOPC),
        ("local_investigation", Review(body="iopc"), chief_officer(KENT)),
        ("local_investigation", Review(body="local_policing_body", receipts=APPLIED), chief_officer(KENT)),
    ],
)
def test_FIN_01_FIN_10_and_REV_27_who_tells_the_prosecutors(handling, on_review, who):
    asked = matter(handling=handling, recorded=True, dates=REPORTED, report=CRIME, review=on_review)
    assert prosecutors.prosecutors_notified_by(asked).value == who


@pytest.mark.parametrize(
    ("body", "power"),
    [("iopc", Power.NOTIFY_PROSECUTORS), ("local_policing_body", Power.RECOMMEND_NOTIFYING_PROSECUTORS)],
)
def test_REV_27_every_review_of_an_investigation_looks_at_prosecutors(body, power):
    assert power in review.powers(reviewed(body, report=CRIME)).value
    assert "REV-27" in review.powers(reviewed(body, report=CRIME)).rules
    none_of_theirs = report(indicates_crime=True, prosecutors_appropriate=False, prescribed_category=False)
    assert power not in review.powers(reviewed(body, report=none_of_theirs)).value
    assert power not in review.powers(reviewed(body)).value
    assert power not in review.powers(reviewed(body, Handling.NOT_INVESTIGATED, report=CRIME)).value
    assert review.powers(reviewed(body, report=report(indicates_crime=True))).is_open


def test_REV_27_an_early_report_alone_gives_no_review_and_no_powers():
    early = AcceleratedProcedure(report_on=date(2026, 9, 1))
    assert review.powers(reviewed(report=CRIME, accelerated=early)).value == frozenset()


def test_REV_09_what_a_neighbouring_body_received_is_not_in_time_and_the_law_is_said_to_be_doubtful():
    receipts = (Receipt(by=lpb(ESSEX), on=MADE),)
    asked = matter(recorded=True, handling="local_investigation", review=Review(receipts=receipts))
    found = review.application_made_on(asked)
    assert found.is_no
    assert any("another area" in note for note in found.unverified)
    to_force = asked.but(review=Review(receipts=(Receipt(by=chief_officer(KENT), on=MADE),)))
    assert not any("another area" in note for note in review.application_made_on(to_force).unverified)
