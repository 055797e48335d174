"""Invented facts of a matter, drawn at random from the schema, and every way to complete what they leave open."""

from __future__ import annotations

import copy
import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from complaintlaw import validation
from complaintlaw.facts import Matter
from complaintlaw.locations import Location
from tests.law.runner import schema

FORCES = ("kent", "essex", "metropolitan", "city-of-london", "british-transport-police", "national-crime-agency")
UNKNOWN = ("unknown", "not considered yet", "some day on or after")
# These stand in the matter whether or not anything is said of them.
ALWAYS_THERE = ("complainant", "dates", "officer_notice", "review")
OBJECTS_IN_LISTS = ("subjects", "allegations", "same_incident")
MOST_VALUES = 5


@dataclass(frozen=True)
class Gap:
    """A fact that is not known: where it belongs, its key and what it may be."""

    where: tuple[str | int, ...]
    key: str
    node: dict[str, Any]


def invented(rand: random.Random) -> dict[str, Any]:
    """The facts of one matter, more or fewer of them."""
    given: dict[str, Any] = _drawn(rand, schema.GIVEN, rand.choice((0.1, 0.3, 0.6)))
    for number, person in enumerate(given.get("subjects", []), 1):
        person["id"] = f"s{number}"
    if rand.random() < 0.8:
        given["arrived_as"] = "expression_of_dissatisfaction"
    return given


def _drawn(rand: random.Random, node: dict[str, Any], share: float) -> Any:
    node = schema.resolved(node)
    if node.get("type") == "object":
        required = node.get("required", ())
        return {
            key: _drawn(rand, inner, share)
            for key, inner in node["properties"].items()
            if key in required or rand.random() < share
        }
    if node.get("type") == "array":
        items = [_drawn(rand, node["items"], share) for _ in range(rand.choice((0, 1, 1, 2)))]
        return list(dict.fromkeys(items)) if node.get("uniqueItems") else items
    return rand.choice(values(node))


def values(node: dict[str, Any]) -> list[Any]:
    """Values that a fact can have; few where there are many alike."""
    node = schema.resolved(node)
    if "anyOf" in node:
        return [value for one in node["anyOf"] for value in values(one)]
    if "enum" in node:
        if "kent" in node["enum"]:
            return [force for force in FORCES if force in node["enum"]]
        if any(":" in str(word) for word in node["enum"]):
            return [word for word in node["enum"] if word.endswith((":kent", ":metropolitan"))]
        return list(node["enum"])
    if node["type"] == "array":
        singles = [[value] for value in values(node["items"])]
        return [[], *singles, values(node["items"])]
    return list(_VALUES[node.get("pattern", node["type"])])


_VALUES: dict[str, tuple[Any, ...]] = {
    "boolean": (True, False),
    "integer": (9, 15, 16, 40),
    "number": (0.5, 7),
    "string": ("s1",),
    "^[a-z][a-z0-9_-]*$": ("s1",),
    schema.SCHEMA["$defs"]["date"]["pattern"]: ("2025-05-28", "2025-12-24", "2026-05-01", "2026-11-20", "2027-03-25"),
    schema.SCHEMA["$defs"]["datetime"]["pattern"]: ("2026-11-20T16:29", "2026-11-20T21:40"),
}


def gaps(node: dict[str, Any], given: dict[str, Any], where: tuple[str | int, ...] = ()) -> Iterator[Gap]:
    """Every fact that is not stated and of which silence says that it is not known."""
    for key, inner in schema.resolved(node)["properties"].items():
        deeper = schema.resolved(inner)
        if deeper.get("type") == "object":
            if key in given or key in ALWAYS_THERE:
                yield from gaps(deeper, given.get(key, {}), (*where, key))
        elif key in OBJECTS_IN_LISTS and not where:
            for number, item in enumerate(given.get(key, ())):
                yield from gaps(deeper["items"], item, (*where, key, number))
        elif key not in given and _is_unknown(key, inner["x-absent"], where):
            yield Gap(where, key, inner)


def _is_unknown(key: str, absent: str, where: tuple[str | int, ...]) -> bool:
    if key == "kind":
        return where != ("complainant",)
    return absent.startswith(UNKNOWN)


def completions(given: dict[str, Any], chosen: list[Gap], rand: random.Random) -> Iterator[dict[str, Any]]:
    """The facts with these gaps filled in every way; of facts with many values a few."""
    options = []
    for gap in chosen:
        possible = values(gap.node)
        options.append(possible if len(possible) <= MOST_VALUES else rand.sample(possible, MOST_VALUES))
    for filled in itertools.product(*options):
        complete = copy.deepcopy(given)
        for gap, value in zip(chosen, filled, strict=True):
            place: Any = complete
            for step in gap.where:
                place = place.setdefault(step, {}) if isinstance(step, str) else place[step]
            place[gap.key] = value
        yield complete


def matter_of(given: dict[str, Any]) -> Matter:
    """The matter that the facts state."""
    place = Location()
    matter = validation.facts_form(Matter, 1).read(given, place)
    assert not place.problems
    assert isinstance(matter, Matter)
    return matter
