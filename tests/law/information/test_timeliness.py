"""Reports on investigations that take more than a year."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from complaintlaw import timeliness
from complaintlaw.organisations import IOPC, chief_officer
from complaintlaw.proceedings import Dates, PublicInterestDecision, Withdrawal
from tests.law.build import KENT, conduct_matter, dsi, matter, missing

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


@pytest.mark.parametrize("handling", [None, "not_investigated", "outside_schedule_3"])
def test_INV_03_only_an_investigation_has_relevant_periods(handling):
    assert timeliness.report_period_ends(investigated(date(2028, 1, 10), handling=handling)).is_no


@pytest.mark.parametrize("handling", ["directed_investigation", "independent_investigation"])
def test_INV_03_the_same_periods_run_whoever_investigates(handling):
    own = timeliness.report_period_ends(investigated(date(2028, 1, 10)))
    theirs = timeliness.report_period_ends(investigated(date(2028, 1, 10), handling=handling))
    assert theirs.value == own.value
    assert len(own.value) == 2


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


@pytest.mark.parametrize("kind", [conduct_matter, dsi])
@pytest.mark.parametrize("attention", [MADE, datetime(2026, 5, 14, 23, 59)])
def test_INV_04_where_nobody_complains_it_counts_from_first_attention(kind, attention):
    dates = Dates(made=date(2020, 2, 1), first_attention=attention)
    asked = kind(handling="local_investigation", as_of=date(2028, 1, 10), dates=dates)
    assert timeliness.report_period_ends(asked).value == {date(2027, 5, 13), date(2027, 11, 13)}
    assert timeliness.next_period_end(asked).value == date(2028, 5, 13)
    assert missing(timeliness.report_period_ends(asked.but(dates=Dates(made=MADE)))) == {"dates.first_attention"}


def withdrawn(result):
    facts = {"withdrawal": Withdrawal(signed=True), "public_interest": PublicInterestDecision(result=result)}
    return investigated(date(2028, 1, 10)).but(**facts)


def test_WDN_06_no_report_is_due_when_part_2_has_ceased():
    ceased = withdrawn("not_in_public_interest")
    assert timeliness.report_period_ends(ceased).is_no
    assert timeliness.long_investigation_report_by(ceased).is_no


def test_INV_04_a_withdrawn_complaint_that_goes_on_keeps_its_day_with_a_mark():
    found = timeliness.report_period_ends(withdrawn("recordable_conduct_matter"))
    assert found.value == {date(2027, 5, 13), date(2027, 11, 13)}
    assert any(note.startswith("INV-04: from which day") for note in found.unverified)


@pytest.mark.parametrize(
    ("handling", "body"),
    [
        (None, None),
        ("not_investigated", None),
        ("local_investigation", chief_officer(KENT)),
        ("directed_investigation", IOPC),
        ("independent_investigation", IOPC),
    ],
)
def test_INV_03_who_reports_that_an_investigation_is_unfinished(handling, body):
    for asked in (matter(handling=handling), dsi(handling=handling)):
        found = timeliness.long_investigation_report_by(asked)
        assert found.is_known
        assert found.value == body
