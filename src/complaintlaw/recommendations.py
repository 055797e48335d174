"""Recommendations on a report or on a review: what may be recommended, and by when it is answered."""

from __future__ import annotations

from datetime import date

from complaintlaw import periods
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.dated import Dated, Held
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, say
from complaintlaw.logic import all_of, choose
from complaintlaw.register import answers, rule
from complaintlaw.review_window import is_iopc, is_subject_to_review
from complaintlaw.steps import RecommendationKind
from complaintlaw.vocabulary import Handling

__all__ = [
    "COMPENSATION",
    "must_report_on_disciplinary_recommendation",
    "may_recommend_compensation",
    "must_give_report_to_review_body",
    "recommendation_response_due",
]

RESPONSE_DAYS = 28
COMPENSATION = Dated(
    "How far compensation can be recommended as a remedy",
    Held(
        value="never",
        start=date(2020, 2, 1),
        source=f"{CMR.at('30(1)')}, which leaves it out, though the Act would allow regulations to name it",
    ),
)


@answers("may_recommend_compensation")
@rule("REV-17", CMR.at("30(1)"))
def may_recommend_compensation(matter: Matter) -> Finding[bool]:
    """REV-17: A remedy that is recommended is never a payment of compensation. The regulations in force since
    1 February 2020 leave it out; other regulations could name it.
    """
    return no(f"Compensation is {COMPENSATION.latest} recommended, whatever the matter is about.")


def _is_iopc_after_local_investigation(matter: Matter) -> Finding[bool]:
    return all_of((matter.handling.equals(Handling.LOCAL_INVESTIGATION), is_iopc(matter)))


@answers("recommendation_response_due")
@rule("REV-16", CMR.at("30(3)"), CMR.at("30(4)"), CMR.at("30(5)"), CMR.at("30(6)"), SCHEDULE_3.at("25(4D)"))
def recommendation_response_due(matter: Matter) -> Finding[date | None]:
    """REV-16: A recommendation is answered in writing within 28 days that start with the day after it was made:
    a recommended remedy, whether on a review or on a report; and what a local policing body recommends on a
    review. Only the body that made it may extend that. What the Director General recommends, after a local
    investigation, on a case to answer or on proceedings has no such period.
    """
    counted = periods.days_starting_day_after(matter.review.recommendation_on, RESPONSE_DAYS)

    def on_review(made_on: date | None) -> Finding[date | None]:
        """The last day for a recommendation made on a review that day; with None, for one made on the report."""
        if made_on is None:
            return periods.days_starting_day_after(matter.dates.recommended_on_report, RESPONSE_DAYS)
        uninvestigated = matter.handling.equals(Handling.NOT_INVESTIGATED)
        after_investigation = choose(
            _is_iopc_after_local_investigation(matter), yes=lambda: _by_kind(counted, matter), no=counted
        )
        return choose(uninvestigated, yes=lambda: _without_investigation(counted, matter), no=after_investigation)

    return matter.review.recommendation_on.and_then(on_review)


@rule("REV-16", SCHEDULE_3.at("6A(5)"), SCHEDULE_3.at("6A(6)"))
def _without_investigation(counted: Finding[date | None], matter: Matter) -> Finding[date | None]:
    """REV-16: On a complaint that was not investigated the Director General recommends nothing but a remedy, and a
    local policing body a remedy, an investigation or a referral. Each of these is answered in that time.
    """
    kind = matter.review.recommendation_kind
    other = all_of((is_iopc(matter), kind.then(lambda stated: stated != RecommendationKind.REMEDY)))
    return counted.because(ONLY_A_REMEDY) if other.is_yes else counted


ONLY_A_REMEDY = (
    "On a complaint that was not investigated the Director General recommends only a remedy, and this is its last day."
)


def _by_kind(counted: Finding[date | None], matter: Matter) -> Finding[date | None]:
    def of(kind: RecommendationKind) -> Finding[date | None]:
        """The last day for what the Director General recommends after a local investigation."""
        if kind == RecommendationKind.REMEDY:
            return counted
        if kind == RecommendationKind.CASE_TO_ANSWER_OR_PROCEEDINGS:
            return say(None, "No period is set for an answer to the Director General on a case to answer.")
        return cannot_say("The Director General does not recommend that, but requires it or does it.")

    kind = matter.review.recommendation_kind.because(
        unknown="It turns on what was recommended: a remedy has a period, a case to answer has none."
    )
    return kind.and_then(of)


@answers("must_report_on_disciplinary_recommendation")
@rule("REV-21", SCHEDULE_3.at("25A"), SCHEDULE_3.at("27"))
def must_report_on_disciplinary_recommendation(matter: Matter) -> Finding[bool]:
    """REV-21: After a review the Director General tells the complainant and interested persons whether the
    authority accepts what was recommended on a case to answer or on proceedings, and what it will do. If it refuses
    or does not do it, the Director General decides on further steps and tells them what came of these, or that
    there are none.
    """
    kind = matter.review.recommendation_kind
    return all_of(
        (
            matter.review.recommendation_on.is_there().because(no="Nothing has been recommended on a review."),
            _is_iopc_after_local_investigation(matter).because(
                no="It is not a recommendation of the Director General after a local investigation."
            ),
            kind.equals(RecommendationKind.CASE_TO_ANSWER_OR_PROCEEDINGS).because(
                yes="The Director General recommended something on a case to answer or on proceedings.",
                no="It is about neither a case to answer nor proceedings.",
            ),
        )
    )


@answers("must_give_report_to_review_body")
@rule("REV-23", SCHEDULE_3.at("25(4)"))
def must_give_report_to_review_body(matter: Matter) -> Finding[bool]:
    """REV-23: When the review body that looks at the outcome of an investigation asks, the authority must give
    it a copy of the report and information on what it has decided on it.
    """
    return all_of(
        (
            is_subject_to_review(matter).because(no="There is no review."),
            matter.handling.equals(Handling.LOCAL_INVESTIGATION).because(no="There was no investigation."),
        )
    )
