"""From answers to one submission, exactly once."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from candour.intake import envelope, models
from candour.vault import keys, sealing

COMPLAINT = "complaint"


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What became of sending: the reference, whether this was the first time, and the envelope's id."""

    reference: str
    first: bool
    submission: uuid.UUID


def submit(complaint: envelope.Complaint, *, once: str = "") -> Sent:
    """Puts the complaint into a sealed envelope for the worker.

    The same reference sent again, from another tab or after Back, changes nothing and says so. `once`
    names what may happen once where that is not the reference.
    Only inserts: a door has no right to read a submission.
    """
    submission = uuid.uuid4()
    row = models.Submission(
        id=submission,
        idempotency_key=_once(once or complaint.reference),
        kind=COMPLAINT,
        made_at=complaint.made_at,
        sealed=envelope.lock(complaint, submission=submission),
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return Sent(reference=complaint.reference, first=False, submission=submission)
    return Sent(reference=complaint.reference, first=True, submission=submission)


def mark_taken(submission: uuid.UUID, *, at: datetime) -> None:
    """Notes that the record has taken the submission in."""
    models.Submission.objects.filter(id=submission).update(taken_at=at)


def _once(reference: str) -> str:
    # Keyed, so that the row does not give away the reference it belongs to.
    return sealing.keyed_hash(keys.keyring().need("words"), f"once:{reference}".encode()).hex()
