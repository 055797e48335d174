"""The relevant officer while something is unknown (section 29(1A) and (1B))."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import authority
from complaintlaw.assess import question
from complaintlaw.facts import DeathOrInjury
from complaintlaw.vocabulary import Rank
from tests.law.build import ESSEX, missing, officer
from tests.law.standing.test_deaths import FIRST, death


@pytest.mark.parametrize("question_is_valued", [True, False])
@pytest.mark.parametrize(
    ("known", "unclear"),
    [
        ({"last_dealing": FIRST}, False),
        ({"last_dealing": date(2026, 5, 4)}, False),
        ({"rank": Rank.CHIEF_SUPERINTENDENT}, True),
        ({"rank": Rank.CONSTABLE}, True),
    ],
)
def test_DSI_05_while_something_is_unknown_of_one_person_nobody_is_the_relevant_officer(
    known, unclear, question_is_valued
):
    one, other = officer(**known), officer(id="s2", rank=None, force=ESSEX)
    held = DeathOrInjury(in_custody=True, last_dealing_unclear=unclear)
    for people in ((one, other), (other, one)):
        asked = death(*people, dsi=held)
        found = authority.relevant_officer(asked.valued if question_is_valued else asked)
        assert found.is_open
        assert question("appropriate_authority", asked).is_open
        if not question_is_valued:
            fact = "rank" if unclear else "last_dealing"
            assert f"persons_complained_against[s2].{fact}" in missing(found)
