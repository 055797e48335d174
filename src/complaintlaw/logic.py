"""Putting findings together without losing an answer that is already certain, and without inventing one.

One allegation that must be referred settles that the complaint must be referred, though nothing is known of
the others. "Need not" is known only when every ground is known not to be met.

On facts that are read for their values only (`_told` of a finding is None), nothing is asked further once the
answer is certain; where a trail is wanted, everything that bears on the answer is.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from complaintlaw import plain
from complaintlaw.finding import VALUED_NO, VALUED_OPEN, VALUED_YES, Finding, Trail, no, whichever, yes
from complaintlaw.trail import NO_TRAIL

__all__ = ["Branch", "all_of", "any_has", "any_of", "choose", "first_of", "gather", "none_of", "not_", "switch"]

T = TypeVar("T")
K = TypeVar("K")
Branch: TypeAlias = Finding[T] | Callable[[], Finding[T]]
_YES, _NO = yes(), no()


def _joined(findings: Iterable[Finding[Any]]) -> Trail:
    return Trail.joined([finding.trail for finding in findings])


def any_of(findings: Iterable[Branch[bool]]) -> Finding[bool]:
    """Yes if one is yes, whatever is unknown of the others; no if all are no.

    What costs something can be given as what gives it: where only values are asked for, it is not asked any more
    once the answer is certain.
    """
    answer = _NO
    rest = iter(findings)
    for branch in rest:
        finding: Finding[bool] = branch if branch.__class__ is Finding else branch()  # type: ignore[operator]
        if finding._told is None:
            if not finding._known:
                answer = VALUED_OPEN
            elif finding._value:
                return finding
            elif answer is not VALUED_OPEN:
                answer = VALUED_NO
        elif finding._told is not NO_TRAIL or finding._value or not finding._known:
            return _settled_by(True, finding, rest, answer)
    return answer


def all_of(findings: Iterable[Branch[bool]]) -> Finding[bool]:
    """No if one is no, whatever is unknown of the others; yes if all are yes. Asks no further than `any_of` does."""
    answer = _YES
    rest = iter(findings)
    for branch in rest:
        finding: Finding[bool] = branch if branch.__class__ is Finding else branch()  # type: ignore[operator]
        if finding._told is None:
            if not finding._known:
                answer = VALUED_OPEN
            elif not finding._value:
                return finding
            elif answer is not VALUED_OPEN:
                answer = VALUED_YES
        elif finding._told is not NO_TRAIL or not finding._value or not finding._known:
            return _settled_by(False, finding, rest, answer)
    return answer


def _settled_by(
    answer: bool, first: Finding[bool], rest: Iterator[Branch[bool]], so_far: Finding[bool]
) -> Finding[bool]:
    """This answer if one finding gives it, else the other one; open while one that is open might give it.

    `so_far`: what follows from findings before the first, which leave no trail.
    """
    settling: list[Finding[bool]] = []
    still_open: list[Finding[bool]] = [] if so_far._known else [so_far]
    others: list[Finding[bool]] = []
    for branch in (first, *rest):
        finding = _given(branch)
        if not finding._known:
            still_open.append(finding)
        else:
            (settling if bool(finding._value) is answer else others).append(finding)
    if settling:
        return settling[0] if len(settling) == 1 else Finding(True, answer, None, _joined(settling))
    if still_open:
        return Finding(False, None, None, _joined(still_open))
    return others[0] if len(others) == 1 else Finding(True, not answer, None, _joined(others))


def not_(finding: Finding[bool]) -> Finding[bool]:
    """Yes if it is no, and the other way round."""
    if finding._told is None and finding._known:
        return VALUED_NO if finding._value else VALUED_YES
    return finding.then(operator.not_)


def none_of(findings: Iterable[Branch[bool]]) -> Finding[bool]:
    """No if one is yes, whatever is unknown of the others; yes if all are no."""
    found = not_(any_of(findings))
    # That none of them is so is the reason.
    return found.spelt_out() if found._value else found


def _given(branch: Branch[T]) -> Finding[T]:
    return branch if branch.__class__ is Finding else branch()  # type: ignore[operator]


def any_has(several: Sequence[Finding[frozenset[T]]], *members: T) -> Finding[bool]:
    """Whether one of these sets holds at least one of these."""
    answer = VALUED_NO
    for finding in several:
        if finding._told is not None:
            return any_of([one.has(*members) for one in several])
        if not finding._known:
            answer = VALUED_OPEN
        elif not finding._value.isdisjoint(members):  # type: ignore[union-attr]
            return VALUED_YES
    return answer if several else _NO


def switch(subject: Finding[K], cases: Mapping[K, Branch[T]], *, otherwise: Branch[T]) -> Finding[T]:
    """The finding for the value, or the other one; if the value is unknown, what all those it can lead to say."""
    told = subject._told
    if subject._known:
        branch: Any = cases.get(subject._value, otherwise)  # type: ignore[arg-type]
        taken: Finding[T] = branch if branch.__class__ is Finding else branch()
        return taken if told is None or told is NO_TRAIL else taken.after(subject.trail)
    possible = subject._possible
    branches = [*cases.values(), otherwise]
    if possible is not None:
        branches = [cases.get(value, otherwise) for value in sorted(possible, key=plain.order)]
    so_far = None if told is None else subject.trail
    return whichever([_given(branch) for branch in branches], so_far=so_far)


def choose(condition: Finding[bool], *, yes: Branch[T], no: Branch[T]) -> Finding[T]:
    """One finding or the other; if the condition is unknown but both say the same, that.

    A branch that costs something can be given as what gives it: it is asked for only if it can be taken.
    """
    told = condition._told
    if not condition._known:
        return whichever((_given(yes), _given(no)), so_far=None if told is None else condition.trail)
    branch: Any = yes if condition._value else no
    taken: Finding[T] = branch if branch.__class__ is Finding else branch()
    if told is None or told is NO_TRAIL:
        return taken
    return taken.after(condition.trail) if condition._value else _chosen([condition], taken)


def _chosen(passed: list[Finding[Any]], decided: Finding[T]) -> Finding[T]:
    """The finding that is left when these conditions, which are not met, have been passed over."""
    if not passed or decided._told is None:
        return decided
    trails = [condition.trail for condition in passed if condition._told is not None]
    trail = Trail.chosen(trails, decided.trail)
    return decided if trail is decided.trail else Finding(decided._known, decided._value, decided._possible, trail)


def first_of(cases: Iterable[tuple[Finding[bool], Branch[T]]], *, otherwise: Branch[T]) -> Finding[T]:
    """The first case whose condition is met, in the order of the list; else the last word.

    What costs something can be given as what gives it. Cases that come one by one are asked for as far as needed.
    """
    waiting = iter(cases)
    passed: list[Finding[Any]] = []
    for condition, branch in waiting:
        told = condition._told
        if not condition._known:
            rest = first_of(waiting, otherwise=otherwise)
            found = whichever((_given(branch), rest), so_far=None if told is None else condition.trail)
            return _chosen(passed, found)
        if condition._value:
            value = _given(branch)
            return _chosen(passed, value if told is None else value.after(condition.trail))
        if told is not None and told is not NO_TRAIL:
            passed.append(condition)
    return _chosen(passed, _given(otherwise))


def gather(members: Iterable[tuple[Finding[bool], T]]) -> Finding[frozenset[T]]:
    """Every member whose condition is met; unknown as long as one possible member is."""
    asked = tuple(members)
    met, found, still_open, only_values = [], [], [], False
    for condition, member in asked:
        only_values = only_values or condition._told is None
        if not condition._known:
            still_open.append(condition)
        elif condition._value:
            met.append(condition)
            found.append(member)
    if still_open:
        return VALUED_OPEN if only_values else Finding(False, None, None, _joined(still_open))
    trail = None if only_values else _joined(met or [condition for condition, _ in asked])
    return Finding(True, frozenset(found), None, trail)
