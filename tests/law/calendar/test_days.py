"""Working days, bank holidays, and the day on which a moment falls."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintlaw import calendar
from complaintlaw.bank_holidays import BANK_HOLIDAYS, FIRST_DAY, LAST_DAY, PUBLISHED_TO
from complaintlaw.dated import NotCovered

DAYS = st.dates(date(2019, 2, 1), date(2035, 11, 1))


def easter_monday(year: int) -> date:
    """Easter Monday by Gauss's rule for the Gregorian calendar, as Butcher wrote it down."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1) + timedelta(days=1)


@pytest.mark.parametrize("year", range(2019, 2036))
def test_bank_holidays_agree_with_an_independent_list(year):
    other = set(holidays.country_holidays("GB", subdiv="ENG", years=year))
    assert {day for day in BANK_HOLIDAYS if day.year == year} == other


@pytest.mark.parametrize("year", range(2019, 2036))
def test_good_friday_and_easter_monday_follow_the_moon(year):
    monday = easter_monday(year)
    assert BANK_HOLIDAYS[monday] == "Easter Monday"
    assert BANK_HOLIDAYS[monday - timedelta(days=3)] == "Good Friday"


@pytest.mark.parametrize(
    "day",
    [
        date(2022, 9, 19),  # a state funeral, proclaimed
        date(2023, 5, 8),  # a coronation, proclaimed
        date(2020, 5, 8),  # moved from the first Monday
        date(2026, 12, 28),  # in place of Saturday 26 December
        date(2027, 3, 26),  # Good Friday
    ],
)
def test_moved_and_proclaimed_holidays_are_no_working_days(day):
    assert not calendar.is_working_day(day)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 24), True),
        (date(2026, 11, 28), False),
        (date(2026, 11, 29), False),
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
    ],
)
def test_weekends_and_christmas_are_no_working_days(day, works):
    assert calendar.is_working_day(day) is works


@pytest.mark.parametrize("day", [FIRST_DAY - timedelta(days=1), LAST_DAY + timedelta(days=1)])
def test_beyond_the_list_the_answer_is_refused_with_clear_words(day):
    with pytest.raises(NotCovered, match=r"Bank holidays are known here from Tuesday 1 January 2019 to"):
        calendar.is_working_day(day)


def test_after_the_published_days_a_count_is_marked():
    assert calendar.not_yet_published(PUBLISHED_TO) == ""
    assert "expected, not yet published" in calendar.not_yet_published(PUBLISHED_TO + timedelta(days=1))


@given(DAYS, st.integers(1, 30))
def test_working_days_there_and_back_agree(day, count):
    start = calendar.add_working_days(day, 0)
    assert calendar.add_working_days(calendar.add_working_days(start, count), -count) == start


@given(DAYS, DAYS, st.integers(1, 15))
def test_a_later_start_never_ends_earlier(one, other, count):
    first, second = sorted((one, other))
    assert calendar.add_working_days(first, count) <= calendar.add_working_days(second, count)


@given(DAYS, st.integers(1, 15))
def test_a_count_of_working_days_ends_on_a_working_day_with_that_many_in_between(day, count):
    end = calendar.add_working_days(day, count)
    passed = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert sum(calendar.is_working_day(one) for one in passed) == count
    assert calendar.is_working_day(end)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (date(2027, 6, 1), date(2027, 6, 1)),
        (datetime(2027, 6, 1, 23, 59), date(2027, 6, 1)),
        (
            datetime(2027, 6, 1, 23, 30, tzinfo=UTC),
            date(2027, 6, 2),
        ),  # summer time: already tomorrow in London
        (datetime(2027, 1, 1, 23, 30, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_a_moment_falls_on_its_day_in_london(moment, day):
    assert calendar.day_of(moment) == day


def test_the_end_of_a_day_is_midnight_in_london():
    assert calendar.end_of(date(2027, 6, 1)) == datetime(2027, 6, 1, 23, 0, tzinfo=UTC)
    assert calendar.end_of(date(2027, 1, 1)) == datetime(2027, 1, 2, 0, 0, tzinfo=UTC)


def test_a_day_is_over_at_24_00_and_not_before():
    day = date(2027, 3, 26)
    assert not calendar.is_over(day, datetime(2027, 3, 26, 23, 59))
    assert calendar.is_over(day, datetime(2027, 3, 27, 0, 0))


def test_a_day_is_written_as_in_a_letter():
    assert calendar.written(date(2027, 3, 26)) == "Friday 26 March 2027"


def test_the_same_day_of_a_later_month():
    assert calendar.same_day_months_later(date(2026, 5, 14), 12) == date(2027, 5, 14)
    assert calendar.same_day_months_later(date(2026, 8, 31), 6) is None
    assert calendar.same_day_months_later(date(2026, 12, 1), 1) == date(2027, 1, 1)


def test_no_working_days_after_a_free_day_end_on_the_next_working_day():
    assert calendar.add_working_days(date(2026, 12, 25), 0) == date(2026, 12, 29)
    assert calendar.add_working_days(date(2026, 12, 29), 0) == date(2026, 12, 29)
