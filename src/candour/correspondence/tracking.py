"""Writing what tracking shows, and opening it with the access words.

The worker writes; the public door can only fetch the one row whose handle it knows, and only the words
open it. Nobody at the desk reads these rows.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from candour.correspondence import models
from candour.vault import row_security, sealing

CONTEXT = "tracking"


def begin(submission: uuid.UUID, *, handle: str, public: bytes, content: dict[str, Any]) -> None:
    """Writes what is shown first. Doing it again changes nothing."""
    row = models.Projection(
        handle=handle, submission=submission, public=public, sealed=locked(public, content, context=CONTEXT)
    )
    models.Projection.objects.bulk_create([row], ignore_conflicts=True)


def told_up_to() -> models.ProjectionCheckpoint:
    """The places up to which everything is told; not held, so that looking costs nothing."""
    return models.ProjectionCheckpoint.objects.filter(pk=1).first() or models.ProjectionCheckpoint(
        pk=1, place=0, proofs=0
    )


@contextmanager
def checkpoint() -> Iterator[models.ProjectionCheckpoint]:
    """The places up to which everything is told, held for one worker, and kept when one was moved on.

    Whoever rewrites holds it: else what was read first could be written last.
    """
    with transaction.atomic():
        held = models.ProjectionCheckpoint.objects.select_for_update().filter(pk=1)
        told = held.first()
        if told is None:
            models.ProjectionCheckpoint.objects.bulk_create(
                [models.ProjectionCheckpoint(pk=1, place=0, proofs=0)], ignore_conflicts=True
            )
            told = held.get()
        before = told.place, told.proofs
        yield told
        if (told.place, told.proofs) != before:
            told.save()


def followed(submissions: Iterable[uuid.UUID]) -> dict[uuid.UUID, models.Projection]:
    """Those of the submissions that somebody can follow, with the row that is shown."""
    rows = models.Projection.objects.defer("sealed").filter(submission__in=list(submissions))
    return {row.submission: row for row in rows.order_by("submission")}


def sealed(row: models.Projection, content: dict[str, Any]) -> bytes:
    """What that row is to show, so that only its words open it."""
    return locked(bytes(row.public), content, context=CONTEXT)


def rewrite(new: Mapping[str, bytes]) -> None:
    """Has the rows of these handles show what was sealed for each, in one statement."""
    if not new:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE correspondence_projection p SET sealed = new.sealed"
            " FROM unnest(%s::text[], %s::bytea[]) AS new (handle, sealed) WHERE p.handle = new.handle",
            [list(new), list(new.values())],
        )


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
