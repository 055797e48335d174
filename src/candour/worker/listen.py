"""Hearing at once that something waits: LISTEN, on a connection for nothing else.

Never through a pool that lends a connection for one transaction: it would forget what was listened to. What is
notified while nobody listens is lost; so all steps look once when listening begins, and slowly ever after.
"""

from __future__ import annotations

import select
import threading
import time
from collections.abc import Iterable
from contextlib import closing
from typing import Any

import psycopg
import structlog
from django.db import connections
from psycopg import sql

from candour.worker.loops import Loops

RUNNING_LOCK = 7_264_502
"""Held, shared, by every worker that runs: who counts its holders knows how many do."""
_LOOK_UP, _PROBE = 3, 60.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 5.0
log = structlog.get_logger("candour.worker")


def start(loops: Loops, channels: Iterable[str], *, stop: threading.Event) -> threading.Thread:
    """Begins to listen, in a thread that ends soon after it is told to stop."""
    thread = threading.Thread(
        target=_run, args=(loops, tuple(sorted(set(channels)))), kwargs={"stop": stop}, name="listen", daemon=True
    )
    thread.start()
    return thread


def _run(loops: Loops, channels: tuple[str, ...], *, stop: threading.Event) -> None:
    pause = _FIRST_PAUSE
    while not stop.is_set():
        try:
            with closing(connected()) as listening:
                for channel in channels:
                    listening.execute(sql.SQL("LISTEN {}").format(sql.Identifier(channel)))
                listening.execute("SELECT pg_advisory_lock_shared(%s)", [RUNNING_LOCK])
                loops.wake_all()
                pause = _FIRST_PAUSE
                _hear(listening, loops, stop=stop)
        except (psycopg.Error, OSError) as fault:
            log.warning("not listening, trying again", fault=type(fault).__name__)
            stop.wait(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)


def _hear(listening: psycopg.Connection[Any], loops: Loops, *, stop: threading.Event) -> None:
    asked = time.monotonic()
    ear = select.poll()
    ear.register(listening.fileno(), select.POLLIN)
    while not stop.is_set():
        # By ourselves: psycopg's own waiting looks up ten times a second.
        if ear.poll(1_000 * _LOOK_UP):
            for heard in listening.notifies(timeout=0):
                loops.heard(heard.channel)
        if time.monotonic() - asked > _PROBE:
            # A connection that a network has dropped without a word looks like one on which nothing happens.
            listening.execute("SELECT 1")
            asked = time.monotonic()


def connected() -> psycopg.Connection[Any]:
    """A connection to the same database with the same role, in which each statement stands by itself."""
    parameters = connections["default"].get_connection_params()
    for ours in ("cursor_factory", "context"):
        parameters.pop(ours, None)
    return psycopg.connect(
        **parameters,
        autocommit=True,
        application_name="candour worker",
        keepalives_idle=30,
        keepalives_interval=10,
        keepalives_count=3,
    )
