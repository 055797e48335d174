"""Whether a value can be a fact: the readers of stated values, made once from the types of the facts.

What cannot be a fact of that kind - a word that is not one of the law's, a text for a day, a moment for what has
only a day - is refused when the thing is built, so no rule ever reads it. Words are taken for the members they
name, and any collection for a set. Facts that are at odds with each other are not refused: `contradictions` says
them.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable, Iterable
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeAlias, TypeVar

from complaintlaw.errors import NotAFact, a, nearest, shown
from complaintlaw.organisations import Body

__all__ = [
    "EXPECTED_NAME",
    "LONGEST_SENTENCE",
    "OLDEST",
    "SHORT_NAME",
    "Reader",
    "Unfit",
    "day_stated",
    "number_of_a_thing",
    "reader_of",
    "short_name",
    "thing_stated",
]

T = TypeVar("T")

SHORT_NAME = r"(?!service$)[a-z][a-z0-9_-]*"
"""Parts of a matter are called as the persons are, and the part that is not about conduct is called service."""
EXPECTED_NAME = "a short name in small letters, other than service"
OLDEST = 130
LONGEST_SENTENCE = 99
"""In years. No Act has a longest sentence of so many that is not for life, and life has its own word; so a greater
number is a slip, of months for years or of a key.
"""


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
    if getattr(type(value), "IS_VALUED", False):
        return f"the double of {a(type(value).__name__)}"
    return f"Body {value}" if isinstance(value, Body) else shown(value)


def _flag(value: object) -> bool:
    if value is True or value is False:
        return value
    raise Unfit("True or False", value=value)


_ALSO = (bool, Enum)
"""What may be a number or a text too, and says something else."""


def number_of_a_thing(value: object) -> int:
    """The number of a thing in its row, counted from 1. Raises Unfit."""
    if isinstance(value, int) and not isinstance(value, _ALSO) and value >= 1:
        return value
    raise Unfit("a whole number, 1 or more", value=value)


def _age(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, _ALSO) and 0 <= value <= OLDEST:
        return value
    raise Unfit(f"a whole number, 0 to {OLDEST}", value=value)


def _years(value: object) -> int | float:
    if isinstance(value, (int, float)) and not isinstance(value, _ALSO) and 0 <= value <= LONGEST_SENTENCE:
        return value
    raise Unfit(f"a number, 0 to {LONGEST_SENTENCE}", value=value)


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


def short_name(value: object) -> str:
    """The short name of a person. Raises Unfit."""
    if isinstance(value, str) and not isinstance(value, _ALSO) and re.fullmatch(SHORT_NAME, value):
        return value
    raise Unfit(EXPECTED_NAME, value=value)


def _text(value: object) -> str:
    # Published files may point to a name that nobody can have, which is said as what does not fit.
    if isinstance(value, str) and not isinstance(value, _ALSO) and value.strip() and value.isprintable():
        return value
    raise Unfit("the short name of a person", value=value)


def _body(value: object) -> Body:
    if isinstance(value, Body):
        return value
    if isinstance(value, str) and not isinstance(value, _ALSO) and value in _BODIES:
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
        if isinstance(value, str) and not isinstance(value, _ALSO) and value in members:
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
        return frozenset(_each(one, sorted(value, key=_shown) if isinstance(value, (set, frozenset)) else value))

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
        raise Unfit(a(kind.__name__), value=value)

    return read


def day_stated(name: str, value: object) -> date:
    """The day that is given under that name. Raises NotAFact for anything else, a moment and None among it."""
    return _stated(name, value, _day)  # type: ignore[no-any-return]


def thing_stated(name: str, value: object, kind: type[T]) -> T:
    """The thing that is given under that name. Raises NotAFact for what is none of the kind, and for a double."""
    return _stated(name, value, _thing(kind))  # type: ignore[no-any-return]


def _stated(name: str, value: object, read: Reader) -> Any:
    try:
        return read(value)
    except Unfit as unfit:
        raise NotAFact(unfit.told(name)) from None


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
    # The one fraction among the facts is a number of years.
    float: _years,
    # The one whole number among the facts is an age.
    int: _age,
    # The texts in the facts point to persons.
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
