"""Facts about a withdrawal that cannot all be so."""

from __future__ import annotations

from datetime import date

import pytest

import complaintlaw as law
from complaintlaw.facts import Matter
from complaintlaw.proceedings import Dates, PublicInterestDecision, Suspension, Withdrawal
from complaintlaw.steps import PublicInterest

MAY, JUNE, JULY = date(2026, 5, 4), date(2026, 6, 1), date(2026, 7, 1)
SIGNED = Withdrawal(signed=True, notified_on=JUNE)
ENDS = PublicInterestDecision(result=PublicInterest.NOT_IN_PUBLIC_INTEREST)
GOES_ON = PublicInterestDecision(result=PublicInterest.RECORDABLE_CONDUCT_MATTER)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"public_interest": ENDS}, "nothing is withdrawn with effect"),
        ({"public_interest": ENDS, "withdrawal": Withdrawal(signed=False)}, "nothing is withdrawn with effect"),
        ({"public_interest": GOES_ON.but(reversed=True), "withdrawal": SIGNED}, "only one not to go on can be"),
        (
            {"dates": Dates(made=JULY), "withdrawal": SIGNED},
            "The withdrawal (Monday 1 June 2026) is earlier than the complaint",
        ),
        (
            {"withdrawal": SIGNED, "public_interest": ENDS.but(decided_on=MAY)},
            "The decision on the public interest (Monday 4 May 2026) is earlier than the withdrawal",
        ),
    ],
)
def test_WDN_06_what_does_not_fit_together_on_a_withdrawal_is_named(facts, words):
    (sentence,) = law.contradictions(Matter(**facts)).value
    assert words in sentence
    assert len(sentence.split()) <= 25


@pytest.mark.parametrize(
    "facts",
    [
        {"withdrawal": SIGNED, "dates": Dates(made=MAY), "public_interest": GOES_ON.but(decided_on=JULY)},
        {"withdrawal": SIGNED, "public_interest": ENDS.but(reversed=True)},
        {"suspension": Suspension(concluded=True, wish="not_resume"), "public_interest": ENDS},
        {"withdrawal": Withdrawal(signed=False, letter_sent_on=MAY), "public_interest": ENDS},
    ],
)
def test_WDN_06_what_can_be_so_on_a_withdrawal_is_no_contradiction(facts):
    assert law.contradictions(Matter(**facts)).value == ()
