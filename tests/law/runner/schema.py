"""Values that a JSON Schema accepts and values that it refuses, made by walking the schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tools.law_schema import DEFINED, scenario_schema

SCHEMA: dict[str, Any] = json.loads((Path(__file__).parents[1] / "data" / "scenario.schema.json").read_text())
GIVEN: dict[str, Any] = SCHEMA["$defs"]["given"]
EXPECT: dict[str, Any] = SCHEMA["$defs"]["expect"]
SECOND: dict[str, Any] = scenario_schema()
"""The schema of version 2, as it is made from the code."""
_DEFINED: dict[str, Any] = {**SCHEMA["$defs"], **SECOND["$defs"]}
assert len(_DEFINED) == len(SCHEMA["$defs"]) + len(SECOND["$defs"])

_BY_PATTERN = {
    DEFINED["day"]["pattern"]: (("2027-03-26", "2028-02-29"), ("2027-13-01", "27-03-26", "2027-03-26T10:00", "")),
    DEFINED["moment"]["pattern"]: (("2027-03-25T21:40",), ("2027-03-25T24:00", "2027-03-25", "2027-03-25T21:40Z")),
    SCHEMA["$defs"]["date"]["pattern"]: (
        ("2027-03-26", "2028-02-29", "2027-12-31"),
        ("2027-3-26", "2027-13-01", "2027-00-10", "2027-03-32", "27-03-26", "2027-03-26T10:00", "2027-03-26\n", ""),
    ),
    SCHEMA["$defs"]["datetime"]["pattern"]: (
        ("2027-03-25T21:40", "2027-03-25T00:00"),
        ("2027-03-25T24:00", "2027-03-25T21:60", "2027-03-25T21:40:00", "2027-03-25T21:40Z", "2027-03-25 21:40"),
    ),
    "^[a-z][a-z0-9_-]*$": (("s1", "pc-1", "a_b"), ("S1", "1s", "", "s 1")),
    "^(?!service$)[a-z][a-z0-9_-]*$": (("s1", "pc-1", "services"), ("S1", "1s", "", "s 1", "service")),
    "^[A-Z][0-9]{3}[a-z]?$": (("A001", "A001b"), ("a001", "A01", "A001bc", "AB001", "")),
    "^[A-Z]{2,3}-[0-9]{2}$": (("AA-01", "REF-10"), ("A-01", "REF10", "REFX-01", "")),
}


def resolved(node: dict[str, Any]) -> dict[str, Any]:
    """The node to which it points."""
    return _DEFINED[node["$ref"].rpartition("/")[2]] if "$ref" in node else node


def accepted(node: dict[str, Any]) -> Iterator[Any]:
    """Values that the node accepts; every member of every enumeration is among them."""
    node = resolved(node)
    if "anyOf" in node:
        for one in node["anyOf"]:
            yield from accepted(one)
    elif "enum" in node:
        yield from node["enum"]
    elif "const" in node:
        yield node["const"]
    else:
        yield from _ACCEPTED[node["type"]](node)


def refused(node: dict[str, Any]) -> Iterator[Any]:
    """Values that the node refuses; of objects and lists, those that are wrong in one place."""
    node = resolved(node)
    if "anyOf" in node:
        # One that a branch refuses may be what another accepts, so only what is wrong for every branch.
        texts = [
            one for one in node["anyOf"] if resolved(one).get("type") == "string" and "pattern" not in resolved(one)
        ]
        yield from (None, {}, -1) if texts else ("no_such_word", None, {}, -1)
        lists = [one for one in node["anyOf"] if resolved(one).get("type") == "array"]
        yield from (value for one in lists for value in refused(one) if isinstance(value, list))
    elif "enum" in node or "const" in node:
        yield from ("no_such_word", "", 1, True, None, [], {})
    else:
        yield from _REFUSED[node["type"]](node)


def _strings(node: dict[str, Any]) -> Iterator[str]:
    yield from _BY_PATTERN[node["pattern"]][0] if "pattern" in node else ("x", "several words")


def _no_strings(node: dict[str, Any]) -> Iterator[Any]:
    yield from (1, True, None, [], {})
    if "pattern" in node:
        yield from _BY_PATTERN[node["pattern"]][1]
    elif node.get("minLength"):
        yield ""


def _lists(node: dict[str, Any]) -> Iterator[list[Any]]:
    items = list(accepted(node["items"]))
    least = node.get("minItems", 0)
    if not least:
        yield []
    for number in range(len(items)):
        chosen = [items[(number + step) % len(items)] for step in range(max(1, least))]
        yield chosen
    if not node.get("uniqueItems"):
        named = "id" in resolved(node["items"]).get("required", ())
        yield [{**items[0], "id": f"s{n}"} if named else items[0] for n in range(max(2, least))]


def _no_lists(node: dict[str, Any]) -> Iterator[Any]:
    yield from ("x", 1, True, None, {})
    good = next(accepted(node["items"]))
    least = node.get("minItems", 0)
    for short in range(least):
        yield [good] * short
    if node.get("uniqueItems"):
        yield [good, good]
    for wrong in refused(node["items"]):
        yield [*[good] * (least if not node.get("uniqueItems") else 0), wrong]


def _smallest(node: dict[str, Any]) -> dict[str, Any]:
    properties = node["properties"]
    required = node.get("required", [])
    found = {key: next(accepted(properties[key])) for key in required}
    spare = [key for key in properties if key not in required]
    for key in spare[: max(0, node.get("minProperties", 0) - len(found))]:
        found[key] = next(accepted(properties[key]))
    return found


def _objects(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    smallest = _smallest(node)
    yield smallest
    for key, inner in node["properties"].items():
        for value in accepted(inner):
            yield {**smallest, key: value}


def _no_objects(node: dict[str, Any]) -> Iterator[Any]:
    yield from ("x", 1, True, None, [])
    smallest = _smallest(node)
    yield {**smallest, "no_such_key": True}
    for key in node.get("required", []):
        yield {name: value for name, value in smallest.items() if name != key}
    if "minProperties" in node:
        yield dict(list(smallest.items())[: node["minProperties"] - 1])
    for key, inner in node["properties"].items():
        for value in refused(inner):
            yield {**smallest, key: value}


_ACCEPTED: dict[str, Any] = {
    "string": _strings,
    "boolean": lambda node: iter((True, False)),
    "integer": lambda node: iter((node["minimum"], node["maximum"], 17, 17.0)),
    "number": lambda node: iter((0, 0.5, 14)),
    "array": _lists,
    "object": _objects,
}
_REFUSED: dict[str, Any] = {
    "string": _no_strings,
    "boolean": lambda node: iter(("true", "yes", 0, 1, None, [], {})),
    "integer": lambda node: iter((-1, node["maximum"] + 1, 17.5, "17", True, None)),
    "number": lambda node: iter((-1, "7", True, None)),
    "array": _no_lists,
    "object": _no_objects,
}


def fits(node: dict[str, Any], value: object) -> bool:
    """Whether the schema accepts the value."""
    node = resolved(node)
    if "anyOf" in node:
        return any(fits(one, value) for one in node["anyOf"])
    if "const" in node or "enum" in node:
        words = node.get("enum", [node.get("const")])
        return any(type(value) is type(word) and value == word for word in words)
    if not node:
        return True
    return _IS_OF[node["type"]](value) and _FITS.get(node["type"], _anything)(node, value)


def _anything(node: dict[str, Any], value: Any) -> bool:
    return True


def _fits_object(node: dict[str, Any], value: dict[str, Any]) -> bool:
    properties = node.get("properties", {})
    closed = node.get("additionalProperties", True) is False
    return (
        all(key in value for key in node.get("required", ()))
        and len(value) >= node.get("minProperties", 0)
        and not (closed and set(value) - set(properties))
        and all(fits(inner, value[key]) for key, inner in properties.items() if key in value)
    )


def _fits_list(node: dict[str, Any], value: list[Any]) -> bool:
    once = len({json.dumps(one) for one in value}) == len(value) or not node.get("uniqueItems")
    return once and len(value) >= node.get("minItems", 0) and all(fits(node["items"], one) for one in value)


def _fits_text(node: dict[str, Any], value: str) -> bool:
    return len(value) >= node.get("minLength", 0) and bool(re.search(node.get("pattern", ""), value))


_IS_OF: dict[str, Any] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
}
_FITS: dict[str, Any] = {"object": _fits_object, "array": _fits_list, "string": _fits_text}
