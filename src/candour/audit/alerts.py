"""Keeping alerts about how cases are looked at: one for each pattern, person and hour, which counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import connection

from candour.audit import models

_KEEP = """
    INSERT INTO audit_alert (id, at, pattern, actor, role, authority, event, hour, last_at, count)
    SELECT gen_random_uuid(), * FROM unnest(
        %s::timestamptz[], %s::text[], %s::text[], %s::text[], %s::text[], %s::bigint[],
        %s::timestamptz[], %s::timestamptz[], %s::int[])
    ON CONFLICT (pattern, actor, authority, hour) DO UPDATE SET
        at = least(audit_alert.at, excluded.at),
        event = CASE WHEN excluded.at < audit_alert.at THEN excluded.event ELSE audit_alert.event END,
        last_at = greatest(coalesce(audit_alert.last_at, audit_alert.at), excluded.last_at),
        count = CASE WHEN excluded.pattern = ANY(%s) THEN greatest(audit_alert.count, excluded.count)
                     ELSE audit_alert.count + excluded.count END
    WHERE NOT (excluded.pattern = ANY(%s) AND excluded.count <= audit_alert.count AND excluded.at >= audit_alert.at
               AND excluded.last_at <= coalesce(audit_alert.last_at, audit_alert.at))
    RETURNING xmax = 0
"""
_WITHIN = """
    SELECT e.id, e.act, e.actor, e.role, e.authority, e."case", e.at
    FROM unnest(%s::text[], %s::timestamptz[], %s::timestamptz[]) AS span (actor, since, until)
    JOIN audit_event e ON e.actor = span.actor AND e.at > span.since AND e.at <= span.until
    WHERE e."case" <> '' ORDER BY e.at, e.id
"""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One act that fits a pattern. `cases` is how many were opened within the hour, where that is what is counted."""

    pattern: str
    actor: str
    role: str
    authority: str
    event: int
    at: datetime
    cases: int = 0


@dataclass(frozen=True)
class CaseAct:
    """What somebody did on a case."""

    event: int
    act: str
    actor: str
    role: str
    authority: str
    case: str
    at: datetime


def watched_up_to() -> int:
    """The place of the chain up to which looks were examined; not held, so that looking costs nothing."""
    return models.AlertCheckpoint.objects.filter(pk=1).values_list("place", flat=True).first() or 0


def checkpoint() -> models.AlertCheckpoint:
    """The same, held until the end of the transaction: two workers that count the same would count it twice."""
    held = models.AlertCheckpoint.objects.select_for_update().filter(pk=1)
    mark = held.first()
    if mark is None:
        models.AlertCheckpoint.objects.bulk_create([models.AlertCheckpoint(pk=1, place=0)], ignore_conflicts=True)
        mark = held.get()
    return mark


def keep(seen: Iterable[Seen]) -> int:
    """Adds what was seen to the alerts of its hours, and raises those that are not there. Returns how many these are.

    What is counted by cases may be seen again and counts no more for it; anything else must be given once.
    """
    groups: dict[tuple[str, str, str, datetime], list[Seen]] = {}
    for one in seen:
        hour = one.at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
        groups.setdefault((one.pattern, one.actor, one.authority, hour), []).append(one)
    if not groups:
        return 0
    rows = [_row(hour, some) for (_pattern, _actor, _authority, hour), some in groups.items()]
    by_cases = list({one.pattern for some in groups.values() for one in some if one.cases})
    with connection.cursor() as cursor:
        columns = [list(column) for column in zip(*rows, strict=True)]
        cursor.execute(_KEEP, [*columns, by_cases, by_cases])
        return sum(new for (new,) in cursor.fetchall())


def _row(hour: datetime, some: Sequence[Seen]) -> tuple[object, ...]:
    first = min(some, key=lambda one: (one.at, one.event))
    count = max(one.cases for one in some) or len(some)
    last_at = max(one.at for one in some)
    who = (first.pattern, first.actor, first.role, first.authority)
    return (first.at, *who, first.event, hour, last_at, count)


def acts_within(spans: Mapping[str, Iterable[tuple[datetime, datetime]]]) -> Iterator[CaseAct]:
    """What these people did on cases, each after one moment and up to another, in the order of time."""
    rows = [(actor, since, until) for actor, some in spans.items() for since, until in some]
    if not rows:
        return
    with connection.cursor() as cursor:
        cursor.execute(_WITHIN, [list(column) for column in zip(*rows, strict=True)])
        for row in cursor.fetchall():
            yield CaseAct(*row)
