"""Putting findings together without losing an answer that is already certain, and without inventing one.

One allegation that must be referred settles that the complaint must be referred, though nothing is known of
the others. "Need not" is known only when every ground is known not to be met.
"""

from __future__ import annotations

import operator
from collections.abc import Iterable
from typing import Any, TypeVar

from complaintlaw.finding import Finding, Trail, whichever

__all__ = ["all_of", "any_of", "choose", "first_of", "gather", "none_of", "not_"]

T = TypeVar("T")


def _joined(findings: Iterable[Finding[Any]]) -> Trail:
    return Trail.joined([finding.trail for finding in findings])


def any_of(findings: Iterable[Finding[bool]]) -> Finding[bool]:
    """Yes if one is yes, whatever is unknown of the others; no if all are no."""
    return _settled_by(True, findings)


def all_of(findings: Iterable[Finding[bool]]) -> Finding[bool]:
    """No if one is no, whatever is unknown of the others; yes if all are yes."""
    return _settled_by(False, findings)


def _settled_by(answer: bool, findings: Iterable[Finding[bool]]) -> Finding[bool]:
    """This answer if one finding gives it, else the other one; open while one that is open might give it."""
    settling: list[Finding[bool]] = []
    still_open: list[Finding[bool]] = []
    others: list[Finding[bool]] = []
    for finding in findings:
        if not finding.is_known:
            still_open.append(finding)
        else:
            (settling if bool(finding.value) is answer else others).append(finding)
    if settling:
        return settling[0] if len(settling) == 1 else Finding(True, answer, None, _joined(settling))
    if still_open:
        return Finding(False, None, None, _joined(still_open))
    return others[0] if len(others) == 1 else Finding(True, not answer, None, _joined(others))


def not_(finding: Finding[bool]) -> Finding[bool]:
    """Yes if it is no, and the other way round."""
    return finding.then(operator.not_)


def none_of(findings: Iterable[Finding[bool]]) -> Finding[bool]:
    """No if one is yes, whatever is unknown of the others; yes if all are no."""
    return not_(_settled_by(True, findings))


def choose(condition: Finding[bool], *, yes: Finding[T], no: Finding[T]) -> Finding[T]:
    """One finding or the other; if the condition is unknown but both say the same, that."""
    if condition.is_known:
        return (yes if condition.is_yes else no).after(condition.trail)
    return whichever((yes, no), so_far=condition.trail)


def first_of(cases: Iterable[tuple[Finding[bool], Finding[T]]], *, otherwise: Finding[T]) -> Finding[T]:
    """The first case whose condition is met, in the order of the list; else the last word."""
    waiting = tuple(cases)
    passed: list[Finding[Any]] = []
    for number, (condition, value) in enumerate(waiting, 1):
        if not condition.is_known:
            rest = first_of(waiting[number:], otherwise=otherwise)
            return whichever((value, rest), so_far=condition.trail).after(_joined(passed))
        passed.append(condition)
        if condition.value:
            return value.after(_joined(passed))
    return otherwise.after(_joined(passed))


def gather(members: Iterable[tuple[Finding[bool], T]]) -> Finding[frozenset[T]]:
    """Every member whose condition is met; unknown as long as one possible member is."""
    asked = tuple(members)
    still_open = [condition for condition, _ in asked if condition.is_open]
    if still_open:
        return Finding(is_known=False, trail=_joined(still_open))
    met = [condition for condition, _ in asked if condition.is_yes]
    return Finding(
        is_known=True,
        value=frozenset(member for condition, member in asked if condition.is_yes),
        trail=_joined(met or [condition for condition, _ in asked]),
    )
