"""From a waiting submission to the record. Looks for new ones itself: the doors have no right to a queue."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import structlog
from django.db import InterfaceError, InternalError, OperationalError, transaction
from django.utils import timezone

from candour.accounts import actors
from candour.intake import envelope, models, registry, submit
from candour.intake.bodies import Kind
from candour.vault import case_keys, failpoints, keys
from candour.worker import tracking_projection

# Away, frozen, or read-only after a change-over: it passes, and nothing is wrong with what was sent.
AWAY = (OperationalError, InterfaceError, InternalError)
log = structlog.get_logger("candour.worker")


def take_one() -> bool:
    """Takes in the oldest waiting submission. Returns whether there was one.

    One that cannot be opened, or of a kind or a version that is not known here, is set aside with what was wrong,
    and stands in no other's way.
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
        try:
            sent = registry.open_envelope(row.sealed, kind=row.kind, submission=row.id)
        except registry.NotKnown as fault:
            _set_aside(row, str(fault))
            return True
        except envelope.NotOurs:
            _set_aside(row, "cannot be opened")
            return True
        failpoints.reach("take.opened")
        # The clock of the door may be ahead of ours, or a clock was put back: nothing is noted before it was sent.
        _receive(row, sent, now=max(timezone.now(), sent.header.made_at))
        failpoints.reach("take.marked")
    failpoints.reach("take.committed")
    case_keys.forget()
    return True


def _receive(row: models.Submission, sent: envelope.Envelope[Any], *, now: datetime) -> None:
    try:
        with transaction.atomic():
            follower = registry.receive(sent, submission=row.id, by=actors.worker(), now=now)
            if follower:
                tracking_projection.begin(row.id, follower=follower)
    except (*AWAY, keys.KeyMissing):
        raise
    except Exception as fault:
        _set_aside(row, type(fault).__name__)
        return
    failpoints.reach("take.received")
    submit.mark_taken(row.id, at=now)


def _set_aside(row: models.Submission, trouble: str) -> None:
    # Whoever can write a row can call its kind whatever they like.
    kind = row.kind if row.kind in set(Kind) else "unknown"
    row.trouble = trouble[:80]
    row.save(update_fields=["trouble"])
    log.error("submission set aside", submission=str(row.id), kind=kind, trouble=trouble)


def take_all() -> int:
    """Takes in everything that waits. Returns how many submissions that were."""
    count = 0
    while take_one():
        count += 1
    return count
