"""Whatever fact the desk offers a form for can be noted, and the case can be judged with it afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from candour.casework.assessment import matter
from candour.desk import facts

DAY = date(2026, 11, 2)
CASE = matter.OnCase(
    force="kent",
    authority="kent",
    made_on=DAY,
    received_on=DAY,
    recorded=False,
    became_clear=None,
    last_update=None,
    today=DAY,
)
GROUPS = {
    "": "",
    "allegations": "allegations[1].",
    "persons_complained_against": "persons_complained_against[s1].",
    "complainant": "complainant.",
    "representative": "representative.",
    "dates": "dates.",
}


def offered() -> Iterator[str]:
    """Every path of the law for which there is a form."""
    assert set(GROUPS) == set(matter._GROUPS)
    for group, start in GROUPS.items():
        for name in matter._described(group):
            try:
                if isinstance(facts.form_for(start + name), facts.FactForm):
                    yield start + name
            except matter.NoSuchFact:
                continue


OFFERED = list(offered())


def values(kind: matter.FactType) -> list[Any]:
    """Values that such a fact can have: each of a few, or one of many."""
    options = [option.value for option in kind.options or ()]
    if kind.form == "some-of":
        return [[option] for option in options]
    return options or [{"yes-no": True, "number": 7, "day": "2026-10-30"}[kind.form]]


@pytest.mark.parametrize("path", OFFERED)
def test_a_fact_that_can_be_noted_does_not_stand_in_the_way_of_the_findings(path: str) -> None:
    noted = "allegations[1].about" if path == matter.ALLEGED else path
    assert matter.words_of(noted)
    before = matter.build({"allegations[1].about": '"service"'}, CASE)
    after = []
    for value in values(matter.kind_of(path)):
        matter.read(noted, value)
        after.append(matter.build({"allegations[1].about": '"service"', noted: json.dumps(value)}, CASE))
    assert any(one != before for one in after)


def test_what_the_case_itself_says_and_what_is_no_single_value_has_no_form() -> None:
    assert len(OFFERED) > 50
    refused = {"force", "receiver", "as_of", "recorded", "dates.last_update", "dates.first_attention", "dates.call_in"}
    assert refused & set(OFFERED) == set()
