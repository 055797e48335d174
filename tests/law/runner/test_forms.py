"""The forms in which facts and results are written: what they allow at their edges, and how they name a value."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import Any

import pytest

from complaintlaw import errors, file_forms, first_version, refusals, validation
from complaintlaw.errors import nearest
from complaintlaw.forms import EnumSchema, ListSchema, Number
from complaintlaw.locations import Location
from complaintlaw.stating import Unfit, reader_of


def problems(stated: Any) -> list[str]:
    with pytest.raises(validation.NotValid) as refused:
        validation.read_facts(json.dumps(stated))
    return list(refused.value.problems)


def wrong(form: Any, value: object) -> list[str]:
    place = Location()
    form.read(value, place)
    return [str(problem) for problem in place.problems]


CASE: dict[str, Any] = {
    "id": "A001",
    "title": "A push",
    "facts": "A constable pushes a man.",
    "given": {},
    "expect": {"must_log": True},
    "rules": ["LOG-01"],
    "reasoning": "It is so.",
}


def case_problems(**members: Any) -> list[str]:
    with pytest.raises(validation.NotValid) as refused:
        validation.read_cases(json.dumps({"version": 2, "cases": [{**CASE, **members}]}))
    return list(refused.value.problems)


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (
            [{"is_complaint": True, "appropriate_authority": "none"}, {"subject": "s2", "is_complaint": True}],
            "[0].subject: is missing and must be ther",
        ),
        ([{"subject": "s1"}, {"subject": "s2", "is_complaint": True}], "[0]: must hold at least 2 keys"),
        ([{"subject": "s1", "is_complaint": True}], ": expected a list of at least 2, found 1"),
        ([], ": expected a list of at least 2, found 0"),
    ],
)
def test_what_is_asserted_of_a_part_names_it_and_says_something_of_it(parts, told):
    (problem,) = case_problems(expect={"parts": parts})
    assert problem.startswith(f"A001: expect.parts{told}")


@pytest.mark.parametrize(
    ("member", "right", "other"),
    [
        ("id", ["A001", "Z999z"], ["a001", "A01", "A0001", "A001zz", "AA001", "A001Z", "A001 "]),
        ("rules", [["LOG-01"], ["SP-01", "REF-02"]], [[], ["L-01"], ["LOGS-01"], ["LOG-1"], ["LOG-001"], ["log-01"]]),
        ("title", ["x"], [""]),
        ("reasoning", ["x\ny"], [""]),
    ],
)
def test_each_text_of_a_case_has_its_pattern(member, right, other):
    for value in right:
        validation.read_cases(json.dumps({"version": 2, "cases": [{**CASE, member: value}]}))
    for value in other:
        assert case_problems(**{member: value}), value


def test_a_rule_twice_is_refused_and_two_allegations_that_are_alike_are_two():
    assert case_problems(rules=["LOG-01", "LOG-01"]) == ["A001: rules[1]: is in the list twice"]
    (facts,) = validation.read_facts(json.dumps({"allegations": [{"about": "conduct"}] * 2}))
    assert len(facts.given.allegations or ()) == 2


@pytest.mark.parametrize("version", [3, 0, -1, "1", None])
def test_under_a_version_that_there_is_not_facts_are_read_as_of_the_second(version):
    named = f"version: expected 1 or 2, found {json.dumps(version)}"
    assert problems({"version": version, "persons_complained_against": []}) == [named]
    assert problems({"version": version, "subjects": []}) == [
        named,
        'subjects: there is no such key; version 2 calls it "persons_complained_against"',
    ]


@pytest.mark.parametrize("key", ["given", "expect"])
def test_a_case_alone_is_told_where_cases_stand(key):
    assert problems({key: {}}) == [f'{key}: there is no such key; a case stands in {{"version": 2, "cases": [...]}}']


def _enum(number: int) -> type[StrEnum]:
    return StrEnum("Colour", {f"C{one}": f"c{one}" for one in range(number)})


@pytest.mark.parametrize(("number", "listed"), [(2, True), (19, True), (20, True), (21, False), (55, False)])
def test_up_to_twenty_words_are_listed_and_more_are_not(number, listed):
    colours = _enum(number)
    expected = EnumSchema({one.value: one for one in colours}).expected
    assert expected.startswith("one of ")
    assert (f'"c{number - 1}"' in expected) is listed
    assert (expected == "one of the known words") is not listed
    with pytest.raises(Unfit) as refused:
        reader_of(colours)("blue")
    expected = refused.value.expected
    assert (expected == f"one of {', '.join(colours)}") is listed
    assert (expected == "a word for Colour") is not listed


@pytest.mark.parametrize("of", [errors, refusals])
def test_a_word_of_sixty_signs_is_compared_and_a_longer_one_is_not(of):
    known = "x" * 60
    assert known in of.nearest("x" * 60, [known])
    assert of.nearest("x" * 61, [known]) == ""
    assert of.nearest(7, ["7"]) == ""


@pytest.mark.parametrize("of", [errors, refusals])
def test_of_several_near_words_the_nearest_is_proposed(of):
    assert "kent" in of.nearest("kant", ["kelt", "kent", "kart", "dent"])
    assert "kent" in of.nearest("kentt", ["kept", "keen", "kent", "tent"])
    assert "dorset" in of.nearest("dorsett", ["kent", "essex", "dorset"])
    assert of.nearest("abcd", ["wxyz"]) == ""


def test_a_word_is_near_from_two_fifths_on():
    assert nearest("abzzz", ["abyyy"]) == "; did you mean abyyy?"
    assert nearest("azzzz", ["ayyyy"]) == ""


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("x" * 58, f'"{"x" * 58}"'),
        ("x" * 59, f'"{"x" * 59}…'),
        (7, "7"),
        (True, "true"),
        (None, "null"),
        ({}, "an object"),
        ({"a": 1}, "an object"),
        ([], "a list"),
        ("caf\u00e9\n", '"caf\u00e9\\n"'),
        ("\u2028", '"\\u2028"'),
    ],
)
def test_a_value_is_shown_on_one_line_of_sixty_signs(value, shown):
    assert refusals.shown(value) == shown


@pytest.mark.parametrize(
    ("form", "right", "other"),
    [
        (Number(), [0, 0.0, 0.5, 1, 10**300, 1e308], [-1, -0.5, float("inf"), float("nan"), True, "1", None]),
        (Number(whole=True), [0, 1, 2.0, 10**300], [0.5, -1, 1.5, False]),
        (Number(whole=True, most=130), [0, 129, 130, 130.0], [131, 130.5, -1]),
        (Number(most=0), [0], [1, 0.1]),
    ],
)
def test_a_number_is_not_negative_and_not_more_than_the_most(form, right, other):
    for value in right:
        assert wrong(form, value) == [], value
    for value in other:
        assert wrong(form, value), value


def test_a_number_says_what_it_may_be():
    assert Number().expected == "a number, 0 or more"
    assert Number(whole=True, most=0).expected == "a whole number, 0 to 0"


@pytest.mark.parametrize(("least", "number", "fits"), [(0, 0, True), (1, 0, False), (1, 1, True), (2, 1, False)])
def test_a_list_has_at_least_so_many(least, number, fits):
    form = ListSchema(Number(), unique=False, least=least)
    assert (wrong(form, [1] * number) == []) is fits
    assert form.expected == (f"a list of at least {least}" if least else "a list")


def test_the_place_of_each_thing_that_is_twice_is_named_and_counted_from_0():
    form = ListSchema(Number(), unique=True)
    assert wrong(form, [1, 2, 1, 1]) == ["[2]: is in the list twice", "[3]: is in the list twice"]
    place = Location("here")
    assert form.read([3, 4], place) == frozenset({3, 4})
    assert ListSchema(Number(), unique=False).read([4, 3, 4], place) == (4, 3, 4)


def test_what_is_asserted_of_a_part_since_version_2_is_known_there_only(monkeypatch):
    monkeypatch.setattr(first_version, "PART", ("subject", "is_complaint"))
    stated = {"subject": "s1", "appropriate_authority": "iopc"}
    assert wrong(file_forms.part_form.__wrapped__(2), stated) == []
    assert wrong(file_forms.part_form.__wrapped__(1), stated) == [
        f"appropriate_authority: there is no such key; it {file_forms.SINCE_2}"
    ]
    assert set(file_forms.part_form.__wrapped__(2).keys) == {*first_version.PART, *stated, "relevant_review_body"}
    assert set(file_forms.part_form.__wrapped__(1).keys) == set(first_version.PART)
