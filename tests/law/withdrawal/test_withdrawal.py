"""A wish to withdraw, and the complainant's wish after a suspension."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import public_interest, withdrawal, withdrawn
from complaintlaw.organisations import IOPC, chief_officer
from complaintlaw.people import Complainant
from complaintlaw.proceedings import (
    PublicInterestDecision,
    Receipt,
    Referral,
    Review,
    Suspension,
    Withdrawal,
)
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


def decides(asked):
    return public_interest.public_interest_decision_by(asked)


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
    assert decides(wishing(SIGNED, **facts)).value == body


def test_WDN_05_nobody_decides_when_nobody_wishes_to_withdraw():
    for asked in (matter(), wishing(GOES_ON), suspended(concluded=False), suspended(wish="resume")):
        found = decides(asked)
        assert found.is_known
        assert found.value is None


def test_WDN_05_waits_for_the_authority():
    unknown_rank = (officer(rank=None),)
    found = decides(wishing(SIGNED, persons_complained_against=unknown_rank))
    assert missing(found) == {"persons_complained_against[s1].rank"}


@pytest.mark.parametrize("handling", ["local_investigation", None])
def test_INV_08_the_authority_decides_even_if_it_was_referred(handling):
    asked = suspended(wish="not_resume", handling=handling).but(referral=referred("mandatory"))
    assert decides(asked).value == CHIEF


@pytest.mark.parametrize(
    ("handling", "by", "body"),
    [
        ("independent_investigation", None, IOPC),
        ("independent_investigation", IOPC, IOPC),
        ("local_investigation", IOPC, IOPC),
        ("local_investigation", CHIEF, CHIEF),
        ("directed_investigation", IOPC, IOPC),
        ("directed_investigation", CHIEF, CHIEF),
    ],
)
def test_INV_08_whoever_suspended_it_decides(handling, by, body):
    asked = suspended(wish="not_resume", handling=handling, by=by)
    assert decides(asked).value == body


def test_INV_08_a_directed_investigation_can_have_been_suspended_by_either():
    found = decides(suspended(wish="not_resume", handling="directed_investigation"))
    assert found.is_open
    assert missing(found) == {"suspension.by"}
    assert decides(suspended(concluded=False, handling="directed_investigation")).is_no


def test_what_is_no_complaint_is_not_withdrawn():
    nobodys = matter(
        withdrawal=SIGNED,
        suspension=Suspension(concluded=True),
        complainant=Complainant(kind=PersonKind.POLICE_OFFICER, claims=frozenset()),
    )
    assert withdrawal.must_record_withdrawal(nobodys).is_no
    assert withdrawal.next_step(nobodys).is_no
    assert decides(nobodys).is_no
    assert withdrawn.withdrawal_effect(nobodys).is_no
    assert withdrawn.goes_on_as(nobodys).is_open  # nobody has looked for an indication


CEASES = PublicInterestDecision(result="not_in_public_interest")
GOES_ON_AS_RCM = PublicInterestDecision(result="recordable_conduct_matter")
OVER = {"suspension": Suspension(concluded=True, wish="not_resume")}


@pytest.mark.parametrize(
    "facts",
    [
        {"withdrawal": SIGNED},
        {"withdrawal": CONFIRMED},
        {"withdrawal": WRITTEN, "as_of": AFTER},
        OVER,
        {"suspension": Suspension(concluded=True, letter_sent_on=SENT), "as_of": AFTER},
    ],
)
def test_WDN_06_with_the_decision_part_2_ceases_or_a_conduct_matter_goes_on(facts):
    undecided = matter(**facts)
    found = withdrawn.withdrawal_effect(undecided)
    assert found.is_open
    assert missing(found) == {"public_interest.result"}
    assert [one.judgement for one in found.missing] == [True]
    assert withdrawn.goes_on_as(undecided).value == "complaint"
    assert any("run on until" in note for note in withdrawn.goes_on_as(undecided).unverified)
    assert withdrawn.has_ceased(undecided).is_no
    assert withdrawn.goes_on_by_decision(undecided).is_no
    assert withdrawal.next_step(undecided).value == "public_interest_decision"
    for decision, effect, kind in (
        (CEASES, "part_2_ceases", None),
        (GOES_ON_AS_RCM, "recordable_conduct_matter", "conduct_matter"),
        (CEASES.but(reversed=True), "recordable_conduct_matter", "conduct_matter"),
    ):
        decided = undecided.but(public_interest=decision)
        assert withdrawn.withdrawal_effect(decided).value == effect
        (judged,) = withdrawn.withdrawal_effect(decided).judgements
        assert (judged.path, judged.value) == ("public_interest.result", decision.result)
        assert withdrawn.goes_on_as(decided).is_known
        assert withdrawn.goes_on_as(decided).value == kind
        assert withdrawn.has_ceased(decided).value is (kind is None)
        assert withdrawn.goes_on_by_decision(decided).value is (kind is not None)
        assert withdrawn.what_it_is(decided).value == kind
        for over in (withdrawal.next_step(decided), decides(decided)):
            assert over.is_known
            assert over.value is None


def test_WDN_06_only_a_decision_not_to_go_on_can_be_reversed():
    odd = wishing(SIGNED, public_interest=GOES_ON_AS_RCM.but(reversed=True))
    assert withdrawn.withdrawal_effect(odd).is_open


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"withdrawal": NOT_WRITTEN},
        {"withdrawal": WRITTEN, "as_of": LAST},
        {"withdrawal": GOES_ON, "as_of": AFTER},
        {"suspension": Suspension(concluded=False, wish="not_resume")},
        {"suspension": Suspension(concluded=True, wish="resume", letter_sent_on=SENT), "as_of": AFTER},
        {"suspension": Suspension(concluded=True, letter_sent_on=SENT), "as_of": LAST},
        {"suspension": Suspension(concluded=True)},
    ],
)
def test_WDN_06_nothing_follows_from_a_decision_on_what_is_not_withdrawn(facts):
    for asked in (matter(**facts), matter(**facts, public_interest=CEASES)):
        assert withdrawn.withdrawal_effect(asked).is_no
        assert withdrawn.goes_on_as(asked).value == "complaint"
        assert withdrawn.has_ceased(asked).is_no


def test_WDN_06_before_the_decision_it_is_a_complaint_whether_or_not_the_time_has_passed():
    asked = wishing(WRITTEN, on=None)
    assert withdrawn.goes_on_as(asked).value == "complaint"
    assert missing(withdrawn.withdrawal_effect(asked)) == {"as_of", "public_interest.result"}
    assert missing(withdrawn.goes_on_as(asked.but(public_interest=CEASES))) == {"as_of"}


BEFORE_IOPC = {
    "handling": "local_investigation",
    "recorded": True,
    "review": Review(body="iopc", receipts=(Receipt(by=IOPC, on=SENT),)),
    "public_interest": CEASES,
}


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({}, "yes"),
        ({"public_interest": None}, "no"),
        ({"public_interest": CEASES.but(reversed=True)}, "no"),
        ({"public_interest": GOES_ON_AS_RCM}, "no"),
        ({"handling": "not_investigated"}, "no"),  # a review under paragraph 6A
        ({"review": Review(body="iopc")}, "no"),
        ({"review": BEFORE_IOPC["review"].but(body="local_policing_body")}, "no"),
        ({"referral": referred("mandatory")}, "no"),  # then the Director General has decided
        ({"referral": referred("voluntary")}, "yes"),
        ({"withdrawal": GOES_ON}, "no"),
    ],
)
def test_WDN_04_the_director_general_may_reverse_only_in_a_review_of_a_local_investigation(facts, answer):
    asked = wishing(SIGNED).but(**{**BEFORE_IOPC, **facts})
    assert public_interest.may_reverse_public_interest_decision(asked).answer.value == answer
