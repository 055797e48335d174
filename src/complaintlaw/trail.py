"""How a finding was reached: reasons, rules, provisions, the facts used and the facts that are missing.

Trails are put together far more often than they are read. So a join only notes what it joins, and is written
out, each thing once and in its order, when somebody first reads it.

What the answer rests on is kept apart from what was tried first and not met: the limbs that do not apply are
part of the way to an answer, but they do not decide it.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from complaintlaw.citation import Citation

__all__ = ["NO_TRAIL", "Basis", "Missing", "Steps", "Trail", "Used"]


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


@dataclass(frozen=True, kw_only=True)
class Basis:
    """Rules by their ids, and the provisions that they apply, each once and in order."""

    rules: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


class Steps(NamedTuple):
    """A trail as it is written out. `rules` and `citations` are those that decide; `passed_*` were considered
    and not met; `unmet` holds sentences that would have given another answer, and are not so.
    """

    reasons: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    used: tuple[Used, ...] = ()
    missing: tuple[Missing, ...] = ()
    unverified: tuple[str, ...] = ()
    passed_rules: tuple[str, ...] = ()
    passed_citations: tuple[Citation, ...] = ()
    unmet: tuple[str, ...] = ()


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
            return next(iter(parts), NO_TRAIL)
        return _unwritten((*parts,))

    @staticmethod
    def when_read(later: Later) -> Trail:
        """The trail, or the one reason, that this gives, which is asked for only if somebody reads it."""
        return _unwritten((later,))

    @staticmethod
    def because(reason: str, *trails: Trail) -> Trail:
        """These trails, with this reason in front of them."""
        return _unwritten((reason, *trails))

    @staticmethod
    def in_vain(sentence: str, trail: Trail) -> Trail:
        """The trail of a condition that is not met, with the sentence that would be its reason if it were."""
        return _unwritten((_written(Steps(unmet=(sentence,))), trail))

    @staticmethod
    def chosen(passed: Sequence[Trail], decided: Trail) -> Trail:
        """What decided, after conditions that were not met were passed over.

        They are only considered, unless what is left applies no rule of its own: then it is decided by them.
        """
        tried = Trail.joined(passed)
        return decided if tried is NO_TRAIL else _unwritten((lambda: _after_passing(tried, decided),))

    def __add__(self, other: Trail) -> Trail:
        if other is NO_TRAIL:
            return self
        return other if self is NO_TRAIL else _unwritten((self, other))

    def __reduce__(self) -> str | tuple[Any, ...]:
        return "NO_TRAIL" if self is NO_TRAIL else (_written, (self.steps,))

    @property
    def steps(self) -> Steps:
        """The trail written out, each thing once, in the order in which it first occurs."""
        if self._steps is None:
            leaves = self._leaves()
            kinds = zip(*leaves, strict=True)
            self._steps = Steps(*[_each_once([some for some in kind if some]) for kind in kinds])
            self._parts = ()
        return self._steps

    def _leaves(self) -> list[Steps]:
        """What has been written out under this trail, in order. A part that is met again adds nothing."""
        found: list[Steps] = [Steps()]
        # The parts are held: what is let go on the way would leave its place, and its number, to another.
        seen: dict[int, Any] = {}
        waiting: list[Any] = [self]
        while waiting:
            part = waiting.pop()
            if part.__class__ is str:
                found.append(Steps((part,)))
            elif id(part) not in seen:
                seen[id(part)] = part
                # In this order: another thread that writes it out first sets the steps, then lets the parts go.
                joined, steps = part._parts, part._steps
                if steps is None:
                    joined = tuple([one if isinstance(one, (str, Trail)) else one() for one in joined])
                    part._parts = joined
                    waiting.extend(reversed(joined))
                else:
                    found.append(steps)
        return found

    def told_in_full(self) -> Trail:
        """The same, but that what is not so is a reason, which is also told when it is passed over."""
        steps = self.steps
        return _written(steps._replace(reasons=self.reasons, unmet=())) if steps.unmet else self

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in plain words, one sentence each; the last one lists what would be needed and is not so."""
        steps = self.steps
        return (*steps.reasons, _none_of(steps.unmet)) if steps.unmet else steps.reasons

    @property
    def decides(self) -> Basis:
        """On which rules and provisions the answer rests."""
        return Basis(rules=self.steps.rules, citations=self.steps.citations)

    @property
    def considered(self) -> Basis:
        """Which others were tried and not met."""
        steps = self.steps
        return Basis(
            rules=tuple(one for one in steps.passed_rules if one not in steps.rules),
            citations=tuple(one for one in steps.passed_citations if one not in steps.citations),
        )

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of the rules that were applied: those that decide, then those that were considered."""
        return self.decides.rules + self.considered.rules

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The provisions that were applied: those that decide, then those that were considered."""
        return self.decides.citations + self.considered.citations

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


Later: TypeAlias = Callable[[], Trail | str]
Part: TypeAlias = Trail | str | Later
"""What a trail is joined from: another one, a reason, or what gives one when it is read."""


def _unwritten(parts: tuple[Part, ...]) -> Trail:
    """A trail that only notes what it joins. Made often, so without going through its constructor."""
    trail = Trail.__new__(Trail)
    trail._steps = None
    trail._parts = parts
    return trail


def _each_once(several: list[tuple[Any, ...]]) -> tuple[Any, ...]:
    if len(several) < 2:
        return next(iter(several), ())
    return tuple(dict.fromkeys(itertools.chain(*several)))


def _written(steps: Steps) -> Trail:
    trail = Trail.__new__(Trail)
    trail._steps = steps
    trail._parts = ()
    return trail


def _after_passing(passed: Trail, decided: Trail) -> Trail:
    if not decided.steps.rules:
        return passed + decided
    tried = passed.steps
    considered = tried._replace(
        rules=(),
        citations=(),
        passed_rules=tried.rules + tried.passed_rules,
        passed_citations=tried.citations + tried.passed_citations,
        unmet=(),
    )
    return _written(considered) + decided


def _none_of(sentences: Sequence[str]) -> str:
    """One sentence that says that none of these is so."""
    opening = "None of these is so" if len(sentences) > 1 else "This is not so"
    return f"{opening}: {'; '.join([_within(sentence) for sentence in sentences])}."


def _within(sentence: str) -> str:
    """The sentence as it stands inside another one."""
    first, _, _ = sentence.partition(" ")
    opening = sentence[:1].lower() if first in _SMALL_INSIDE else sentence[:1]
    return opening + sentence[1:].removesuffix(".")


_SMALL_INSIDE = frozenset(("A", "An", "Another", "At", "Criminal", "Even", "If", "In", "It", "No", "Nobody", "Serious"))
_SMALL_INSIDE |= frozenset(
    ("Proceedings", "Somebody", "Something", "That", "The", "There", "They", "Whoever", "Written")
)

NO_TRAIL = Trail()
