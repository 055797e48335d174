"""Answers about fairness, kept where nobody sees them who sees a case (F9)."""

from __future__ import annotations

import uuid
from datetime import datetime

from candour.intake import models
from candour.intake.bodies import ComplaintBody
from candour.intake.envelope import Envelope
from candour.vault import keys, sealing


def keep(sent: Envelope[ComplaintBody], *, submission: uuid.UUID) -> None:
    """Puts the answers of an opened complaint into their own table, once; for the worker. Without any, nothing."""
    if not sent.body.equality:
        return
    row = models.EqualityAnswers(
        link=link(submission),
        force=sent.header.force,
        quarter=quarter(sent.header.made_at),
        answers=sent.body.equality,
    )
    models.EqualityAnswers.objects.bulk_create([row], ignore_conflicts=True)


def link(submission: uuid.UUID) -> str:
    """What joins the answers to a submission: 64 hexadecimal digits that need the worker's private key."""
    key = sealing.derive(keys.keyring().need("intake_private"), "candour equality link")
    return sealing.keyed_hash(key, submission.bytes).hex()


def quarter(made_at: datetime) -> str:
    """The quarter of the calendar year, such as 2026-Q4."""
    return f"{made_at.year}-Q{(made_at.month + 2) // 3}"
