"""What can be read of a finding: its answer, and the way to it, which is worked out when it is first read."""

from __future__ import annotations

import enum
import functools
from typing import Any, Generic, TypeAlias, TypeVar

from complaintlaw.citation import Citation
from complaintlaw.trail import NO_TRAIL, Basis, Later, Missing, Trail, Used

__all__ = ["Answer", "AsTold", "Told"]

T_co = TypeVar("T_co", covariant=True)

AsTold: TypeAlias = Trail | Later | tuple[Any, ...] | str | None
"""A trail, what gives one or a reason when it is read, also as a function with what it is to be given, or one reason.
None: only the value is asked for.
"""


class Answer(enum.StrEnum):
    """The three answers a lawyer gives to a question on part of the facts."""

    YES = "yes"
    NO = "no"
    CANNOT_SAY_YET = "cannot say yet"


class Told(Generic[T_co]):
    """What a finding says, and the way to it as it can be read. Never changes."""

    __slots__ = ("_known", "_possible", "_told", "_value")

    def __init__(
        self,
        is_known: bool,
        value: Any = None,
        possible: frozenset[Any] | None = None,
        trail: AsTold = NO_TRAIL,
    ) -> None:
        # Set once, here; only what is read through properties is public, and those cannot be set.
        self._known = is_known
        self._value: T_co | None = value
        self._possible = possible
        # The trail, or what gives it when it is read. None: the facts were read for their values only.
        self._told = trail

    @property
    def is_known(self) -> bool:
        """Whether the answer can be given."""
        return self._known

    @property
    def value(self) -> T_co | None:
        """The answer; None when nothing of the kind arises, and while the answer cannot be given."""
        return self._value

    @property
    def possible(self) -> frozenset[Any] | None:
        """What an open finding can still come to, where that is little; None: anything."""
        return self._possible

    @property
    def answer(self) -> Answer:
        """Yes, no or cannot say yet. For other than yes-or-no questions: there is one, there is none."""
        if not self._known:
            return Answer.CANNOT_SAY_YET
        return Answer.YES if self._value else Answer.NO

    @property
    def is_yes(self) -> bool:
        """The answer is known and is yes."""
        return self._known and bool(self._value)

    @property
    def is_no(self) -> bool:
        """The answer is known and is no, or there is nothing of the kind."""
        return self._known and not self._value

    @property
    def is_open(self) -> bool:
        """It cannot be said yet."""
        return not self._known

    @property
    def trail(self) -> Trail:
        """How it was reached; written out when that is first read."""
        told = self._told
        if isinstance(told, Trail):
            return told
        if told is None:
            return NO_TRAIL
        if isinstance(told, tuple):
            function, *given = told
            trail = Trail.when_read(functools.partial(function, *given))
        else:
            trail = Trail.because(told) if isinstance(told, str) else Trail.when_read(told)
        self._told = trail
        return trail

    def __reduce__(self) -> tuple[Any, ...]:
        # Written out: a copy, or what is kept of it in a file, needs neither the matter nor the rules.
        told = None if self._told is None else self.trail
        return type(self), (self._known, self._value, self._possible, told)

    @property
    def decides(self) -> Basis:
        """The rules and provisions on which the answer rests."""
        return self.trail.decides

    @property
    def considered(self) -> Basis:
        """The rules and provisions that were tried first and are not met."""
        return self.trail.considered

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that were applied: those that decide, the outermost first, then those considered."""
        return self.trail.rules

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The provisions that were applied: those that decide, then those considered."""
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
