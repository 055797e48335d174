"""The hash chain over the audit, and finding where it breaks.

Acts are written without a lock; the worker links them afterwards, each once no older transaction is
open, so that nothing can be slipped in before a row that was already linked. Every hash covers the row and
the hash before it. A signed root of each day goes to a file that another body can keep.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from candour.audit import models
from candour.vault import sealing

START = sha256(b"candour audit").digest()
AT_ONCE = 5_000
FEW = 1_000
"""So many transactions may be gone through again, so that a quiet worker need not write."""
_LOCK = 7_264_501


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What `verify` found: how many links hold, what is wrong first (or nothing), how many are not yet linked."""

    links: int
    broken: str
    unlinked: int


def link() -> int:
    """Links what can be linked now. Returns how many rows; 0 also when another worker is at it."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        if not cursor.fetchone()[0]:
            return 0
        last = models.ChainLink.objects.order_by("-place").first()
        place, previous = (last.place, bytes(last.hash)) if last else (0, START)
        ids, before = _unlinked(cursor)
        links = []
        for event in models.AuditEvent.objects.filter(id__in=ids).order_by("id"):
            place, previous = place + 1, _hash(previous, event)
            links.append(models.ChainLink(place=place, event=event.id, hash=previous))
        models.ChainLink.objects.bulk_create(links)
        if before:
            models.LinkCheckpoint.objects.update_or_create(id=1, defaults={"before": before})
    return len(links)


def _unlinked(cursor: CursorWrapper) -> tuple[list[int], int]:
    """The rows to link next, and before which transaction all are linked then: 0 when nothing need be kept of that."""
    cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
    oldest = cursor.fetchone()[0]
    checkpoint = models.LinkCheckpoint.objects.first()
    # A database that was brought back elsewhere counts its transactions anew: then all is gone through once.
    after = checkpoint.before if checkpoint and checkpoint.before <= oldest else 0
    # A hole in the numbers is a transaction that was undone; order is by number among finished ones.
    cursor.execute(
        "SELECT id FROM audit_event e WHERE tx >= %s AND tx < %s"
        " AND NOT EXISTS (SELECT FROM audit_link l WHERE l.event = e.id) ORDER BY id LIMIT %s",
        [after, oldest, AT_ONCE],
    )
    ids = [row[0] for row in cursor.fetchall()]
    worth_keeping = bool(ids) or oldest - after > FEW
    return ids, oldest if worth_keeping and len(ids) < AT_ONCE else 0


def verify() -> Verdict:
    """Goes along the whole chain and names the first row that was altered, removed or put elsewhere."""
    previous, count = START, 0
    for link_row in models.ChainLink.objects.order_by("place").iterator():
        if link_row.place != count + 1:
            return _verdict(count, f"link {count + 1} was removed")
        event = models.AuditEvent.objects.filter(id=link_row.event).first()
        if event is None:
            return _verdict(count, f"row {link_row.event} (link {link_row.place}) was removed")
        previous = _hash(previous, event)
        if previous != bytes(link_row.hash):
            return _verdict(count, f"row {link_row.event} (link {link_row.place}) was altered or put elsewhere")
        count += 1
    return _verdict(count, "")


def cases_since(place: int, *, at_most: int) -> tuple[set[str], int]:
    """The cases of the rows linked next after that place, and the place of the last of these rows."""
    places = dict(
        models.ChainLink.objects.filter(place__gt=place).order_by("place").values_list("event", "place")[:at_most]
    )
    cases = models.AuditEvent.objects.filter(id__in=places).exclude(case="").values_list("case", flat=True)
    return set(cases), max(places.values(), default=place)


def events_since(place: int) -> tuple[list[models.AuditEvent], int]:
    """All rows linked after that place, in the order of the chain, and the last place there is now."""
    places = dict(
        models.ChainLink.objects.filter(place__gt=place).order_by("place").values_list("event", "place")[:AT_ONCE]
    )
    events = models.AuditEvent.objects.in_bulk(list(places))
    return [events[event] for event in places if event in events], max(places.values(), default=place)


def looks(case: str) -> list[tuple[str, datetime]]:
    """Who looked at a case, as (role, when), the newest first. Roles and not names."""
    rows = models.AuditEvent.objects.filter(case=case, act="case.read").order_by("-at")
    return list(rows.values_list("role", "at"))


def last_place() -> int:
    """The place of the last link there is; 0 while there is none."""
    last = models.ChainLink.objects.order_by("-place").first()
    return last.place if last else 0


def root(
    day: date, *, key: bytes, now: datetime, links: int | None = None, more: dict[str, Any] | None = None
) -> dict[str, Any]:
    """The signed root of that day over the chain up to the place `links` (all of it when not given).

    Holds day, time, place, hash, whatever `more` names, and the signature over all of these.
    """
    place = last_place() if links is None else links
    link_row = models.ChainLink.objects.filter(place=place).first()
    content = {
        "day": day.isoformat(),
        "made_at": now.isoformat(),
        "links": place,
        "hash": bytes(link_row.hash).hex() if link_row else START.hex(),
    } | (more or {})
    return content | {"signature": sealing.sign(key, _canonical(content)).hex()}


def holds(kept: dict[str, Any], *, public: bytes) -> bool:
    """Whether a root that someone kept is ours and the chain still says the same at that place."""
    content = {name: value for name, value in kept.items() if name != "signature"}
    if not sealing.is_signed(public, _canonical(content), bytes.fromhex(str(kept.get("signature", "")))):
        return False
    if content["links"] == 0:
        return bool(content["hash"] == START.hex())
    link_row = models.ChainLink.objects.filter(place=content["links"]).first()
    return link_row is not None and bytes(link_row.hash).hex() == content["hash"]


def _verdict(links: int, broken: str) -> Verdict:
    linked = models.ChainLink.objects.count()
    return Verdict(links=links, broken=broken, unlinked=models.AuditEvent.objects.count() - linked)


def _hash(previous: bytes, event: models.AuditEvent) -> bytes:
    content = [
        event.id,
        event.at.isoformat(),
        event.act,
        event.actor,
        event.role,
        event.authority,
        event.case,
        event.purpose,
        event.detail,
        event.tx,
    ]
    return sha256(previous + _canonical(content)).digest()


def _canonical(content: Any) -> bytes:
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
