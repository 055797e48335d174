"""The library's own validation accepts what the published schema accepts, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from complaintlaw import validation
from complaintlaw.facts import Matter
from complaintlaw.forms import ListSchema, ObjectSchema, Schema
from complaintlaw.locations import Location
from complaintlaw.reading import FactField
from complaintlaw.register import QUESTIONS
from tests.law.runner import schema

CASE: dict[str, Any] = {
    "id": "A001",
    "title": "A title",
    "facts": "A story.",
    "given": {},
    "expect": {"is_complaint": True},
    "rules": ["ELG-02"],
    "reasoning": "A reason.",
}


def problems(form: Schema, value: object) -> list[str]:
    place = Location()
    form.read(value, place)
    return [str(problem) for problem in place.problems]


@pytest.mark.parametrize("key", schema.GIVEN["properties"])
def test_a_fact_is_read_as_the_schema_says(key):
    form = validation.facts_form(Matter)
    for value in schema.accepted(schema.GIVEN["properties"][key]):
        assert problems(form, {key: value}) == []
    for value in schema.refused(schema.GIVEN["properties"][key]):
        assert problems(form, {key: value}), value


@pytest.mark.parametrize("key", schema.EXPECT["properties"])
def test_a_result_is_read_as_the_schema_says(key):
    form = validation.expect_form()
    for value in schema.accepted(schema.EXPECT["properties"][key]):
        assert problems(form, {key: value}) == []
    for value in schema.refused(schema.EXPECT["properties"][key]):
        assert problems(form, {key: value}), value


def test_the_questions_are_those_of_the_schema():
    assert set(QUESTIONS) == set(schema.EXPECT["properties"])


def _names(node: dict[str, Any]) -> Any:
    node = schema.resolved(node)
    if node.get("type") == "array":
        return _names(node["items"])
    return {key: _names(inner) for key, inner in node.get("properties", {}).items()}


def _names_known(form: Schema) -> Any:
    if isinstance(form, ListSchema):
        return _names_known(form.form)
    return {word: _names_known(key.form) for word, key in form.keys.items()} if isinstance(form, ObjectSchema) else {}


def test_no_fact_has_a_key_that_the_schema_does_not_know():
    assert _names_known(validation.facts_form(Matter)) == _names(schema.GIVEN)


def test_each_member_of_a_case_is_read_as_the_schema_says():
    members = {**schema.SCHEMA["items"]["properties"], "given": {"enum": [{}]}, "expect": {"enum": [CASE["expect"]]}}
    form = validation.case_form()
    for key, node in members.items():
        for value in schema.accepted(node):
            assert problems(form, {**CASE, key: value}) == []
        for value in schema.refused(node):
            if (key, value) != ("given", {}):
                assert problems(form, {**CASE, key: value}), (key, value)
        assert problems(form, {name: value for name, value in CASE.items() if name != key})
    assert problems(form, {**CASE, "comment": "none"})
    assert set(schema.SCHEMA["items"]["required"]) == set(CASE)


def test_a_result_must_be_asserted():
    assert schema.EXPECT["minProperties"] == 1
    assert problems(validation.expect_form(), {}) == ["must hold at least 1 key"]


def _facts_with_silence(node: dict[str, Any], form: ObjectSchema) -> list[tuple[str, str, object]]:
    found: list[tuple[str, str, object]] = []
    for word, inner in schema.resolved(node)["properties"].items():
        key = form.keys[word]
        fact = getattr(form.build, key.name, None)
        if isinstance(fact, FactField):
            found.append((word, inner["x-absent"], fact.absent))
        deeper = key.form.form if isinstance(key.form, ListSchema) else key.form
        if isinstance(deeper, ObjectSchema):
            items = schema.resolved(inner)
            found += _facts_with_silence(items.get("items", items), deeper)
    return found


UNKNOWN_IF_SILENT = ("unknown", "not considered yet")
SILENCE_SAID_WITH_THE_CHAPTER = {"kind", "force_then", "made"}


def test_silence_means_what_the_schema_says():
    facts = _facts_with_silence(schema.GIVEN, validation.facts_form(Matter))
    assert len(facts) > 90
    for word, absent, value in facts:
        if word not in SILENCE_SAID_WITH_THE_CHAPTER:
            is_unknown = absent.startswith(UNKNOWN_IF_SILENT)
            assert is_unknown == (type(value).__name__ == "_Silence"), word


def test_a_day_that_the_calendar_does_not_have_is_refused_though_its_pattern_fits():
    form = validation.facts_form(Matter)
    assert problems(form, {"as_of": "2027-02-30"}) == ["as_of: there is no day 2027-02-30"]
    sent = {"officer_notice": {"sent_at": "2027-02-30T10:00"}}
    assert problems(form, sent) == ["officer_notice.sent_at: there is no moment 2027-02-30T10:00"]


def test_a_valid_file_is_read():
    (case,) = validation.read_cases(json.dumps([CASE]))
    assert (case.id, case.expect, case.given) == ("A001", {"is_complaint": True}, Matter())
