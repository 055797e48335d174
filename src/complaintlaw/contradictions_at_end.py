"""Facts about the end of a case that cannot all be so: a reply before the recommendation, an indication of nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from complaintlaw.calendar import written
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, say
from complaintlaw.learning import learning_may_be_recommended
from complaintlaw.review_body import is_for_iopc
from complaintlaw.steps import RecommendationKind, ReviewBody
from complaintlaw.vocabulary import Handling, Indication, MatterType
from complaintlaw.withdrawn import what_it_is

__all__ = ["at_odds", "orders"]

Step = tuple[str, Finding[Any]]
Contradiction = tuple[str, Sequence[Finding[Any]]]


def at_odds(matter: Matter) -> Iterator[Contradiction]:
    """What does not fit together, a sentence each with the facts."""
    yield from _in_indications(matter)
    yield from _in_review(matter)
    yield from _in_recommendation(matter)
    yield from _in_learning(matter)
    yield from _in_leaving(matter)
    learning = matter.learning
    if learning is not None and learning.objection_decision.is_yes and learning.objected.is_no:
        facts = (learning.objection_decision, learning.objected)
        yield "An objection to publishing the reply has been decided on, but nobody is said to have objected.", facts


def _in_review(matter: Matter) -> Iterator[Contradiction]:
    """A review body that was determined, where paragraph 30(1) and regulation 32 make it the other one."""
    body = matter.review.body
    if body.is_no:
        return
    by_law = is_for_iopc(matter)
    if body.equals(ReviewBody.LOCAL_POLICING_BODY).is_yes and by_law.is_yes:
        yield "The local policing body is said to be the review body, but on these facts the IOPC is.", (body,)
    if body.equals(ReviewBody.IOPC).is_yes and by_law.is_no and what_it_is(matter).equals(MatterType.COMPLAINT).is_yes:
        yield "The IOPC is said to be the review body, but on these facts the local policing body is.", (body,)


NOT_WITHOUT_INVESTIGATION = (RecommendationKind.CASE_TO_ANSWER_OR_PROCEEDINGS, RecommendationKind.NOTIFY_PROSECUTORS)
NOT_BY_IOPC = (RecommendationKind.INVESTIGATION, RecommendationKind.REFERRAL, RecommendationKind.NOTIFY_PROSECUTORS)


def _in_recommendation(matter: Matter) -> Iterator[Contradiction]:
    """A recommendation on a review that the review body does not have: paragraphs 6A(5), (6) and 25(4C), (4E), (4G)."""
    kind, handling, body = matter.review.recommendation_kind, matter.handling, matter.review.body
    if kind.is_open:
        return
    if kind.is_one_of(NOT_WITHOUT_INVESTIGATION).is_yes and handling.equals(Handling.NOT_INVESTIGATED).is_yes:
        yield "Such a recommendation is made only where the complaint was investigated.", (kind, handling)
    elif kind.is_one_of(NOT_BY_IOPC).is_yes and body.equals(ReviewBody.IOPC).is_yes:
        yield (
            "The IOPC does not recommend that on a review: it requires it, directs it or does it itself.",
            (kind, body),
        )


def _in_learning(matter: Matter) -> Iterator[Contradiction]:
    """A recommendation for learning without a report or a review on which one is made: paragraph 28A(1)."""
    ended = matter.handling.is_there().is_yes and matter.dates.outcome.is_there().is_yes
    if ended and matter.learning is not None and learning_may_be_recommended(matter).is_no:
        facts = (matter.handling, matter.dates.report_submitted, matter.review.decided_on)
        yield "Learning was recommended, but there is no report or review on which the Director General could.", facts


def _in_leaving(matter: Matter) -> Iterator[Contradiction]:
    """Somebody who is said to have left on a day that has not come."""
    today = matter.as_of
    for name, left in [
        *((one.id, one.left_on) for one in matter.persons_complained_against),
        ("The complainant", matter.complainant.left_on),
    ]:
        if left.value is not None and today.value is not None and left.value > today.value:
            day = f"{written(today.value)}, the day these answers are for"
            yield f"{name} is said to have left the police after {day}.", (left, today)


def _in_indications(matter: Matter) -> Iterator[Contradiction]:
    """What is indicated of the matter is indicated of one of its people, if it has been said of each."""
    conduct = Indication.CRIME_OR_DISCIPLINARY
    each = [person.indication for person in matter.persons_complained_against]
    if each and all(one.lacks(conduct).is_yes for one in each) and matter.indication.has(conduct).is_yes:
        facts = (matter.indication, *each)
        yield "There is said to be an indication of crime or such behaviour, but of none of the people.", facts
    for person in matter.persons_complained_against:
        if person.indication.then(bool).is_yes and matter.indication.then(bool).is_no:
            indicated = (person.indication, matter.indication)
            yield f"Something is indicated of {person.id}, but nothing of the matter.", indicated


def orders(matter: Matter) -> tuple[tuple[Step, ...], ...]:
    """The lines of days of the early report, of recommendations and of the decision on a review."""
    dates, review = matter.dates, matter.review
    report = ("The investigator's report", dates.report_submitted)
    decision = ("The decision on the review", review.decided_on)
    lines: list[tuple[Step, ...]] = [
        (report, ("The recommendation on the report", dates.recommended_on_report)),
        (("The outcome", dates.outcome), decision),
    ]
    lines += [(("The application for a review", say(one.on)), decision) for one in review.receipts]
    if matter.accelerated is not None:
        early = ("The early report", matter.accelerated.report_on)
        certificate = ("The certificate of the accelerated procedure", matter.accelerated.certified_on)
        lines += [(("The complaint", dates.made), early, report), (early, certificate)]
    if matter.learning is not None:
        reply = ("The reply on learning", matter.learning.reply_received_on)
        told = ("The telling of the decision on the objection", matter.learning.told_of_decision_on)
        lines.append((("The recommendation for learning", say(matter.learning.made_on)), reply, told))
    return tuple(lines)
