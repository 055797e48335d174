"""Facts about the end of a case that cannot all be so: a reply before the recommendation, an indication of nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, say
from complaintlaw.vocabulary import Indication

__all__ = ["at_odds", "orders"]

Step = tuple[str, Finding[Any]]
Contradiction = tuple[str, Sequence[Finding[Any]]]


def at_odds(matter: Matter) -> Iterator[Contradiction]:
    """What does not fit together, a sentence each with the facts."""
    yield from _in_indications(matter)
    learning = matter.learning
    if learning is not None and learning.objection_decision.is_yes and learning.objected.is_no:
        facts = (learning.objection_decision, learning.objected)
        yield "An objection to publishing the reply has been decided on, but nobody is said to have objected.", facts


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
