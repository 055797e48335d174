"""Writing what tracking shows, and opening it with the access words.

The worker writes; the public door can only fetch the one row whose handle it knows, and only the words
open it. Nobody at the desk reads these rows.
"""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.db import transaction
from django.db.models import Max

from candour.correspondence import models
from candour.vault import rows, sealing

CONTEXT = "tracking"


def begin(submission: uuid.UUID, *, handle: str, public: bytes, content: dict[str, Any]) -> None:
    """Writes what is shown first. Doing it again changes nothing."""
    row = models.Projection(
        handle=handle, submission=submission, public=public, sealed=locked(public, content, context=CONTEXT), upto=0
    )
    models.Projection.objects.bulk_create([row], ignore_conflicts=True)


def told_upto() -> int:
    """The place in the audit's chain up to which everything is told."""
    return models.Projection.objects.aggregate(last=Max("upto"))["last"] or 0


def rewrite(submission: uuid.UUID, *, content: dict[str, Any], upto: int) -> None:
    """Writes anew what is shown of a submission. One that nobody can follow is passed over."""
    row = models.Projection.objects.filter(submission=submission).first()
    if row is not None:
        row.sealed, row.upto = locked(bytes(row.public), content, context=CONTEXT), upto
        row.save(update_fields=["sealed", "upto"])


def find(handle: str, *, private: bytes) -> dict[str, Any] | None:
    """What the words show; None when there is nothing under that handle or it does not open."""
    with transaction.atomic():
        rows.know_place(handle)
        row = models.Projection.objects.filter(handle=handle).first()
    if row is None:
        return None
    try:
        return dict(json.loads(sealing.open_with(private, row.sealed, context=CONTEXT)))
    except sealing.CannotOpen:
        return None


def locked(public: bytes, content: dict[str, Any], *, context: str) -> bytes:
    """The content, sealed to that key and filled up to a round size."""
    plain = json.dumps(content, ensure_ascii=False).encode()
    # Filled up to a round size: the length of a row must not tell how much happened.
    plain += b" " * (-len(plain) % 1024)
    return sealing.seal_to(public, plain, context=context)
