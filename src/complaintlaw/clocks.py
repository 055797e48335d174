"""Every statutory deadline by name: from what it is counted, the sum, and what stops it.

A clock is derived from the facts each time it is asked for. Nothing is stored, and an excuse never moves
a date: where exceptional circumstances prevent compliance, that is noted beside the date.
"""

from __future__ import annotations

from datetime import date
from operator import attrgetter

from complaintlaw import (
    clock_conditions,
    conduct,
    data_protection,
    information,
    learning,
    outcome,
    recommendations,
    referral,
    review_window,
    timeliness,
    withdrawal,
    withdrawn,
)
from complaintlaw.clock_forms import MAY, Clock, ClockRule
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding
from complaintlaw.logic import all_of, not_
from complaintlaw.register import told_later
from complaintlaw.scope import taken_as_complaint
from complaintlaw.vocabulary import ClockName, MatterType

__all__ = ["CLOCKS", "Clock", "ClockRule", "running"]


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
        words_without_complaint="Tell interested persons how it is going",
        counted_from="the last update, or the start of the handling",
        rests_when="the outcome is told and no proceedings run",
        owed_by="whoever keeps them informed",
        due=information.next_update_due,
        runs=information.updates_required,
    ),
    ClockRule(
        name=ClockName.OUTCOME_NOTICE,
        words="Tell the complainant the outcome",
        words_without_complaint="Tell interested persons the outcome",
        counted_from="the day on which the outcome was reached",
        rests_when="the outcome is told",
        owed_by="whoever keeps them informed",
        due=information.outcome_notice_due,
        runs=clock_conditions.outcome_not_told,
        after=attrgetter("dates.outcome"),
    ),
    ClockRule(
        name=ClockName.REVIEW_INFORMATION,
        words="Explain the right to a review",
        counted_from="the day on which the outcome was reached",
        rests_when="complete information is provided",
        owed_by="whoever keeps them informed",
        due=review_window.review_information_due,
        runs=clock_conditions.review_not_explained,
        after=attrgetter("dates.outcome"),
    ),
    ClockRule(
        name=ClockName.REVIEW_WINDOW,
        words="Apply for a review",
        counted_from="the day on which complete information about the review was provided",
        rests_when="an application arrives",
        owed_by="the complainant" + MAY,
        due=review_window.review_last_day,
        runs=clock_conditions.window_is_open,
    ),
    ClockRule(
        name=ClockName.RECOMMENDATION_RESPONSE,
        words="Answer the recommendation",
        counted_from="the day on which the recommendation was made",
        rests_when="the answer is given",
        owed_by="the appropriate authority",
        due=recommendations.recommendation_response_due,
        runs=clock_conditions.is_to_be_answered,
    ),
    ClockRule(
        name=ClockName.LEARNING_REPLY,
        words="Reply to the IOPC's recommendation for learning",
        counted_from="the day on which the recommendation was made, that day included",
        rests_when="the IOPC has the reply",
        owed_by="whoever it was made to",
        due=learning.learning_reply_due,
        runs=learning.awaits_reply,
        after=attrgetter("learning"),
    ),
    ClockRule(
        name=ClockName.WITHDRAWAL_REPLY,
        words="The complainant's answer about withdrawing",
        counted_from="the day on which the letter was sent",
        rests_when="the complainant answers, or the time for it is over",
        owed_by="the complainant" + MAY,
        due=withdrawal.withdrawal_reply_last_day,
        runs=clock_conditions.awaits_reply,
        after=attrgetter("withdrawal"),
    ),
    ClockRule(
        name=ClockName.TWELVE_MONTH_REPORT,
        words="Report that the investigation is not finished",
        counted_from="the day on which the complaint was made",
        counted_from_without_complaint="the day on which the matter came to the authority's attention",
        rests_when="the final report is submitted",
        owed_by="the appropriate authority",
        due=timeliness.next_period_end,
        runs=clock_conditions.is_locally_investigated,
        after=attrgetter("handling"),
    ),
    ClockRule(
        name=ClockName.SUSPENSION_REPLY,
        words="The complainant's answer about going on after criminal proceedings",
        counted_from="the day on which the letter was sent",
        rests_when="the complainant answers, or the time for it is over",
        owed_by="the complainant" + MAY,
        due=withdrawal.suspension_reply_last_day,
        runs=clock_conditions.awaits_wish,
        after=attrgetter("suspension"),
    ),
    ClockRule(
        name=ClockName.VIEWS,
        words="Give the IOPC the authority's views on a report",
        counted_from="the day on which the Director General asked",
        rests_when="the views are given",
        owed_by="the appropriate authority",
        due=outcome.views_due,
        runs=clock_conditions.views_awaited,
        after=attrgetter("dates.views_sought"),
    ),
    ClockRule(
        name=ClockName.PROCEEDINGS_OUTCOME_NOTICE,
        words="Tell the complainant how the proceedings ended",
        words_without_complaint="Tell interested persons how the proceedings ended",
        counted_from="the day on which the proceedings ended",
        rests_when="that is told",
        owed_by="whoever keeps them informed",
        due=information.proceedings_outcome_notice_due,
        runs=clock_conditions.end_of_proceedings_not_told,
        after=attrgetter("dates.proceedings_outcome"),
    ),
    ClockRule(
        name=ClockName.TERMS_OF_REFERENCE,
        words="Give the officer the terms of reference",
        counted_from="the day on which the notice was given",
        rests_when="the terms are given, or a notice that there are none",
        owed_by="whoever investigates",
        due=conduct.terms_of_reference_due,
        runs=clock_conditions.terms_awaited,
        after=attrgetter("officer_notice.given_on"),
    ),
    ClockRule(
        name=ClockName.OFFICER_REPRESENTATIONS,
        words="The officer's statement and documents",
        counted_from="the day on which the terms of reference were given",
        rests_when="the report is submitted",
        owed_by="the officer" + MAY,
        due=conduct.representations_due,
        runs=lambda matter: clock_conditions.before_report(matter.officer_notice.terms_given_on, matter),
        after=attrgetter("officer_notice.terms_given_on"),
    ),
    ClockRule(
        name=ClockName.OTHER_INTERVIEW_TIME,
        words="Another time for the interview",
        counted_from="the day specified for the interview",
        rests_when="the report is submitted",
        owed_by="the officer" + MAY,
        due=conduct.alternative_interview_last_day,
        runs=lambda matter: clock_conditions.before_report(matter.officer_notice.interview_set_for, matter),
        after=attrgetter("officer_notice.interview_set_for"),
    ),
    ClockRule(
        name=ClockName.DATA_PROTECTION_ACKNOWLEDGEMENT,
        words="Acknowledge the complaint about personal data",
        counted_from="the day on which the complaint was received, which is the first of the thirty",
        rests_when="it is acknowledged",
        owed_by="the force that controls the data",
        due=data_protection.data_protection_acknowledgement_due,
        runs=clock_conditions.data_complaint_not_acknowledged,
        ends_with_part_2=False,
    ),
)


def running(matter: Matter) -> tuple[Clock, ...]:
    """The clocks that run, or of which it cannot be said yet; those with a day first, the earliest first.

    None of the law on complaints runs once Part 2 has ceased to apply to a complaint that was withdrawn.
    """
    # Most clocks do not run; that is told by the values alone.
    double = matter if matter.IS_VALUED else matter.valued
    begun = [(rule, _runs(rule, double)) for rule in CLOCKS if _has_begun(rule, double)]
    going = [_clock(rule, matter, runs) for rule, runs in begun if not runs.is_no]
    return tuple(sorted(going, key=lambda clock: clock.last_day.value or date.max))


def _has_begun(clock: ClockRule, matter: Matter) -> bool:
    """Whether there may be that without which it cannot run."""
    start = matter if clock.after is None else clock.after(matter)
    return not (start is None or (start.__class__ is Finding and start.is_no))


def _runs(clock: ClockRule, matter: Matter) -> Finding[bool]:
    runs = clock.runs(matter)
    if matter.public_interest is None or runs.is_no or not clock.ends_with_part_2:
        return runs
    return all_of((runs, not_(withdrawn.has_ceased(matter))))


def _clock(clock: ClockRule, matter: Matter, runs: Finding[bool]) -> Clock:
    double = matter if matter.IS_VALUED else matter.valued
    somebody_complains = not withdrawn.goes_on_as(double).equals(MatterType.COMPLAINT).is_no
    other_words, other_start = clock.words_without_complaint, clock.counted_from_without_complaint
    return Clock(
        name=clock.name,
        words=clock.words if somebody_complains else other_words or clock.words,
        counted_from=clock.counted_from if taken_as_complaint(double) else other_start or clock.counted_from,
        rests_when=clock.rests_when,
        owed_by=clock.owed_by,
        runs=told_later(runs, lambda asked: _runs(clock, asked), double),
        last_day=clock.due(matter),
    )
