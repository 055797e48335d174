"""The worker: all its loops, woken by what the doors put in."""

from __future__ import annotations

import signal
import threading
from types import FrameType

import structlog

from candour.correspondence import mail
from candour.worker import listen, steps
from candour.worker.loops import Loops

log = structlog.get_logger("candour.worker")
_LOOK_UP = 5.0
# A letter that is just being handed over is noted as sent before the process ends.
_SECONDS_TO_END = 2.0 * mail.SECONDS


class LaneDied(Exception):
    """A loop has ended by itself. Whoever started the worker should start it again."""


def run(*, stop: threading.Event) -> None:
    """Runs until told to stop. A database that is away is waited for, never given up on. Raises LaneDied."""
    lanes = steps.lanes()
    loops = Loops(lanes, stop=stop)
    loops.start()
    listen.start(loops, (channel for lane in lanes for step in lane for channel in step.wakes), stop=stop)
    while not stop.wait(_LOOK_UP):
        if not loops.is_running():
            stop.set()
            loops.end(seconds=_SECONDS_TO_END)
            raise LaneDied("One of the worker's loops ended by itself.")
    loops.end(seconds=_SECONDS_TO_END)


def stop_on_signal() -> threading.Event:
    """An event that SIGINT and SIGTERM set, so that the piece that runs is finished first."""
    stop = threading.Event()

    def told(_number: int, _frame: FrameType | None) -> None:
        # Not from here: the signal may come while this thread holds the event's own lock.
        threading.Thread(target=stop.set, daemon=True).start()

    signal.signal(signal.SIGINT, told)
    signal.signal(signal.SIGTERM, told)
    return stop
