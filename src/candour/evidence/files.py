"""Files of a case: taken from the door, checked, listed and opened."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.db.models import TextChoices
from django.utils import timezone

from candour.accounts import actors
from candour.accounts.actors import Actor
from candour.audit.record import record
from candour.evidence import door, kinds, models, scan, store
from candour.ui.unnamed import unnamed
from candour.vault import case_keys, keys, sealing

log = structlog.get_logger("candour.evidence")
AGAIN_AFTER = timedelta(minutes=1)
FORGOTTEN_AFTER = timedelta(days=60)


class NotOpen(Exception):
    """There is no such file for this reader, or it may not be opened."""


@dataclass(frozen=True, kw_only=True)
class FileView:
    """A file of a case, as the desk lists it."""

    id: uuid.UUID
    name: str
    size: int
    received_at: datetime
    state: str
    state_words: str
    origin: str
    origin_words: str

    @property
    def may_open(self) -> bool:
        """Whether it was checked and nothing was found."""
        return self.state == models.ScanState.CLEAN

    @property
    def is_form(self) -> bool:
        """Whether it came in as a form that someone signed so that another may act for them."""
        return self.origin in models.FORMS


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A file that is opened: what a browser may be told of it, and its bytes."""

    ending: str
    type: str
    size: int
    pieces: Iterator[bytes]


@transaction.atomic
def take_in(
    uploads: Iterable[str],
    *,
    case_id: uuid.UUID,
    authority: str,
    by: Actor,
    now: datetime,
    origin: models.Origin = models.Origin.COMPLAINT,
) -> int:
    """Makes uploads files of a case: their keys are wrapped under the key of the case. Returns how many.

    For the worker. With the origin REVIEW, `case_id` is that of a task with a key of its own. An id that is not
    one of ours, or whose upload is gone, is passed over and logged: what a person said is taken in whatever
    became of a file.
    """
    made: list[models.File] = []
    there = models.File.objects.filter(case_id=case_id).values_list("upload", flat=True)
    asked = {found for one in uploads if (found := _uuid(one))} - set(there)
    for upload in models.Upload.objects.filter(id__in=asked).order_by("at", "id"):
        try:
            private = keys.keyring().need("intake_private")
            about = door.about(json.loads(sealing.open_with(private, upload.sealed, context=door.context(upload.id))))
        except (sealing.CannotOpen, ValueError, RecursionError):
            log.error("an upload cannot be opened", upload=str(upload.id))
            continue
        # A microsecond apart: they stay in the order in which they came.
        at = now + timedelta(microseconds=len(made))
        file = models.File(case_id=case_id, authority=authority, upload=upload.id, received_at=at, origin=origin)
        file.about = about
        made.append(file)
    models.File.objects.bulk_create(made)
    if made:
        _record("evidence.received", made[0], by=by, now=now, count=str(len(made)))
    return len(made)


def check_waiting(*, now: datetime, most: int = 20) -> int:
    """Has files that wait checked for viruses, the oldest first. For the worker. Returns how many were checked.

    While the scanner is away they wait: they are not shown, and nothing else waits for them.
    """
    waiting = models.File.objects.filter(state=models.ScanState.WAITING).exclude(tried_at__gt=now - AGAIN_AFTER)
    checked = 0
    for file in waiting.order_by("received_at")[:most]:
        file.tried_at = now
        try:
            clean = scan.is_clean(store.read(file.upload, bytes.fromhex(file.about["key"])))
            file.state = models.ScanState.CLEAN if clean else models.ScanState.INFECTED
        except scan.Away as fault:
            log.warning("a file waits to be checked", fault=str(fault))
            file.save(update_fields=["tried_at"])
            break
        except (store.Damaged, case_keys.Shredded, sealing.CannotOpen):
            # Nobody can ever read it: it stands in no other's way.
            file.state = models.ScanState.DAMAGED
        _note(file, now=now)
        checked += 1
    return checked


@transaction.atomic
def _note(file: models.File, *, now: datetime) -> None:
    file.checked_at = now
    file.save(update_fields=["state", "checked_at", "tried_at"])
    _record("evidence.checked", file, by=actors.worker(), now=now, state=str(file.state))


def of_case(case_id: uuid.UUID) -> list[FileView]:
    """The files of a case, or of a task without one, that this reader sees, in the order in which they came."""
    return [_shown(file) for file in models.File.objects.filter(case_id=case_id).order_by("received_at", "id")]


@transaction.atomic
def open_file(case_id: uuid.UUID, file_id: uuid.UUID, *, by: Actor, now: datetime) -> Opened:
    """Opens a file that was checked, and writes down who opened it. Raises NotOpen."""
    file = models.File.objects.filter(id=file_id, case_id=case_id, state=models.ScanState.CLEAN).first()
    if file is None:
        raise NotOpen("There is no such file, or it may not be opened.")
    _record("file.opened", file, by=by, now=now, file_id=str(file.id))
    about = file.about
    ending = str(about["name"]).rpartition(".")[2].lower()
    kind = kinds.KINDS.get(ending)
    return Opened(
        ending=kind.ending if kind else "bin",
        type=kind.type if kind else "application/octet-stream",
        size=int(about["size"]),
        pieces=store.read(file.upload, bytes.fromhex(about["key"])),
    )


def from_sender(case_ids: Iterable[uuid.UUID]) -> list[models.File]:
    """The files of these cases that their senders sent, in the order in which they came."""
    found = models.File.objects.filter(case_id__in=list(case_ids), origin__in=models.FROM_SENDER)
    return list(found.order_by("received_at", "id"))


def told_to_sender(sent: Iterable[models.File]) -> list[dict[str, str]]:
    """What the sender of a complaint may see of the files they sent, from the files of all its cases.

    For each file once: `kind` (of `kinds.GROUPS`), `on` (the day, ISO) and `state`. No name: it could give away
    what the file shows to whoever looks over a shoulder.
    """
    told: dict[uuid.UUID, dict[str, str]] = {}
    for file in sent:
        day = timezone.localdate(file.received_at).isoformat()
        one = told.setdefault(file.upload, {"kind": kinds.group(str(file.about.get("name", ""))), "on": day})
        # With more than one authority it is checked for each: what is still to be done for one is to be done.
        if one.get("state") != models.ScanState.WAITING:
            one["state"] = str(file.state)
    return list(told.values())


def remove_forgotten(*, now: datetime) -> int:
    """Removes uploads that became part of no case in 60 days: their drafts ended long ago. Returns how many."""
    count = 0
    for upload in models.Upload.objects.filter(at__lt=now - FORGOTTEN_AFTER).iterator():
        if not models.File.objects.filter(upload=upload.id).exists():
            store.remove(upload.id)
            upload.delete()
            count += 1
    return count


def _shown(file: models.File) -> FileView:
    about = file.about
    return FileView(
        id=file.id,
        name=str(about.get("name", "")),
        size=int(about.get("size", 0)),
        received_at=file.received_at,
        state=file.state,
        state_words=_words(models.ScanState, file.state, "in a state"),
        origin=file.origin,
        origin_words=_words(models.Origin, file.origin, "sent with something"),
    )


def _words(known: type[TextChoices], word: str, what: str) -> str:
    return str(known(word).label) if word in known.values else unnamed(what, word)


def _record(act: str, file: models.File, *, by: Actor, now: datetime, file_id: str = "", **more: str) -> None:
    of = file.belongs_to
    detail = of["detail"] | more | ({"file": file_id} if file_id else {})
    record(act, by=by, at=now, case=of["case"], authority=file.authority, detail=detail)


def _uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None
