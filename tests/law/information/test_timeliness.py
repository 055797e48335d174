"""Reports on investigations that take more than a year."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import timeliness
from complaintlaw.proceedings import Dates
from tests.law.build import matter, missing

MADE = date(2026, 5, 14)


def investigated(on, *, handling="local_investigation", report=None, made=MADE):
    return matter(handling=handling, as_of=on, dates=Dates(made=made, report_submitted=report))


@pytest.mark.parametrize(
    ("on", "ends"),
    [
        (date(2027, 5, 13), []),  # the last day itself is not over
        (date(2027, 5, 14), [date(2027, 5, 13)]),
        (date(2028, 1, 10), [date(2027, 5, 13), date(2027, 11, 13)]),
        (date(2028, 6, 1), [date(2027, 5, 13), date(2027, 11, 13), date(2028, 5, 13)]),
    ],
)
def test_INV_04_twelve_months_then_every_six(on, ends):
    assert timeliness.report_period_ends(investigated(on)).value == frozenset(ends)


@pytest.mark.parametrize(("report", "count"), [(date(2027, 5, 13), 0), (date(2027, 5, 14), 1), (date(2027, 11, 14), 2)])
def test_INV_03_a_report_on_the_last_day_is_in_time(report, count):
    found = timeliness.report_period_ends(investigated(date(2028, 1, 10), report=report))
    assert len(found.value) == count


@pytest.mark.parametrize("handling", [None, "not_investigated", "independent_investigation"])
def test_INV_03_only_local_investigations_report_so(handling):
    assert timeliness.report_period_ends(investigated(date(2028, 1, 10), handling=handling)).is_no


def test_INV_04_counts_from_the_day_it_was_made():
    assert missing(timeliness.report_period_ends(investigated(date(2028, 1, 10), made=None))) == {"dates.made"}


@pytest.mark.parametrize(
    ("on", "end"),
    [(MADE, date(2027, 5, 13)), (date(2027, 5, 13), date(2027, 5, 13)), (date(2027, 5, 14), date(2027, 11, 13))],
)
def test_the_period_that_runs_today(on, end):
    assert timeliness.next_period_end(investigated(on)).value == end


def test_INV_04_the_sum_is_said_in_words():
    first, later = (timeliness.next_period_end(investigated(on)) for on in (MADE, date(2027, 5, 14)))
    assert first.reasons[-1].startswith("12 months that start with")
    assert later.reasons[-1].startswith("6 months that start with Friday 14 May 2027 end on")


@pytest.mark.parametrize(
    ("on", "report", "known"),
    [
        # Without the day it is of 28 May 2025 at the earliest, so the first period ends on 27 May 2026 or later.
        (date(2026, 5, 27), None, True),
        (date(2026, 5, 28), None, False),
        (date(2028, 1, 10), date(2026, 5, 27), True),
        (date(2028, 1, 10), date(2026, 5, 28), False),
        (None, date(2026, 5, 27), True),
        (None, None, False),
    ],
)
def test_INV_04_before_any_period_can_have_ended_the_day_it_was_made_does_not_matter(on, report, known):
    found = timeliness.report_period_ends(investigated(on, report=report, made=None))
    assert found.is_known is known
    assert not found.value
