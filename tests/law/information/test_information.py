"""Keeping the complainant informed."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import information
from complaintlaw.organisations import IOPC, chief_officer, lpb
from complaintlaw.people import Complainant
from complaintlaw.proceedings import Dates, Section13ANotice, Suspension
from complaintlaw.vocabulary import Handling
from tests.law.build import KENT, matter, missing

STARTED = date(2026, 3, 5)
OUTCOME = date(2026, 8, 27)


def dated(**dates):
    return matter(dates=Dates(**dates))


@pytest.mark.parametrize(
    ("handling", "expected"),
    [
        (None, chief_officer(KENT)),
        (Handling.OUTSIDE_SCHEDULE_3, chief_officer(KENT)),
        (Handling.LOCAL_INVESTIGATION, chief_officer(KENT)),
        (Handling.DIRECTED_INVESTIGATION, IOPC),
        (Handling.INDEPENDENT_INVESTIGATION, IOPC),
    ],
)
def test_INF_01_who_keeps_the_complainant_informed(handling, expected):
    assert information.updates_by(matter(handling=handling)).value == expected


@pytest.mark.parametrize(("covers", "expected"), [(True, lpb(KENT)), (False, chief_officer(KENT))])
def test_LPB_03_the_local_policing_body_if_its_notice_covers_it(covers, expected):
    notice = Section13ANotice(given_on=date(2025, 1, 1), covers_informing=covers)
    assert information.updates_by(matter(section_13a=notice)).value == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (dated(handling_started=STARTED), True),
        (dated(handling_started=STARTED).but(suspension=Suspension()), True),
        (dated(outcome=OUTCOME), False),
        (dated(outcome=OUTCOME, proceedings_started=date(2026, 8, 1)), True),
        (dated(outcome=OUTCOME, proceedings_started=date(2026, 8, 1), proceedings_outcome=OUTCOME), False),
        (matter(complainant=Complainant(claims=frozenset())), False),
    ],
)
def test_OUT_02_updates_run_until_the_outcome_and_as_long_as_proceedings(asked, expected):
    assert information.updates_required(asked).value is expected


@pytest.mark.parametrize(
    ("dates", "due"),
    [
        ({"handling_started": STARTED}, date(2026, 4, 2)),
        ({"handling_started": STARTED, "last_update": date(2026, 3, 20)}, date(2026, 4, 17)),
        ({"handling_started": STARTED, "outcome": OUTCOME}, None),
        (
            {"handling_started": STARTED, "outcome": OUTCOME, "proceedings_started": date(2026, 9, 1)},
            date(2026, 9, 29),
        ),
        (
            {"last_update": date(2026, 9, 10), "outcome": OUTCOME, "proceedings_started": date(2026, 9, 1)},
            date(2026, 10, 8),
        ),
    ],
)
def test_INF_02_to_INF_04_four_weeks_from_the_last_word(dates, due):
    found = information.next_update_due(dated(**dates))
    assert found.is_known
    assert found.value == due


def test_INF_02_the_start_of_the_handling_must_be_known():
    assert missing(information.next_update_due(matter())) == {"dates.handling_started"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"handling": "outside_schedule_3", "made_orally": True}, "no"),
        ({"handling": "outside_schedule_3", "made_orally": False}, "yes"),
        ({"handling": "outside_schedule_3"}, "cannot say yet"),
        ({"handling": "not_investigated", "made_orally": True}, "yes"),
        ({"handling": "not_investigated"}, "yes"),
        ({"handling": "outside_schedule_3", "made_orally": True, "recorded": True}, "yes"),
    ],
)
def test_INF_06_in_writing_unless_oral_and_outside_schedule_3(facts, expected):
    assert information.updates_must_be_written(matter(**facts)).answer.value == expected


def test_INF_05_five_working_days_for_outcomes():
    assert information.outcome_notice_due(dated(outcome=OUTCOME)).value == date(2026, 9, 4)
    assert information.outcome_notice_due(matter()).is_no
    assert information.proceedings_outcome_notice_due(dated(proceedings_outcome=OUTCOME)).value == date(2026, 9, 4)
