"""The hash chain over the audit, and finding where it breaks.

Acts are written without a lock; the worker links each row once its own transaction is committed, whoever else is
still writing. The chain is only ever added to, and every hash covers the row and the hash before it, so that nothing
can be slipped in before a row that was linked. A signed root of each day goes to a file that another body can keep.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from candour.audit import models
from candour.vault import failpoints, sealing

START = sha256(b"candour audit").digest()
AT_ONCE = 5_000
VERIFIED_AT_ONCE = 10_000
FEW = 1_000
"""So many transactions may be gone through again, so that a quiet worker need not write."""
_FIRST_MARK = "INSERT INTO audit_tied (id, before) VALUES (1, 0) ON CONFLICT DO NOTHING"
_LOCK = "SELECT FROM audit_tied WHERE id = 1 FOR UPDATE SKIP LOCKED"
"""A row that only the worker may lock: an advisory lock could be held by anybody who can connect."""
_BEFORE_ALL = -(2**63)
_MOMENT = """to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')"""
_ROW = f'e.id, {_MOMENT}, e.act, e.actor, e.role, e.authority, e."case", e.purpose, e.detail::text, e.tx'
_STATE = """
    SELECT pg_snapshot_xmin(now)::text::bigint, pg_snapshot_xmax(now)::text::bigint,
           coalesce((SELECT before FROM audit_tied WHERE id = 1), 0), last.place, last.hash
    FROM pg_current_snapshot() AS now
    LEFT JOIN LATERAL (SELECT place, hash FROM audit_link ORDER BY place DESC LIMIT 1) AS last ON true
"""
_UNLINKED = f"""
    SELECT {_ROW} FROM audit_event e
    WHERE e.tx BETWEEN %s AND %s AND NOT EXISTS (SELECT FROM audit_link l WHERE l.event = e.id)
    ORDER BY e.tx, e.id LIMIT %s
"""
_LINK = """
    INSERT INTO audit_link (place, event, hash)
    SELECT %s + nth, event, substr(hashes, 32 * nth::int - 31, 32)
    FROM unnest(%s::bigint[]) WITH ORDINALITY AS new (event, nth), (SELECT %s::bytea AS hashes) AS one
"""
_MOVE = "INSERT INTO audit_tied (id, before) VALUES (1, %s) ON CONFLICT (id) DO UPDATE SET before = excluded.before"
_PIECE = f"""
    SELECT l.place, l.event, l.hash, {_ROW} FROM audit_link l LEFT JOIN audit_event e ON e.id = l.event
    WHERE l.place > %s ORDER BY l.place LIMIT %s
"""
_ANY_TRANSACTION = 2**63 - 1


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What `verify` found: how many links hold, what is wrong first (or nothing), how many are not yet linked."""

    links: int
    broken: str
    unlinked: int


def link() -> int:
    """Links what is committed and not linked yet. Returns how many rows; 0 also when another worker is at it."""
    with transaction.atomic(), connection.cursor() as cursor:
        if not _locked(cursor):
            return 0
        # After the lock, and by itself: what another worker linked meanwhile must be seen.
        cursor.execute(_STATE)
        oldest, newest, before, place, last = cursor.fetchone()
        # A database that was brought back elsewhere counts its transactions anew: then all is gone through once.
        anew = before > oldest
        cursor.execute(_UNLINKED, [0, _ANY_TRANSACTION, AT_ONCE] if anew else [before, newest, AT_ONCE])
        rows = cursor.fetchall()
        if rows:
            _add(cursor, place or 0, START if last is None else bytes(last), rows)
            failpoints.reach("link.added")
        # Whatever is older than every open transaction, and than what is left for the next time, is linked now.
        done = oldest if len(rows) < AT_ONCE else before if anew else min(oldest, rows[-1][-1])
        if done != before and (rows or anew or done - before > FEW):
            cursor.execute(_MOVE, [done])
    return len(rows)


def _locked(cursor: CursorWrapper) -> bool:
    """Whether this worker may link now, until the end of the transaction: no other one is at it."""
    cursor.execute(_LOCK)
    if cursor.fetchone() is None:
        cursor.execute(_FIRST_MARK)
        cursor.execute(_LOCK)
        return cursor.fetchone() is not None
    return True


def _add(cursor: CursorWrapper, place: int, previous: bytes, rows: Sequence[Sequence[Any]]) -> None:
    hashes = bytearray()
    for row in rows:
        previous = _hash(previous, row)
        hashes += previous
    # Two long texts, and not ten thousand values.
    cursor.execute(_LINK, [place, f"{{{','.join(str(row[0]) for row in rows)}}}", bytes(hashes)])


def verify(*, on_piece: Callable[[int], None] = lambda links: None) -> Verdict:
    """Goes along the whole chain and names the first row that was altered, removed or put elsewhere.

    `on_piece` is told after each piece of it how many links hold so far. What is in memory is one piece.
    """
    previous, count = START, 0
    for piece in _pieces():
        for place, number, kept, *row in piece:
            if place != count + 1:
                return _verdict(count, f"link {count + 1} was removed")
            if row[0] is None:
                return _verdict(count, f"row {number} (link {place}) was removed")
            previous = _hash(previous, row)
            if previous != bytes(kept):
                return _verdict(count, f"row {number} (link {place}) was altered or put elsewhere")
            count += 1
        on_piece(count)
    return _verdict(count, "")


def _pieces() -> Iterator[list[Sequence[Any]]]:
    """The links with their rows, in order; what is missing of a row is None."""
    after = _BEFORE_ALL
    while True:
        with connection.cursor() as cursor:
            cursor.execute(_PIECE, [after, VERIFIED_AT_ONCE])
            piece = cursor.fetchall()
        if not piece:
            return
        yield piece
        after = piece[-1][0]


def cases_since(place: int, *, rows: int, cases: int) -> tuple[set[str], int]:
    """The cases of the rows linked next after that place, and the place of the last of these rows.

    At most so many rows, and no more than so many cases.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT l.place, e."case" FROM audit_link l LEFT JOIN audit_event e ON e.id = l.event'
            " WHERE l.place > %s ORDER BY l.place LIMIT %s",
            [place, rows],
        )
        found: set[str] = set()
        for at, case in cursor.fetchall():
            if case and case not in found:
                if len(found) == cases:
                    break
                found.add(case)
            place = at
    return found, place


def events_since(place: int, *, acts: Iterable[str], at_most: int) -> tuple[list[models.AuditEvent], int]:
    """The rows with these acts among those linked next after that place, in the order of the chain, and the place
    of the last row that was looked at.
    """
    upto = min(place + at_most, last_place())
    events = models.AuditEvent.objects.raw(
        "SELECT e.* FROM audit_link l JOIN audit_event e ON e.id = l.event"
        " WHERE l.place > %s AND l.place <= %s AND e.act = ANY(%s) ORDER BY l.place",
        [place, upto, list(acts)],
    )
    return (list(events) if upto > place else []), max(place, upto)


def looks(cases: Iterable[str]) -> dict[str, list[tuple[str, datetime]]]:
    """Who looked at each of these cases, as (role, when), the newest first. Roles and not names."""
    rows = models.AuditEvent.objects.filter(case__in=list(cases), act="case.read").order_by("-at", "-id")
    found: dict[str, list[tuple[str, datetime]]] = {}
    for case, role, at in rows.values_list("case", "role", "at"):
        found.setdefault(case, []).append((role, at))
    return found


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
    with connection.cursor() as cursor:
        cursor.execute("SELECT (SELECT count(*) FROM audit_event) - (SELECT count(*) FROM audit_link)")
        return Verdict(links=links, broken=broken, unlinked=cursor.fetchone()[0])


def _hash(previous: bytes, row: Sequence[Any]) -> bytes:
    """Over a row in the order of `_ROW`: what `_canonical` makes of the list of its values, made without the list."""
    number, at, act, actor, role, authority, case, purpose, detail, tx = row
    text = (
        f'[{number},"{at.replace(".000000", "")}",{_text(act)},{_text(actor)},{_text(role)},{_text(authority)},'
        f"{_text(case)},{_text(purpose)},{_detail(detail)},{tx}]"
    )
    return sha256(previous + text.encode()).digest()


_text = json.encoder.encode_basestring


@lru_cache(maxsize=4_096)
def _detail(stored: str) -> str:
    return _canonical(json.loads(stored)).decode()


def _canonical(content: Any) -> bytes:
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
