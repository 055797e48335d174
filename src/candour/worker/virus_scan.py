"""Having files checked for viruses, beside the worker's other rounds: a scanner that is slow or away holds up
no complaint.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

import structlog
from django.db import close_old_connections, connection
from django.utils import timezone

from candour.evidence import files
from candour.vault import case_keys

PAUSE_SECONDS = 2.0
ROUNDS_BETWEEN_CLEANING = 1_800
log = structlog.get_logger("candour.checking")


def run(*, stop: threading.Event) -> None:
    """Goes round until told to stop. A fault is logged by its kind, and the next round goes on."""
    rounds = 0
    try:
        while not stop.is_set():
            _round(lambda: files.check_waiting(now=timezone.now()))
            if rounds % ROUNDS_BETWEEN_CLEANING == 0:
                _round(lambda: files.remove_forgotten(now=timezone.now()))
            rounds += 1
            stop.wait(PAUSE_SECONDS)
    finally:
        connection.close()


def _round(work: Callable[[], object]) -> None:
    try:
        close_old_connections()
        work()
    except Exception as fault:
        log.error("a round failed, going on", fault=type(fault).__name__)
    finally:
        case_keys.forget()


def start(stop: threading.Event) -> threading.Thread:
    """Begins to go round, in a thread that ends when told to stop, and at once when the process ends."""
    thread = threading.Thread(target=run, kwargs={"stop": stop}, name="checking", daemon=True)
    thread.start()
    return thread
