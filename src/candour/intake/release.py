"""Releasing the force's part: the decision and the submission that carries it are one transaction."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction

from candour.accounts.actors import Actor
from candour.casework import actions
from candour.intake import bodies, envelope, submit


@transaction.atomic
def release(case_id: uuid.UUID, *, reasons: str, by: Actor, now: datetime) -> None:
    """The force gets a case of its own from the same submission, by the one path that all complaints take.

    Raises NotToRelease and ReasonsMissing.
    """
    part = actions.release.release(case_id, reasons=reasons, by=by, now=now)
    header = envelope.Header(
        reference=part.reference,
        force=part.force,
        channel=part.channel,
        language=part.language,
        made_at=part.made_at,
        questions_version=part.questions_version,
    )
    body = bodies.ComplaintBody(
        answers=part.answers,
        received_at=now,
        part=bodies.PartOf(submission=part.submission, authority=part.force),
    )
    submit.submit(envelope.Envelope(header=header, body=body), idempotency_key=f"release:{case_id}")
