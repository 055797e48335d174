"""Files of a case: taken from the door, checked, listed and opened."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import transaction

from candour.accounts import actors
from candour.accounts.actors import Actor
from candour.audit.record import record
from candour.evidence import door, kinds, models, scan, store
from candour.vault import keys, sealing

log = structlog.get_logger("candour.evidence")
AGAIN_AFTER = timedelta(minutes=1)
FORGOTTEN_AFTER = timedelta(days=60)


class NotOpen(Exception):
    """There is no such file for this reader, or it may not be opened."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A file of a case, as the desk lists it."""

    id: uuid.UUID
    name: str
    size: int
    received_at: datetime
    state: str
    state_words: str

    @property
    def may_open(self) -> bool:
        """Whether it was checked and nothing was found."""
        return self.state == models.State.CLEAN


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A file that is opened: what a browser may be told of it, and its bytes."""

    ending: str
    type: str
    size: int
    pieces: Iterator[bytes]


@transaction.atomic
def take_in(uploads: Iterable[str], *, case_id: uuid.UUID, authority: str, by: Actor, now: datetime) -> int:
    """Makes uploads files of a case: their keys are wrapped under the key of the case. Returns how many.

    For the worker. An id that is not one of ours, or whose upload is gone, is passed over and logged: what a
    person said is taken in whatever became of a file.
    """
    count = 0
    for upload in models.Upload.objects.filter(id__in=[found for one in uploads if (found := _uuid(one))]):
        try:
            private = keys.keyring().need("intake_private")
            about = json.loads(sealing.open_with(private, upload.sealed, context=door.context(upload.id)))
        except (sealing.CannotOpen, ValueError):
            log.error("an upload cannot be opened", upload=str(upload.id))
            continue
        file = models.File(case_id=case_id, authority=authority, upload=upload.id, received_at=now)
        file.about = about
        made = models.File.objects.bulk_create([file], ignore_conflicts=True)
        count += len(made)
    if count:
        record("evidence.received", by=by, at=now, case=case_id, authority=authority, detail={"count": str(count)})
    return count


def check_waiting(*, now: datetime, most: int = 20) -> int:
    """Has files that wait checked for viruses, the oldest first. For the worker. Returns how many were checked.

    While the scanner is away they wait: they are not shown, and nothing else waits for them.
    """
    waiting = models.File.objects.filter(state=models.State.WAITING).exclude(tried_at__gt=now - AGAIN_AFTER)
    checked = 0
    for file in waiting.order_by("received_at")[:most]:
        file.tried_at = now
        try:
            clean = scan.is_clean(store.read(file.upload, bytes.fromhex(file.about["key"])))
            file.state = models.State.CLEAN if clean else models.State.INFECTED
        except scan.Away as fault:
            log.warning("a file waits to be checked", fault=str(fault))
            file.save(update_fields=["tried_at"])
            break
        except store.Damaged:
            file.state = models.State.DAMAGED
        _note(file, now=now)
        checked += 1
    return checked


@transaction.atomic
def _note(file: models.File, *, now: datetime) -> None:
    file.checked_at = now
    file.save(update_fields=["state", "checked_at", "tried_at"])
    detail = {"state": str(file.state)}
    record(
        "evidence.checked",
        by=actors.worker(),
        at=now,
        case=file.case_id,
        authority=file.authority,
        detail=detail,
    )


def of_case(case_id: uuid.UUID) -> list[Shown]:
    """The files of a case that this reader sees, in the order in which they came."""
    return [_shown(file) for file in models.File.objects.filter(case_id=case_id).order_by("received_at", "id")]


@transaction.atomic
def open_file(case_id: uuid.UUID, file_id: uuid.UUID, *, by: Actor, now: datetime) -> Opened:
    """Opens a file that was checked, and writes down who opened it. Raises NotOpen."""
    file = models.File.objects.filter(id=file_id, case_id=case_id, state=models.State.CLEAN).first()
    if file is None:
        raise NotOpen("There is no such file, or it may not be opened.")
    record("file.opened", by=by, at=now, case=case_id, authority=file.authority, detail={"file": str(file.id)})
    about = file.about
    ending = str(about["name"]).rpartition(".")[2].lower()
    kind = kinds.KINDS.get(ending)
    return Opened(
        ending=kind.ending if kind else "bin",
        type=kind.type if kind else "application/octet-stream",
        size=int(about["size"]),
        pieces=store.read(file.upload, bytes.fromhex(about["key"])),
    )


def counts(case_ids: Iterable[uuid.UUID]) -> dict[str, int]:
    """How many files of these cases are in each state; for what their sender is told."""
    found: dict[str, int] = {}
    for state in models.File.objects.filter(case_id__in=list(case_ids)).values_list("state", flat=True):
        found[state] = found.get(state, 0) + 1
    return found


def remove_forgotten(*, now: datetime) -> int:
    """Removes uploads that became part of no case in 60 days: their drafts ended long ago. Returns how many."""
    count = 0
    for upload in models.Upload.objects.filter(at__lt=now - FORGOTTEN_AFTER).iterator():
        if not models.File.objects.filter(upload=upload.id).exists():
            store.remove(upload.id)
            upload.delete()
            count += 1
    return count


def _shown(file: models.File) -> Shown:
    about = file.about
    return Shown(
        id=file.id,
        name=str(about.get("name", "")),
        size=int(about.get("size", 0)),
        received_at=file.received_at,
        state=file.state,
        state_words=models.State(file.state).label,
    )


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None
