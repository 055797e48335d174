"""Facts about a withdrawal that cannot all be so: a decision on what nobody has withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, say
from complaintlaw.steps import PublicInterest, Reply
from complaintlaw.withdrawn import must_be_decided

__all__ = ["at_odds", "orders"]

Step = tuple[str, Finding[Any]]
Contradiction = tuple[str, Sequence[Finding[Any]]]


def at_odds(matter: Matter) -> Iterator[Contradiction]:
    """What does not fit together, a sentence each with the facts."""
    wish, decision = matter.withdrawal, matter.public_interest
    if wish is not None and wish.signed and wish.reply.equals(Reply.WISHES_TO_CONTINUE).is_yes:
        yield "A withdrawal is signed, but the complainant is said to wish to go on.", (wish.reply,)
    if decision is None:
        return
    waits = must_be_decided(matter)
    if waits.is_no:
        yield "The public interest is said to have been decided, but nothing is withdrawn with effect.", (waits,)
    if decision.reversed.is_yes and decision.result == PublicInterest.RECORDABLE_CONDUCT_MATTER:
        yield "A decision to go on is said to be reversed; only one not to go on can be.", (decision.reversed,)


def orders(matter: Matter) -> tuple[tuple[Step, ...], ...]:
    """The line from the complaint over its withdrawal to the decision on the public interest."""
    made = ("The complaint", matter.dates.made)
    notified: Finding[Any] = say(None) if matter.withdrawal is None else matter.withdrawal.notified_on
    decided: Finding[Any] = say(None) if matter.public_interest is None else matter.public_interest.decided_on
    return ((made, ("The withdrawal", notified), ("The decision on the public interest", decided)),)
