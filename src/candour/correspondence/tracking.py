"""Writing what tracking shows, and opening it with the access words.

The worker writes; the public door can only fetch the one row whose handle it knows, and only the words
open it. Nobody at the desk reads these rows.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from candour.correspondence import models
from candour.vault import row_security, sealing

CONTEXT = "tracking"


def begin(submission: uuid.UUID, *, handle: str, public: bytes, content: dict[str, Any]) -> None:
    """Writes what is shown first. Doing it again changes nothing."""
    row = models.Projection(
        handle=handle, submission=submission, public=public, sealed=locked(public, content, context=CONTEXT)
    )
    models.Projection.objects.bulk_create([row], ignore_conflicts=True)


@contextmanager
def checkpoint() -> Iterator[models.ProjectionCheckpoint]:
    """The place up to which everything is told, held for one worker, and kept when it was moved on."""
    with transaction.atomic():
        models.ProjectionCheckpoint.objects.get_or_create(pk=1, defaults={"place": 0})
        told = models.ProjectionCheckpoint.objects.select_for_update().get(pk=1)
        yield told
        told.save()


def followed(submissions: Iterable[uuid.UUID]) -> set[uuid.UUID]:
    """Those of the submissions that somebody can follow."""
    rows = models.Projection.objects.filter(submission__in=list(submissions))
    return set(rows.values_list("submission", flat=True))


def rewrite(submission: uuid.UUID, *, content: dict[str, Any]) -> None:
    """Writes anew what is shown of a submission. One that nobody can follow is passed over."""
    row = models.Projection.objects.filter(submission=submission).first()
    if row is not None:
        row.sealed = locked(bytes(row.public), content, context=CONTEXT)
        row.save(update_fields=["sealed"])


def find(handle: str, *, private: bytes) -> dict[str, Any] | None:
    """What the words show; None when there is nothing under that handle or it does not open."""
    with transaction.atomic():
        row_security.know_place(handle)
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
