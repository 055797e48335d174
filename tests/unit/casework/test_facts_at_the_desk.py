"""Whatever fact the desk offers a form for can be noted, and the case can be judged with it afterwards."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from candour.casework import assessment
from candour.casework.assessment import matter
from candour.desk import facts
from complaintlaw import clocks as law_clocks
from complaintlaw import register

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
    "earlier_matter": "earlier_matter.",
    "conduct_matter": "conduct_matter.",
    "dsi": "dsi.",
    "repeat": "repeat.",
}


def offered() -> Iterator[str]:
    """Every path of the law for which there is a form."""
    assert set(GROUPS) == set(matter._GROUPS)
    for group, start in GROUPS.items():
        for name in matter._described(group):
            try:
                if isinstance(facts.form_for(start + name), facts.FactForm | facts.MomentForm):
                    yield start + name
            except matter.NoSuchFact:
                continue


OFFERED = list(offered())


def values(kind: matter.FactType) -> list[Any]:
    """Values that such a fact can have: each of a few, or one of many."""
    options = [option.value for option in kind.options or ()]
    if kind.form == "some-of":
        return [[option] for option in options]
    moment = "2026-10-30T14:30"
    plain = {"yes-no": True, "number": 7, "day": "2026-10-30", "moment": moment}
    return [*options, 0.5] if kind.form == "sentence" else options or [plain[kind.form]]


@pytest.mark.parametrize("path", OFFERED)
def test_a_fact_that_can_be_noted_does_not_stand_in_the_way_of_the_findings(path: str) -> None:
    noted = facts._FIRST_OF.get(path, path)
    assert matter.words_of(noted)
    before = matter.build({"allegations[1].about": '"service"'}, CASE)
    after = []
    for value in values(matter.kind_of(path)):
        matter.read(noted, value)
        after.append(matter.build({"allegations[1].about": '"service"', noted: json.dumps(value)}, CASE))
    assert any(one != before for one in after)


def test_what_the_case_itself_says_and_what_is_no_single_value_has_no_form() -> None:
    assert len(OFFERED) > 50
    refused = {"force", "receiver", "as_of", "recorded", "dates.last_update", "dates.became_clear"}
    assert refused & set(OFFERED) == set()


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("allegations[1].descriptions", ["serious assault"], 'did you mean "serious_assault"?'),
        ("complainant.wants_recorded", 1, "expected true or false"),
        ("complainant.age", True, "expected a whole number"),
        ("complainant.age", 400, "0 to 130"),
        ("dates.incident", "2026-10-30T10:00", "expected a day"),
        ("dates.incident", "2026-13-30", "there is no day"),
        ("allegations[1].offence_maximum", -1, "expected a number"),
        ("persons_complained_against[s1].rank", "sargeant", 'did you mean "sergeant"?'),
    ],
)
def test_a_wrong_value_is_refused_with_what_was_expected_and_the_nearest_word(path: str, value: Any, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        matter.read(path, value)


@pytest.mark.parametrize(
    ("typed", "noted"),
    [("7", 7), ("0.5 years", 0.5), ("Life", "life"), ("fixed by law", "fixed_by_law"), ("none", "none")],
)
def test_a_longest_sentence_is_years_or_a_word(typed: str, noted: Any) -> None:
    form = facts.form_for("allegations[1].offence_maximum", {"answer": typed})
    assert form.is_valid()
    assert form.value() == noted


@pytest.mark.parametrize("typed", ["-1", "nan", "inf", "seven", "1e999", "7 months"])
def test_what_is_no_sentence_is_told_what_to_enter_and_stays(typed: str) -> None:
    form = facts.form_for("allegations[1].offence_maximum", {"answer": typed})
    assert not form.is_valid()
    assert "Enter the years" in form.errors["answer"][0]
    assert form["answer"].value() == typed


def test_whatever_a_finding_or_a_clock_asks_for_can_be_noted() -> None:
    """Whatever has been noted so far, in any mixture: no link of the page leads nowhere."""
    rand = random.Random(11)
    asked: set[str] = set()
    for _ in range(400):
        noted = {}
        for path in rand.sample(OFFERED, rand.randint(0, 25)):
            value = rand.choice(values(matter.kind_of(path)))
            noted[facts._FIRST_OF.get(path, path)] = json.dumps(value)
        known = matter.build(noted, CASE)
        for key in assessment.SHOWN:
            asked |= {one.path for one in register.QUESTIONS[key].function(known).missing}
        asked |= {one.path for clock in law_clocks.running(known) for one in assessment._awaited(clock)}
    assert len(asked) > 30
    for path in sorted(asked):
        assert facts.form_for(path).fields, path


def test_what_a_person_is_stands_in_words_that_a_handler_knows() -> None:
    form = facts.form_for(matter.COMPLAINED_AGAINST)
    labels = [str(choice[1]) for choice in form.fields["answer"].choices]
    assert "Commissioner, mayor or a deputy of theirs" in labels
    assert not any("LPB" in label or "Other body" in label for label in labels)
