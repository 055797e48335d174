"""An allegation keeps the number that it has on the case, whatever the law counts it as."""

from __future__ import annotations

import json
from typing import Any

from candour.casework.assessment import matter
from candour.casework.assessment.numbers import Numbers
from complaintlaw import register
from tests.unit.casework.test_facts_at_the_desk import CASE

SETTLED = {"descriptions": [], "alleged_results": [], "offence_maximum": "none"}


def stored(facts: dict[str, Any]) -> dict[str, str]:
    """Facts as they are kept; None for what is not known after all."""
    return {path: "" if value is None else json.dumps(value) for path, value in facts.items()}


def asked(noted: dict[str, str]) -> set[str]:
    """What must be noted to say whether it must be referred, by the paths of the case."""
    missing = register.QUESTIONS["must_refer"].function(matter.build(noted, CASE)).missing
    return {Numbers.of(noted).path(one.path) for one in missing}


def test_ten_allegations_come_in_the_order_of_their_numbers() -> None:
    facts: dict[str, Any] = {f"allegations[{number}].about": "conduct" for number in range(1, 11)}
    facts["allegations[2].descriptions"] = ["serious_assault"]
    built = matter.build(stored(facts), CASE).allegations or ()
    assert [one.descriptions.is_known for one in built] == [False, True, *[False] * 8]


def test_what_is_missing_of_the_tenth_is_asked_of_the_tenth() -> None:
    facts: dict[str, Any] = {f"allegations[{number}].about": "conduct" for number in range(1, 11)}
    for number in range(1, 10):
        facts |= {f"allegations[{number}].{name}": value for name, value in SETTLED.items()}
    assert asked(stored(facts)) == {f"allegations[10].{name}" for name in SETTLED}


def test_each_answer_settles_what_was_asked_where_an_earlier_allegation_is_left_out() -> None:
    facts: dict[str, Any] = {"allegations[1].about": None, "allegations[2].about": "conduct"}
    assert asked(stored(facts)) == {f"allegations[2].{name}" for name in SETTLED}
    for path in asked(stored(facts)):
        facts[path] = SETTLED[path.partition(".")[2]]
    assert asked(stored(facts)) == set()


def test_what_is_missing_of_the_only_allegation_is_asked_of_it_and_not_of_a_new_one() -> None:
    facts = {"allegations[3].descriptions": ["serious_assault"]}
    assert asked(stored(facts)) == {"allegations[3].about"}
    assert asked({}) == {"allegations"}


def test_words_of_the_law_name_the_allegation_by_its_number_on_the_case() -> None:
    numbers = Numbers(known=(2, 12), others=())
    assert numbers.words("Allegation 2 is not about conduct") == "Allegation 12 is not about conduct"
    assert numbers.words("the longest sentence (allegation 1)") == "the longest sentence (allegation 2)"
    assert numbers.words("regulation 2") == "regulation 2"
    assert numbers.path("allegations[2].descriptions") == "allegations[12].descriptions"
    assert numbers.path("complainant.age") == "complainant.age"


def test_a_fact_of_an_allegation_that_is_about_nothing_known_is_named() -> None:
    facts = {
        "allegations[1].about": None,
        "allegations[1].descriptions": ["serious_assault"],
        "allegations[2].about": "service",
        "allegations[2].descriptions": [],
    }
    assert matter.unread(stored(facts)) == ("allegations[1].descriptions",)
    assert Numbers.of(stored(facts)) == Numbers(known=(2,), others=(1,))


def test_an_allegation_of_which_only_another_version_can_read_what_it_is_about_is_asked_again() -> None:
    noted = {"allegations[1].about": '"no-such-word"', "allegations[2].about": '"service"'}
    assert matter.unread(noted) == ("allegations[1].about",)
    assert Numbers.of(noted).to_ask() == (1,)


def test_people_come_in_the_order_of_their_numbers() -> None:
    noted = stored({f"persons_complained_against[s{number}].identified": True for number in range(1, 12)})
    people = matter.build(noted, CASE).persons_complained_against
    assert [person.id for person in people] == [f"s{number}" for number in range(1, 12)]
