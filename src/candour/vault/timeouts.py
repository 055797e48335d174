"""A door waits for a sick database for a moment, and no longer.

The database's own time-outs do not help when it stands still: a frozen server ends nothing. So the door
itself stops waiting, and closes the connection, for nobody knows what came of the last statement.
"""

from __future__ import annotations

import functools
from collections.abc import Generator
from typing import Any

import psycopg
from django.db import Error
from django.db.backends.base.base import BaseDatabaseWrapper

SECONDS = 2.0
STATEMENT_MS = 1_800
"""What the server itself allows one statement: it gives up first, and can say why."""

AWAY = Error
"""What Django raises when the database is away, frozen, read-only, full or refuses: no answer is kept."""


def hold_short(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    """Receives Django's `connection_created`: from now on this connection waits SECONDS for each answer."""
    raw = connection.connection
    # The method of this one object only: Django offers no place for a connection class of our own.
    raw.wait = functools.partial(_wait, raw)


def _wait(raw: psycopg.Connection[Any], statement: Generator[Any, Any, Any], **options: Any) -> Any:
    try:
        return psycopg.Connection.wait(raw, statement, **options | {"timeout": SECONDS})
    except psycopg.OperationalError:
        if raw.pgconn.transaction_status == psycopg.pq.TransactionStatus.ACTIVE:
            raw.close()
        raise
