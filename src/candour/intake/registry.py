"""Every kind of envelope: how its body is opened, and what the worker does with it. Nothing else tells kinds apart."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from candour.accounts.actors import Actor
from candour.casework import actions
from candour.correspondence import consent_request
from candour.intake import (
    bodies,
    consent_reply,
    earlier_envelope,
    envelope,
    equality,
    own_copy,
    review_request,
    short_messages,
    to_record,
    wire,
)
from candour.intake.bodies import Kind
from candour.intake.earlier_envelope import EarlierContent
from candour.intake.envelope import Envelope, Header, NotOurs


class NotKnown(Exception):
    """Another version's: this one cannot open it. The words say what is not known, and nothing of what was sent."""


class Receive(Protocol):
    """Takes an opened envelope into the record, once however often it is done. Gives who may follow it, if anybody."""

    def __call__(
        self, sent: Envelope[Any], *, submission: uuid.UUID, by: Actor, now: datetime
    ) -> bodies.Recipient | None: ...


@dataclass(frozen=True)
class KindEntry:
    """A kind: the shape of its body, the reader of what was sealed before there was a mark, and what becomes of it."""

    body: type[Any]
    earlier: Callable[[EarlierContent], Any]
    receive: Receive


def open_envelope(sealed: bytes | memoryview, *, kind: str, submission: uuid.UUID) -> Envelope[Any]:
    """The envelope of a submission of that kind; for the worker.

    Raises NotKnown where another version would have to open it, and NotOurs when it was altered, swapped, or does
    not have exactly the fields of its kind.
    """
    entry = of(kind)
    content = envelope.contents(sealed, submission=submission)
    if content.get("format", envelope.FORMAT) != envelope.FORMAT:
        raise NotKnown("version not known")
    try:
        if "format" not in content:
            header, found = earlier_envelope.read(content)
            return Envelope(header=header, body=entry.earlier(found))
        if set(content) != {"format", "kind", "header", "body"} or content["kind"] != kind:
            raise NotOurs("The envelope is of another kind than the submission.")
        return Envelope(header=wire.read(Header, content["header"]), body=wire.read(entry.body, content["body"]))
    except ValueError as fault:
        raise NotOurs("The envelope does not hold what its kind has.") from fault


def of(kind: str) -> KindEntry:
    """What is known of that kind. Raises NotKnown."""
    try:
        return ENTRIES[Kind(kind)]
    except ValueError:
        raise NotKnown("kind not known") from None


def receive(sent: Envelope[Any], *, submission: uuid.UUID, by: Actor, now: datetime) -> bodies.Recipient | None:
    """Takes it into the record; again makes nothing new. Gives who may follow it, None where nobody does."""
    return ENTRIES[sent.kind].receive(sent, submission=submission, by=by, now=now)


def _complaint(
    sent: Envelope[bodies.ComplaintBody], *, submission: uuid.UUID, by: Actor, now: datetime
) -> bodies.Recipient | None:
    actions.intake.receive(to_record.received(sent, submission=submission), by=by, now=now)
    asked = sent.body.asked
    if asked:
        content = consent_reply.shown(sent)
        consent_request.begin(submission, handle=asked.handle, public=asked.public, content=content)
    equality.keep(sent, submission=submission)
    own_copy.send(sent, submission=submission, by=by, now=now)
    return sent.body.follower


def _hold(sent: Envelope[bodies.HoldBody], *, submission: uuid.UUID, by: Actor, now: datetime) -> None:
    actions.short_messages.receive(short_messages.hold(sent, submission=submission), by=by, now=now)


def _thanks(sent: Envelope[bodies.ThanksBody], *, submission: uuid.UUID, by: Actor, now: datetime) -> None:
    actions.short_messages.receive(short_messages.thanks(sent, submission=submission), by=by, now=now)


def _feedback(sent: Envelope[bodies.FeedbackBody], *, submission: uuid.UUID, by: Actor, now: datetime) -> None:
    actions.short_messages.receive(short_messages.feedback(sent, submission=submission), by=by, now=now)


def _review(sent: Envelope[bodies.ReviewRequestBody], *, submission: uuid.UUID, by: Actor, now: datetime) -> None:
    actions.review.receive(review_request.received(sent, submission=submission), by=by, now=now)


def _consent(sent: Envelope[bodies.ConsentBody], *, submission: uuid.UUID, by: Actor, now: datetime) -> None:
    about = consent_request.submission_of(sent.body.asking)
    actions.consent.receive(consent_reply.received(sent, submission=submission, about=about), by=by, now=now)


def _consent_form(sent: Envelope[bodies.ConsentFormBody], *, submission: uuid.UUID, by: Actor, now: datetime) -> None:
    about = consent_request.submission_of(sent.body.asking)
    actions.consent.receive_form(consent_reply.received_form(sent, about=about), by=by, now=now)


ENTRIES: dict[Kind, KindEntry] = {
    Kind.COMPLAINT: KindEntry(bodies.ComplaintBody, earlier_envelope.complaint, _complaint),
    Kind.HOLD: KindEntry(bodies.HoldBody, earlier_envelope.hold, _hold),
    Kind.THANKS: KindEntry(bodies.ThanksBody, earlier_envelope.thanks, _thanks),
    Kind.FEEDBACK: KindEntry(bodies.FeedbackBody, earlier_envelope.feedback, _feedback),
    Kind.REVIEW: KindEntry(bodies.ReviewRequestBody, earlier_envelope.review, _review),
    Kind.CONSENT: KindEntry(bodies.ConsentBody, earlier_envelope.consent, _consent),
    Kind.CONSENT_FORM: KindEntry(bodies.ConsentFormBody, earlier_envelope.consent_form, _consent_form),
}
