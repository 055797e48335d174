"""An answer that is given while facts are unknown is the same in whatever way those facts turn out.

Matters are invented at random, with a fixed start. In each, up to three facts that are unknown are filled in
every way, and what was answered before must still be the answer. Four things are taken for granted rather
than known, and are left aside: that the matter, and each part of it, is a complaint under the present rules;
that a matter in which neither person nor force is named is about a territorial force; that whoever has a rank is a
police officer; and that no view on the form of an investigation has been taken yet.
"""

from __future__ import annotations

import random
from typing import Any

import pytest

from complaintlaw import composition, regime, scenario, standing
from complaintlaw.facts import Matter
from complaintlaw.register import QUESTIONS
from tests.law.completion import invent
from tests.law.runner import schema

MATTERS_OF_EACH_START = 12
FACTS_AT_ONCE = (1, 2, 3)


def answers(matter: Matter) -> dict[str, Any]:
    """The answers that are known, by question; of parts, by part and question."""
    found: dict[str, Any] = {}
    for name, question in QUESTIONS.items():
        answer = scenario.as_written(question.function(matter))
        if name == "parts":
            for part in answer:
                found.update({f"{part['subject']} {key}": value for key, value in part.items()})
        else:
            found[name] = answer
    return {name: answer for name, answer in found.items() if answer != "unknown"}


def may_be_filled(gap: invent.Gap, given: dict[str, Any]) -> bool:
    """Whether nothing is taken for granted about the fact."""
    if gap.key == "kind":
        place: Any = given
        for step in gap.where:
            place = place[step]
        return "rank" not in place
    if gap.key == "rank":
        place = given
        for step in gap.where:
            place = place[step]
        return "kind" not in place or place["kind"] == "police_officer"
    if gap.key == "indication":
        # What is said of the matter and what is said of its people can contradict each other.
        people = any("indication" in person for person in given.get("subjects", ()))
        return "indication" not in given if gap.where else not people
    return gap.key != "form_view" and (gap.key != "force" or bool(gap.where) or bool(given.get("subjects")))


def is_shown_to_be_something_else(before: Matter, after: Matter) -> bool:
    """Whether the facts filled in show that it is no complaint under the present rules."""
    under = {regime.regime_for(one, after).value for one in after.persons_complained_against}
    if len(under - {None}) > 1:
        return True
    other_rules = regime.governing(before).is_open and regime.governing(after).value not in (
        None,
        regime.Regime.PRA_2020,
    )
    both = zip(composition.parts_to_test(before), composition.parts_to_test(after), strict=False)
    parts_shown_to_be_none = any(
        standing.part_is_complaint(one, before).is_open
        and (
            standing.part_is_complaint(other, after).is_no
            or composition.rules_for(other, after).value in regime.OTHER_RULES
        )
        for one, other in both
    )
    whole = standing.is_complaint(before).is_open and standing.is_complaint(after).is_no
    return other_rules or whole or parts_shown_to_be_none


def differences(start: int) -> list[str]:
    """The answers that did not stand, in words."""
    rand = random.Random(start)
    wrong: list[str] = []
    for _ in range(MATTERS_OF_EACH_START):
        given = invent.invented(rand)
        unknown = [gap for gap in invent.gaps(schema.GIVEN, given) if may_be_filled(gap, given)]
        chosen = rand.sample(unknown, min(len(unknown), rand.choice(FACTS_AT_ONCE)))
        before = invent.matter_of(given)
        answered = answers(before)
        for complete in invent.completions(given, chosen, rand):
            after = invent.matter_of(complete)
            if is_shown_to_be_something_else(before, after):
                continue
            now = answers(after)
            wrong += [
                f"{name}: {answer} became {now.get(name, 'unknown')} in {complete}"
                for name, answer in answered.items()
                if now.get(name, "unknown") != answer
            ]
    return wrong


@pytest.mark.parametrize("start", range(8))
def test_an_answer_that_is_given_stands_however_the_unknown_facts_turn_out(start):
    assert differences(start) == []


def test_the_matters_invented_leave_facts_unknown_and_answers_known():
    rand = random.Random(0)
    known = unknown = gaps = 0
    for _ in range(20):
        given = invent.invented(rand)
        found = answers(invent.matter_of(given))
        known += len(found)
        unknown += len(set(QUESTIONS) - set(found))
        gaps += len(list(invent.gaps(schema.GIVEN, given)))
    assert min(known, unknown, gaps) > 100
