"""What the law says on some facts: yes, no, or cannot say yet; and how that was reached.

A finding never fails because a fact is missing. It gives an answer when the answer is the same whatever the
unknown facts are; otherwise it names the facts that stand between us and the answer. `logic.py` puts
findings together in ways that keep to this.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from complaintlaw.citation import Citation
from complaintlaw.trail import NO_TRAIL, Missing, Trail, Used

__all__ = [
    "Answer",
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


class Answer(enum.StrEnum):
    """The three answers a lawyer gives to a question on part of the facts."""

    YES = "yes"
    NO = "no"
    CANNOT_SAY_YET = "cannot say yet"


EITHER_WAY = "The answer is the same whichever way the unknown facts turn out."


@dataclass(frozen=True, slots=True, init=False)
class Finding(Generic[T_co]):
    """The answer to one question, with its reasons.

    `value` is the answer: True or False, a body, a date, a set. It is None when nothing of the kind arises
    (there is no deadline), and also while the answer cannot be given; `is_known` tells the two apart.
    `possible` holds the answers that an open finding can still come to, where these are few; None: any.
    """

    is_known: bool
    value: T_co | None = None
    possible: frozenset[Any] | None = field(default=None, compare=False)
    trail: Trail = field(default=NO_TRAIL, compare=False)

    def __init__(
        self,
        is_known: bool,
        value: Any = None,
        possible: frozenset[Any] | None = None,
        trail: Trail = NO_TRAIL,
    ) -> None:
        # One case makes hundreds; the constructor of a frozen dataclass takes twice as long.
        _SET_KNOWN(self, is_known)
        _SET_VALUE(self, value)
        _SET_POSSIBLE(self, possible)
        _SET_TRAIL(self, trail)

    @property
    def answer(self) -> Answer:
        """Yes, no or cannot say yet. For other than yes-or-no questions: there is one, there is none."""
        if not self.is_known:
            return Answer.CANNOT_SAY_YET
        return Answer.YES if self.value else Answer.NO

    @property
    def is_yes(self) -> bool:
        """The answer is known and is yes."""
        return self.is_known and bool(self.value)

    @property
    def is_no(self) -> bool:
        """The answer is known and is no, or there is nothing of the kind."""
        return self.is_known and not self.value

    @property
    def is_open(self) -> bool:
        """It cannot be said yet."""
        return not self.is_known

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in plain words, one sentence each."""
        return self.trail.reasons

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that were applied, the outermost first."""
        return self.trail.rules

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The provisions that were applied."""
        return self.trail.citations

    @property
    def used(self) -> tuple[Used, ...]:
        """The known facts it rests on."""
        return self.trail.used

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The unknown facts on which it depends; empty as soon as the answer is known."""
        return self.trail.missing

    @property
    def judgements(self) -> tuple[Used, ...]:
        """Those of the facts used that are somebody's judgement."""
        return tuple(fact for fact in self.used if fact.judgement)

    @property
    def unverified(self) -> tuple[str, ...]:
        """What has not been checked against the official text; empty if all of it has."""
        return self.trail.unverified

    def because(self, reason: str = "", *, yes: str = "", no: str = "", unknown: str = "") -> Finding[T_co]:
        """The same finding with the reason that suits its answer put first; without one, as it was."""
        words = (unknown if not self.is_known else yes if self.value else no) or reason
        if not words:
            return self
        return Finding(self.is_known, self.value, self.possible, Trail.because(words, self.trail))

    def after(self, trail: Trail) -> Finding[T_co]:
        """The same answer, with more trail in front of it."""
        if trail is NO_TRAIL:
            return self
        return Finding(self.is_known, self.value, self.possible, trail + self.trail)

    def then(self, work_out: Callable[[T_co], U]) -> Finding[U]:
        """What follows from the value: once it is known, or when every possible value leads to the same."""
        if self.is_known:
            value: Any = self.value
            return Finding(True, work_out(value), None, self.trail)
        if self.possible is None:
            return Finding(False, None, None, self.trail)

        def worked_out(value: Any) -> Finding[U]:
            """What follows from one of the possible values, as a known finding."""
            return say(work_out(value))

        return self.and_then(worked_out)

    def and_then(self, look_up: Callable[[T_co], Finding[U]]) -> Finding[U]:
        """The finding that the value leads to, or to which every possible value leads."""
        if self.is_known:
            return look_up(self.value).after(self.trail)  # type: ignore[arg-type]
        if self.possible is None:
            return Finding(False, None, None, self.trail)
        return whichever((look_up(value) for value in self.possible), so_far=self.trail)

    def equals(self: Finding[Any], other: object) -> Finding[bool]:
        """Whether the value is this one."""
        return self.then(lambda value: value == other)

    def is_one_of(self: Finding[Any], others: Iterable[object]) -> Finding[bool]:
        """Whether the value is one of these."""
        several = tuple(others)
        return self.then(lambda value: value in several)

    def is_there(self: Finding[Any]) -> Finding[bool]:
        """Whether there is anything at all: a date that was given, a step that was taken."""
        return self.then(lambda value: value is not None)

    def has(self: Finding[frozenset[T]], *members: T) -> Finding[bool]:
        """Whether the set holds at least one of these."""
        return self.then(lambda value: not value.isdisjoint(members))

    def lacks(self: Finding[frozenset[T]], *members: T) -> Finding[bool]:
        """Whether the set holds none of these."""
        return self.then(lambda value: value.isdisjoint(members))


_SET_KNOWN, _SET_VALUE, _SET_POSSIBLE, _SET_TRAIL = (
    vars(Finding)[name].__set__ for name in ("is_known", "value", "possible", "trail")
)


def whichever(findings: Iterable[Finding[T]], *, so_far: Trail = NO_TRAIL) -> Finding[T]:
    """What all these findings say, when it is not known which of them holds; open if they differ.

    `so_far` is the trail that leaves it open which one holds. It falls away if that makes no difference.
    """
    branches = tuple(findings)
    first, trail = branches[0], Trail.joined(branch.trail for branch in branches)
    if all(branch.is_known and branch.value == first.value for branch in branches):
        return Finding(is_known=True, value=first.value, trail=Trail.when_read(lambda: _either_way(branches, trail)))
    ends = [frozenset({branch.value}) if branch.is_known else branch.possible for branch in branches]
    few = [end for end in ends if end is not None]
    return Finding(
        is_known=False,
        possible=frozenset[Any]().union(*few) if len(few) == len(ends) else None,
        trail=so_far + Trail.when_read(lambda: Trail(missing=trail.missing, unverified=trail.unverified)),
    )


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


def say(value: T, reason: str = "") -> Finding[T]:
    """A known value."""
    return Finding(True, value, None, Trail.because(reason) if reason else NO_TRAIL)


_YES, _NO = say(True), say(False)


def yes(reason: str = "") -> Finding[bool]:
    """Yes."""
    return say(True, reason) if reason else _YES


def no(reason: str = "") -> Finding[bool]:
    """No."""
    return say(False, reason) if reason else _NO


def cannot_say(reason: str = "", *, missing: Iterable[Missing] = ()) -> Finding[Any]:
    """Cannot say yet, or cannot say at all: the reason, and the facts that would settle it."""
    return Finding(is_known=False, trail=Trail(reasons=(reason,) if reason else (), missing=tuple(missing)))
