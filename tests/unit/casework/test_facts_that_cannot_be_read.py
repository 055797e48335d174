"""What is stored and cannot be read is left out and named; it is never a reason for a case not to be judged."""

from __future__ import annotations

import json

import pytest

from candour.casework.assessment import matter
from candour.casework.assessment.numbers import Numbers
from tests.unit.casework.test_facts_at_the_desk import CASE

ABOUT = {"allegations[1].about": '"conduct"'}
UNREADABLE = {
    "allegations": '"conduct"',
    "persons_complained_against": '"police_officer"',
    "allegations[1].number": "0",
    "allegations[1].against": '[""]',
    "allegations[2].against": '["\\ud800"]',
    "allegations[1].offence_maximum": "1" * 5000,
    "complainant.age": "{broken",
    "complainant.claims": "[" * 5000 + "]" * 5000,
    "allegations[1].descriptions": "[" * 900 + "]" * 900,
    "complainant.wants_recorded": "NaN",
    "persons_complained_against.kind": '"police_officer"',
    "persons_complained_against[s1].id": '"s2"',
    "allegations.about": '"service"',
    "allegations[0].about": '"service"',
    "allegations[01].about": '"service"',
    "allegations[x].about": '"service"',
    "allegations[1]": '"service"',
    "complainant[1].age": "15",
    "dates[1].made": '"2026-01-01"',
    "dates[1].became_clear": '"2026-01-01T10:00"',
    "complainant.age\n": "60",
    "complainant": "{}",
    "same_incident": "[]",
    "review": "{}",
    "": "1",
}


@pytest.mark.parametrize("path", UNREADABLE)
def test_what_cannot_be_read_is_left_out_and_named(path: str) -> None:
    noted = ABOUT | {path: UNREADABLE[path]}
    assert matter.build(noted, CASE) == matter.build(ABOUT, CASE)
    assert matter.unread(noted) == (path,)
    assert Numbers.of(noted).known == (1,)


def test_all_of_it_together_leaves_what_can_be_read() -> None:
    noted = ABOUT | UNREADABLE | {"complainant.holds_evidence": "true"}
    assert matter.build(noted, CASE) == matter.build(ABOUT | {"complainant.holds_evidence": "true"}, CASE)
    assert matter.unread(noted) == tuple(UNREADABLE)


def test_whose_conduct_an_allegation_is_about_is_read_where_it_names_people() -> None:
    noted = ABOUT | {"allegations[1].against": json.dumps(["s1", "s2"])}
    (allegation,) = matter.build(noted, CASE).allegations or ()
    assert allegation.against == {"s1", "s2"}
    assert matter.unread(noted) == ()


@pytest.mark.parametrize("path", ["allegations", "persons_complained_against"])
def test_a_whole_question_is_asked_and_nothing_is_kept_under_its_path(path: str) -> None:
    assert matter.kind_of(path).form == "whole"
    with pytest.raises(matter.NoSuchFact):
        matter.must_be_kept(path)


def test_words_say_of_which_of_several_a_fact_is() -> None:
    assert matter.words_of("allegations[10].descriptions").endswith(" (allegation 10)")
    assert matter.words_of("persons_complained_against[s2].rank") == "the person's rank (s2)"
    assert matter.words_of("allegations").endswith("anything else")
