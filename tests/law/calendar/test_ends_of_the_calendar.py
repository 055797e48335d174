"""Dates far off: whatever a valid file states, the library answers, if only that it cannot say."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime

import pytest

from complaintlaw import periods, timeliness
from complaintlaw.clocks import running
from complaintlaw.dated import NotCovered
from complaintlaw.facts import Matter
from complaintlaw.finding import say
from complaintlaw.proceedings import Dates, OfficerNotice, Section13ANotice
from complaintlaw.register import QUESTIONS
from complaintlaw.steps import Channel
from complaintlaw.vocabulary import Handling
from tests.law.build import matter

LAST = date.max


@pytest.mark.parametrize(
    "counted",
    [
        periods.end_of_following_day(say(LAST)),
        periods.days_starting_day_after(say(LAST), 28),
        periods.within_working_days(say(LAST), 5),
        periods.months_starting_with(say(LAST), 12),
        periods.before_half_past_four(say(datetime(9999, 12, 31, 17, 0))),
        periods.first_day_after(say(LAST)),
    ],
)
def test_what_ends_after_the_year_9999_cannot_be_said(counted):
    assert counted.is_open
    assert counted.reasons


def test_a_period_of_months_is_refused_after_the_year_9999():
    assert periods.period_of_months(date(9998, 1, 1), 12) == date(9998, 12, 31)
    with pytest.raises(NotCovered, match="9999"):
        periods.period_of_months(date(9999, 1, 2), 12)


def investigated(made: date, day: date) -> Matter:
    return matter(handling=Handling.LOCAL_INVESTIGATION, dates=Dates(made=made), as_of=day)


def test_reports_on_an_investigation_that_never_ends():
    assert timeliness.report_period_ends(investigated(date(9998, 1, 1), LAST)).is_open
    assert timeliness.next_period_end(investigated(date(9998, 1, 1), LAST)).is_open
    assert timeliness.report_period_ends(investigated(date(1, 1, 1), date(3, 1, 1))).is_yes


@pytest.mark.parametrize("day", [date.min, LAST])
def test_every_question_and_clock_answers_at_the_ends_of_the_calendar(day):
    stated = matter(
        recorded=True,
        handling=Handling.LOCAL_INVESTIGATION,
        as_of=day,
        dates=Dates(**dict.fromkeys((item.name for item in fields(Dates)), day)),
        officer_notice=OfficerNotice(
            sent_at=datetime.combine(day, datetime.max.time()),
            channel=Channel.EMAIL,
            given_on=day,
            terms_given_on=day,
            interview_set_for=day,
        ),
        section_13a=Section13ANotice(third_step_on=day, given_on=day),
    )
    answers = {name: question.function(stated).answer for name, question in QUESTIONS.items()}
    assert len(answers) == len(QUESTIONS)
    assert len(running(stated)) > 0


@pytest.mark.parametrize("day", [date.min, date(9999, 12, 1), LAST])
def test_INV_04_without_its_first_day_an_investigation_reported_on_at_the_end_of_the_calendar_is_answered(day):
    for stated in (Dates(report_submitted=day), Dates()):
        asked = matter(recorded=True, handling=Handling.INDEPENDENT_INVESTIGATION, dates=stated)
        for on in (None, day):
            answers = [question.function(asked.but(as_of=on)).answer for question in QUESTIONS.values()]
            assert len(answers) == len(QUESTIONS)


@pytest.mark.parametrize(("day", "none"), [(date(2026, 5, 27), True), (date(2026, 5, 28), False)])
def test_INV_04_on_the_last_day_of_twelve_months_since_the_rules_of_2025_no_period_has_ended(day, none):
    for asked in (matter(as_of=day), matter(dates=Dates(report_submitted=day))):
        assert timeliness.none_can_have_ended(asked) is none
    assert timeliness.none_can_have_ended(matter()) is False
    assert timeliness.none_can_have_ended(matter(as_of=date(2026, 1, 1), dates=Dates(made=date(2025, 6, 1)))) is False
