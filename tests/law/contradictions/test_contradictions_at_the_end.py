"""Facts about the end of a case that cannot all be so."""

from __future__ import annotations

from datetime import date

import pytest

import complaintlaw as law
from complaintlaw.facts import Matter
from complaintlaw.people import Complainant
from complaintlaw.proceedings import AcceleratedProcedure, Dates, LearningRecommendation, Receipt, Review
from tests.law.build import harmless, officer

MAY, JUNE, JULY = date(2026, 5, 4), date(2026, 6, 1), date(2026, 7, 1)
INDICATED, NOBODY = frozenset({"crime_or_disciplinary"}), frozenset[str]()
OBJECTED = LearningRecommendation(made_on=MAY, reply_received_on=JUNE, objected=True, objection_decision="accepted")


CLOSED_TO_IOPC = {"persons_complained_against": (officer(),), "allegations": (harmless(),)}
OPEN_TO_IOPC = {**CLOSED_TO_IOPC, "allegations": (harmless(authority_can_exclude=NOBODY),)}


def of(*indications, matter=INDICATED):
    people = tuple(officer(id=f"s{number}", indication=one) for number, one in enumerate(indications, 1))
    return {"persons_complained_against": people, "indication": matter}


@pytest.mark.parametrize(
    ("facts", "words", "paths"),
    [
        (
            of(NOBODY, NOBODY),
            "but of none of the people",
            {"indication", "persons_complained_against[s1].indication", "persons_complained_against[s2].indication"},
        ),
        (
            {**CLOSED_TO_IOPC, "review": Review(body="iopc")},
            "The IOPC is said to be the review body, but on these facts the local policing body is.",
            {"review.body"},
        ),
        (
            {**OPEN_TO_IOPC, "review": Review(body="local_policing_body")},
            "The local policing body is said to be the review body, but on these facts the IOPC is.",
            {"review.body"},
        ),
        (
            {
                "handling": "not_investigated",
                "recorded": True,
                "review": Review(recommendation_kind="notify_prosecutors"),
            },
            "Such a recommendation is made only where the complaint was investigated.",
            {"review.recommendation_kind", "handling"},
        ),
        (
            {**OPEN_TO_IOPC, "review": Review(body="iopc", recommendation_kind="referral")},
            "The IOPC does not recommend that on a review: it requires it, directs it or does it itself.",
            {"review.recommendation_kind", "review.body"},
        ),
        (
            {
                **CLOSED_TO_IOPC,
                "handling": "not_investigated",
                "recorded": True,
                "dates": Dates(outcome=MAY),
                "learning": LearningRecommendation(made_on=MAY),
            },
            "Learning was recommended, but there is no report or review on which the Director General could.",
            {"handling", "dates.report_submitted", "review.decided_on"},
        ),
        (
            {"persons_complained_against": (officer(left_on=JULY),), "as_of": JUNE},
            "s1 is said to have left the police after Monday 1 June 2026, the day these answers are for.",
            {"persons_complained_against[s1].left_on", "as_of"},
        ),
        (
            {"complainant": Complainant(kind="police_officer", left_on=JULY), "as_of": JUNE},
            "The complainant is said to have left the police after Monday 1 June 2026, the day these answers are for.",
            {"complainant.left_on", "as_of"},
        ),
        (
            of(None, INDICATED, matter=NOBODY),
            "Something is indicated of s2, but nothing of the matter.",
            {"indication", "persons_complained_against[s2].indication"},
        ),
        (
            {"dates": Dates(report_submitted=JULY, recommended_on_report=JUNE)},
            "The recommendation on the report (Monday 1 June 2026) is earlier than the investigator's report",
            {"dates.report_submitted", "dates.recommended_on_report"},
        ),
        (
            {"dates": Dates(outcome=JULY), "review": Review(decided_on=JUNE)},
            "The decision on the review (Monday 1 June 2026) is earlier than the outcome",
            {"dates.outcome", "review.decided_on"},
        ),
        (
            {"review": Review(receipts=(Receipt(by="iopc", on=JULY),), decided_on=JUNE)},
            "The decision on the review (Monday 1 June 2026) is earlier than the application for a review",
            {"review.decided_on"},
        ),
        (
            {"dates": Dates(report_submitted=JUNE), "accelerated": AcceleratedProcedure(report_on=JULY)},
            "The investigator's report (Monday 1 June 2026) is earlier than the early report",
            {"dates.report_submitted", "accelerated.report_on"},
        ),
        (
            {"dates": Dates(made=JULY), "accelerated": AcceleratedProcedure(report_on=JUNE)},
            "The early report (Monday 1 June 2026) is earlier than the complaint",
            {"dates.made", "accelerated.report_on"},
        ),
        (
            {"accelerated": AcceleratedProcedure(report_on=JULY, certified_on=JUNE)},
            "The certificate of the accelerated procedure (Monday 1 June 2026) is earlier than the early report",
            {"accelerated.report_on", "accelerated.certified_on"},
        ),
        (
            {"learning": LearningRecommendation(made_on=JULY, reply_received_on=JUNE)},
            "The reply on learning (Monday 1 June 2026) is earlier than the recommendation for learning",
            {"learning.reply_received_on"},
        ),
        (
            {"learning": OBJECTED.but(told_of_decision_on=MAY)},
            "The telling of the decision on the objection (Monday 4 May 2026) is earlier than the reply on learning",
            {"learning.reply_received_on", "learning.told_of_decision_on"},
        ),
        (
            {"learning": OBJECTED.but(objected=False)},
            "has been decided on, but nobody is said to have objected",
            {"learning.objection_decision", "learning.objected"},
        ),
    ],
)
def test_what_does_not_fit_together_at_the_end_is_named_with_the_facts(facts, words, paths):
    finding = law.contradictions(Matter(**facts))
    (sentence,) = finding.value
    assert words in sentence
    assert {fact.path for fact in finding.used} == paths
    assert len(sentence.split()) <= 25


@pytest.mark.parametrize(
    "facts",
    [
        of(NOBODY, INDICATED),
        of(NOBODY, None),
        of(NOBODY, NOBODY, matter=NOBODY),
        of(INDICATED, matter=None),
        of(),
        {
            "dates": Dates(made=MAY, report_submitted=JULY, outcome=JULY, recommended_on_report=JULY),
            "accelerated": AcceleratedProcedure(report_on=JUNE, certified_on=JUNE),
            "review": Review(receipts=(Receipt(by="iopc", on=JULY),), decided_on=JULY),
            "learning": OBJECTED.but(told_of_decision_on=JULY),
        },
        {"learning": OBJECTED.but(objected=False, objection_decision=None)},
    ],
)
def test_what_can_be_so_at_the_end_is_no_contradiction(facts):
    assert law.contradictions(Matter(**facts)).value == ()


def test_a_review_body_and_a_recommendation_that_the_law_gives_are_no_contradiction():
    for facts in (
        {**CLOSED_TO_IOPC, "review": Review(body="local_policing_body", recommendation_kind="referral")},
        {
            **OPEN_TO_IOPC,
            "review": Review(body="iopc", recommendation_kind="remedy"),
            "handling": "local_investigation",
        },
        {**OPEN_TO_IOPC, "arrived_as": "other_information", "indication": INDICATED, "review": Review(body="iopc")},
        {"persons_complained_against": (officer(left_on=JUNE),), "as_of": JUNE},
        {
            "learning": LearningRecommendation(made_on=JULY),
            "dates": Dates(report_submitted=JUNE),
            "handling": "independent_investigation",
            "recorded": True,
            "dg_direction": "section_28a",
        },
    ):
        found = law.contradictions(Matter(**facts)).value
        assert not [one for one in found if "review body" in one or "recommend" in one.lower() or "left" in one]
