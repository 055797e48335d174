"""Points at which a test lets a process die or stand still, to show that nothing is lost there.

FAILPOINTS names a folder. A process that comes to a point whose name lies there as a file takes the
file away and kills itself, or stops itself when the file says `stop`. So each file works once, also
where the process is started again. Only where invented data is: elsewhere the setting is not read.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

DOOR = (
    "send.opened",
    "submit.sealed",
    "submit.inserted",
    "submit.marked",
    "submit.committed",
    "send.kept",
    "send.ready",
)
SPOOL = (
    "spool.begun",
    "spool.written",
    "spool.synced",
    "spool.linked",
    "spool.kept",
)
REPLAY = (
    "replay.read",
    "replay.inserted",
    "replay.committed",
    "replay.removed",
)
TAKING = (
    "take.locked",
    "take.opened",
    "take.received",
    "take.marked",
    "take.committed",
)
AFTER = (
    "link.added",
    "tell.rewritten",
    "watch.alerted",
    "day.rooted",
    "day.told",
)
POINTS = (*DOOR, *SPOOL, *REPLAY, *TAKING, *AFTER)
STOP = "stop"


def _folder() -> Path | None:
    allowed = {os.environ.get("DEMO", ""), os.environ.get("TESTING", "")} & {"1", "true", "yes", "on"}
    named = os.environ.get("FAILPOINTS", "")
    return Path(named) if allowed and named else None


_FOLDER = _folder()


def reach(point: str) -> None:
    """Comes to a point. Does nothing unless a test has laid that point's file."""
    if _FOLDER is None:
        return
    file = _FOLDER / point
    try:
        told = file.read_text(encoding="ascii")
        file.unlink()
    except FileNotFoundError:
        return
    os.kill(os.getpid(), signal.SIGSTOP if told == STOP else signal.SIGKILL)
