"""The worker's main loop. Takes in what the doors sent, and does what nobody should wait for."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from types import FrameType

import structlog
from django.db import close_old_connections
from django.utils import timezone

from candour.accounts import actors
from candour.audit import chain
from candour.casework import actions
from candour.intake import drafts, replay
from candour.vault import keys
from candour.worker import access_alerts, intake, tracking_projection

PAUSE_SECONDS = 0.3
ROUNDS_BETWEEN_CLEANING = 12_000
ROUNDS_BETWEEN_LINKING = 10  # so that an act is linked within five seconds
log = structlog.get_logger("candour.worker")


def run(*, stop: threading.Event) -> None:
    """Goes round until told to stop. A database that is away is waited for, never given up on."""
    rounds = 0
    while not stop.is_set():
        _round(lambda: replay.replay(now=timezone.now()))
        _round(intake.take_all)
        if rounds % ROUNDS_BETWEEN_LINKING == 0:
            _round(chain.link)
            _round(_tell)
            _round(access_alerts.raise_alerts)
            _round(lambda: actions.tasks.escalate(by=actors.worker(), now=timezone.now()))
        if rounds % ROUNDS_BETWEEN_CLEANING == 0:
            _round(lambda: drafts.end_old(today=timezone.localdate()))
            _round(lambda: tracking_projection.end_day(timezone.localdate(), now=timezone.now()))
        rounds += 1
        stop.wait(PAUSE_SECONDS)


def _tell() -> None:
    while tracking_projection.refresh():
        intake.take_all()


def _round(work: Callable[[], object]) -> None:
    try:
        close_old_connections()
        work()
    except keys.KeyMissing as fault:
        log.error("a key is missing, nothing is taken in", fault=str(fault))
    except intake.AWAY as fault:
        log.warning("database away, trying again", fault=type(fault).__name__)
    except Exception as fault:
        log.error("a round failed, going on", fault=type(fault).__name__)


def stop_on_signal() -> threading.Event:
    """An event that SIGINT and SIGTERM set, so that the round that runs is finished first."""
    stop = threading.Event()

    def told(_number: int, _frame: FrameType | None) -> None:
        # Not from here: the signal may come while this thread holds the event's own lock.
        threading.Thread(target=stop.set, daemon=True).start()

    signal.signal(signal.SIGINT, told)
    signal.signal(signal.SIGTERM, told)
    return stop
