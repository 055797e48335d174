"""How facts are stated and how rules read them.

A fact is declared once, with the words in which a person would be asked for it, and may be left out. Reading
it gives a finding: its value, or "cannot say yet" with this fact as the missing one. So rules can be written
as if everything were known, and what is unknown takes care of itself.

Three kinds, which differ in what silence means:

* `fact(...)` - something that is true or not; silence: not known;
* `judgement(...)` - something that a person has to judge; silence: not considered yet;
* `status(..., absent=...)` - a step taken or an office held; silence: not taken, not held.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar, Generic, Self, TypeVar, cast, overload

from complaintlaw.finding import Finding, Missing, Trail, Used

__all__ = ["FactField", "Facts", "fact", "judgement", "status"]

T = TypeVar("T")


class _Silence:
    """Nothing was said about the fact."""


_SILENCE = _Silence()


class FactField(Generic[T]):
    """One fact of a kind of thing: set with a plain value, read as a finding."""

    def __init__(self, words: str, *, judged: bool, absent: object = _SILENCE, key: str = "") -> None:
        self.words = words
        self.judged = judged
        self.absent = absent
        self.key = key
        self.name = ""
        self.slot = ""
        # Silence says the same of every matter where the words name no person and no allegation.
        self.one_of_a_kind = False
        self.if_silent: Finding[T] | None = None

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.slot = f"{name} as read"
        self.key = self.key or name
        self.one_of_a_kind = vars(owner).keys().isdisjoint(("place", "of_whom"))

    @overload
    def __get__(self, thing: None, owner: type) -> Self: ...

    @overload
    def __get__(self, thing: Facts, owner: type) -> Finding[T]: ...

    def __get__(self, thing: Facts | None, owner: type) -> Self | Finding[T]:
        if thing is None:
            return self
        # What was stated never changes, so neither does what is read.
        read: Finding[T] | None = thing.__dict__.get(self.slot)
        if read is None:
            read = thing.__dict__[self.slot] = self._read(thing)
        return read

    def _read(self, thing: Facts) -> Finding[T]:
        value = thing.__dict__.get(self.name, _SILENCE)
        if value is not _SILENCE or not self.one_of_a_kind:
            return self._found(thing, value)
        if self.if_silent is None:
            self.if_silent = self._found(thing, value)
        return self.if_silent

    def _found(self, thing: Facts, stated: object) -> Finding[T]:
        value = self.absent if stated is _SILENCE else stated
        # The words are put together when they are read. They must not hold the thing, which holds them.
        place, whom = thing.place, thing.of_whom
        trail = Trail.when_read(lambda: self._trail(place, whom, value))
        return Finding(value is not _SILENCE, None if value is _SILENCE else value, None, trail)

    def _trail(self, place: str, whom: str, value: object) -> Trail:
        path, words = f"{place}.{self.name}".lstrip("."), f"{self.words}{whom}"
        if value is _SILENCE:
            return Trail(missing=(Missing(path=path, words=words, judgement=self.judged),))
        return Trail(used=(Used(path=path, words=words, value=value, judgement=self.judged),))

    def __set__(self, thing: Facts, value: T | None) -> None:
        # A dataclass passes the declaration itself when the fact was left out.
        if value is not None and value is not cast(object, self):
            thing.__dict__[self.name] = frozenset(value) if isinstance(value, (set, list, tuple)) else value


def fact(words: str, *, key: str = "") -> FactField[Any]:
    """A fact; silence means that it is not known."""
    return FactField(words, judged=False, key=key)


def judgement(words: str, *, key: str = "") -> FactField[Any]:
    """What a person decides and the library never does; silence means that nobody has yet."""
    return FactField(words, judged=True, key=key)


def status(words: str, *, absent: object, key: str = "") -> FactField[Any]:
    """A step or an office; silence means `absent`, for a case file is complete about what has been done."""
    return FactField(words, judged=False, absent=absent, key=key)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What is known of one thing. Frozen; compared and copied by what has been stated."""

    PLACE: ClassVar[str] = ""

    @property
    def place(self) -> str:
        """Where it stands in the matter, for naming a missing fact: `allegations[1]`."""
        return self.PLACE

    @property
    def of_whom(self) -> str:
        """Words that tell it from others of its kind: ` (allegation 2)`."""
        return ""

    def stated(self) -> dict[str, Any]:
        """The plain values that were given, by name."""
        return {item.name: self.__dict__[item.name] for item in fields(self) if item.name in self.__dict__}

    def but(self, **changes: Any) -> Self:
        """A copy in which these facts are different; None takes a fact away."""
        return type(self)(**{**self.stated(), **changes})
