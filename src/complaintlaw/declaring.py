"""How facts are declared: the words in which a person would be asked, what silence means, what a value may be."""

from __future__ import annotations

import enum
import types
import typing
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar, overload

from complaintlaw.finding import VALUED_OPEN, Finding, Missing, Trail, Used, valued
from complaintlaw.stating import Reader, number_of_a_thing, reader_of, short_name

if TYPE_CHECKING:
    from complaintlaw.reading import Facts

__all__ = ["DAY", "SILENCE", "THING", "THINGS", "WORD", "WORDS", "FactField", "Stated", "fact", "judgement", "status"]

T = TypeVar("T")


class Silence:
    """Nothing was said about the fact."""


SILENCE = Silence()


class FactField(Generic[T]):
    """One fact of a kind of thing: set with a plain value, read as a finding."""

    def __init__(self, words: str, *, judged: bool, absent: object = SILENCE, key: str = "", since: int = 1) -> None:
        self.words = words
        self.judged = judged
        self.absent = absent
        self.key = key
        self.since = since
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.key = self.key or name

    @overload
    def __get__(self, thing: None, owner: type) -> Self: ...

    @overload
    def __get__(self, thing: Facts, owner: type) -> Finding[T]: ...

    def __get__(self, thing: Facts | None, owner: type) -> Self | Finding[T]:
        if thing is None:
            return self
        # What was stated never changes, so neither does what is read: the next time it is found on the thing.
        read = thing.__dict__[self.name] = self._read(thing)
        return read

    if TYPE_CHECKING:  # what a fact is built from

        def __set__(self, thing: Facts, value: T | None) -> None: ...

    def _read(self, thing: Facts) -> Finding[T]:
        value = thing.as_stated(self.name, self.absent)
        # The words are put together when they are read. They must not hold the thing, which holds them.
        place, whom = thing.place, thing.of_whom
        known = value is not SILENCE
        return Finding(known, value if known else None, None, lambda: self._trail(place, whom, value))

    def _trail(self, place: str, whom: str, value: object) -> Trail:
        path, words = f"{place}.{self.name}".lstrip("."), f"{self.words}{whom}"
        if value is SILENCE:
            return Trail(missing=(Missing(path=path, words=words, judgement=self.judged),))
        return Trail(used=(Used(path=path, words=words, value=value, judgement=self.judged),))

    def when_silent(self) -> Finding[T]:
        """What silence says, without a trail."""
        return VALUED_OPEN if self.absent is SILENCE else valued(self.absent)


def fact(words: str, *, key: str = "", since: int = 1) -> FactField[Any]:
    """A fact; silence means that it is not known. `since`: the version of the format that first had it."""
    return FactField(words, judged=False, key=key, since=since)


def judgement(words: str, *, key: str = "", since: int = 1) -> FactField[Any]:
    """What a person decides and the library never does; silence means that nobody has yet."""
    return FactField(words, judged=True, key=key, since=since)


def status(words: str, *, absent: object, key: str = "", since: int = 1) -> FactField[Any]:
    """A step or an office; silence means `absent`, for a case file is complete about what has been done."""
    return FactField(words, judged=False, absent=absent, key=key, since=since)


class Way(enum.Enum):
    """In which of the usual ways a field is stated, which are told by the type of the value alone."""

    OTHER = enum.auto()
    WORD = enum.auto()
    DAY = enum.auto()
    WORDS = enum.auto()
    THING = enum.auto()
    THINGS = enum.auto()


OTHER, WORD, DAY, WORDS, THING, THINGS = Way


_BESIDE_FACTS: dict[Any, Reader] = {int: number_of_a_thing, str: short_name}


class Stated:
    """How one field of a kind of thing is stated: made once, with the kind."""

    __slots__ = ("exactly", "findings", "is_fact", "may_be_none", "member", "read", "required", "way")

    def __init__(self, hint: Any, declared: object) -> None:
        self.is_fact = isinstance(declared, FactField)
        kind = typing.get_args(hint)[0] if self.is_fact else hint
        parts = typing.get_args(kind) if isinstance(kind, types.UnionType) else (kind,)
        kinds = [one for one in parts if one is not types.NoneType]
        self.may_be_none = len(kinds) < len(parts)
        self.required = not self.is_fact and declared is SILENCE
        self.read: Reader = reader_of(kind) if self.is_fact else _BESIDE_FACTS.get(kind) or reader_of(kind)
        self.way, self.exactly, self.member = _usual(kinds[0], self.is_fact)
        # What is met again and again is read without making anything.
        self.findings: dict[Any, Finding[Any]] = {}
        if self.way is WORD:
            self.findings = {one: valued(one) for one in ((True, False) if self.exactly is bool else self.exactly)}
        elif self.way is WORDS:
            few = (frozenset[Any](), *(frozenset({one}) for one in self.member))
            self.findings = {one: valued(one) for one in few}


def _usual(kind: Any, is_fact: bool) -> tuple[Way, Any, Any]:
    """The usual way for the first type of a field, the type of the values, and that of their members."""
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple:
        return THINGS, tuple, inner[0]
    if origin is frozenset:
        return (WORDS, frozenset, inner[0]) if is_fact else (OTHER, None, None)
    if not is_fact:
        return (THING, kind, None) if hasattr(kind, "STATED") else (OTHER, None, None)
    if kind is date:
        return DAY, date, None
    return (WORD, kind, None) if kind is bool or issubclass(kind, Enum) else (OTHER, None, None)
