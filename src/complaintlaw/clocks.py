"""Every statutory deadline by name: from what it is counted, the sum, and what brings it to rest.

A clock is derived from the facts each time it is asked for. Nothing is stored, and an excuse never moves
a date: where exceptional circumstances prevent compliance, that is noted beside the date.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from complaintlaw import conduct, information, outcome, referral, review, review_window, timeliness, withdrawal
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, say
from complaintlaw.logic import all_of, not_
from complaintlaw.vocabulary import ClockName, Handling

__all__ = ["CLOCKS", "Clock", "ClockRule", "running"]


MAY = ", who may but need not"


@dataclass(frozen=True, kw_only=True)
class ClockRule:
    """How one clock is kept. `due` gives the last day; `runs` says whether it is going."""

    name: ClockName
    words: str
    counted_from: str
    rests_when: str
    owed_by: str
    due: Callable[[Matter], Finding[date | None]]
    runs: Callable[[Matter], Finding[bool]]


@dataclass(frozen=True, kw_only=True)
class Clock:
    """One clock on one matter. `last_day` is open while a fact is missing; its reasons hold the sum in
    words.
    """

    name: ClockName
    words: str
    counted_from: str
    rests_when: str
    owed_by: str
    runs: Finding[bool]
    last_day: Finding[date | None]

    @property
    def may_run_out(self) -> bool:
        """Whether nobody is in breach when it runs out: the time is there to be used, or not."""
        return self.owed_by.endswith(MAY)

    @property
    def sum_in_words(self) -> str:
        """The arithmetic, as it stands in a letter; empty while the day cannot be said."""
        # The sum is the innermost reason; those before it say why the clock runs.
        return "" if self.last_day.value is None else self.last_day.reasons[-1]

    def days_left(self, on: date) -> int | None:
        """Whole days from this day to the last one; negative when it has passed; None while it is open."""
        return None if self.last_day.value is None else (self.last_day.value - on).days

    def is_overdue(self, on: date) -> bool:
        """Whether the last day had passed before this day began."""
        left = self.days_left(on)
        return left is not None and left < 0


def _not_told_since(matter: Matter, event: Finding[date | None]) -> Finding[bool]:
    # The file has no fact for "the outcome was told"; an update on or after the outcome is how it is told.
    def told(day: date | None) -> Finding[bool]:
        """Whether the last update came on that day or later; yes also for None, when there is nothing to tell."""
        if day is None:
            return say(True)
        return matter.dates.last_update.then(lambda last: last is not None and last >= day)

    return not_(event.and_then(told))


def _outcome_not_told(matter: Matter) -> Finding[bool]:
    return _not_told_since(matter, matter.dates.outcome)


def _end_of_proceedings_not_told(matter: Matter) -> Finding[bool]:
    return _not_told_since(matter, matter.dates.proceedings_outcome)


def _review_not_explained(matter: Matter) -> Finding[bool]:
    due = review_window.review_information_due(matter).is_there()
    return all_of((due, not_(review_window.review_last_day(matter).is_there())))


def _window_is_open(matter: Matter) -> Finding[bool]:
    return all_of((review_window.review_last_day(matter).is_there(), say(not matter.review.receipts)))


def _is_locally_investigated(matter: Matter) -> Finding[bool]:
    local = matter.handling.equals(Handling.LOCAL_INVESTIGATION)
    return all_of((local, not_(matter.dates.report_submitted.is_there())))


def _awaits_reply(matter: Matter) -> Finding[bool]:
    wish = withdrawal.wish_to_withdraw(matter)
    if wish is None or wish.signed:
        return say(False)
    return all_of((wish.letter_sent_on.is_there(), not_(wish.reply.is_there())))


def _awaits_wish(matter: Matter) -> Finding[bool]:
    suspension = withdrawal.suspension_of_complaint(matter)
    if suspension is None:
        return say(False)
    return all_of((suspension.letter_sent_on.is_there(), not_(suspension.wish.is_there())))


def _views_awaited(matter: Matter) -> Finding[bool]:
    # The file has no fact for "the views were given"; the outcome comes after them.
    return all_of((matter.dates.views_sought.is_there(), not_(matter.dates.outcome.is_there())))


def _terms_awaited(matter: Matter) -> Finding[bool]:
    notice = matter.officer_notice
    return all_of((notice.given_on.is_there(), not_(notice.terms_given_on.is_there())))


def _before_report(event: Finding[date | None], matter: Matter) -> Finding[bool]:
    return all_of((event.is_there(), not_(matter.dates.report_submitted.is_there())))


CLOCKS: tuple[ClockRule, ...] = (
    ClockRule(
        name=ClockName.REFERRAL,
        words="Refer to the IOPC",
        counted_from="when it became clear that the matter must be referred, or was called in",
        rests_when="the matter is referred",
        owed_by="the appropriate authority",
        due=referral.referral_due,
        runs=referral.must_refer,
    ),
    ClockRule(
        name=ClockName.UPDATE,
        words="Tell the complainant how it is going",
        counted_from="the last update, or the start of the handling",
        rests_when="the outcome is told and no proceedings run",
        owed_by="whoever keeps the complainant informed",
        due=information.next_update_due,
        runs=information.updates_required,
    ),
    ClockRule(
        name=ClockName.OUTCOME_NOTICE,
        words="Tell the complainant the outcome",
        counted_from="the day on which the outcome was reached",
        rests_when="the outcome is told",
        owed_by="whoever keeps the complainant informed",
        due=information.outcome_notice_due,
        runs=_outcome_not_told,
    ),
    ClockRule(
        name=ClockName.REVIEW_INFORMATION,
        words="Explain the right to a review",
        counted_from="the day on which the outcome was reached",
        rests_when="complete information is provided",
        owed_by="whoever keeps the complainant informed",
        due=review_window.review_information_due,
        runs=_review_not_explained,
    ),
    ClockRule(
        name=ClockName.REVIEW_WINDOW,
        words="Apply for a review",
        counted_from="the day on which complete information about the review was provided",
        rests_when="an application arrives",
        owed_by="the complainant" + MAY,
        due=review_window.review_last_day,
        runs=_window_is_open,
    ),
    ClockRule(
        name=ClockName.RECOMMENDATION_RESPONSE,
        words="Answer the review body's recommendation",
        counted_from="the day on which the recommendation was made",
        rests_when="the answer is given",
        owed_by="the appropriate authority",
        due=review.recommendation_response_due,
        runs=lambda matter: matter.review.recommendation_on.is_there(),
    ),
    ClockRule(
        name=ClockName.WITHDRAWAL_REPLY,
        words="The complainant's answer about withdrawing",
        counted_from="the day on which the letter was sent",
        rests_when="the complainant answers",
        owed_by="the complainant" + MAY,
        due=withdrawal.withdrawal_reply_last_day,
        runs=_awaits_reply,
    ),
    ClockRule(
        name=ClockName.TWELVE_MONTH_REPORT,
        words="Report that the investigation is not finished",
        counted_from="the day on which the complaint was made",
        rests_when="the final report is submitted",
        owed_by="the appropriate authority",
        due=timeliness.next_period_end,
        runs=_is_locally_investigated,
    ),
    ClockRule(
        name=ClockName.SUSPENSION_REPLY,
        words="The complainant's answer about going on after criminal proceedings",
        counted_from="the day on which the letter was sent",
        rests_when="the complainant answers",
        owed_by="the complainant" + MAY,
        due=withdrawal.suspension_reply_last_day,
        runs=_awaits_wish,
    ),
    ClockRule(
        name=ClockName.VIEWS,
        words="Give the IOPC the authority's views on a report",
        counted_from="the day on which the Director General asked",
        rests_when="the views are given",
        owed_by="the appropriate authority",
        due=outcome.views_due,
        runs=_views_awaited,
    ),
    ClockRule(
        name=ClockName.PROCEEDINGS_OUTCOME_NOTICE,
        words="Tell the complainant how the proceedings ended",
        counted_from="the day on which the proceedings ended",
        rests_when="that is told",
        owed_by="whoever keeps the complainant informed",
        due=information.proceedings_outcome_notice_due,
        runs=_end_of_proceedings_not_told,
    ),
    ClockRule(
        name=ClockName.TERMS_OF_REFERENCE,
        words="Give the officer the terms of reference",
        counted_from="the day on which the notice was given",
        rests_when="the terms are given, or a notice that there are none",
        owed_by="whoever investigates",
        due=conduct.terms_of_reference_due,
        runs=_terms_awaited,
    ),
    ClockRule(
        name=ClockName.OFFICER_REPRESENTATIONS,
        words="The officer's statement and documents",
        counted_from="the day on which the terms of reference were given",
        rests_when="the report is submitted",
        owed_by="the officer" + MAY,
        due=conduct.representations_due,
        runs=lambda matter: _before_report(matter.officer_notice.terms_given_on, matter),
    ),
    ClockRule(
        name=ClockName.OTHER_INTERVIEW_TIME,
        words="Another time for the interview",
        counted_from="the day specified for the interview",
        rests_when="the report is submitted",
        owed_by="the officer" + MAY,
        due=conduct.alternative_interview_last_day,
        runs=lambda matter: _before_report(matter.officer_notice.interview_set_for, matter),
    ),
)


def running(matter: Matter) -> tuple[Clock, ...]:
    """The clocks that run, or of which it cannot be said yet; those with a day first, the earliest first."""
    going = [
        Clock(
            name=rule.name,
            words=rule.words,
            counted_from=rule.counted_from,
            rests_when=rule.rests_when,
            owed_by=rule.owed_by,
            runs=runs,
            last_day=rule.due(matter),
        )
        for rule in CLOCKS
        if not (runs := rule.runs(matter)).is_no
    ]
    return tuple(sorted(going, key=lambda clock: (clock.last_day.value is None, clock.last_day.value or date.max)))
