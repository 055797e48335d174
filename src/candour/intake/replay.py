"""From the spool into the database, exactly once and with the time of receipt; for the worker."""

from __future__ import annotations

from datetime import datetime

import structlog
from django.db import DatabaseError, transaction
from psycopg import errors

from candour.intake import drafts, envelope, models, registry, submit
from candour.vault import failpoints, spool

OTHER_VERSION = "another version was sent"
log = structlog.get_logger("candour.intake")


def replay(*, now: datetime) -> int:
    """Moves what waits in the spool into the database. Returns how many envelopes that were.

    Each is there once, with the time at which it was received, however often this is broken off between.
    Raises what the database raises when it is away. One that it refuses stays in the spool, and stands in
    no other's way.
    """
    return sum(_moved(entry, now=now) for entry in spool.waiting())


def _moved(entry: spool.Entry, *, now: datetime) -> bool:
    failpoints.reach("replay.read")
    try:
        row, mark = submit.unpacked(entry)
        _insert(row, mark)
    except (DatabaseError, ValueError, TypeError, KeyError) as fault:
        if _is_away(fault):
            raise
        log.error("an envelope stays in the spool", name=entry.key, fault=type(fault).__name__)
        return False
    failpoints.reach("replay.committed")
    spool.remove(entry.key)
    failpoints.reach("replay.removed")
    log.info("an envelope left the spool", waited_seconds=int((now - row.made_at).total_seconds()))
    return True


def _insert(row: models.Submission, mark: drafts.SentMark | None) -> None:
    with transaction.atomic():
        there = models.Submission.objects.filter(idempotency_key=row.idempotency_key).first()
        if there is None:
            row.save(force_insert=True)
        elif not _says_the_same(there, row):
            # Two tabs, two versions, and a receipt for each: the second makes no case, but it is not lost.
            row.idempotency_key = submit.keyed(f"version:{row.id}")
            row.trouble = OTHER_VERSION
            if not models.Submission.objects.filter(idempotency_key=row.idempotency_key).exists():
                row.save(force_insert=True)
        if mark:
            drafts.mark_sent(mark)
        failpoints.reach("replay.inserted")


def _says_the_same(there: models.Submission, row: models.Submission) -> bool:
    if there.id == row.id:
        return True
    try:
        first, second = (
            registry.open_envelope(one.sealed, kind=one.kind, submission=one.id).body for one in (there, row)
        )
    except (registry.NotKnown, envelope.NotOurs):
        return False
    # Each sending has a receipt of its own; what was said is compared.
    return getattr(first, "answers", first) == getattr(second, "answers", second)


def _is_away(fault: Exception) -> bool:
    refused = (errors.DataError, errors.IntegrityError, errors.ProgrammingError)
    return isinstance(fault, DatabaseError) and not isinstance(fault.__cause__, refused)
