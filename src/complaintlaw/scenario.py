"""Scenarios: whether the library says on stated facts what a person has said must follow from them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import Enum
from typing import Any

from complaintlaw import first_version
from complaintlaw.file_forms import NONE, UNKNOWN, ScenarioCase, questions
from complaintlaw.finding import Finding
from complaintlaw.organisations import Body
from complaintlaw.parts import PartFindings

__all__ = ["Difference", "as_written", "differences", "report"]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One result that is not the one that was asserted, both as they are written in a file."""

    key: str
    expected: Any
    found: Any

    def __str__(self) -> str:
        return f"{self.key}: expected {json.dumps(self.expected)}, got {json.dumps(self.found)}"


def as_written(finding: Finding[Any]) -> Any:
    """The result as it is written in a file: `unknown` if it cannot be said yet, `none` if nothing arises."""
    return UNKNOWN if finding.is_open else _written(finding.value)


def _written(value: Any) -> Any:
    if value is None:
        return NONE
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Body):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(_written(one) for one in value)
    if isinstance(value, tuple):
        return [_part(one) for one in value]
    return value


def _part(part: PartFindings) -> dict[str, Any]:
    stated = {item.name: getattr(part, item.name) for item in fields(part)}
    return {name: as_written(one) if isinstance(one, Finding) else one for name, one in stated.items()}


def agrees(expected: Any, found: Any) -> bool:
    """Whether the results are the same: lists in any order, parts by subject and only in the keys named."""
    if isinstance(expected, list) and isinstance(found, list):
        if any(isinstance(one, dict) for one in expected):
            return _parts_agree(expected, found)
        return sorted(expected) == sorted(found)
    return type(expected) is type(found) and bool(expected == found)


def _parts_agree(expected: Sequence[dict[str, Any]], found: Sequence[dict[str, Any]]) -> bool:
    by_subject = {part["subject"]: part for part in found}
    if sorted(part["subject"] for part in expected) != sorted(part["subject"] for part in found):
        return False
    return all(part.items() <= by_subject[part["subject"]].items() for part in expected)


def differences(case: ScenarioCase) -> tuple[Difference, ...]:
    """The results that differ from those asserted, in the order in which they are asserted."""
    asked = questions(case.version)
    found = {name: as_written(asked[name].function(case.given)) for name in case.expect}
    if case.version == 1:
        found = {name: first_version.written(name, value) for name, value in found.items()}
    return tuple(
        Difference(key=name, expected=expected, found=found[name])
        for name, expected in case.expect.items()
        if not agrees(expected, found[name])
    )


def report(cases: Sequence[ScenarioCase]) -> tuple[list[str], bool]:
    """A line for each case and a closing line; and whether all passed."""
    lines: list[str] = []
    failed = 0
    for case in cases:
        wrong = differences(case)
        failed += bool(wrong)
        lines.append(f"FAIL {case.id} {'; '.join(str(one) for one in wrong)}" if wrong else f"PASS {case.id}")
    lines.append(f"{len(cases) - failed} passed, {failed} failed")
    return lines, not failed
