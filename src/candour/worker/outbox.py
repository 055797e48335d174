"""Sending what is in the outbox, beside the worker's other rounds: a mail server that makes us wait holds up
no complaint.
"""

from __future__ import annotations

import threading

import structlog
from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone

from candour.accounts import actors
from candour.casework.actions import correspondence
from candour.casework.actions.correspondence import Went
from candour.vault import case_keys

PAUSE_SECONDS = 2.0
log = structlog.get_logger("candour.posting")


def send_all(*, stop: threading.Event | None = None) -> int:
    """Sends what is due, one after the other; ends early when the server is away. Returns how many it took up."""
    count = 0
    while stop is None or not stop.is_set():
        went = correspondence.send_next(by=actors.worker(), now=timezone.now())
        case_keys.forget()
        if went is Went.NOTHING_DUE:
            break
        count += 1
        if went is Went.SERVER_AWAY:
            break
    return count


def run(*, stop: threading.Event) -> None:
    """Goes round until told to stop, with a database connection of its own."""
    while not stop.is_set():
        try:
            close_old_connections()
            send_all(stop=stop)
        except OperationalError as fault:
            log.warning("database away, trying again", fault=type(fault).__name__)
        except Exception as fault:
            log.error("a round failed, going on", fault=type(fault).__name__)
        stop.wait(PAUSE_SECONDS)
    connection.close()


def start(stop: threading.Event) -> threading.Thread:
    """Begins to go round, in a thread that ends when told to stop, and at once when the process ends."""
    thread = threading.Thread(target=run, kwargs={"stop": stop}, name="posting", daemon=True)
    thread.start()
    return thread
