"""What each step did last, for the administrator: in a row that is written seldom.

A step that has nothing to do writes nothing. One that did something is noted at most once a minute; that one fails,
and that it goes well again, is noted at once, and how often it failed at most once a minute.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError, InterfaceError, connection
from django.utils import timezone

SECONDS = 60.0
_WELL = """
INSERT INTO worker_step (name, ran_at, fault, failures, waiting, aside) VALUES (%(name)s, %(now)s, '', 0, 0, 0)
ON CONFLICT (name) DO UPDATE SET ran_at = excluded.ran_at, failures = 0
"""
_LIE = """
INSERT INTO worker_step AS s (name, fault, failures, waiting, since, aside)
VALUES (%(name)s, '', 0, %(waiting)s, %(since)s, %(aside)s)
ON CONFLICT (name) DO UPDATE SET waiting = excluded.waiting, since = excluded.since, aside = excluded.aside
WHERE (s.waiting, s.since, s.aside) IS DISTINCT FROM (excluded.waiting, excluded.since, excluded.aside)
"""
_MENDED = "UPDATE worker_step SET failures = 0 WHERE name = %(name)s AND failures > 0"
_FAILED = """
INSERT INTO worker_step (name, failed_at, fault, failures, waiting, aside)
VALUES (%(name)s, %(now)s, %(fault)s, %(failures)s, 0, 0)
ON CONFLICT (name) DO UPDATE SET failed_at = excluded.failed_at, fault = excluded.fault, failures = excluded.failures
"""


@dataclass
class _Known:
    """What this process knows of a step: when it was noted, how it goes, and whether what the table says was mended."""

    noted: float = float("-inf")
    failures: int = 0
    fault: str = ""
    mended: bool = False


_lock = threading.Lock()
_known: dict[str, _Known] = {}


def went_well(name: str, *, did: bool) -> None:
    """The step ran; `did` says whether it did something."""
    known, now = _of(name), time.monotonic()
    known.failures, known.fault = 0, ""
    if did and now - known.noted >= SECONDS:
        if _written(_WELL, name=name, now=timezone.now()):
            known.noted, known.mended = now, True
    elif not known.mended:
        known.mended = _written(_MENDED, name=name)


def failed(name: str, *, fault: str) -> None:
    """The step failed with a fault of that kind."""
    known, now = _of(name), time.monotonic()
    known.failures, known.mended = known.failures + 1, False
    if fault == known.fault and now - known.noted < SECONDS:
        return
    if _written(_FAILED, name=name, now=timezone.now(), fault=fault[:80], failures=known.failures):
        known.noted, known.fault = now, fault


def done(name: str, *, at: datetime) -> None:
    """A job went well, whether or not there was something to do. Raises what the database raises."""
    with connection.cursor() as cursor:
        cursor.execute(_WELL, {"name": name, "now": at})
    known = _of(name)
    known.noted, known.failures, known.fault, known.mended = time.monotonic(), 0, "", True


def lie(name: str, *, waiting: int, since: datetime | None, aside: int) -> bool:
    """So much waits in a folder, the oldest since then, and so much was set aside there. False when not noted."""
    return _written(_LIE, name=name, waiting=waiting, since=since, aside=aside)


def forget() -> None:
    """This process knows nothing of any step, as when it starts."""
    with _lock:
        _known.clear()


def _of(name: str) -> _Known:
    with _lock:
        return _known.setdefault(name, _Known())


def _written(statement: str, **values: str | int | datetime | None) -> bool:
    """False when the database is away: then it is noted the next time."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
    except (DatabaseError, InterfaceError):
        connection.close()
        return False
    return True
