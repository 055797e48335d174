"""Files of facts and of scenarios: which are valid, and what is wrong with the others.

A file is JSON in UTF-8, in one of three shapes:

* a list of cases: version 1 of the format;
* `{"version": 2, "cases": [...]}`: cases in the names of the code;
* one object of facts alone, to be explained: in the names of version 2, or with `"version": 1` in the older ones.

Nothing is read twice and nothing is passed over: whatever is wrong is named, all of it, with its place.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from complaintlaw.errors import cut
from complaintlaw.facts import Matter
from complaintlaw.file_forms import ScenarioCase, Version, case_form, expect_form, facts_form
from complaintlaw.forms import Key, ObjectSchema, TextSchema
from complaintlaw.locations import Location
from complaintlaw.refusals import nearest, shown
from complaintlaw.upgrade import upgraded

__all__ = [
    "NotValid",
    "StatedFacts",
    "case_form",
    "expect_form",
    "facts_form",
    "read_cases",
    "read_facts",
    "read_upgraded",
]

T = TypeVar("T")
MOST_DIGITS = 300
"""More than any number of years; a number of so many digits still is a number for arithmetic with fractions."""
_VERSIONS: tuple[Version, ...] = (1, 2)
_ENVELOPE = ("version", "cases")
_TOO_DEEP = "the file is not JSON of facts: it is nested too deeply"
_NO_CASE = "the file holds no case, so there is nothing to explain"
_MORE = "Extra data"


@dataclass(frozen=True, kw_only=True)
class StatedFacts:
    """Facts to be explained: what they are called in the file, if anything, and the matter."""

    name: str
    given: Matter


class NotValid(Exception):
    """The file is not valid. `problems`: a line for each thing that is wrong, with the case and the path."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(self.problems))


def read_cases(text: bytes | str) -> tuple[ScenarioCase, ...]:
    """The cases of a file. Raises NotValid, which names each case and path that is wrong."""
    stated = _json(text)
    version, listed = _cases(stated)
    form = case_form(version)
    seen: set[str] = set()

    def read(one: Any, place: Location) -> ScenarioCase | None:
        """The case, with its results as they are written, for that is how they are compared."""
        case: ScenarioCase | None = form.read(one, place)
        if case is None:
            return None
        if case.id in seen:
            place.key("id").wrong("another case of the file has this id")
        seen.add(case.id)
        return replace(case, expect=one["expect"])

    return _each(listed, read)


def read_facts(text: bytes | str) -> tuple[StatedFacts, ...]:
    """The facts of a file: of one object, or of each of its cases, of which only `given` is needed here.

    Raises NotValid, which names each case and path that is wrong, and for a list in which there is no case.
    """
    stated = _json(text)
    if isinstance(stated, dict) and "cases" not in stated:
        return (StatedFacts(name="", given=_facts_alone(stated)),)
    version, listed = _cases(stated)
    if not listed:
        raise NotValid([_NO_CASE])
    form = _case_to_explain(version)

    def read(one: Any, place: Location) -> StatedFacts | None:
        """The facts of a case, under its id and title."""
        found: dict[str, Any] | None = form.read(one, place)
        if found is None:
            return None
        return StatedFacts(name=f"{found.get('id', '')} {found.get('title', '')}".strip(), given=found["given"])

    return _each(listed, read)


def read_upgraded(text: bytes | str) -> dict[str, Any]:
    """The file of version 2 that holds the cases of a list of cases. Raises NotValid if that is not valid."""
    stated = _json(text)
    if not isinstance(stated, list):
        raise NotValid(["the file must hold a list of cases, as files of version 1 do"])
    found = upgraded(stated)
    read_cases(json.dumps(found))
    return found


def _case_to_explain(version: Version) -> ObjectSchema:
    keys = {word: replace(key, required=word == "given") for word, key in case_form(version).keys.items()}
    return ObjectSchema({**keys, "id": Key(TextSchema(), "id")}, dict)


def _facts_alone(stated: dict[str, Any]) -> Matter:
    place = Location()
    version = _version(stated.get("version", 2), place)
    facts = {key: value for key, value in stated.items() if key != "version"}
    form = facts_form(Matter, version)
    matter: Matter | None = _safely(replace(form, hints={**form.hints, **_A_CASE}).read, facts, place)
    if place.problems or matter is None:
        raise NotValid(str(problem) for problem in place.problems)
    return matter


_A_CASE = dict.fromkeys(("given", "expect"), 'a case stands in {"version": 2, "cases": [...]}')


def _cases(stated: object) -> tuple[Version, list[Any]]:
    """The version and the cases. Raises NotValid for anything but a list or an object of version 2."""
    if isinstance(stated, list):
        return 1, stated
    if not isinstance(stated, dict) or "cases" not in stated:
        raise NotValid(['the file must hold a list of cases, or {"version": 2, "cases": [...]}'])
    place = Location()
    for word in stated:
        if word not in _ENVELOPE:
            place.key(word).wrong(f"there is no such key{nearest(word, _ENVELOPE)}")
    if "version" not in stated:
        place.key("version").wrong("is missing and must be there")
    elif _version(stated["version"], place) == 1:
        place.key("version").wrong("a file of version 1 is a list of cases, with nothing around it")
    if not isinstance(stated["cases"], list):
        place.key("cases").wrong(f"expected a list, found {shown(stated['cases'])}")
    if place.problems:
        raise NotValid(str(problem) for problem in place.problems)
    return 2, stated["cases"]


def _version(stated: object, place: Location) -> Version:
    """The version that is stated; 2, with a problem put down, for none that there is."""
    for version in _VERSIONS:
        if type(stated) is int and stated == version:
            return version
    place.key("version").wrong(f"expected 1 or 2, found {shown(stated)}")
    return 2


def _each(listed: list[Any], read: Callable[[Any, Location], T | None]) -> tuple[T, ...]:
    """What is made of each case. Raises NotValid with what is wrong in any of them."""
    wrong: list[str] = []
    made: list[T] = []
    for number, one in enumerate(listed):
        place = Location()
        found = _safely(read, one, place)
        wrong += [f"{_name(one, number)}: {problem}" for problem in place.problems]
        if found is not None:
            made.append(found)
    if wrong:
        raise NotValid(wrong)
    return tuple(made)


def _name(stated: object, number: int) -> str:
    """The id of a case for a message; the number in the file, counted from 1, if it has none."""
    found = stated.get("id") if isinstance(stated, dict) else None
    return cut(found) if isinstance(found, str) and found and found.isprintable() else f"case number {number + 1}"


def _safely(read: Callable[[Any, Location], T], stated: Any, place: Location) -> T:
    try:
        return read(stated, place)
    except RecursionError as trouble:
        raise NotValid([_TOO_DEEP]) from trouble


def _json(text: bytes | str) -> Any:
    """What the file holds. Raises NotValid unless it is JSON in UTF-8 in which no key stands twice."""
    try:
        plain = text.decode("utf-8-sig") if isinstance(text, bytes) else text
    except UnicodeDecodeError as trouble:
        raise NotValid(["the file is not JSON: it is not text in UTF-8"]) from trouble
    if not plain.strip():
        raise NotValid(["the file is not JSON: it is empty"])
    try:
        return json.loads(plain, object_pairs_hook=_each_key_once, parse_constant=_no_such_number, parse_int=_whole)
    except RecursionError as trouble:
        raise NotValid([_TOO_DEEP]) from trouble
    except json.JSONDecodeError as trouble:
        raise NotValid([f"the file is not JSON: {_in_words(trouble)}"]) from trouble
    except ValueError as trouble:
        raise NotValid([f"the file is not JSON: {trouble}"]) from trouble


def _in_words(trouble: json.JSONDecodeError) -> str:
    what = "there is more after its end" if trouble.msg == _MORE else trouble.msg
    return f"{what}: line {trouble.lineno} column {trouble.colno}"


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"a number has more than {MOST_DIGITS} digits")
    return int(digits)


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(key for key, number in Counter(key for key, _ in pairs).items() if number > 1)
        raise ValueError(f"the key {shown(twice)} stands twice in one object")
    return found


def _no_such_number(word: str) -> None:
    raise ValueError(f"{word} is no number")
