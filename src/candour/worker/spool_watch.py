"""Emptying the spool: a folder, so it is looked at and cannot wake anybody."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.utils import timezone

from candour.intake import replay
from candour.vault import spool
from candour.worker import step_records

AGAIN = 30.0
"""Seconds until an envelope that the database refused is tried again, when none came since."""
_TICK = 1_000_000_000


class SpoolWatch:
    """A step: moves what waits in the spool. While the folder holds nothing new, no statement is made."""

    def __init__(self) -> None:
        self._left: frozenset[str] = frozenset()
        self._tried = float("-inf")
        self._told: tuple[int, int] | None = None
        self._seen: tuple[int, ...] | None = None

    def __call__(self) -> bool:
        """Returns whether something left the spool."""
        changed = _changed("", spool.ASIDE)
        if changed == self._seen and not self._left:
            return False
        names, moved = _names(), 0
        self._left &= names
        if names and (names != self._left or time.monotonic() - self._tried > AGAIN):
            moved = replay.replay(now=timezone.now())
            # One that came while this ran was perhaps not seen: it is new the next time.
            self._left, self._tried = names & _names(), time.monotonic()
        lies = len(self._left), sum(1 for _name in _scan(spool.ASIDE))
        if lies != self._told and step_records.lie("spool", waiting=lies[0], since=_oldest(), aside=lies[1]):
            self._told = lies
        # What came within the same tick of the file system's clock shows only in the list: it is read once more.
        settled = all(abs(time.time_ns() - at) > _TICK for at in changed)
        self._seen = changed if settled and lies == self._told else None
        return moved > 0


def _changed(*inner: str) -> tuple[int, ...]:
    """When something was last put into these folders or taken out, in nanoseconds; 0 where there is none."""
    return tuple(_changed_at(spool.folder() / name) for name in inner)


def _changed_at(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except (FileNotFoundError, NotADirectoryError):
        return 0


def _names() -> frozenset[str]:
    return frozenset(entry.name for entry in _scan() if entry.name != spool.ASIDE)


def _oldest() -> datetime | None:
    times = [entry.stat().st_mtime for entry in _scan() if entry.name.endswith(spool.SUFFIX)]
    return datetime.fromtimestamp(min(times), UTC) if times else None


def _scan(inner: str = "") -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(spool.folder() / inner) as entries:
            yield from entries
    except (FileNotFoundError, NotADirectoryError):
        return
