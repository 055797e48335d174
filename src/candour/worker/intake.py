"""From a waiting submission to the record. Looks for new ones itself: the doors have no right to a queue."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import structlog
from django.db import InterfaceError, InternalError, OperationalError, transaction
from django.utils import timezone

from candour.accounts import actors
from candour.casework import actions
from candour.correspondence import consent_request
from candour.intake import (
    consent_reply,
    envelope,
    equality,
    models,
    review_request,
    short_messages,
    submit,
    to_record,
)
from candour.vault import case_keys, failpoints, keys
from candour.worker import copies, tracking_projection

# Away, frozen, or read-only after a change-over: it passes, and nothing is wrong with what was sent.
AWAY = (OperationalError, InterfaceError, InternalError)
log = structlog.get_logger("candour.worker")


def take_one() -> bool:
    """Takes in the oldest waiting submission. Returns whether there was one.

    One that cannot be opened, or of a kind that this version does not know, is set aside with what was wrong, and
    stands in no other's way.
    """
    with transaction.atomic():
        row = (
            models.Submission.objects.select_for_update(skip_locked=True)
            .filter(taken_at=None, trouble="")
            .order_by("made_at")
            .first()
        )
        if row is None:
            return False
        failpoints.reach("take.locked")
        if row.kind not in READERS:
            _set_aside(row, "kind not known")
            return True
        try:
            complaint = envelope.open_envelope(row.sealed, submission=row.id)
        except envelope.NotOurs:
            _set_aside(row, "cannot be opened")
            return True
        failpoints.reach("take.opened")
        # The clock of the door may be ahead of ours, or a clock was put back: nothing is noted before it was sent.
        _receive(row, complaint, now=max(timezone.now(), complaint.made_at))
        failpoints.reach("take.marked")
    failpoints.reach("take.committed")
    case_keys.forget()
    return True


def _receive(row: models.Submission, complaint: envelope.Complaint, *, now: datetime) -> None:
    try:
        with transaction.atomic():
            READERS[row.kind](row, complaint, now)
            tracking_projection.begin(complaint, submission=row.id)
            equality.keep(complaint, submission=row.id)
            copies.send(complaint, submission=row.id, now=now)
    except (*AWAY, keys.KeyMissing):
        raise
    except Exception as fault:
        _set_aside(row, type(fault).__name__)
        return
    failpoints.reach("take.received")
    submit.mark_taken(row.id, at=now)


def _complaint(row: models.Submission, sent: envelope.Complaint, now: datetime) -> None:
    actions.intake.receive(to_record.received(sent, submission=row.id), by=actors.worker(), now=now)


def _short_door(row: models.Submission, sent: envelope.Complaint, now: datetime) -> None:
    message = short_messages.received(row.kind, sent, submission=row.id)
    actions.short_messages.receive(message, by=actors.worker(), now=now)


def _review(row: models.Submission, sent: envelope.Complaint, now: datetime) -> None:
    actions.review.receive(review_request.received(sent, submission=row.id), by=actors.worker(), now=now)


def _consent(row: models.Submission, sent: envelope.Complaint, now: datetime) -> None:
    about = consent_request.submission_of(sent.consent_handle)
    actions.consent.receive(consent_reply.received(sent, submission=row.id, about=about), by=actors.worker(), now=now)


def _consent_form(_row: models.Submission, sent: envelope.Complaint, now: datetime) -> None:
    about = consent_request.submission_of(sent.consent_handle)
    actions.consent.receive_form(consent_reply.received_form(sent, about=about), by=actors.worker(), now=now)


READERS: dict[str, Callable[[models.Submission, envelope.Complaint, datetime], None]] = {
    submit.COMPLAINT: _complaint,
    **dict.fromkeys(short_messages.TASKS, _short_door),
    review_request.KIND: _review,
    consent_reply.KIND: _consent,
    consent_reply.FORM_KIND: _consent_form,
}
"""What becomes of each kind of envelope: a complaint becomes cases, what came by another door becomes tasks."""


def _set_aside(row: models.Submission, trouble: str) -> None:
    row.trouble = trouble[:80]
    row.save(update_fields=["trouble"])
    log.error("submission set aside", submission=str(row.id), trouble=trouble)


def take_all() -> int:
    """Takes in everything that waits. Returns how many submissions that were."""
    count = 0
    while take_one():
        count += 1
    return count
