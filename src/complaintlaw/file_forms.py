"""How facts and results are written in each version of the file format, derived from their types.

A file that names no version is one of version 1.

In version 2 a key is the name of the fact in the code, and a result the name of the question in the code. Version 1
has the older names and words of `first_version`. A name that is not in the lists is an error and is
never passed over; if another version has it, the message says so.
"""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date, datetime
from enum import Enum
from typing import Any, Literal, TypeAlias

from complaintlaw import chapters, first_version
from complaintlaw.facts import Matter
from complaintlaw.forms import (
    FLAG,
    Day,
    Either,
    EnumSchema,
    Key,
    ListSchema,
    Moment,
    Number,
    ObjectSchema,
    Schema,
    TextSchema,
)
from complaintlaw.organisations import Body
from complaintlaw.parts import PartFindings
from complaintlaw.reading import FactField, Facts
from complaintlaw.register import QUESTIONS, LegalQuestion
from complaintlaw.stating import EXPECTED_NAME, LONGEST_SENTENCE, OLDEST, SHORT_NAME

__all__ = [
    "NONE",
    "SINCE_2",
    "UNKNOWN",
    "ScenarioCase",
    "Version",
    "case_form",
    "expect_form",
    "facts_form",
    "questions",
]

Version: TypeAlias = Literal[1, 2]
UNKNOWN = "unknown"
NONE = "none"
LEFT_OUT = "what is not known or has not happened is left out"
SINCE_2 = 'came with version 2: write {"version": 2, "cases": [...]}'
_CASE_ID = TextSchema(pattern=r"[A-Z][0-9]{3}[a-z]?", expected="a capital letter, three digits, perhaps a small letter")
_SHORT_NAME = TextSchema(pattern=SHORT_NAME, expected=EXPECTED_NAME)
_ANY_TEXT = TextSchema(pattern=r"[\s\S]*")
_RULE_ID = TextSchema(pattern=r"[A-Z]{2,3}-[0-9]{2}", expected="the id of a rule")


@dataclass(frozen=True, kw_only=True)
class ScenarioCase:
    """One scenario: the story for a reader, the facts, and the results that are asserted."""

    id: str
    title: str
    facts: str
    given: Matter
    expect: dict[str, Any]
    rules: frozenset[str]
    reasoning: str
    version: Version


_PLAIN: dict[Any, Schema] = {
    bool: FLAG,
    date: Day(),
    datetime: Moment(),
    # The one fraction among the facts is a number of years.
    float: Number(most=LONGEST_SENTENCE),
    # The one whole number among the facts is an age.
    int: Number(whole=True, most=OLDEST),
    str: _ANY_TEXT,
}


@functools.cache
def _words(kind: type[Enum] | type[Body], version: Version) -> EnumSchema:
    """The members by their words in a file; a body by its id."""
    members: list[Any] = list(Body.all()) if issubclass(kind, Body) else list(kind)
    words = {str(one) if isinstance(one, Body) else one.value: one for one in members}
    if version == 2:
        return EnumSchema(words)
    later = {word: SINCE_2 for word, one in words.items() if not first_version.has_word(one)}
    return EnumSchema({word: one for word, one in words.items() if word not in later}, later)


def form_of(kind: Any, version: Version) -> Schema:
    """The form in which a value of that type is written. None is never written: the key is left out."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is FactField:
        (stated,) = inner
        return form_of(stated, version)
    if origin is frozenset:
        (member,) = inner
        return ListSchema(form_of(member, version), unique=True)
    if origin is tuple:
        return ListSchema(form_of(inner[0], version), unique=False)
    if origin is types.UnionType:
        first, *others = [form_of(one, version) for one in inner if one is not types.NoneType]
        return Either((first, *others)) if others else first
    return _words(kind, version) if issubclass(kind, (Enum, Body)) else facts_form(kind, version)


@functools.cache
def facts_form(kind: type[Facts], version: Version) -> ObjectSchema:
    """The form of a kind of thing: its facts by their keys in that version."""
    kinds = typing.get_type_hints(kind)
    keys: dict[str, Key] = {}
    elsewhere: dict[str, str] = {}
    for item in fields(kind):
        first, since = _first_key(kind, item)
        word = first if version == 1 else item.name
        if not first:
            continue
        if since > version:
            elsewhere[word] = f"it {SINCE_2}"
            continue
        form = _SHORT_NAME if word == "id" else form_of(kinds[item.name], version)
        keys[word] = Key(form, item.name, required=item.default is MISSING)
        other = item.name if version == 1 else first
        elsewhere[other] = f'version {version} calls it "{word}"'
    hints = {word: hint for word, hint in elsewhere.items() if word not in keys}
    return ObjectSchema(keys, kind, hints=hints, left_out=LEFT_OUT)


def _first_key(kind: type[Facts], item: Field[Any]) -> tuple[str, int]:
    """The key of a fact in version 1 (empty: no fact of a file), and the version that first had the fact."""
    fact = kind.__dict__.get(item.name)
    if isinstance(fact, FactField):
        return fact.key, fact.since
    return item.metadata.get("key", item.name), item.metadata.get("since", 1)


def result_form(kind: Any, version: Version) -> Schema:
    """The form in which a result is asserted: its value, `none` if nothing arises, `unknown`."""
    several = typing.get_args(kind) if typing.get_origin(kind) is types.UnionType else (kind,)
    closing = {UNKNOWN: UNKNOWN, **({NONE: NONE} if types.NoneType in several else {})}
    values = [form_of(one, version) for one in several if one is not types.NoneType]
    enums = [form for form in values if isinstance(form, EnumSchema)]
    words = {word: value for form in enums for word, value in form.values.items()}
    others = tuple(form for form in values if not isinstance(form, EnumSchema))
    closed = EnumSchema({**words, **closing}, {word: hint for form in enums for word, hint in form.hints.items()})
    return Either((*others, closed)) if others else closed


@functools.cache
def part_form(version: Version) -> ObjectSchema:
    """The form of what is asserted of one part."""
    hints = typing.get_type_hints(PartFindings)
    keys = {"subject": Key(_ANY_TEXT, "subject", required=True)}
    for name, finding in hints.items():
        if name != "subject" and (version == 2 or name in first_version.PART):
            (kind,) = typing.get_args(finding)
            keys[name] = Key(result_form(kind, version), name)
    later = {name: f"it {SINCE_2}" for name in hints if name not in keys}
    return ObjectSchema(keys, dict, least=2, hints=later)


@functools.cache
def questions(version: Version) -> Mapping[str, LegalQuestion]:
    """The questions whose answers a file of that version can assert, by the names that they have there."""
    assert chapters.CHAPTERS  # every chapter has entered its questions
    return QUESTIONS if version == 2 else {first: QUESTIONS[name] for first, name in first_version.RESULTS.items()}


@functools.cache
def expect_form(version: Version) -> ObjectSchema:
    """The form of what is asserted of a case: any of the questions of that version, at least one."""
    keys: dict[str, Key] = {}
    for name, question in questions(version).items():
        (kind,) = typing.get_args(typing.get_type_hints(question.function)["return"])
        of_parts = kind == tuple[PartFindings, ...]
        form = ListSchema(part_form(version), unique=False, least=2) if of_parts else result_form(kind, version)
        keys[name] = Key(form, name)
    return ObjectSchema(keys, dict, least=1, hints=_results_elsewhere(version, keys))


def _results_elsewhere(version: Version, keys: Mapping[str, Key]) -> dict[str, str]:
    """What to say of the names of results that only the other version has."""
    names = first_version.RESULTS
    if version == 2:
        found = {first: f'version 2 calls it "{name}"' for first, name in names.items()}
    else:
        first_names = {name: first for first, name in names.items()}
        found = {
            name: f'version 1 calls it "{first_names[name]}"' if name in first_names else f"it {SINCE_2}"
            for name in questions(2)
        }
    return {name: hint for name, hint in found.items() if name not in keys}


@functools.cache
def case_form(version: Version) -> ObjectSchema:
    """The form of one case."""
    forms: dict[str, Schema] = {
        "id": _CASE_ID,
        "title": TextSchema(),
        "facts": TextSchema(),
        "given": facts_form(Matter, version),
        "expect": expect_form(version),
        "rules": ListSchema(_RULE_ID, unique=True, least=1),
        "reasoning": TextSchema(),
    }
    keys = {word: Key(form, word, required=True) for word, form in forms.items()}
    return ObjectSchema(keys, functools.partial(ScenarioCase, version=version))
