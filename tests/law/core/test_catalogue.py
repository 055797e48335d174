"""Every rule of the catalogue is code, or there is a reason why it is not."""

from __future__ import annotations

import re
from pathlib import Path

from complaintlaw import chapters
from complaintlaw.register import RULES
from complaintlaw.uncoded import NOT_CODE

LISTED = [line.split() for line in (Path(__file__).parents[1] / "data" / "rule-ids.txt").read_text().splitlines()]
CATALOGUE = {line[0] for line in LISTED}
ASKED = {line[0] for line in LISTED if "asked" in line}
MOST_WITHOUT_CODE = 25


def coded() -> set[str]:
    """The ids of the register; a rule can name a second id inside its words."""
    assert chapters.CHAPTERS
    named = {found for rule in RULES for found in re.findall(r"\b([A-Z]{2,3}-[0-9]{2}):", rule.words)}
    return {rule.id for rule in RULES} | named


def test_every_rule_of_the_catalogue_is_code_or_has_a_reason_not_to_be():
    assert sorted(CATALOGUE - coded() - set(NOT_CODE)) == []


def test_no_rule_is_outside_the_catalogue_or_on_both_lists():
    assert sorted(coded() - CATALOGUE) == []
    assert sorted(set(NOT_CODE) - CATALOGUE) == []
    assert sorted(set(NOT_CODE) & coded()) == []


def test_few_rules_are_not_code_and_none_that_answers_a_question():
    assert len(NOT_CODE) <= MOST_WITHOUT_CODE
    assert set(NOT_CODE) & ASKED == set()
    assert all(reason.endswith(".") for reason in NOT_CODE.values())
