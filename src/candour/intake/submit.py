"""From answers to one submission, exactly once: into the database, or into the spool when that is away."""

from __future__ import annotations

import base64
import json
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import structlog
from django.db import IntegrityError, transaction
from psycopg import errors

from candour.intake import drafts, envelope, models
from candour.intake.envelope import Envelope
from candour.vault import failpoints, keys, sealing, spool, timeouts

log = structlog.get_logger("candour.intake")


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What became of sending: the reference, whether this was the first time, and the envelope's id."""

    reference: str
    first: bool
    submission: uuid.UUID
    earlier: drafts.SentMark | None = None
    """The mark of the first time, where that waits in the spool. Else the draft itself has it."""


def submit(sent: Envelope[Any], *, idempotency_key: str = "") -> Sent:
    """Seals the envelope for the worker.

    The same reference sent again, from another tab or after Back, changes nothing and says so. `idempotency_key`
    names what may happen once where that is not the reference.
    Only inserts: a door has no right to read a submission.
    """
    row = sealed_row(sent, idempotency_key=idempotency_key)
    return Sent(reference=sent.header.reference, first=_insert(row, None), submission=row.id)


def submit_or_spool(sent: Envelope[Any], mark: drafts.SentMark | None, *, idempotency_key: str = "") -> Sent:
    """The same for a person who waits for their receipt: what the database cannot take now, the spool keeps.

    The mark on their draft is kept with it, both or neither. Not within a transaction of the caller's. Raises
    spool.CannotKeep when neither database nor spool can: nothing was kept.
    """
    row = sealed_row(sent, idempotency_key=idempotency_key)
    failpoints.reach("submit.sealed")
    waiting = spool.find(row.idempotency_key)
    if waiting:
        return _again(row, sent, waiting)
    try:
        return Sent(reference=sent.header.reference, first=_insert(row, mark), submission=row.id)
    except timeouts.AWAY as fault:
        log.warning("database away, into the spool", fault=type(fault).__name__)
    if spool.put(packed(row, mark), row.idempotency_key):
        return Sent(reference=sent.header.reference, first=True, submission=row.id)
    return _again(row, sent, spool.find(row.idempotency_key))


def mark_taken(submission: uuid.UUID, *, at: datetime) -> None:
    """Notes that the record has taken the submission in."""
    models.Submission.objects.filter(id=submission).update(taken_at=at)


def packed(row: models.Submission, mark: drafts.SentMark | None) -> bytes:
    """The row as the spool keeps it: what the database's own columns would show, and the sealed envelope."""
    head: dict[str, Any] = {"id": str(row.id), "kind": row.kind, "made_at": row.made_at.isoformat()}
    if mark:
        sealed = base64.b64encode(mark.sealed).decode("ascii")
        head["draft"] = {"handle": mark.handle, "at": mark.at.isoformat(), "sealed": sealed}
    return json.dumps(head).encode("ascii") + b"\n" + bytes(row.sealed)


def unpacked(entry: spool.Entry) -> tuple[models.Submission, drafts.SentMark | None]:
    """What `packed` wrote. Raises ValueError, TypeError or KeyError for anything else."""
    head, _newline, sealed = entry.envelope.partition(b"\n")
    known = json.loads(head)
    row = models.Submission(
        id=uuid.UUID(known["id"]),
        idempotency_key=entry.key,
        kind=known["kind"],
        made_at=datetime.fromisoformat(known["made_at"]),
        sealed=sealed,
    )
    if not known.get("draft"):
        return row, None
    draft = known["draft"]
    kept = base64.b64decode(draft["sealed"], validate=True)
    return row, drafts.SentMark(handle=draft["handle"], at=datetime.fromisoformat(draft["at"]), sealed=kept)


def sealed_row(sent: Envelope[Any], *, idempotency_key: str = "") -> models.Submission:
    """The sealed envelope, as a row that is not stored yet."""
    submission = uuid.uuid4()
    return models.Submission(
        id=submission,
        idempotency_key=keyed(idempotency_key or sent.header.reference),
        kind=sent.kind,
        made_at=sent.header.made_at,
        sealed=envelope.lock(sent, submission=submission),
    )


def keyed(name: str) -> str:
    """The key of what may be there once. Keyed, so that a row does not give away the reference it belongs to."""
    return sealing.keyed_hash(keys.keyring().need("words"), f"once:{name}".encode()).hex()


def _insert(row: models.Submission, mark: drafts.SentMark | None) -> bool:
    """Whether it is new. Any fault but that it is there already is raised, and nothing was kept."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            failpoints.reach("submit.inserted")
            if mark:
                drafts.mark_sent(mark)
            failpoints.reach("submit.marked")
    except IntegrityError as fault:
        if not isinstance(fault.__cause__, errors.UniqueViolation):
            raise
        return False
    failpoints.reach("submit.committed")
    return True


def _again(row: models.Submission, sent: Envelope[Any], waiting: spool.Entry | None) -> Sent:
    # One that has left the spool just now has marked the draft itself.
    earlier = unpacked(waiting)[1] if waiting else None
    return Sent(reference=sent.header.reference, first=False, submission=row.id, earlier=earlier)
