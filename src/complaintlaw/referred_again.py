"""What has been referred before: that it need not be again, unless the Director General directs it or calls it in."""

from __future__ import annotations

from complaintlaw.citation import SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, no
from complaintlaw.logic import Branch, not_, switch
from complaintlaw.referred import has_been_referred, is_called_in_again
from complaintlaw.register import once, rule
from complaintlaw.vocabulary import MatterType
from complaintlaw.withdrawn import what_it_is

__all__ = ["is_called_in_anew", "referral_is_spent", "rereferral_is_directed"]

ONCE = "It has been referred already."
AGAIN = "The Director General has directed that it be referred again."


def referral_is_spent(matter: Matter) -> Finding[bool]:
    """Whether it has been referred, so that it need not be again unless the Director General directs it."""
    if has_been_referred(matter).is_no:
        return no()
    kind = what_it_is(matter).value
    spent = not_(no() if matter.referral is None else matter.referral.rereferral_directed).because(yes=ONCE)
    if kind is MatterType.DSI:
        return once_for_death(spent)
    return once_for_conduct_matter(spent) if kind is MatterType.CONDUCT_MATTER else once_for_complaint(spent)


@rule("REF-14", SCHEDULE_3.at("4(7)"))
def once_for_complaint(found: Finding[bool]) -> Finding[bool]:
    """REF-14: A complaint that has been referred once need not be referred again unless the Director General directs
    it.
    """
    return found


@rule("REF-14", SCHEDULE_3.at("13(7)"))
def once_for_conduct_matter(found: Finding[bool]) -> Finding[bool]:
    """REF-14: Nor need a conduct matter."""
    return found


@rule("REF-14", SCHEDULE_3.at("14C(3)"))
def once_for_death(found: Finding[bool]) -> Finding[bool]:
    """REF-14: Nor need a death or serious injury matter."""
    return found


@once
def rereferral_is_directed(matter: Matter) -> Finding[bool]:
    """Whether the Director General has directed that it be referred again, and it is still a matter under Part 2."""
    if matter.referral is None:
        return no()
    directed = matter.referral.rereferral_directed.because(yes=AGAIN)
    cases: dict[MatterType | None, Branch[bool]] = {
        None: no(),
        MatterType.CONDUCT_MATTER: lambda: once_for_conduct_matter(directed),
        MatterType.DSI: lambda: once_for_death(directed),
    }
    return switch(what_it_is(matter), cases, otherwise=lambda: once_for_complaint(directed))


@once
def is_called_in_anew(matter: Matter) -> Finding[bool]:
    """Whether the Director General has called it in since it was sent back, and it is still a matter under Part 2."""
    if matter.referral is None or matter.referral.rereferral_directed.is_yes:
        return no()
    return what_it_is(matter).and_then(lambda kind: no() if kind is None else is_called_in_again(matter))
