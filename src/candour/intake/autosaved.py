"""What somebody typed on a page and did not send yet: kept as it is, unchecked, beside the answers.

Each page has a slot of its own. A page says when it was shown how often its slot had been settled: words
that come late, after the page itself was saved, are let go.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TYPED = "_typed"
SETTLED = "_settled"
Fields = dict[str, list[str]]


def number(answers: Mapping[str, Any], slot: str) -> int:
    """How often that page was saved."""
    return int((answers.get(SETTLED) or {}).get(slot, 0))


def fields_of(answers: Mapping[str, Any], slot: str) -> Fields | None:
    """The fields of that page as they were typed last; None where all of it was saved."""
    found: Fields | None = (answers.get(TYPED) or {}).get(slot)
    return found


def slots(answers: Mapping[str, Any]) -> list[str]:
    """The pages on which something was typed that was not saved."""
    return list(answers.get(TYPED) or {})


def with_typed(answers: Mapping[str, Any], slot: str, fields: Fields, *, seen: int) -> dict[str, Any]:
    """The answers, with what is being typed on a page that was shown after `seen` savings of it."""
    if seen != number(answers, slot):
        return dict(answers)
    return {**answers, TYPED: {**(answers.get(TYPED) or {}), slot: fields}}


def settled(answers: Mapping[str, Any], slot: str) -> dict[str, Any]:
    """The answers after that page was saved."""
    left = {name: fields for name, fields in (answers.get(TYPED) or {}).items() if name != slot}
    count = {**(answers.get(SETTLED) or {}), slot: number(answers, slot) + 1}
    return {**answers, TYPED: left, SETTLED: count}


def without_per_person(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers after one of several was removed: what was being typed about any of them would be misplaced."""
    left = {name: fields for name, fields in (answers.get(TYPED) or {}).items() if ":" not in name}
    return {**answers, TYPED: left}
