"""Whether a value can be a fact: the readers of stated values, made once from the types of the facts.

What cannot be a fact of that kind - a word that is not one of the law's, a text for a day, a moment for what has
only a day - is refused when the thing is built, so no rule ever reads it. Words are taken for the members they
name, and any collection for a set. Facts that are at odds with each other are not refused: `contradictions` says
them.
"""

from __future__ import annotations

import math
import types
import typing
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeAlias

from complaintlaw.errors import nearest
from complaintlaw.organisations import Body

__all__ = ["Reader", "Unfit", "number_of_a_thing", "reader_of"]

OLDEST = 130


class Unfit(Exception):
    """The value is not of the kind. `expected` completes "expected ..."; `words`: those that there are.

    `inside`: in which member of a collection, counted from 1.
    """

    def __init__(self, expected: str, *, words: Iterable[str] = (), value: object = None, inside: str = "") -> None:
        super().__init__(expected)
        self.expected = expected
        self.words = tuple(words)
        self.value = value
        self.inside = inside

    def told(self, place: str) -> str:
        """The sentence that refuses the value, of the fact at that place."""
        return f"{place}{self.inside}: expected {self.expected}, found {_shown(self.value)}{self._nearest()}"

    def _nearest(self) -> str:
        # A member of another kind is no misspelt word.
        return "" if isinstance(self.value, Enum) else nearest(self.value, self.words)


Reader: TypeAlias = Callable[[Any], Any]
"""Gives the value as a fact has it. Raises Unfit."""


def _shown(value: object) -> str:
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if value is None or isinstance(value, (str, bool, int, float)):
        return repr(value)[:80]
    if isinstance(value, (date, Body)):
        return f"{type(value).__name__} {value}"
    return f"a {type(value).__name__}"


def _flag(value: object) -> bool:
    if value is True or value is False:
        return value
    raise Unfit("True or False", value=value)


def number_of_a_thing(value: object) -> int:
    """The number of a thing in its row, counted from 1. Raises Unfit."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
        return value
    raise Unfit("a whole number, 1 or more", value=value)


def _age(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= OLDEST:
        return value
    raise Unfit(f"a whole number, 0 to {OLDEST}", value=value)


def _number(value: object) -> int | float:
    # No whole number is too long for this: it is compared, and never made a fraction.
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < math.inf:
        return value
    raise Unfit("a number, 0 or more", value=value)


def _day(value: object) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise Unfit("a day (a date without a time)", value=value)


def _moment(value: object) -> datetime:
    if not isinstance(value, datetime):
        raise Unfit("a day and time", value=value)
    if value.tzinfo is not None:
        raise Unfit("a time without a zone, as the clock on the wall in London shows it", value=value)
    return value


def _text(value: object) -> str:
    if isinstance(value, str) and not isinstance(value, Enum) and value.strip():
        return value
    raise Unfit("a short name", value=value)


def _body(value: object) -> Body:
    if isinstance(value, Body):
        return value
    if isinstance(value, str) and value in _BODIES:
        return _BODIES[value]
    raise Unfit("a body such as chief_officer:kent", words=_BODIES, value=value)


_BODIES = {str(body): body for body in Body.all()}


def _member_of(kind: type[Enum]) -> Reader:
    members: dict[Any, Enum] = {member.value: member for member in kind}
    few = f"one of {', '.join(members)}" if len(members) <= 20 else f"a word for {kind.__name__}"

    def read(value: Any) -> Enum:
        """The member, or the one that the word names. Raises Unfit, also for a member of another kind."""
        if isinstance(value, kind):
            return value
        if isinstance(value, str) and not isinstance(value, Enum) and value in members:
            return members[value]
        raise Unfit(few, words=members, value=value)

    return read


def _set_of(kind: Any) -> Reader:
    one = reader_of(kind)
    exactly = kind if isinstance(kind, type) and issubclass(kind, Enum) else None

    def read(value: Any) -> frozenset[Any]:
        """The set of these. Raises Unfit for what is no collection, or holds something else."""
        if value.__class__ is frozenset:
            if all(member.__class__ is exactly for member in value):
                return value
        elif not isinstance(value, (set, frozenset, list, tuple)):
            raise Unfit(f"a set of {_name(kind)}", value=value)
        return frozenset(_each(one, sorted(value, key=str) if isinstance(value, (set, frozenset)) else value))

    return read


def _each(one: Reader, values: Iterable[object]) -> list[Any]:
    read = []
    for number, value in enumerate(values, 1):
        try:
            read.append(one(value))
        except Unfit as unfit:
            unfit.inside = f"[{number}]{unfit.inside}"
            raise
    return read


def _row_of(kind: Any) -> Reader:
    one = reader_of(kind)

    def read(value: Any) -> tuple[Any, ...]:
        """These things in their order. Raises Unfit for what is no list, or holds something else."""
        if not isinstance(value, (tuple, list)):
            raise Unfit(f"a list of {_name(kind)}", value=value)
        return tuple(_each(one, value))

    return read


def _thing(kind: type) -> Reader:
    def read(value: Any) -> Any:
        """The thing, if it is one of the kind. Raises Unfit."""
        # A double has no trails to give, so nothing is built from it.
        if isinstance(value, kind) and not getattr(value, "IS_VALUED", False):
            return value
        raise Unfit(f"{'an' if kind.__name__[0] in 'AEIO' else 'a'} {kind.__name__}", value=value)

    return read


def _name(kind: Any) -> str:
    return getattr(kind, "__name__", str(kind))


def _one_of(kinds: tuple[Any, ...]) -> Reader:
    readers = [reader_of(kind) for kind in kinds]

    def read(value: Any) -> Any:
        """The value as the first reader takes it that does. Raises Unfit."""
        refused = []
        for reader in readers:
            try:
                return reader(value)
            except Unfit as unfit:
                refused.append(unfit)
        # A moment with a zone is better told apart than as "no day".
        expected = " or ".join(unfit.expected for unfit in refused)
        raise Unfit(expected, words=(word for unfit in refused for word in unfit.words), value=value)

    return read


_PLAIN: dict[Any, Reader] = {
    bool: _flag,
    date: _day,
    datetime: _moment,
    float: _number,
    # The one whole number among the facts is an age.
    int: _age,
    str: _text,
    Body: _body,
}


def reader_of(kind: Any) -> Reader:
    """What reads a value of that type; None is left to whoever knows whether it may be left out."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is frozenset:
        (member,) = inner
        return _set_of(member)
    if origin is tuple:
        return _row_of(inner[0])
    if origin is types.UnionType:
        kind, *others = [one for one in inner if one is not types.NoneType]
        return _one_of((kind, *others)) if others else reader_of(kind)
    return _member_of(kind) if issubclass(kind, Enum) else _thing(kind)
