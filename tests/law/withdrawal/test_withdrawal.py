"""A wish to withdraw, and the complainant's wish after a suspension."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import withdrawal
from complaintlaw.organisations import IOPC, chief_officer
from complaintlaw.people import Complainant
from complaintlaw.proceedings import Referral, Suspension, Withdrawal
from complaintlaw.steps import Direction
from complaintlaw.vocabulary import PersonKind
from tests.law.build import KENT, matter, missing, officer

SENT = date(2026, 11, 27)
LAST = date(2026, 12, 25)  # Christmas Day stays the last day
AFTER = date(2026, 12, 26)
SIGNED = Withdrawal(signed=True)
NOT_WRITTEN = Withdrawal(signed=False)
WRITTEN = Withdrawal(signed=False, letter_sent_on=SENT)
CONFIRMED = WRITTEN.but(reply="confirms")
GOES_ON = WRITTEN.but(reply="wishes_to_continue")
CHIEF = chief_officer(KENT)


def wishing(wish, on=LAST, **facts):
    return matter(withdrawal=wish, as_of=on, **facts)


def suspended(on=LAST, handling="local_investigation", **facts):
    return matter(suspension=Suspension(**{"concluded": True, **facts}), as_of=on, handling=handling)


@pytest.mark.parametrize(
    ("wish", "on", "record", "step"),
    [
        (None, LAST, "no", None),
        (SIGNED, None, "yes", "public_interest_decision"),
        (NOT_WRITTEN, None, "no", "write_to_complainant"),
        (WRITTEN, LAST, "no", "await_reply"),
        (WRITTEN, AFTER, "yes", "public_interest_decision"),
        (CONFIRMED, None, "yes", "public_interest_decision"),
        (GOES_ON, AFTER, "no", "continue_handling"),
    ],
)
def test_WDN_01_and_WDN_02_what_is_recorded_and_done_next(wish, on, record, step):
    asked = wishing(wish, on)
    assert withdrawal.must_record_withdrawal(asked).answer.value == record
    found = withdrawal.next_step(asked)
    assert found.is_known
    assert found.value == step


def test_WDN_02_silence_is_told_only_by_the_day():
    asked = wishing(WRITTEN, on=None)
    assert missing(withdrawal.must_record_withdrawal(asked)) == {"as_of"}
    assert missing(withdrawal.next_step(asked)) == {"as_of"}


@pytest.mark.parametrize(
    ("wish", "last_day", "from_then"),
    [
        (None, None, None),
        (SIGNED, None, None),
        (NOT_WRITTEN, None, None),
        (WRITTEN, LAST, AFTER),
        (CONFIRMED, LAST, None),
        (GOES_ON, LAST, None),
    ],
)
def test_WDN_02_twenty_eight_days_from_the_day_after_the_letter(wish, last_day, from_then):
    asked = matter(withdrawal=wish)
    assert withdrawal.reply_last_day(asked).value == last_day
    found = withdrawal.treated_as_withdrawn_from(asked)
    assert found.is_known
    assert found.value == from_then


@pytest.mark.parametrize(
    ("facts", "step"),
    [
        ({"concluded": False}, None),
        ({"wish": "resume"}, "resume_investigation"),
        ({"wish": "not_resume"}, "public_interest_decision"),
        ({}, "write_to_complainant"),
        ({"letter_sent_on": SENT}, "await_reply"),
        ({"letter_sent_on": SENT, "on": AFTER}, "public_interest_decision"),
        ({"letter_sent_on": SENT, "wish": "resume", "on": AFTER}, "resume_investigation"),
    ],
)
def test_INV_08_after_criminal_proceedings_the_complainant_is_asked(facts, step):
    found = withdrawal.next_step(suspended(**facts))
    assert found.is_known
    assert found.value == step


def test_INV_08_the_reply_has_the_same_time():
    asked = suspended(letter_sent_on=SENT, on=None)
    assert withdrawal.reply_last_day(asked).value == LAST
    assert withdrawal.treated_as_withdrawn_from(asked).value is None
    assert missing(withdrawal.next_step(asked)) == {"as_of"}


def test_WDN_02_a_wish_to_withdraw_goes_before_a_suspension():
    both = suspended(letter_sent_on=date(2026, 11, 2)).but(withdrawal=WRITTEN)
    assert withdrawal.reply_last_day(both).value == LAST
    assert withdrawal.next_step(both).value == "await_reply"


def referred(route, **facts):
    return Referral(route=route, **facts)


@pytest.mark.parametrize(
    ("facts", "body"),
    [
        ({}, CHIEF),
        ({"referral": referred("mandatory")}, IOPC),
        ({"referral": referred("call_in")}, IOPC),
        ({"referral": referred("treated_as_referred")}, IOPC),
        ({"dg_direction": Direction.SECTION_28A}, IOPC),
        ({"referral": referred("voluntary")}, CHIEF),
        ({"referral": referred("by_local_policing_body")}, CHIEF),
        ({"referral": referred("mandatory", sent_back=True)}, CHIEF),
        ({"referral": referred("treated_as_referred", sent_back=True)}, CHIEF),
    ],
)
def test_WDN_03_to_WDN_05_who_decides_about_the_public_interest(facts, body):
    assert withdrawal.public_interest_decision_by(wishing(SIGNED, **facts)).value == body


def test_WDN_05_nobody_decides_when_nobody_wishes_to_withdraw():
    for asked in (matter(), wishing(GOES_ON), suspended(concluded=False), suspended(wish="resume")):
        found = withdrawal.public_interest_decision_by(asked)
        assert found.is_known
        assert found.value is None


def test_WDN_05_waits_for_the_authority():
    unknown_rank = (officer(rank=None),)
    found = withdrawal.public_interest_decision_by(wishing(SIGNED, persons_complained_against=unknown_rank))
    assert missing(found) == {"persons_complained_against[s1].rank"}


@pytest.mark.parametrize("handling", ["local_investigation", None])
def test_INV_08_the_authority_decides_even_if_it_was_referred(handling):
    asked = suspended(wish="not_resume", handling=handling).but(referral=referred("mandatory"))
    assert withdrawal.public_interest_decision_by(asked).value == CHIEF


def test_INV_08_does_not_say_who_decides_after_an_investigation_by_the_iopc():
    asked = suspended(wish="not_resume", handling="independent_investigation")
    assert withdrawal.public_interest_decision_by(asked).is_open


def test_what_is_no_complaint_is_not_withdrawn():
    nobodys = matter(
        withdrawal=SIGNED,
        suspension=Suspension(concluded=True),
        complainant=Complainant(kind=PersonKind.POLICE_OFFICER, claims=frozenset()),
    )
    assert withdrawal.must_record_withdrawal(nobodys).is_no
    assert withdrawal.next_step(nobodys).is_no
    assert withdrawal.public_interest_decision_by(nobodys).is_no
