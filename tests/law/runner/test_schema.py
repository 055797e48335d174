"""The library's own validation accepts what the schema of each version accepts, and nothing else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from complaintlaw import file_forms, validation
from complaintlaw.facts import Matter
from complaintlaw.forms import ListSchema, ObjectSchema, Schema
from complaintlaw.locations import Location
from complaintlaw.reading import FactField
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


CASE_OF_2: dict[str, Any] = schema.SECOND["properties"]["cases"]["items"]["properties"]
GIVEN = {1: schema.GIVEN, 2: schema.resolved(CASE_OF_2["given"])}
EXPECT = {1: schema.EXPECT, 2: CASE_OF_2["expect"]}
MEMBERS = {1: schema.SCHEMA["items"], 2: schema.SECOND["properties"]["cases"]["items"]}
FACTS = [(version, key) for version, node in GIVEN.items() for key in node["properties"]]
RESULTS = [(version, key) for version, node in EXPECT.items() for key in node["properties"]]


@pytest.mark.parametrize(("version", "key"), FACTS)
def test_a_fact_is_read_as_the_schema_says(version, key):
    form = file_forms.facts_form(Matter, version)
    for value in schema.accepted(GIVEN[version]["properties"][key]):
        assert problems(form, {key: value}) == []
    for value in schema.refused(GIVEN[version]["properties"][key]):
        assert problems(form, {key: value}), value


@pytest.mark.parametrize(("version", "key"), RESULTS)
def test_a_result_is_read_as_the_schema_says(version, key):
    form = file_forms.expect_form(version)
    for value in schema.accepted(EXPECT[version]["properties"][key]):
        assert problems(form, {key: value}) == []
    for value in schema.refused(EXPECT[version]["properties"][key]):
        assert problems(form, {key: value}), value


@pytest.mark.parametrize("version", [1, 2])
def test_the_questions_are_those_of_the_schema(version):
    assert set(file_forms.questions(version)) == set(EXPECT[version]["properties"])


def _names(node: dict[str, Any]) -> Any:
    node = schema.resolved(node)
    if node.get("type") == "array":
        return _names(node["items"])
    return {key: _names(inner) for key, inner in node.get("properties", {}).items()}


def _names_known(form: Schema) -> Any:
    if isinstance(form, ListSchema):
        return _names_known(form.form)
    return {word: _names_known(key.form) for word, key in form.keys.items()} if isinstance(form, ObjectSchema) else {}


@pytest.mark.parametrize("version", [1, 2])
def test_no_fact_has_a_key_that_the_schema_does_not_know(version):
    assert _names_known(file_forms.facts_form(Matter, version)) == _names(GIVEN[version])


@pytest.mark.parametrize("version", [1, 2])
def test_each_member_of_a_case_is_read_as_the_schema_says(version):
    members = {**MEMBERS[version]["properties"], "given": {"enum": [{}]}, "expect": {"enum": [CASE["expect"]]}}
    form = file_forms.case_form(version)
    for key, node in members.items():
        for value in schema.accepted(node):
            assert problems(form, {**CASE, key: value}) == []
        for value in schema.refused(node):
            if (key, value) != ("given", {}):
                assert problems(form, {**CASE, key: value}), (key, value)
        assert problems(form, {name: value for name, value in CASE.items() if name != key})
    assert problems(form, {**CASE, "comment": "none"})
    assert set(MEMBERS[version]["required"]) == set(CASE)


@pytest.mark.parametrize("version", [1, 2])
def test_a_result_must_be_asserted(version):
    assert EXPECT[version]["minProperties"] == 1
    assert problems(file_forms.expect_form(version), {}) == ["must hold at least 1 key"]


@pytest.mark.parametrize(
    "stated",
    [{"version": 2, "cases": [CASE]}, {"version": 2, "cases": []}],
)
def test_a_file_of_version_2_that_the_schema_accepts_is_read(stated):
    assert schema.fits(schema.SECOND, stated)
    validation.read_cases(json.dumps(stated))


@pytest.mark.parametrize(
    "stated",
    [
        [],
        {},
        {"version": 1, "cases": []},
        {"version": 2},
        {"version": 2, "cases": {}},
        {"version": 2, "cases": [], "more": 1},
        {"version": 2, "cases": [{**CASE, "expect": {}}]},
    ],
)
def test_a_file_that_the_schema_of_version_2_refuses_is_none(stated):
    assert not schema.fits(schema.SECOND, stated)
    if stated != []:
        with pytest.raises(validation.NotValid):
            validation.read_cases(json.dumps(stated))


@pytest.mark.parametrize("version", [1, 2])
def test_every_fact_says_what_it_means_and_what_silence_means(version):
    for name, node in (schema.SECOND if version == 2 else schema.SCHEMA)["$defs"].items():
        for key, inner in node.get("properties", {}).items():
            if version == 2:
                assert inner["description"].endswith("."), (name, key)
            if name not in ("expect", "part_result") and key not in node.get("required", ()):
                assert inner["x-absent"], (name, key)


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


@pytest.mark.parametrize("version", [1, 2])
def test_silence_means_what_the_schema_says(version):
    facts = _facts_with_silence(GIVEN[version], file_forms.facts_form(Matter, version))
    assert len(facts) > 90
    for word, absent, value in facts:
        if word not in SILENCE_SAID_WITH_THE_CHAPTER:
            is_unknown = absent.startswith(UNKNOWN_IF_SILENT)
            assert is_unknown == (type(value).__name__ == "Silence"), word


def test_a_day_that_the_calendar_does_not_have_is_refused_though_its_pattern_fits():
    form = file_forms.facts_form(Matter, 1)
    assert problems(form, {"as_of": "2027-02-30"}) == ["as_of: there is no day 2027-02-30"]
    sent = {"officer_notice": {"sent_at": "2027-02-30T10:00"}}
    assert problems(form, sent) == ["officer_notice.sent_at: there is no moment 2027-02-30T10:00"]


def test_a_valid_file_is_read():
    (case,) = validation.read_cases(json.dumps([CASE]))
    assert (case.id, case.expect, case.given) == ("A001", {"is_complaint": True}, Matter())
