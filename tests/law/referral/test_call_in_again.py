"""What the Director General calls in after it was sent back: paragraph 4(5) and (7)(a)."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from complaintlaw import referral
from complaintlaw.proceedings import Dates, Referral
from complaintlaw.referral import ReferralGround
from tests.law.build import dsi, harmless, matter, missing

BACK = Referral(route="mandatory", sent_back=True)
CALLED = date(2026, 11, 20)
CLEAR = date(2026, 10, 1)


def called_in(sent, when=CALLED, **facts):
    return matter(
        **{
            "allegations": (harmless(descriptions=frozenset({"serious_assault"})),),
            "recorded": True,
            "dates": Dates(call_in=when, became_clear=CLEAR),
            "referral": sent,
            **facts,
        }
    )


def test_REF_12_while_it_is_not_said_which_came_first_it_cannot_be_said():
    asked = called_in(BACK)
    for finding in (
        referral.must_refer(asked),
        referral.referral_ground(asked),
        referral.referral_due(asked),
        referral.may_handle_locally(asked),
    ):
        assert finding.is_open
        assert missing(finding) == {"referral.sent_back_on"}
        assert "It has been called in and sent back; which came first decides." in finding.reasons
    assert "calling in what was sent back" in " ".join(referral.must_refer(asked).unverified)


@pytest.mark.parametrize(
    "route", ["mandatory", "voluntary", "by_local_policing_body", "call_in", "treated_as_referred"]
)
def test_REF_12_called_in_after_it_was_sent_back_it_is_referred_again_by_the_next_day(route):
    asked = called_in(BACK.but(route=route, sent_back_on=date(2026, 11, 19)))
    assert referral.must_refer(asked).is_yes
    assert referral.must_refer(asked).reasons[0] == "The Director General has called it in since it was sent back."
    assert referral.referral_ground(asked).value is ReferralGround.CALL_IN
    # What became clear long ago led to the first referral and sets no day for another one.
    assert referral.referral_due(asked).value == date(2026, 11, 21)
    assert referral.may_handle_locally(asked).is_no


@pytest.mark.parametrize(
    "sent",
    [
        BACK.but(sent_back_on=date(2026, 11, 21)),
        BACK.but(route="call_in"),
        BACK.but(sent_back=False),
        BACK.but(route="call_in", sent_back_on=date(2026, 11, 21)),
    ],
)
def test_REF_14_a_call_in_that_came_before_asks_for_nothing_more(sent):
    asked = called_in(sent)
    assert referral.must_refer(asked).is_no
    assert "It has been referred already." in referral.must_refer(asked).reasons
    assert referral.referral_ground(asked).is_no
    assert referral.referral_due(asked).is_no


def test_REF_12_within_one_day_the_hours_decide():
    back_at = BACK.but(sent_back_on=datetime(2026, 11, 20, 10, 0))
    assert referral.must_refer(called_in(back_at)).is_open
    assert referral.must_refer(called_in(back_at, datetime(2026, 11, 20, 11, 0))).is_yes
    assert referral.must_refer(called_in(back_at, datetime(2026, 11, 20, 9, 0))).is_no


def test_REF_14_a_direction_needs_no_comparison():
    directed = BACK.but(rereferral_directed=True, directed_on=date(2026, 11, 25))
    assert referral.must_refer(called_in(directed)).is_yes
    assert referral.referral_due(called_in(directed)).value == date(2026, 11, 26)


def test_REF_12_a_death_that_is_directed_after_it_was_sent_back_is_referred_by_the_next_day():
    asked = dsi(
        referral=BACK.but(sent_back_on=date(2026, 11, 19)),
        dates=Dates(call_in=CALLED, first_attention=CLEAR),
    )
    assert referral.must_refer(asked).is_yes
    assert referral.referral_due(asked).value == date(2026, 11, 21)
    nothing = matter(arrived_as="other_information", indication=frozenset(), referral=BACK, dates=Dates(call_in=CALLED))
    assert referral.must_refer(nothing).is_no
