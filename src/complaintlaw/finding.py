"""What the law says on some facts: yes, no, or cannot say yet; and how that was reached.

A finding never fails because a fact is missing. It gives an answer when the answer is the same whatever the
unknown facts are; otherwise it names the facts that stand between us and the answer. `logic.py` puts
findings together in ways that keep to this.

Answers are asked for far more often than the way to them. So the rules are first asked on facts that are read
for their values only (`reading.py`); the findings met there carry no trail, and whoever reads the trail of
what came out has the same rules asked again, on facts that leave one (`register.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any, TypeAlias, TypeVar

from complaintlaw import plain
from complaintlaw.told import Answer, Told
from complaintlaw.trail import NO_TRAIL, Basis, Missing, Trail, Used

__all__ = [
    "Answer",
    "Basis",
    "Finding",
    "Missing",
    "Trail",
    "Used",
    "cannot_say",
    "no",
    "say",
    "whichever",
    "yes",
]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")
Reason: TypeAlias = str | Callable[[], str]
"""A reason in words, or what gives the words if somebody reads them."""


EITHER_WAY = "The answer is the same whichever way the unknown facts turn out."


class Finding(Told[T_co]):
    """The answer to one question, with its reasons. Never changes; compared by what it says.

    `value` is the answer: True or False, a body, a date, a set. It is None when nothing of the kind arises
    (there is no deadline), and also while the answer cannot be given; `is_known` tells the two apart.
    `possible` holds the answers that an open finding can still come to, where these are few; None: any.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not Finding:
            return NotImplemented
        return self._known == other._known and bool(self._value == other._value)

    def __hash__(self) -> int:
        return hash((self._known, self._value))

    def __repr__(self) -> str:
        wanted = f", missing {', '.join(fact.path for fact in self.missing)}" if self.missing else ""
        rules = f", {' '.join(self.rules)}" if self.rules else ""
        return f"<Finding: {plain.in_a_word(self._value) if self._known else 'cannot say yet'}{wanted}{rules}>"

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in plain words, one sentence each; for a no also what would be needed and is not so."""
        return self.trail.reasons if self.is_no else self.trail.steps.reasons

    def as_dict(self) -> dict[str, Any]:
        """All that it says in plain JSON values, with the versions by which it was found."""
        return plain.of_finding(self)

    def because(self, reason: str = "", *, yes: str = "", no: str = "", unknown: str = "") -> Finding[T_co]:
        """The same finding with the reason that suits its answer put first; without one, as it was.

        A no that has only words for a yes keeps them: they say what would be needed and is not so.
        """
        if self._told is None:
            return self
        words = (unknown if not self._known else yes if self._value else no) or reason
        if words:
            return Finding(self._known, self._value, self._possible, lambda: Trail.because(words, self.trail))
        if yes and self._known:
            return Finding(True, self._value, self._possible, lambda: Trail.in_vain(yes, self.trail))
        return self

    def spelt_out(self) -> Finding[T_co]:
        """The same finding; what was needed and is not so is told also where the finding is passed over."""
        if self._told is None:
            return self
        trail = self.trail
        return Finding(self._known, self._value, self._possible, trail.told_in_full)

    def after(self, trail: Trail) -> Finding[T_co]:
        """The same answer, with more trail in front of it."""
        if trail is NO_TRAIL or self._told is None:
            return self
        return Finding(self._known, self._value, self._possible, trail + self.trail)

    def then(self, work_out: Callable[[T_co], U]) -> Finding[U]:
        """What follows from the value: once it is known, or when every possible value leads to the same."""
        if self._known:
            value: Any = self._value
            return valued(work_out(value)) if self._told is None else Finding(True, work_out(value), None, self.trail)
        if self._possible is None:
            return VALUED_OPEN if self._told is None else Finding(False, None, None, self.trail)

        def worked_out(value: Any) -> Finding[U]:
            """What follows from one of the possible values, as a known finding."""
            return say(work_out(value))

        return self.and_then(worked_out)

    def and_then(self, look_up: Callable[[T_co], Finding[U]]) -> Finding[U]:
        """The finding that the value leads to, or to which every possible value leads."""
        if self._known:
            value: Any = self._value
            found, told = look_up(value), self._told
            if told is None:
                return found if found._told is None else only_value(found)
            return found if told is NO_TRAIL else found.after(self.trail)
        if self._possible is None:
            return VALUED_OPEN if self._told is None else Finding(False, None, None, self.trail)
        if self._told is None:
            return whichever([look_up(value) for value in self._possible], so_far=None)
        # A set has no order of its own, and what is said must not differ from run to run.
        return whichever([look_up(value) for value in sorted(self._possible, key=plain.order)], so_far=self.trail)

    def equals(self: Finding[Any], other: object) -> Finding[bool]:
        """Whether the value is this one."""
        if self._told is None and self._known:
            return VALUED_YES if self._value == other else VALUED_NO
        if self._told is NO_TRAIL and self._known:
            return _YES if self._value == other else _NO
        return self.then(lambda value: value == other)

    def is_one_of(self: Finding[Any], others: Iterable[object]) -> Finding[bool]:
        """Whether the value is one of these."""
        several = others if others.__class__ is tuple else tuple(others)
        if self._told is None and self._known:
            return VALUED_YES if self._value in several else VALUED_NO
        if self._told is NO_TRAIL and self._known:
            return _YES if self._value in several else _NO
        return self.then(lambda value: value in several)

    def is_there(self: Finding[Any]) -> Finding[bool]:
        """Whether there is anything at all: a date that was given, a step that was taken."""
        if self._told is None and self._known:
            return VALUED_NO if self._value is None else VALUED_YES
        if self._told is NO_TRAIL and self._known:
            return _NO if self._value is None else _YES
        return self.then(lambda value: value is not None)

    def has(self: Finding[frozenset[T]], *members: T) -> Finding[bool]:
        """Whether the set holds at least one of these."""
        if self._told is None and self._value is not None:
            return VALUED_NO if self._value.isdisjoint(members) else VALUED_YES
        return self.then(lambda value: not value.isdisjoint(members))

    def lacks(self: Finding[frozenset[T]], *members: T) -> Finding[bool]:
        """Whether the set holds none of these."""
        if self._told is None and self._value is not None:
            return VALUED_YES if self._value.isdisjoint(members) else VALUED_NO
        return self.then(lambda value: value.isdisjoint(members))


def valued(value: Any) -> Finding[Any]:
    """A known value without any trail, as it follows from facts that are read for their values only."""
    # Among many thousands of cases these are the same few findings.
    if value is True:
        return VALUED_YES
    return VALUED_NO if value is False else Finding(True, value, None, None)


VALUED_YES: Finding[bool] = Finding(True, True, None, None)
VALUED_NO: Finding[bool] = Finding(True, False, None, None)
VALUED_OPEN: Finding[Any] = Finding(False, None, None, None)


def only_value(finding: Finding[T]) -> Finding[T]:
    """The finding without its trail, for whoever asks for values only."""
    told, value = finding._told, finding._value
    if value is True:
        return VALUED_YES  # type: ignore[return-value]
    if value is False:
        return VALUED_NO  # type: ignore[return-value]
    if told is NO_TRAIL and finding._known:
        return _VALUED.get(id(finding), finding)
    return Finding(True, value, None, None) if finding._known else Finding(False, None, finding._possible, None)


def whichever(findings: Iterable[Finding[T]], *, so_far: Trail | None = NO_TRAIL) -> Finding[T]:
    """What all these findings say, when it is not known which of them holds; open if they differ.

    `so_far` is the trail that leaves it open which one holds; None: only values are asked for. It falls away
    if that makes no difference.
    """
    branches = tuple(findings)
    first = branches[0]
    same = len([branch for branch in branches if branch._known and branch._value == first._value]) == len(branches)
    if so_far is None:
        return valued(first._value) if same else Finding(False, None, _ends(branches), None)
    trail = Trail.joined(branch.trail for branch in branches)
    if same:
        return Finding(True, first._value, None, lambda: _either_way(branches, trail))
    return Finding(
        is_known=False,
        possible=_ends(branches),
        trail=so_far + Trail.when_read(lambda: Trail(missing=trail.missing, unverified=trail.unverified)),
    )


def _ends(branches: tuple[Finding[Any], ...]) -> frozenset[Any] | None:
    """What the branches can come to; None if one of them can come to anything."""
    ends: set[Any] = set()
    for branch in branches:
        if branch._known:
            ends.add(branch._value)
        elif branch._possible is None:
            return None
        else:
            ends |= branch._possible
    return frozenset(ends)


def _either_way(branches: tuple[Finding[T], ...], trail: Trail) -> Trail:
    """The trail of findings that come to the same, with the reasons that they share."""
    shared = tuple(reason for reason in branches[0].reasons if all(reason in one.reasons for one in branches))
    return Trail(
        reasons=(EITHER_WAY, *shared),
        rules=trail.rules,
        citations=trail.citations,
        used=trail.used,
        missing=trail.missing,
        unverified=trail.unverified,
    )


def say(value: T, reason: Reason = "") -> Finding[T]:
    """A known value. A reason that costs something can be given as what puts it into words when it is read."""
    if reason:
        return Finding(True, value, None, reason)
    if value is None or value is True or value is False:
        return _NOTHING if value is None else _YES if value else _NO  # type: ignore[return-value]
    if not isinstance(value, Enum):
        return Finding(True, value)
    # The law has few words, and says each of them often. Equal words of two kinds are not the same.
    key = value.__class__, value
    found = _WORDS.get(key)
    if found is None:
        # Two threads may say it for the first time; the one that is kept is the same for both.
        found = _WORDS.setdefault(key, Finding(True, value))
        _VALUED[id(found)] = valued(value)
    return found


_NOTHING: Finding[Any] = Finding(True, None)
_YES: Finding[bool] = Finding(True, True)
_NO: Finding[bool] = Finding(True, False)
_WORDS: dict[Any, Finding[Any]] = {}
_VALUED: dict[int, Finding[Any]] = {id(_NOTHING): Finding(True, None, None, None)}
"""Of findings that are never let go, by where they are: the same without a trail."""


def yes(reason: str = "") -> Finding[bool]:
    """Yes."""
    return say(True, reason) if reason else _YES


def no(reason: str = "") -> Finding[bool]:
    """No."""
    return say(False, reason) if reason else _NO


def cannot_say(reason: str = "", *, missing: Iterable[Missing] = ()) -> Finding[Any]:
    """Cannot say yet, or cannot say at all: the reason, and the facts that would settle it."""
    return Finding(False, None, None, Trail(reasons=(reason,) if reason else (), missing=tuple(missing)))
