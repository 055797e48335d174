"""By when a task must be done: video before it is wiped, and never on a day on which nobody works."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.casework import task_kinds
from complaintlaw import calendar

DAYS = st.dates(date(2024, 1, 1), date(2027, 6, 1))
MARGINS = st.integers(-40, 400)


@given(DAYS, MARGINS)
def test_video_is_due_before_it_is_wiped_and_within_a_working_day(today: date, days: int) -> None:
    wipe_on = today + timedelta(days=days)
    due = task_kinds.preserve_by(wipe_on, today=today)
    assert today <= due <= calendar.add_working_days(today, 1)
    if wipe_on >= today:
        assert due <= wipe_on
    if wipe_on - timedelta(days=2) >= today:
        assert due <= wipe_on - timedelta(days=2)


@given(DAYS, MARGINS)
def test_video_is_never_due_on_a_later_day_on_which_nobody_works(today: date, days: int) -> None:
    due = task_kinds.preserve_by(today + timedelta(days=days), today=today)
    assert due == today or calendar.is_working_day(due)


@given(DAYS)
def test_video_of_which_nobody_knows_when_it_is_wiped_is_due_on_the_next_working_day(today: date) -> None:
    assert task_kinds.preserve_by(None, today=today) == calendar.add_working_days(today, 1)


@pytest.mark.parametrize(
    ("today", "wipe_on", "due"),
    [
        # The Thursday before Easter 2026: Friday and Monday are no working days.
        (date(2026, 4, 2), date(2026, 4, 30), date(2026, 4, 7)),
        (date(2026, 4, 2), date(2026, 4, 9), date(2026, 4, 7)),
        (date(2026, 4, 2), date(2026, 4, 8), date(2026, 4, 2)),
        # Christmas Eve 2026, a Thursday: the next working day is Tuesday, because Boxing Day is a Saturday.
        (date(2026, 12, 24), date(2027, 1, 20), date(2026, 12, 29)),
        # A Wednesday.
        (date(2026, 11, 25), date(2026, 11, 28), date(2026, 11, 26)),
        (date(2026, 11, 25), date(2026, 11, 27), date(2026, 11, 25)),
        (date(2026, 11, 25), date(2026, 11, 1), date(2026, 11, 25)),
    ],
)
def test_examples_round_holidays(today: date, wipe_on: date, due: date) -> None:
    assert task_kinds.preserve_by(wipe_on, today=today) == due


def test_where_the_list_of_holidays_ends_plain_days_are_counted() -> None:
    assert task_kinds.preserve_by(None, today=date(2500, 1, 1)) == date(2500, 1, 2)


@given(st.sampled_from(list(task_kinds.KINDS)), DAYS, MARGINS, st.integers(0, 23))
def test_a_task_is_passed_upwards_on_the_day_it_is_due_or_four_hours_after_it_came(
    kind: str, today: date, days: int, hour: int
) -> None:
    now = datetime(today.year, today.month, today.day, hour, tzinfo=calendar.LONDON)
    due = task_kinds.due_on(kind, wipe_on=today + timedelta(days=days), today=today)
    at = task_kinds.escalates_at(kind, due_on=due, now=now)
    if not task_kinds.KINDS[kind].escalates:
        assert at is None
        return
    assert at is not None
    assert at >= now + timedelta(hours=4)
    assert at.astimezone(calendar.LONDON).date() in (due, due + timedelta(days=1))


def test_whoever_is_not_safe_is_contacted_the_same_day() -> None:
    saturday = date(2026, 11, 28)
    assert task_kinds.due_on(task_kinds.URGENT, wipe_on=None, today=saturday) == saturday


def test_that_there_is_no_video_always_needs_what_was_searched() -> None:
    outcomes = task_kinds.KINDS[task_kinds.PRESERVE].outcomes
    assert {key for key, outcome in outcomes.items() if "searched" in outcome.needs} == {
        task_kinds.NONE,
        task_kinds.GONE,
    }
