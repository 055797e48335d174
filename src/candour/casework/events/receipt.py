"""How a complaint comes in, and how the authority takes it up."""

from __future__ import annotations

from dataclasses import dataclass

from candour.casework.events.shape import EventData, EventKind, audited


@dataclass(frozen=True, kw_only=True)
class ComplaintMade(EventData):
    """The complaint was made."""

    KIND = EventKind.MADE
    SENTENCE = "The complaint was made."
    AUDIT = ""  # the same act as its receipt, whose row it shares
    SETS = "made"


@dataclass(frozen=True, kw_only=True)
class ComplaintReceived(EventData):
    """It reached the authority. `receipt` is the root of the sender's receipt, in hexadecimal, or empty."""

    KIND = EventKind.RECEIVED
    SENTENCE = "The complaint was received."
    AUDIT = "case.received"
    TELLS_SENDER = True
    SETS = "received"
    MOVES_CLOCK = True
    receipt: str = audited("receipt")


@dataclass(frozen=True, kw_only=True)
class Logged(EventData):
    """The authority logged it."""

    KIND = EventKind.LOGGED
    SENTENCE = "The complaint was logged."
    AUDIT = "case.logged"
    TELLS_SENDER = True
    MOVES_CLOCK = True


@dataclass(frozen=True, kw_only=True)
class PartReleased(EventData):
    """A local policing body let the force have its part."""

    KIND = EventKind.PART_RELEASED
    SENTENCE = "The force was given its part of the complaint."
    AUDIT = "case.part-released"


@dataclass(frozen=True, kw_only=True)
class OutOfOrder(EventData):
    """A step that the table of the law does not have, taken with reasons and by two people.

    `came_from` and `went_to` are states by their keys; `second` is the id of the second person.
    """

    KIND = EventKind.OUT_OF_ORDER
    SENTENCE = "Two people decided on a step that the law’s table does not have: from “{was}” to “{is_now}”."
    AUDIT = "case.out-of-order"
    was: str
    is_now: str
    came_from: str = audited("from")
    went_to: str = audited("to")
    second: str = audited("second")


@dataclass(frozen=True, kw_only=True)
class ReviewAsked(EventData):
    """A review was asked for; the request itself is the review body's."""

    KIND = EventKind.REVIEW_ASKED
    SENTENCE = "A review was asked for. The body that reviews has the request."
    AUDIT = "case.review-asked"
