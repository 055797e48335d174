"""What a second investigation does to what follows the report of the first: it stops."""

from __future__ import annotations

from typing import TypeVar

from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say
from complaintlaw.logic import choose
from complaintlaw.steps import Direction

__all__ = ["unless_investigated_again"]

T = TypeVar("T")


def unless_investigated_again(matter: Matter, finding: Finding[T]) -> Finding[T]:
    """The finding on what follows a report; open where the Director General has ordered a second investigation.

    What followed the first report then stops (paragraphs 23(1A), 24A(6), 27(1A) and 28B(12)), and starts afresh with
    the second. The facts do not say which of the two a report, or a recommendation on it, belongs to.
    """
    stopped: Finding[T] = cannot_say(
        "The Director General has ordered a second investigation: what follows the first report has stopped."
    )
    return choose(matter.dg_direction.equals(Direction.SECTION_13B), yes=stopped, no=finding)
