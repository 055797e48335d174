"""Emptying the spool: a folder, so it is looked at and cannot wake anybody."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime

from django.utils import timezone

from candour.intake import replay
from candour.vault import spool
from candour.worker import step_records

AGAIN = 30.0
"""Seconds until an envelope that the database refused is tried again, when none came since."""


class SpoolWatch:
    """A step: moves what waits in the spool. While the folder holds nothing new, no statement is made."""

    def __init__(self) -> None:
        self._left: frozenset[str] = frozenset()
        self._tried = float("-inf")
        self._told: tuple[int, int] | None = None

    def __call__(self) -> bool:
        """Returns whether something left the spool."""
        names, moved = _names(), 0
        if names and (names != self._left or time.monotonic() - self._tried > AGAIN):
            moved = replay.replay(now=timezone.now())
            # One that came while this ran was perhaps not seen: it is new the next time.
            self._left, self._tried = names & _names(), time.monotonic()
        lies = len(self._left), sum(1 for _name in _scan(spool.ASIDE))
        if lies != self._told and step_records.lie("spool", waiting=lies[0], since=_oldest(), aside=lies[1]):
            self._told = lies
        return moved > 0


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
