"""What the other chapters say of a complaint that was withdrawn."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import chapters
from complaintlaw.explain import explain
from complaintlaw.proceedings import Dates, PublicInterestDecision, Review, ReviewInformation, Withdrawal
from complaintlaw.register import QUESTIONS
from complaintlaw.steps import InfoItem, PublicInterest
from complaintlaw.validation import StatedFacts
from complaintlaw.vocabulary import Handling
from tests.law.build import conduct, matter

assert chapters.CHAPTERS
SERIOUS = conduct(
    descriptions={"serious_assault"},
    alleged_results=frozenset(),
    if_proved_might_be={"crime"},
    authority_can_exclude=frozenset(),
    offence_maximum=5.0,
)
TOLD = ReviewInformation(provided_on=date(2026, 9, 1), contains=frozenset(InfoItem))
WITHDRAWN = matter(
    allegations=(SERIOUS,),
    withdrawal=Withdrawal(signed=True),
    recorded=True,
    handling=Handling.LOCAL_INVESTIGATION,
    indication={"crime_or_disciplinary"},
    as_of=date(2026, 12, 1),
    dates=Dates(made=date(2026, 3, 4), became_clear=date(2026, 3, 5), outcome=date(2026, 8, 27)),
    review=Review(information=(TOLD,)),
)
CEASED = WITHDRAWN.but(public_interest=PublicInterestDecision(result=PublicInterest.NOT_IN_PUBLIC_INTEREST))
GOES_ON = WITHDRAWN.but(public_interest=PublicInterestDecision(result=PublicInterest.RECORDABLE_CONDUCT_MATTER))


def ask(name, asked):
    found = QUESTIONS[name].function(asked)
    assert found.is_known
    return found.value


@pytest.mark.parametrize(
    ("name", "before", "as_conduct_matter"),
    [
        ("must_refer", True, True),
        ("referral_ground", "serious_assault", "serious_assault"),
        ("referral_due", date(2026, 3, 6), date(2026, 3, 6)),
        ("must_record", True, True),
        ("is_under_special_procedure", True, True),
        ("challenge_route", "review", None),
        ("review_information_due", date(2026, 9, 4), None),
        ("review_last_day", date(2026, 9, 29), None),
    ],
)
def test_WDN_06_what_is_owed_before_the_decision_after_it_and_when_part_2_has_ceased(name, before, as_conduct_matter):
    assert ask(name, WITHDRAWN) == before
    assert ask(name, GOES_ON) == as_conduct_matter
    assert not ask(name, CEASED)


def test_of_what_has_ceased_it_is_only_said_that_it_was_recorded():
    asked = matter(
        recorded=True,
        withdrawal=Withdrawal(signed=True),
        public_interest=PublicInterestDecision(result="not_in_public_interest"),
    )
    told = " ".join(" ".join(explain([StatedFacts(name="", given=asked)])).split())
    assert "Recording: It has been recorded. A signed notification has come." in told
    assert "need not have been" not in told
