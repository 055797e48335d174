"""What is found, in plain values: those that JSON has, and one word for a line of text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from complaintlaw import version
from complaintlaw.organisations import Body

if TYPE_CHECKING:
    from complaintlaw.clocks import Clock
    from complaintlaw.finding import Finding
    from complaintlaw.trail import Basis

__all__ = ["in_a_word", "of_clock", "of_finding", "order", "value", "versions"]


def versions() -> dict[str, str]:
    """The versions of library and rules, and the day to which the law is followed."""
    return {"library": version.LIBRARY, "rule_set": version.RULE_SET, "law_as_of": version.LAW_AS_OF.isoformat()}


def value(found: Any) -> Any:
    """The value as JSON has it: words for members and bodies, ISO days, sets as sorted lists."""
    if isinstance(found, Enum):
        return found.value
    if isinstance(found, Body):
        return str(found)
    if isinstance(found, date):
        return found.isoformat()
    if isinstance(found, frozenset):
        return [value(one) for one in sorted(found, key=order)]
    if isinstance(found, (tuple, list)):
        return [value(one) for one in found]
    if hasattr(found, "as_dict"):
        return found.as_dict()
    if is_dataclass(found):
        return {item.name: value(getattr(found, item.name)) for item in fields(found)}
    return found


def order(found: Any) -> tuple[str, str]:
    """By what to sort values of any kinds."""
    return (type(found).__name__, str(found))


def in_a_word(found: Any) -> str:
    """The value for one line of text."""
    if isinstance(found, bool):
        return "yes" if found else "no"
    if found is None:
        return "nothing of the kind"
    shown = value(found)
    if isinstance(shown, list):
        return f"{{{', '.join(str(one) for one in shown)}}}"
    return str(shown)


def of_finding(finding: Finding[Any]) -> dict[str, Any]:
    """All that a finding says. `possible` is None where anything is possible, and where the answer is known."""
    return {
        "answer": finding.answer.value,
        "is_known": finding.is_known,
        "value": value(finding.value),
        "possible": None if finding.possible is None else value(finding.possible),
        "reasons": list(finding.reasons),
        "decides": _of_basis(finding.decides),
        "considered": _of_basis(finding.considered),
        "used": [
            {"path": fact.path, "words": fact.words, "value": value(fact.value), "judgement": fact.judgement}
            for fact in finding.used
        ],
        "missing": [{"path": fact.path, "words": fact.words, "judgement": fact.judgement} for fact in finding.missing],
        "unverified": list(finding.unverified),
        "versions": versions(),
    }


def of_clock(clock: Clock) -> dict[str, Any]:
    """All that a clock says."""
    return {
        "name": clock.name.value,
        "words": clock.words,
        "counted_from": clock.counted_from,
        "rests_when": clock.rests_when,
        "owed_by": clock.owed_by,
        "may_run_out": clock.may_run_out,
        "runs": clock.runs.as_dict(),
        "last_day": clock.last_day.as_dict(),
        "sum_in_words": clock.sum_in_words,
    }


def _of_basis(basis: Basis) -> dict[str, list[str]]:
    return {"rules": list(basis.rules), "citations": [str(citation) for citation in basis.citations]}
