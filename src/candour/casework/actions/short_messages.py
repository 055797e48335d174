"""Taking in what is no complaint (yet): a hold on video, thanks, a message that may be a complaint.

Run by the worker only, as the taking in of complaints is.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from candour.accounts.actors import Actor
from candour.casework import act, models
from candour.casework.actions import tasks
from candour.casework.permissions import Act


@dataclass(frozen=True, kw_only=True)
class ShortMessage:
    """An opened submission that makes tasks and no case: one for each recording, or else one of that kind."""

    submission: uuid.UUID
    reference: str
    force: str
    authority: str
    language: str
    kind: str
    details: Mapping[str, Any]
    footage: tuple[tasks.FootageRow, ...] = ()


@act.performs(Act.RECEIVE_MESSAGE)
def receive(message: ShortMessage, *, by: Actor, now: datetime) -> list[uuid.UUID]:
    """Opens the tasks of a message. Receiving it again makes nothing new. Returns the ids of its tasks."""
    there = list(models.Task.objects.filter(submission=message.submission).values_list("id", flat=True))
    if there:
        return there
    source = tasks.Source(
        authority=message.authority,
        force=message.force,
        submission=message.submission,
        reference=message.reference,
        language=message.language,
    )
    if message.footage:
        return tasks.open_footage(message.footage, source=source, details=message.details, by=by, now=now)
    return [tasks.open_task(message.kind, source=source, details=message.details, by=by, now=now)]
