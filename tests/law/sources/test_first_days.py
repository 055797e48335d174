"""From which day each value holds, by its source: the day before, the day, and the day after."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from complaintlaw import conduct, data_protection, oversight, regime
from complaintlaw.categories import CATEGORIES, FACTORS
from complaintlaw.dated import Dated, Held, NotCovered
from complaintlaw.organisations import FORCES, LpbKind, Organisation, lpb_kind
from complaintlaw.outcome_codes import CODE_LISTS
from complaintlaw.prosecutors import PROSECUTORS_TEST
from complaintlaw.recommendations import COMPENSATION
from complaintlaw.retention import PERIODS
from complaintlaw.standards import USE_OF_FORCE

DAY = timedelta(days=1)
# The Police (Complaints and Misconduct) Regulations 2020 came into force on this day.
REGULATIONS = date(2020, 2, 1)
FROM: list[tuple[Dated[Any], date]] = [
    (CATEGORIES, REGULATIONS),
    (FACTORS, REGULATIONS),
    (PROSECUTORS_TEST, REGULATIONS),
    (COMPENSATION, REGULATIONS),
    (USE_OF_FORCE, date(2026, 6, 30)),
    *((period, REGULATIONS) for period in PERIODS.values()),
    *((codes, REGULATIONS) for codes in CODE_LISTS.values()),
]


@pytest.mark.parametrize(("values", "first"), FROM, ids=lambda one: getattr(one, "name", ""))
def test_a_value_holds_from_its_first_day_and_not_on_the_day_before(values, first):
    assert values.held[0].start == first
    assert values.on(first) == values.on(first + DAY) == values.held[0].value
    with pytest.raises(NotCovered, match=f"{values.name} is known from {first} onwards, not for {first - DAY}"):
        values.on(first - DAY)


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        (regime.PRESENT_RULES_FROM, REGULATIONS),
        (regime.DELIVERY_RULES_FROM, date(2025, 5, 28)),
        (data_protection.ACKNOWLEDGED_FROM, date(2026, 6, 19)),
        (conduct.FORMER_OFFICERS_FROM, date(2017, 12, 15)),
        (oversight.REOPENS_CONDUCT_BEFORE, date(2004, 4, 1)),
        (oversight.TROUBLES_EXCLUDED_FROM, date(2024, 5, 1)),
    ],
)
def test_the_days_on_which_the_law_changed_are_those_of_the_instruments(stated, day):
    assert stated == day


ACT_OF_2011 = "Police Reform and Social Responsibility Act 2011, s 1"
ORDER = "the order that transferred the functions"
UNSURE = "the first day of the office"
# The kind, its first day, and whether the day itself has been checked.
OTHERS = {
    Organisation.GREATER_MANCHESTER: (LpbKind.MAYOR, date(2017, 5, 8), ""),
    Organisation.WEST_YORKSHIRE: (LpbKind.MAYOR, date(2021, 5, 10), UNSURE),
    Organisation.SOUTH_YORKSHIRE: (LpbKind.MAYOR, date(2024, 5, 7), UNSURE),
    Organisation.NORTH_YORKSHIRE: (LpbKind.MAYOR, date(2024, 5, 7), ""),
    Organisation.ESSEX: (LpbKind.PFCC, date(2017, 10, 1), UNSURE),
    Organisation.STAFFORDSHIRE: (LpbKind.PFCC, date(2018, 8, 1), UNSURE),
    Organisation.NORTHAMPTONSHIRE: (LpbKind.PFCC, date(2019, 1, 1), UNSURE),
    Organisation.CUMBRIA: (LpbKind.PFCC, date(2023, 4, 1), UNSURE),
}
LONDON = {
    Organisation.METROPOLITAN: (LpbKind.MOPAC, "Police Reform and Social Responsibility Act 2011, s 3"),
    Organisation.CITY_OF_LONDON: (LpbKind.COMMON_COUNCIL, "Police Act 1996, s 101"),
}
COMMISSIONERS, TO_END = date(2012, 11, 22), date(2028, 5, 7)


@pytest.mark.parametrize("force", FORCES)
def test_AA_11_the_local_policing_body_of_each_force_from_its_first_day(force):
    kinds = lpb_kind(force)
    if force in LONDON:
        kind, source = LONDON[force]
        assert kinds.held == (Held(value=kind, start=date(2012, 1, 16), source=source),)
        return
    assert kinds.held[0].start == COMMISSIONERS
    assert kinds.on(COMMISSIONERS) is LpbKind.PCC
    if force not in OTHERS:
        assert (kinds.on(COMMISSIONERS + DAY), kinds.latest) == (LpbKind.PCC, LpbKind.PCC)
        assert kinds.entry(TO_END - DAY) == Held(
            value=LpbKind.PCC, start=COMMISSIONERS, end=TO_END - DAY, source=ACT_OF_2011
        )
        return
    kind, first, unverified = OTHERS[force]
    assert [kinds.on(first + step * DAY) for step in (-1, 0, 1)] == [LpbKind.PCC, kind, kind]
    assert kinds.entry(first - DAY).source == ACT_OF_2011
    assert kinds.entry(first).source == ORDER
    assert kinds.entry(first - DAY).unverified == kinds.entry(first).unverified == unverified


@pytest.mark.parametrize("force", [force for force in FORCES if force not in LONDON])
def test_AA_11_that_commissioners_are_planned_to_end_in_2028_is_marked_from_that_day(force):
    kinds = lpb_kind(force)
    before, after = kinds.entry(TO_END - DAY), kinds.entry(TO_END)
    assert before.value is after.value
    assert "white paper" not in before.unverified
    assert ("white paper" in after.unverified) is (after.value in (LpbKind.PCC, LpbKind.PFCC))
    assert after.unverified.startswith(before.unverified)
