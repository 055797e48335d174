"""Referred again because the Director General directs it (paragraphs 4(7), 13 and 14C of Schedule 3)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from complaintlaw import referral_days
from complaintlaw.proceedings import Referral
from tests.law.build import dsi, matter, missing

DIRECTED = Referral(route="mandatory", sent_back=True, rereferral_directed=True)


@pytest.mark.parametrize(
    ("due", "asked"), [(referral_days.due_after_direction, matter()), (referral_days.death_due_after_direction, dsi())]
)
def test_REF_14_and_DSI_01_without_the_day_of_the_direction_it_is_asked(due, asked):
    for unstated in (asked, asked.but(referral=DIRECTED)):
        found = due(unstated)
        assert found.is_open
        assert missing(found) == {"referral.directed_on"}
        (fact,) = found.missing
        assert fact.words == "when the Director General directed that it be referred again"


@pytest.mark.parametrize(
    ("directed", "last"),
    [
        (date(2026, 6, 1), date(2026, 6, 2)),
        (datetime(2026, 6, 1, 23, 59), date(2026, 6, 2)),
        (date(2026, 12, 24), date(2026, 12, 25)),
    ],
)
def test_REF_14_and_DSI_01_it_is_due_by_the_end_of_the_next_day_whatever_day_that_is(directed, last):
    again = DIRECTED.but(directed_on=directed)
    assert referral_days.due_after_direction(matter(referral=again)).value == last
    assert referral_days.death_due_after_direction(dsi(referral=again)).value == last
