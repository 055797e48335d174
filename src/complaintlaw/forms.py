"""How facts and results are written in JSON, and what is wrong with what is not written so.

Nothing here knows a word of the law. The forms are derived from the types of the facts and of the questions:
what can be stated in Python can be stated in a file, by the same names, and nothing else can.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from complaintlaw.locations import Location
from complaintlaw.refusals import Expecting, nearest, refuse

__all__ = [
    "FLAG",
    "Day",
    "Either",
    "Flag",
    "Schema",
    "Key",
    "Moment",
    "Number",
    "ObjectSchema",
    "ListSchema",
    "TextSchema",
    "EnumSchema",
]


class Schema(Expecting, Protocol):
    """How one thing is written."""


@dataclass(frozen=True)
class Flag:
    """True or false."""

    expected: str = "true or false"
    known: tuple[str, ...] = ()

    def read(self, value: object, at: Location) -> bool | None:
        """The truth value."""
        if isinstance(value, bool):
            return value
        refuse(self, value, at)
        return None


FLAG = Flag()


@dataclass(frozen=True)
class EnumSchema:
    """One of a closed list of words, each of which stands for a value.

    `hints`: what to say of a word that is known, but not here.
    """

    values: Mapping[str, Any]
    hints: Mapping[str, str] = field(default_factory=dict)

    @property
    def expected(self) -> str:
        """The words themselves, where they are few enough to be read."""
        few = len(self.values) <= 20
        return "one of " + ", ".join(f'"{word}"' for word in self.values) if few else "one of the known words"

    @property
    def known(self) -> tuple[str, ...]:
        """The words."""
        return tuple(self.values)

    def read(self, value: object, at: Location) -> Any:
        """What the word stands for."""
        if isinstance(value, str) and value in self.values:
            return self.values[value]
        refuse(self, value, at)
        return None


@dataclass(frozen=True)
class TextSchema:
    """A text of at least one character, or of a certain pattern."""

    pattern: str = r"[\s\S]+"
    expected: str = "a text"
    known: tuple[str, ...] = ()

    def read(self, value: object, at: Location) -> str | None:
        """The text."""
        if isinstance(value, str) and re.fullmatch(self.pattern, value):
            return value
        refuse(self, value, at)
        return None


@dataclass(frozen=True)
class Number:
    """A number that is not negative."""

    whole: bool = False
    most: int | None = None
    known: tuple[str, ...] = ()

    @property
    def expected(self) -> str:
        """In words, with the greatest number allowed."""
        upper = "or more" if self.most is None else f"to {self.most}"
        return f"a {'whole ' if self.whole else ''}number, 0 {upper}"

    def read(self, value: object, at: Location) -> int | float | None:
        """The number."""
        if isinstance(value, (int, float)) and not isinstance(value, bool) and self._fits(value):
            return int(value) if self.whole else value
        refuse(self, value, at)
        return None

    def _fits(self, value: int | float) -> bool:
        if isinstance(value, float) and not math.isfinite(value):
            return False
        return 0 <= value <= (value if self.most is None else self.most) and (not self.whole or value == int(value))


@dataclass(frozen=True)
class Day:
    """A calendar day."""

    expected: str = "a day such as 2027-03-26"
    known: tuple[str, ...] = ()

    def read(self, value: object, at: Location) -> date | None:
        """The day."""
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                at.wrong(f"there is no day {value}")
                return None
        refuse(self, value, at)
        return None


@dataclass(frozen=True)
class Moment:
    """A moment, to the minute, as the clock on the wall shows it in London."""

    expected: str = "a day and time such as 2027-03-25T21:40"
    known: tuple[str, ...] = ()

    def read(self, value: object, at: Location) -> datetime | None:
        """The moment, without a zone."""
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}", value):
            try:
                return datetime.fromisoformat(value)
            except ValueError:
                at.wrong(f"there is no moment {value}")
                return None
        refuse(self, value, at)
        return None


@dataclass(frozen=True)
class Either:
    """What is written in one of several forms."""

    forms: tuple[Schema, ...]

    @property
    def expected(self) -> str:
        """The one or the other."""
        return " or ".join(form.expected for form in self.forms)

    @property
    def known(self) -> tuple[str, ...]:
        """The words of all of them."""
        return tuple(word for form in self.forms for word in form.known)

    @property
    def hints(self) -> Mapping[str, str]:
        """What to say of words that one of them knows, but not here."""
        return {word: hint for form in self.forms for word, hint in getattr(form, "hints", {}).items()}

    def read(self, value: object, at: Location) -> Any:
        """What the first form that fits makes of it."""
        tried = []
        for form in self.forms:
            attempt = Location(at.path)
            read = form.read(value, attempt)
            if not attempt.problems:
                return read
            tried.append(attempt.problems)
        # A list that is wrong inside is better told from the inside.
        deeper = [problems for problems in tried if problems[0].path != at.path]
        if deeper:
            at.problems.extend(deeper[0])
            return None
        refuse(self, value, at)
        return None


@dataclass(frozen=True)
class ListSchema:
    """A list of things of one form; `unique`: none twice, and the order does not matter."""

    form: Schema
    unique: bool
    least: int = 0
    known: tuple[str, ...] = ()

    @property
    def expected(self) -> str:
        """In words."""
        return f"a list of at least {self.least}" if self.least else "a list"

    def read(self, value: object, at: Location) -> Any:
        """A frozenset if unique, else a tuple."""
        if not isinstance(value, list):
            refuse(self, value, at)
            return None
        if len(value) < self.least:
            at.wrong(f"expected {self.expected}, found {len(value)}")
            return None
        if self.unique:
            seen: set[str] = set()
            for number, one in enumerate(value):
                text = json.dumps(one, sort_keys=True)
                if text in seen:
                    at.item(number).wrong("is in the list twice")
                seen.add(text)
        before = len(at.problems)
        read = [self.form.read(one, at.item(number)) for number, one in enumerate(value)]
        if len(at.problems) > before:
            return None
        return frozenset(read) if self.unique else tuple(read)


@dataclass(frozen=True)
class Key:
    """One key of an object: the form of its value, the name it goes by in Python, and whether it must be there."""

    form: Schema
    name: str
    required: bool = False


@dataclass(frozen=True)
class ObjectSchema:
    """An object with a closed list of keys, and what is made of their values, by name.

    `hints`: what to say of a key that is known, but not here. `left_out`: what to say of null for a key that need not
    be there.
    """

    keys: Mapping[str, Key]
    build: Callable[..., Any]
    least: int = 0
    hints: Mapping[str, str] = field(default_factory=dict)
    left_out: str = ""
    expected: str = "an object"
    known: tuple[str, ...] = ()

    def read(self, value: object, at: Location) -> Any:
        """What is built from the values; None if anything inside is wrong."""
        if not isinstance(value, dict):
            refuse(self, value, at)
            return None
        before = len(at.problems)
        for word in value:
            if word not in self.keys:
                hint = f"; {self.hints[word]}" if word in self.hints else nearest(word, self.keys)
                at.key(word).wrong(f"there is no such key{hint}")
        for word, key in self.keys.items():
            if key.required and word not in value:
                at.key(word).wrong("is missing and must be there")
        if len(value) < self.least:
            at.wrong(f"must hold at least {self.least} key{'s' if self.least > 1 else ''}")
        read = {
            key.name: self._member(key, value[word], at.key(word)) for word, key in self.keys.items() if word in value
        }
        if len(at.problems) > before:
            return None
        try:
            return self.build(**read)
        except (TypeError, ValueError) as refused:
            # What each value allows, they may not allow together.
            at.wrong(str(refused))
            return None

    def _member(self, key: Key, value: object, at: Location) -> Any:
        if value is None and self.left_out and not key.required:
            at.wrong(f"expected {key.form.expected}, found null; {self.left_out}")
            return None
        return key.form.read(value, at)
