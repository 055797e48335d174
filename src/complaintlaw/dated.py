"""What the law may change is dated, not constant: a value holds from one day to another and has a source.

An old case is judged by the value of its own day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

__all__ = ["Dated", "Held", "NotCovered"]

T = TypeVar("T")


class NotCovered(LookupError):
    """There is no value for that day. The message says which days are covered."""


@dataclass(frozen=True, kw_only=True)
class Held(Generic[T]):
    """One value, its first and last day (None: no end known), its source, and what about it is unverified."""

    value: T
    start: date
    end: date | None = None
    source: str
    unverified: str = ""

    def covers(self, day: date) -> bool:
        """Whether the value holds on that day."""
        return self.start <= day and (self.end is None or day <= self.end)


class Dated(Generic[T]):
    """The values of one thing over time, oldest first."""

    def __init__(self, name: str, *held: Held[T]) -> None:
        for earlier, later in zip(held, held[1:], strict=False):
            if earlier.end is None or earlier.end >= later.start:
                raise ValueError(f"{name}: what begins on {later.start} overlaps what came before.")
        self.name = name
        self.held = held

    def entry(self, day: date) -> Held[T]:
        """What holds on that day, with its source. Raises NotCovered."""
        for held in self.held:
            if held.covers(day):
                return held
        first, last = self.held[0].start, self.held[-1].end
        until = f"to {last}" if last else "onwards"
        raise NotCovered(f"{self.name} is known from {first} {until}, not for {day}.")

    def on(self, day: date) -> T:
        """The value on that day. Raises NotCovered."""
        return self.entry(day).value

    @property
    def latest(self) -> T:
        """The newest value."""
        return self.held[-1].value
