"""Asking someone whether another person may act for them: who asks, opened with words of their own.

Written by the worker; the public door can only fetch the one row whose handle it knows.
"""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.db import transaction

from candour.correspondence import models, tracking
from candour.vault import row_security, sealing

CONTEXT = "consent"


class NotAsked(LookupError):
    """Nobody was asked under that handle."""


def begin(submission: uuid.UUID, *, handle: str, public: bytes, content: dict[str, Any]) -> None:
    """Writes who asks. Doing it again changes nothing."""
    sealed = tracking.locked(public, content, context=CONTEXT)
    row = models.ConsentRequest(handle=handle, submission=submission, sealed=sealed)
    models.ConsentRequest.objects.bulk_create([row], ignore_conflicts=True)


def find(handle: str, *, private: bytes) -> dict[str, Any] | None:
    """Who asks; None when there is nothing under that handle or it does not open."""
    with transaction.atomic():
        row_security.know_place(handle)
        row = models.ConsentRequest.objects.filter(handle=handle).first()
    if row is None:
        return None
    try:
        return dict(json.loads(sealing.open_with(private, row.sealed, context=CONTEXT)))
    except sealing.CannotOpen:
        return None


def submission_of(handle: str) -> uuid.UUID:
    """The complaint that the asking is about; for the worker. Raises NotAsked."""
    row = models.ConsentRequest.objects.filter(handle=handle).first()
    if row is None:
        raise NotAsked("Nobody was asked under this handle.")
    return row.submission
