"""Recommendations for learning: who may make one, by when it is answered, and when the answer is published.

The reply says what has been or will be done, or why nothing is. A claim for judicial review adds its days to these
periods, and so does the Director General who extends the first one if asked before it ends; neither is counted here.
A second investigation stops them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from complaintlaw import periods
from complaintlaw.citation import CMR, SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, say
from complaintlaw.logic import all_of, any_of, choose
from complaintlaw.proceedings import LearningRecommendation
from complaintlaw.register import answers, rule
from complaintlaw.review_window import is_iopc, is_subject_to_review
from complaintlaw.second_investigation import unless_investigated_again
from complaintlaw.steps import ObjectionDecision
from complaintlaw.vocabulary import UNDER_IOPC, MatterType
from complaintlaw.withdrawn import what_it_is

__all__ = [
    "awaits_reply",
    "learning_may_be_recommended",
    "learning_police_publication_due",
    "learning_publication_due",
    "learning_publication_not_before",
    "learning_reply_due",
]

REPLY_DAYS = 56
PUBLICATION_DAYS = 21
DAYS_TO_CHALLENGE = 7
NOTHING: Finding[date | None] = say(None)
NOT_DECIDED: Finding[date | None] = cannot_say("The Director General has not decided on the objection.")


@answers("learning_may_be_recommended")
@rule("REV-20", SCHEDULE_3.at("28A(1)"), SCHEDULE_3.at("28A(3A)"), SCHEDULE_3.at("28A(4)"), CMR.at("31"))
def learning_may_be_recommended(matter: Matter) -> Finding[bool]:
    """REV-20: Only the Director General recommends learning: on the report of a directed or independent
    investigation, on every report on a death or serious injury matter, and after deciding on a review. Nobody does
    after a local investigation of a complaint or conduct matter that the Director General has not reviewed. It is
    no remedy for the complainant. It can be addressed to anybody at all only on a death or serious injury matter,
    or on one of the grave kinds that regulation 31 names; otherwise to somebody who serves with the police, or a
    local policing body.
    """
    reported = matter.dates.report_submitted.is_there()
    is_dsi = what_it_is(matter).equals(MatterType.DSI)
    on_review = all_of((matter.review.decided_on.is_there(), is_subject_to_review(matter), is_iopc(matter)))
    return any_of(
        (
            all_of((reported, matter.handling.is_one_of(UNDER_IOPC))).because(
                yes="The report of a directed or independent investigation is in."
            ),
            all_of((reported, is_dsi)).because(yes="The report on a death or serious injury matter is in."),
            on_review.because(yes="The Director General has decided on a review."),
        )
    ).because(no="There is no report, and no review by the Director General, on which one could be made.")


def _of(matter: Matter, count: Callable[[LearningRecommendation], Finding[date | None]]) -> Finding[date | None]:
    """What is counted for the recommendation; nothing where none has been made."""
    return NOTHING if matter.learning is None else unless_investigated_again(matter, count(matter.learning))


@answers("learning_reply_due")
@rule("REV-24", SCHEDULE_3.at("28B"))
def learning_reply_due(matter: Matter) -> Finding[date | None]:
    """REV-24: A learning recommendation is answered in writing within 56 days that start with the day on which it
    was made. Only the Director General may extend that, if asked before it ends.
    """

    def count(learning: LearningRecommendation) -> Finding[date | None]:
        """The last day for the reply (paragraph 28B)."""
        made: Finding[date] = say(learning.made_on)
        return periods.days_starting_with(made, REPLY_DAYS)

    return _of(matter, count)


def awaits_reply(matter: Matter) -> Finding[bool]:
    """Whether a learning recommendation has been made and no reply has come."""
    return no() if matter.learning is None else matter.learning.reply_received_on.then(lambda day: day is None)


def _by_decision(
    learning: LearningRecommendation, *, accepted: Finding[date | None], rejected: Finding[date | None]
) -> Finding[date | None]:
    """What holds after the decision on an objection; open until there is one."""

    def of(decision: ObjectionDecision | None) -> Finding[date | None]:
        """What holds if that was decided; open for None."""
        if decision is None:
            return NOT_DECIDED
        return accepted if decision == ObjectionDecision.ACCEPTED else rejected

    return learning.objection_decision.and_then(of)


@answers("learning_publication_due")
@rule("REV-25", SCHEDULE_3.at("28B"))
def learning_publication_due(matter: Matter) -> Finding[date | None]:
    """REV-25: The Director General publishes the reply, and sends copies of it, within 21 days that start with
    the day on which it was received. That stays so if every objection that came with the
    reply is accepted. If any is rejected, the 21 days start with the day on which whoever objected was told.
    """

    def count(learning: LearningRecommendation) -> Finding[date | None]:
        """The last day for publication (paragraph 28B); none while no reply has been received."""
        received = periods.days_starting_with(learning.reply_received_on, PUBLICATION_DAYS)
        told = periods.days_starting_with(learning.told_of_decision_on, PUBLICATION_DAYS)
        objected = _by_decision(learning, accepted=received, rejected=told)
        after_reply = choose(learning.objected, yes=objected, no=received)
        return choose(learning.reply_received_on.is_there(), yes=after_reply, no=NOTHING)

    return _of(matter, count)


@answers("learning_publication_not_before")
@rule("REV-25", SCHEDULE_3.at("28B"))
def learning_publication_not_before(matter: Matter) -> Finding[date | None]:
    """REV-25: Whoever objected is told of the decision before anything is published. If an objection was rejected,
    nothing is published until seven days that start with the day of telling are over, so that a court can be
    asked; a claim for judicial review that begins in them stops publication.
    """

    def count(learning: LearningRecommendation) -> Finding[date | None]:
        """The first day on which it may be published (paragraph 28B); none where nothing was objected."""
        told = learning.told_of_decision_on
        over = periods.first_day_after(periods.days_starting_with(told, DAYS_TO_CHALLENGE))
        objected = _by_decision(learning, accepted=told, rejected=over)
        return choose(learning.objected, yes=objected, no=NOTHING)

    return _of(matter, count)


@answers("learning_police_publication_due")
@rule("REV-26", SCHEDULE_3.at("28B"))
def learning_police_publication_due(matter: Matter) -> Finding[date | None]:
    """REV-26: A chief officer or local policing body to whom the recommendation was made publishes it and the
    reply at the time at which the Director General does.
    """
    return learning_publication_due(matter)
