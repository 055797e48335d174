"""How long a record is kept, and what forbids to dispose of it."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw.dated import NotCovered
from complaintlaw.proceedings import Dates, Receipt, Review, ReviewInformation, Suspension
from complaintlaw.retention import PERIODS, RetainedRecord, kept_until, must_be_kept, must_keep_in_form
from complaintlaw.steps import InfoItem
from tests.law.build import conduct, harmless, matter

TOLD = Dates(outcome=date(2026, 8, 27), last_update=date(2026, 8, 28))
AFTER = date(2026, 11, 24)
CLOSED = {"allegations": (harmless(),), "dates": TOLD, "handling": "outside_schedule_3", "as_of": AFTER}
INFORMED = Review(information=(ReviewInformation(provided_on=date(2026, 9, 1), contains=frozenset(InfoItem)),))
REVIEWABLE = {**CLOSED, "recorded": True, "handling": "not_investigated", "review": INFORMED}
APPLIED = INFORMED.but(receipts=(Receipt(by="lpb:kent", on=date(2026, 9, 2)),))


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({}, ""),
        (REVIEWABLE, ""),
        ({"dates": TOLD.but(outcome=None)}, "The outcome has not been reached."),
        ({"dates": TOLD.but(last_update=None)}, "A clock runs: Tell the complainant the outcome."),
        ({**REVIEWABLE, "as_of": date(2026, 9, 29)}, "A clock runs: Apply for a review."),
        ({**REVIEWABLE, "as_of": date(2026, 9, 30)}, ""),
        ({**REVIEWABLE, "review": APPLIED}, "A review is open."),
        ({"dates": TOLD.but(proceedings_started=AFTER)}, "Proceedings are running."),
        ({"suspension": Suspension()}, "The investigation is suspended."),
        ({"arrived_as": "civil_claim"}, "It came with a civil claim."),
    ],
)
def test_RET_01_nothing_is_disposed_of_while_something_runs(facts, reason):
    found = must_be_kept(matter(**{**CLOSED, **facts}))
    assert found.is_yes == bool(reason)
    assert found.is_open == (not reason)
    assert not reason or reason in found.reasons


def test_RET_01_whether_the_time_for_a_review_is_over_turns_on_the_day():
    found = must_be_kept(matter(**{**REVIEWABLE, "as_of": None}))
    assert found.is_open
    assert "as_of" in {fact.path for fact in found.missing}


def test_RK_01_a_complaint_is_kept_in_the_form_that_was_set():
    assert must_keep_in_form(matter()).is_yes
    assert must_keep_in_form(matter(allegations=(conduct(),), arrived_as="other_information")).is_open


@pytest.mark.parametrize(
    ("record", "start", "until"),
    [
        (RetainedRecord.UNFINISHED_DRAFT, date(2026, 11, 24), date(2026, 12, 22)),
        (RetainedRecord.RECORDED, date(2026, 11, 24), date(2032, 11, 24)),
        (RetainedRecord.LOGGED_OR_WITHDRAWN, date(2028, 2, 29), date(2034, 2, 28)),
        (RetainedRecord.SERIOUS, date(2026, 8, 31), date(2036, 8, 31)),
        (RetainedRecord.READING_OF_CASES, date(2026, 1, 1), date(2032, 1, 1)),
    ],
)
def test_a_period_is_counted_from_its_start(record, start, until):
    assert kept_until(record, start) == until


def test_every_kind_of_record_has_a_period_that_nobody_has_verified_yet():
    assert set(PERIODS) == set(RetainedRecord)
    for dated in PERIODS.values():
        (held,) = dated.held
        assert held.unverified
        assert held.source
        assert bool(held.value.days) != bool(held.value.months)
        assert held.value.counted_from
    assert [record for record, dated in PERIODS.items() if dated.latest.reviewed] == [RetainedRecord.SERIOUS]


def test_a_day_before_the_periods_is_not_guessed_at():
    with pytest.raises(NotCovered, match="The period for recorded is known from 2020-02-01"):
        kept_until(RetainedRecord.RECORDED, date(2020, 1, 31))
