"""What each kind of envelope holds beside its header: a frozen shape for each, with typed fields.

Only answers to a journey of questions are a mapping, since the questions and their versions give them their keys.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar


class Kind(StrEnum):
    """Everything that a door can send in. The values are stored."""

    COMPLAINT = "complaint"
    HOLD = "hold"
    THANKS = "thanks"
    FEEDBACK = "feedback"
    REVIEW = "review"
    CONSENT = "consent"
    CONSENT_FORM = "consent-form"


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Where the worker writes something for who holds words, and to which key.

    `handle` is 64 hexadecimal digits, `public` the public half of a key pair that follows from the same words.
    """

    handle: str
    public: bytes


@dataclass(frozen=True, kw_only=True)
class PartOf:
    """The force's part of a complaint, released by the local policing body that had it whole."""

    submission: uuid.UUID
    """The submission that it is a part of."""
    authority: str
    """Who gets it: this is not worked out from what it is about."""


@dataclass(frozen=True, kw_only=True)
class ComplaintBody:
    """A complaint, whatever the channel."""

    kind: ClassVar = Kind.COMPLAINT
    answers: dict[str, Any]
    equality: dict[str, Any] = field(default_factory=dict)
    """Answers about fairness: the worker puts them where nobody sees them who sees the case."""
    receipt: str = ""
    """The root of the receipt that the sender holds; empty where nobody holds one."""
    received_at: datetime | None = None
    """When the authority first received it, where that is not when it was made."""
    follower: Recipient | None = None
    """Whoever may follow it; None where nobody holds words for it."""
    asked: Recipient | None = None
    """Whoever is asked for their consent; None where nobody has to agree."""
    part: PartOf | None = None


@dataclass(frozen=True, kw_only=True)
class HoldBody:
    """Asks for video or sound to be kept before it is wiped."""

    kind: ClassVar = Kind.HOLD
    where: str
    day: date | None = None
    time: str = ""
    kinds: tuple[str, ...] = ()
    """What may have recorded it: keys of directory.footage_retention, or what was offered once."""
    who: str = ""
    chief: bool = False
    """Whether it is about the head of the force, in person."""
    name: str = ""
    contact_ways: tuple[str, ...] = ()
    email: str = ""
    phone: str = ""
    contact_safety: str = ""
    contact_notes: str = ""


@dataclass(frozen=True, kw_only=True)
class ThanksBody:
    """Thanks for someone who works for or with the police."""

    kind: ClassVar = Kind.THANKS
    text: str
    who: str = ""
    where: str = ""
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class FeedbackBody:
    """A message about the pages that may be a complaint."""

    kind: ClassVar = Kind.FEEDBACK
    text: str


@dataclass(frozen=True, kw_only=True)
class ReviewRequestBody:
    """Asks for a review of how a complaint was dealt with: answers to `review_request.PAGES`."""

    kind: ClassVar = Kind.REVIEW
    answers: dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class ConsentBody:
    """What somebody says about being acted for. `asking` is the handle of who asked them."""

    kind: ClassVar = Kind.CONSENT
    asking: str
    answer: str
    scope: tuple[str, ...] = ()
    free: str = ""
    """Whether they feel free to choose: yes, no, or nothing said."""
    name: str = ""
    day: date | None = None
    phone: str = ""
    contact_notes: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class ConsentFormBody:
    """A photo or PDF of a signed form. `asking` is the handle of who asked, `upload` the id of the file."""

    kind: ClassVar = Kind.CONSENT_FORM
    asking: str
    upload: str
    from_person: bool
