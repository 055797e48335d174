"""What a statutory deadline is: how it is kept, and how it stands on one matter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from complaintlaw import plain
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding
from complaintlaw.stating import day_stated
from complaintlaw.vocabulary import ClockName

__all__ = ["MAY", "Clock", "ClockRule"]

MAY = ", who may but need not"


@dataclass(frozen=True, kw_only=True)
class ClockRule:
    """How one clock is kept. `due` gives the last day; `runs` says whether it is going.

    The words without a complaint are those for a conduct matter and for a death or serious injury matter; empty:
    the same. `ends_with_part_2`: it stops when Part 2 ceases to apply. `after`: the step, or the thing of the matter,
    without which it cannot run.
    """

    name: ClockName
    words: str
    words_without_complaint: str = ""
    counted_from: str
    counted_from_without_complaint: str = ""
    rests_when: str
    owed_by: str
    due: Callable[[Matter], Finding[date | None]]
    runs: Callable[[Matter], Finding[bool]]
    ends_with_part_2: bool = True
    after: Callable[[Matter], Any] | None = None


class Clock(NamedTuple):
    """One clock on one matter. `last_day` is open while a fact is missing; its reasons hold the sum in
    words.
    """

    name: ClockName
    words: str
    counted_from: str
    rests_when: str
    owed_by: str
    runs: Finding[bool]
    last_day: Finding[date | None]

    @property
    def may_run_out(self) -> bool:
        """Whether nobody is in breach when it runs out: the time is there to be used, or not."""
        return self.owed_by.endswith(MAY)

    @property
    def sum_in_words(self) -> str:
        """The arithmetic, as it stands in a letter; empty while the day cannot be said."""
        # The sum is the innermost reason; those before it say why the clock runs.
        return "" if self.last_day.value is None else self.last_day.trail.steps.reasons[-1]

    def as_dict(self) -> dict[str, Any]:
        """The clock in plain JSON values; what it rests on stands with its last day."""
        return plain.of_clock(self)

    def days_left(self, on: date) -> int | None:
        """Whole days from this day to the last one; negative when it has passed; None while it is open.

        Raises NotAFact for what is no day, open or not.
        """
        day = day_stated("on", on)
        return None if self.last_day.value is None else (self.last_day.value - day).days

    def is_overdue(self, on: date) -> bool:
        """Whether the last day had passed before this day began. Raises NotAFact for what is no day."""
        left = self.days_left(on)
        return left is not None and left < 0
