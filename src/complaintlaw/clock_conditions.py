"""When each clock runs, apart from its last day."""

from __future__ import annotations

from datetime import date

from complaintlaw import (
    data_protection,
    information,
    public_interest,
    recommendations,
    review_window,
    withdrawal,
    withdrawn,
)
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, say, yes
from complaintlaw.logic import all_of, any_of, choose, not_
from complaintlaw.vocabulary import Handling, MatterType

__all__ = [
    "awaits_reply",
    "awaits_wish",
    "before_report",
    "data_complaint_not_acknowledged",
    "end_of_proceedings_not_told",
    "is_complaint",
    "is_locally_investigated",
    "is_to_be_answered",
    "outcome_not_told",
    "review_not_explained",
    "terms_awaited",
    "views_awaited",
    "window_is_open",
]


def not_told_since(matter: Matter, event: Finding[date | None]) -> Finding[bool]:
    """Whether an event has not been followed by an update; no while there is no event."""

    # The file has no fact for "the outcome was told"; an update on or after the outcome is how it is told.
    def told(day: date | None) -> Finding[bool]:
        """Whether the last update came on that day or later; yes also for None, when there is nothing to tell."""
        if day is None:
            return say(True)
        return matter.dates.last_update.then(lambda last: last is not None and last >= day)

    return not_(event.and_then(told))


def outcome_not_told(matter: Matter) -> Finding[bool]:
    """Whether the outcome is still to be told, and to somebody."""
    untold = not_told_since(matter, matter.dates.outcome)
    return all_of((untold, lambda: information.somebody_is_informed(matter)))


def end_of_proceedings_not_told(matter: Matter) -> Finding[bool]:
    """Whether the end of proceedings is still to be told, and to somebody."""
    untold = not_told_since(matter, matter.dates.proceedings_outcome)
    return all_of((untold, lambda: information.somebody_is_informed(matter)))


def is_complaint(matter: Matter) -> Finding[bool]:
    """Whether the matter goes on as a complaint."""
    return withdrawn.goes_on_as(matter).equals(MatterType.COMPLAINT)


def review_not_explained(matter: Matter) -> Finding[bool]:
    """Whether a right to a review is still to be explained."""
    due = review_window.review_information_due(matter).is_there()
    return all_of((due, lambda: is_complaint(matter), lambda: not_(review_window.review_last_day(matter).is_there())))


def window_is_open(matter: Matter) -> Finding[bool]:
    """Whether a review may be applied for and has not been."""
    open_since = review_window.review_last_day(matter).is_there()
    return all_of((open_since, lambda: is_complaint(matter), say(not matter.review.receipts)))


def is_to_be_answered(matter: Matter) -> Finding[bool]:
    """Whether a recommendation is still to be answered."""

    def owed() -> Finding[bool]:
        """Whether an answer is owed still where the complaint has been withdrawn."""
        goes_on = withdrawn.goes_on_by_decision(matter)
        return choose(goes_on, yes=public_interest.answer_is_still_owed, no=yes())

    recommended = any_of((matter.review.recommendation_on.is_there(), matter.dates.recommended_on_report.is_there()))
    due = recommendations.recommendation_response_due
    return all_of((recommended, lambda: due(matter).is_there(), owed))


def is_locally_investigated(matter: Matter) -> Finding[bool]:
    """Whether a local investigation is not finished."""
    local = matter.handling.equals(Handling.LOCAL_INVESTIGATION)
    return all_of((local, lambda: not_(matter.dates.report_submitted.is_there())))


def awaits_reply(matter: Matter) -> Finding[bool]:
    """Whether the complainant may still answer the letter about withdrawing."""
    wish = withdrawal.wish_to_withdraw(matter)
    if wish is None or wish.signed:
        return say(False)
    in_time = not_(withdrawal.has_passed(withdrawal.withdrawal_reply_last_day(matter), matter))
    return all_of((wish.letter_sent_on.is_there(), not_(wish.reply.is_there()), in_time))


def awaits_wish(matter: Matter) -> Finding[bool]:
    """Whether the complainant may still answer the letter about going on."""
    suspension = withdrawal.suspension_of_complaint(matter)
    if suspension is None:
        return say(False)
    in_time = not_(withdrawal.has_passed(withdrawal.suspension_reply_last_day(matter), matter))
    return all_of((suspension.letter_sent_on.is_there(), not_(suspension.wish.is_there()), in_time))


def views_awaited(matter: Matter) -> Finding[bool]:
    """Whether the authority's views on a report are awaited."""
    # The file has no fact for "the views were given"; the outcome comes after them.
    return all_of((matter.dates.views_sought.is_there(), not_(matter.dates.outcome.is_there())))


def terms_awaited(matter: Matter) -> Finding[bool]:
    """Whether the officer waits for the terms of reference."""
    notice = matter.officer_notice
    return all_of((notice.given_on.is_there(), not_(notice.terms_given_on.is_there())))


def before_report(event: Finding[date | None], matter: Matter) -> Finding[bool]:
    """Whether that has happened and the final report is not in."""
    return all_of((event.is_there(), not_(matter.dates.report_submitted.is_there())))


def data_complaint_not_acknowledged(matter: Matter) -> Finding[bool]:
    """Whether a complaint about personal data is still to be acknowledged."""
    due = data_protection.data_protection_acknowledgement_due(matter).is_there()
    return all_of((due, lambda: not_(matter.dates.data_protection_acknowledged.is_there())))
