"""Which files of scenarios are valid: the forms of the facts and results, derived from their types.

A key of a file is the name of a fact, save where the fact has a `key` of its own. A name that is not in the
lists is an error and is never passed over.
"""

from __future__ import annotations

import functools
import json
import types
import typing
from collections.abc import Iterable
from dataclasses import MISSING, dataclass, fields, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from complaintlaw import chapters
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
from complaintlaw.locations import Location
from complaintlaw.organisations import Body
from complaintlaw.parts import PartFindings
from complaintlaw.reading import FactField, Facts
from complaintlaw.register import QUESTIONS

__all__ = ["NONE", "UNKNOWN", "ScenarioCase", "NotValid", "read_cases"]

UNKNOWN = "unknown"
NONE = "none"
OLDEST = 130
_CASE_ID = TextSchema(pattern=r"[A-Z][0-9]{3}[a-z]?", expected="a capital letter, three digits, perhaps a small letter")
_SHORT_NAME = TextSchema(pattern=r"[a-z][a-z0-9_-]*", expected="a short name in small letters")
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


class NotValid(Exception):
    """The file is not valid. `problems`: a line for each thing that is wrong, with the case and the path."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def words_of_enum(kind: type[Enum]) -> dict[str, Any]:
    """The members by their words in a file."""
    return {member.value: member for member in kind}


_PLAIN: dict[Any, Schema] = {
    bool: FLAG,
    date: Day(),
    datetime: Moment(),
    float: Number(),
    # The one whole number among the facts is an age.
    int: Number(whole=True, most=OLDEST),
    str: _ANY_TEXT,
    Body: EnumSchema({str(body): body for body in Body.all()}),
}


def form_of(kind: Any) -> Schema:
    """The form in which a value of that type is written. None is never written: the key is left out."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is FactField:
        return form_of(inner[0])
    if origin is frozenset:
        return ListSchema(form_of(inner[0]), unique=True)
    if origin is tuple:
        return ListSchema(form_of(inner[0]), unique=False)
    if origin in (types.UnionType, typing.Union):
        forms = tuple(form_of(one) for one in inner if one is not types.NoneType)
        return forms[0] if len(forms) == 1 else Either(forms)
    return EnumSchema(words_of_enum(kind)) if issubclass(kind, Enum) else facts_form(kind)


@functools.cache
def facts_form(kind: type[Facts]) -> ObjectSchema:
    """The form of a kind of thing: its facts by their keys."""
    hints = typing.get_type_hints(kind)
    keys: dict[str, Key] = {}
    for item in fields(kind):
        fact = kind.__dict__.get(item.name)
        word = fact.key if isinstance(fact, FactField) else item.metadata.get("key", item.name)
        form = _SHORT_NAME if word == "id" else form_of(hints[item.name])
        if word:
            keys[word] = Key(form, item.name, required=item.default is MISSING)
    return ObjectSchema(keys, kind)


def result_form(kind: Any) -> Schema:
    """The form in which a result is asserted: its value, `none` if nothing arises, `unknown`."""
    several = typing.get_args(kind) if typing.get_origin(kind) in (types.UnionType, typing.Union) else (kind,)
    closing = {UNKNOWN: UNKNOWN, **({NONE: NONE} if types.NoneType in several else {})}
    values = [form_of(one) for one in several if one is not types.NoneType]
    words = {word: value for form in values if isinstance(form, EnumSchema) for word, value in form.values.items()}
    others = tuple(form for form in values if not isinstance(form, EnumSchema))
    closed = EnumSchema({**words, **closing})
    return Either((*others, closed)) if others else closed


def part_form() -> ObjectSchema:
    """The form of what is asserted of one part."""
    hints = typing.get_type_hints(PartFindings)
    keys = {"subject": Key(_ANY_TEXT, "subject", required=True)}
    for name, finding in hints.items():
        if name != "subject":
            keys[name] = Key(result_form(typing.get_args(finding)[0]), name)
    return ObjectSchema(keys, dict, least=2)


@functools.cache
def expect_form() -> ObjectSchema:
    """The form of what is asserted of a case: any of the questions of the register, at least one."""
    assert chapters.CHAPTERS  # every chapter has entered its questions
    keys: dict[str, Key] = {}
    for name, question in QUESTIONS.items():
        (kind,) = typing.get_args(typing.get_type_hints(question.function)["return"])
        form = ListSchema(part_form(), unique=False, least=2) if name == "parts" else result_form(kind)
        keys[name] = Key(form, name)
    return ObjectSchema(keys, dict, least=1)


@functools.cache
def case_form() -> ObjectSchema:
    """The form of one case."""
    forms: dict[str, Schema] = {
        "id": _CASE_ID,
        "title": TextSchema(),
        "facts": TextSchema(),
        "given": facts_form(Matter),
        "expect": expect_form(),
        "rules": ListSchema(_RULE_ID, unique=True, least=1),
        "reasoning": TextSchema(),
    }
    return ObjectSchema({word: Key(form, word, required=True) for word, form in forms.items()}, ScenarioCase)


def read_cases(text: bytes | str) -> tuple[ScenarioCase, ...]:
    """The cases of a file. Raises NotValid, which names each case and path that is wrong."""
    try:
        stated = json.loads(text, object_pairs_hook=_each_key_once, parse_constant=_no_such_number)
    except (ValueError, RecursionError) as trouble:
        raise NotValid([f"the file is not JSON: {trouble}"]) from trouble
    if not isinstance(stated, list):
        raise NotValid(["the file must hold a list of cases"])
    wrong: list[str] = []
    cases: list[ScenarioCase] = []
    seen: set[str] = set()
    for number, one in enumerate(stated):
        place = Location()
        case = case_form().read(one, place)
        if case is not None and case.id in seen:
            place.key("id").wrong("another case of the file has this id")
        wrong += [f"{name_of(one, number)}: {problem}" for problem in place.problems]
        if case is not None:
            seen.add(case.id)
            # Results are compared as they are written.
            cases.append(replace(case, expect=one["expect"]))
    if wrong:
        raise NotValid(wrong)
    return tuple(cases)


def name_of(stated: object, number: int) -> str:
    """The id of a case for a message; the number in the file, counted from 1, if it has none."""
    found = stated.get("id") if isinstance(stated, dict) else None
    return found if isinstance(found, str) and found else f"case number {number + 1}"


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, _ in pairs if sum(key == other for other, _ in pairs) > 1)
        raise ValueError(f'the key "{twice}" stands twice in one object')
    return found


def _no_such_number(word: str) -> None:
    raise ValueError(f"{word} is no number")
