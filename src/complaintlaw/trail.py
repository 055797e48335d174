"""How a finding was reached: reasons, rules, provisions, the facts used and the facts that are missing.

Trails are put together far more often than they are read. So a join only notes what it joins, and is written
out, each thing once and in its order, when somebody first reads it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from complaintlaw.citation import Citation

__all__ = ["NO_TRAIL", "Missing", "Steps", "Trail", "Used"]


@dataclass(frozen=True, kw_only=True, order=True)
class Missing:
    """A fact that is not known and on which the answer depends. `judgement`: a person has to decide it."""

    path: str
    words: str
    judgement: bool = False


@dataclass(frozen=True, kw_only=True)
class Used:
    """A fact that was known and was relied on. `judgement`: it is what a person decided."""

    path: str
    words: str
    value: Any
    judgement: bool = False


class Steps(NamedTuple):
    """A trail as it is written out."""

    reasons: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    used: tuple[Used, ...] = ()
    missing: tuple[Missing, ...] = ()
    unverified: tuple[str, ...] = ()


class Trail:
    """How a finding was reached. Never changes; `steps` is it written out."""

    __slots__ = ("_parts", "_steps")

    def __init__(
        self,
        *,
        reasons: tuple[str, ...] = (),
        rules: tuple[str, ...] = (),
        citations: tuple[Citation, ...] = (),
        used: tuple[Used, ...] = (),
        missing: tuple[Missing, ...] = (),
        unverified: tuple[str, ...] = (),
    ) -> None:
        self._steps: Steps | None = Steps(reasons, rules, citations, used, missing, unverified)
        self._parts: tuple[Part, ...] = ()

    @classmethod
    def joined(cls, trails: Iterable[Trail]) -> Trail:
        """These trails one after the other."""
        parts = [trail for trail in trails if trail is not NO_TRAIL]
        if len(parts) < 2:
            return parts[0] if parts else NO_TRAIL
        return _unwritten((*parts,))

    @staticmethod
    def when_read(later: Callable[[], Trail]) -> Trail:
        """The trail that this gives, which is asked for only if somebody reads it."""
        return _unwritten((later,))

    @staticmethod
    def because(reason: str, *trails: Trail) -> Trail:
        """These trails, with this reason in front of them."""
        return _unwritten((reason, *trails))

    def __add__(self, other: Trail) -> Trail:
        if other is NO_TRAIL:
            return self
        return other if self is NO_TRAIL else _unwritten((self, other))

    @property
    def steps(self) -> Steps:
        """The trail written out, each thing once, in the order in which it first occurs."""
        if self._steps is None:
            kinds = zip(*self._leaves(), strict=True)
            self._steps = Steps(*(tuple(dict.fromkeys(itertools.chain(*kind))) for kind in kinds))
            self._parts = ()
        return self._steps

    def _leaves(self) -> list[Steps]:
        """What has been written out under this trail, in order. A part that is met again adds nothing."""
        found: list[Steps] = [Steps()]
        seen: set[int] = set()
        waiting: list[Any] = [self]
        while waiting:
            part = waiting.pop()
            if isinstance(part, str):
                found.append(Steps((part,)))
            elif part._steps is not None:
                found.append(part._steps)
            elif id(part) not in seen:
                seen.add(id(part))
                part._parts = tuple(one if isinstance(one, (str, Trail)) else one() for one in part._parts)
                waiting.extend(reversed(part._parts))
        return found

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in plain words, one sentence each."""
        return self.steps.reasons

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that were applied, the outermost first."""
        return self.steps.rules

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The provisions that were applied."""
        return self.steps.citations

    @property
    def used(self) -> tuple[Used, ...]:
        """The known facts it rests on."""
        return self.steps.used

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The unknown facts on which it depends."""
        return self.steps.missing

    @property
    def unverified(self) -> tuple[str, ...]:
        """What has not been checked against the official text."""
        return self.steps.unverified


Part: TypeAlias = Trail | str | Callable[[], Trail]
"""What a trail is joined from: another one, a reason, or what gives one when it is read."""


def _unwritten(parts: tuple[Part, ...]) -> Trail:
    """A trail that only notes what it joins. Made often, so without going through its constructor."""
    trail = Trail.__new__(Trail)
    trail._steps = None
    trail._parts = parts
    return trail


NO_TRAIL = Trail()
