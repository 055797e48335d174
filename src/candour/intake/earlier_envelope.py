"""Envelopes as they were sealed before they had a mark: one shape, that of a complaint, for every kind.

Nothing is sealed this way any more. Those that wait in the database or in the spool of a service that is being
brought up to date are opened by this, so it stays.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from candour.intake import bodies, wire
from candour.intake.envelope import Header


@dataclass(frozen=True, kw_only=True)
class EarlierContent:
    """All that stood in one, whatever its kind; a field that has nothing to say is empty."""

    reference: str
    force: str
    channel: str
    language: str
    made_at: datetime
    questions_version: str
    answers: dict[str, Any]
    tracking_handle: str = ""
    tracking_public: bytes = b""
    consent_handle: str = ""
    consent_public: bytes = b""
    part_of: str = ""
    authorities: tuple[str, ...] = ()
    received_at: str = ""
    equality: dict[str, Any] = field(default_factory=dict)
    receipt: str = ""


def read(content: dict[str, Any]) -> tuple[Header, EarlierContent]:
    """The header, and all that a body can be made of. Raises ValueError for what was never sealed by us."""
    found = wire.read(EarlierContent, wire.defaults(EarlierContent) | content)
    return Header(**{one.name: getattr(found, one.name) for one in fields(Header)}), found


def complaint(found: EarlierContent) -> bodies.ComplaintBody:
    """What was complained of."""
    part = None
    if found.part_of:
        (authority,) = found.authorities
        part = bodies.PartOf(submission=uuid.UUID(found.part_of), authority=authority)
    return bodies.ComplaintBody(
        answers=found.answers,
        equality=found.equality,
        receipt=found.receipt,
        received_at=datetime.fromisoformat(found.received_at) if found.received_at else None,
        follower=_recipient(found.tracking_handle, found.tracking_public),
        asked=_recipient(found.consent_handle, found.consent_public),
        part=part,
    )


def _recipient(handle: str, public: bytes) -> bodies.Recipient | None:
    return bodies.Recipient(handle=handle, public=public) if handle and public else None


def hold(found: EarlierContent) -> bodies.HoldBody:
    """What is to be kept."""
    return _of_answers(bodies.HoldBody, found.answers | {"chief": found.answers.get("chief") == "yes"})


def thanks(found: EarlierContent) -> bodies.ThanksBody:
    """Who is thanked."""
    return _of_answers(bodies.ThanksBody, found.answers)


def feedback(found: EarlierContent) -> bodies.FeedbackBody:
    """What was said."""
    return _of_answers(bodies.FeedbackBody, found.answers)


def review(found: EarlierContent) -> bodies.ReviewRequestBody:
    """What was asked."""
    return bodies.ReviewRequestBody(answers=found.answers)


def consent(found: EarlierContent) -> bodies.ConsentBody:
    """What was answered."""
    return _of_answers(bodies.ConsentBody, found.answers | {"asking": found.consent_handle})


def consent_form(found: EarlierContent) -> bodies.ConsentFormBody:
    """Which file came."""
    form = found.answers.get("form")
    upload = form.get("id") if isinstance(form, dict) else None
    said = {"asking": found.consent_handle, "upload": upload, "from_person": found.answers.get("from_person")}
    return wire.read(bodies.ConsentFormBody, said)


def _of_answers(shape: type[wire.Shape], answers: dict[str, Any]) -> wire.Shape:
    # Only what was answered was sent along then.
    return wire.read(shape, wire.defaults(shape) | answers)
