"""Values that hold from one day to another."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw.dated import Dated, Held, NotCovered
from complaintlaw.organisations import (
    FORCES,
    IOPC,
    Body,
    LpbKind,
    Office,
    Organisation,
    chief_officer,
    lpb,
    lpb_kind,
)

OLD = Held(value=6, start=date(2020, 1, 1), end=date(2020, 12, 31), source="an Act")
NEW = Held(value=7, start=date(2021, 1, 1), source="another Act", unverified="the day")


def test_an_old_case_is_judged_by_the_old_value():
    period = Dated("The period", OLD, NEW)
    assert period.on(date(2020, 12, 31)) == 6
    assert period.on(date(2021, 1, 1)) == 7
    assert period.entry(date(2025, 1, 1)).unverified == "the day"
    assert period.latest == 7


def test_a_day_without_a_value_says_what_is_covered():
    with pytest.raises(NotCovered, match="known from 2020-01-01 onwards, not for 2019-12-31"):
        Dated("The period", OLD, NEW).on(date(2019, 12, 31))
    with pytest.raises(NotCovered, match="from 2020-01-01 to 2020-12-31, not for 2021-01-01"):
        Dated("The period", OLD).on(date(2021, 1, 1))


def test_values_may_not_overlap():
    with pytest.raises(ValueError, match="overlaps"):
        Dated("The period", NEW, OLD)


@pytest.mark.parametrize(
    ("force", "day", "kind"),
    [
        (Organisation.KENT, date(2026, 1, 1), LpbKind.PCC),
        (Organisation.GREATER_MANCHESTER, date(2017, 5, 7), LpbKind.PCC),
        (Organisation.GREATER_MANCHESTER, date(2017, 5, 8), LpbKind.MAYOR),
        (Organisation.METROPOLITAN, date(2026, 1, 1), LpbKind.MOPAC),
        (Organisation.CITY_OF_LONDON, date(2026, 1, 1), LpbKind.COMMON_COUNCIL),
        (Organisation.ESSEX, date(2026, 1, 1), LpbKind.PFCC),
    ],
)
def test_a_local_policing_body_is_of_one_kind_at_a_time(force, day, kind):
    assert lpb_kind(force).on(day) is kind


def test_there_are_43_territorial_forces():
    assert len(FORCES) == 43
    assert Organisation.BRITISH_TRANSPORT_POLICE not in FORCES


def test_bodies_print_as_in_scenario_files_and_in_words():
    assert str(chief_officer(Organisation.KENT)) == "chief_officer:kent"
    assert str(IOPC) == "iopc"
    assert chief_officer(Organisation.KENT).words == "the chief officer of Kent Police"
    assert lpb(Organisation.METROPOLITAN).words == "the local policing body for the Metropolitan Police"
    assert IOPC.words == "the IOPC"
    assert Body(Office.POLICE_AND_CRIME_PANEL).words == "police and crime panel"
    assert Organisation.AVON_AND_SOMERSET.words == "Avon and Somerset Police"
    assert len({str(body) for body in Body.all()}) == 2 * 43 + 15
