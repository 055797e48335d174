"""How each provision counts time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaintlaw import periods
from complaintlaw.finding import Missing, cannot_say, say

DAYS = st.dates(date(2019, 2, 1), date(2034, 11, 1))
COUNTS = (
    periods.end_of_following_day,
    lambda event: periods.days_starting_day_after(event, 28),
    lambda event: periods.days_starting_with(event, 28),
    lambda event: periods.within_weeks(event, 4),
    lambda event: periods.within_working_days(event, 5),
    lambda event: periods.working_days_starting_after(event, 10),
    lambda event: periods.months_starting_with(event, 12),
    periods.before_half_past_four,
)


def last(finding):
    assert finding.is_known
    return finding.value


@pytest.mark.parametrize(
    ("event", "day"),
    [
        (datetime(2027, 3, 25, 21, 40), date(2027, 3, 26)),  # Good Friday stays
        (datetime(2027, 10, 16, 13, 0), date(2027, 10, 17)),  # a Sunday stays
        (date(2027, 12, 31), date(2028, 1, 1)),
        (datetime(2027, 6, 1, 23, 30, tzinfo=UTC), date(2027, 6, 3)),  # already 2 June in London
    ],
)
def test_TIM_01_the_end_of_the_following_day_counts_weekends_and_holidays(event, day):
    assert last(periods.end_of_following_day(say(event))) == day


def test_TIM_02_the_day_after_is_the_first_of_the_period():
    assert last(periods.days_starting_day_after(say(date(2027, 3, 12)), 28)) == date(2027, 4, 9)
    assert last(periods.days_starting_day_after(say(date(2026, 11, 27)), 28)) == date(2026, 12, 25)


def test_TIM_03_the_day_itself_is_the_first_of_the_period():
    period = periods.days_starting_with(say(date(2027, 3, 1)), 28)
    assert last(period) == date(2027, 3, 28)
    assert last(periods.first_day_after(period)) == date(2027, 3, 29)


def test_TIM_04_four_weeks_end_on_the_same_weekday():
    assert last(periods.within_weeks(say(date(2026, 3, 5)), 4)) == date(2026, 4, 2)


@pytest.mark.parametrize(
    ("event", "day"),
    [
        (date(2026, 8, 27), date(2026, 9, 4)),  # over the August bank holiday
        (date(2026, 12, 23), date(2027, 1, 4)),  # Christmas, its substitute day, New Year
        (date(2026, 11, 21), date(2026, 11, 27)),  # from a Saturday
    ],
)
def test_TIM_05_five_working_days_leave_out_the_day_itself(event, day):
    assert last(periods.within_working_days(say(event), 5)) == day


def test_TIM_06_a_period_of_working_days():
    assert last(periods.working_days_starting_after(say(date(2027, 3, 22)), 5)) == date(2027, 3, 31)
    assert last(periods.working_days_starting_after(say(date(2027, 3, 31)), 10)) == date(2027, 4, 14)


@pytest.mark.parametrize(
    ("start", "months", "day"),
    [
        (date(2026, 5, 14), 12, date(2027, 5, 13)),
        (date(2027, 5, 14), 6, date(2027, 11, 13)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2026, 6, 30), 8, date(2027, 2, 28)),
    ],
)
def test_TIM_07_months_end_on_the_day_before_the_corresponding_one(start, months, day):
    assert last(periods.months_starting_with(say(start), months)) == day


@pytest.mark.parametrize(
    ("sent", "day"),
    [
        (datetime(2027, 3, 22, 16, 29), date(2027, 3, 22)),
        (datetime(2027, 3, 22, 16, 30), date(2027, 3, 23)),
        (datetime(2027, 3, 25, 17, 0), date(2027, 3, 30)),  # Maundy Thursday evening to Tuesday
        (datetime(2027, 3, 27, 9, 0), date(2027, 3, 30)),
        (datetime(2027, 6, 1, 15, 29, tzinfo=UTC), date(2027, 6, 1)),  # 16:29 in London
        (datetime(2027, 6, 1, 15, 30, tzinfo=UTC), date(2027, 6, 2)),
    ],
)
def test_TIM_08_half_past_four_in_london_is_too_late(sent, day):
    assert last(periods.before_half_past_four(say(sent))) == day


def test_the_sum_is_given_in_words():
    (words,) = periods.days_starting_day_after(say(date(2027, 3, 12)), 28).reasons
    assert words == "28 days that start with the day after Friday 12 March 2027 end on Friday 9 April 2027."


@pytest.mark.parametrize("count", COUNTS)
def test_what_has_not_happened_has_no_last_day(count):
    assert count(say(None)).is_no


@pytest.mark.parametrize("count", COUNTS)
def test_an_unknown_day_is_the_missing_fact(count):
    wanted = Missing(path="dates.made", words="the day")
    assert count(cannot_say(missing=(wanted,))).missing == (wanted,)


def test_beyond_the_bank_holidays_the_day_cannot_be_said_and_why():
    found = periods.within_working_days(say(date(2035, 12, 30)), 5)
    assert found.is_open
    assert "cannot be counted until the list is brought up to date" in found.reasons[0]
    assert periods.before_half_past_four(say(datetime(2036, 1, 2, 9, 0))).is_open


def test_a_count_over_days_not_yet_published_is_marked():
    assert periods.within_working_days(say(date(2027, 12, 29)), 5).unverified
    assert not periods.within_working_days(say(date(2027, 12, 1)), 5).unverified


@pytest.mark.parametrize("count", COUNTS[:-1])
@given(one=DAYS, other=DAYS)
def test_a_later_event_never_has_an_earlier_last_day(count, one, other):
    first, second = sorted((one, other))
    assert last(count(say(first))) <= last(count(say(second)))


@given(DAYS)
def test_the_four_ways_of_counting_28_days_agree_with_each_other(day):
    starts_after = last(periods.days_starting_day_after(say(day), 28))
    assert starts_after == last(periods.days_starting_with(say(day), 28)) + timedelta(days=1)
    assert starts_after == last(periods.within_weeks(say(day), 4))


@given(DAYS, st.integers(1, 24))
def test_a_period_of_months_and_the_next_one_leave_no_gap_and_no_overlap(start, months):
    end = periods.period_of_months(start, months)
    assert periods.period_of_months(end + timedelta(days=1), months) > end
    assert start <= end
