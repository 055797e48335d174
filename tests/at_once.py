"""Two people at the same moment: both have opened the page before either of them has changed anything."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from django.db import connection, models, transaction

T = TypeVar("T")
_WAITING = """
    SELECT count(DISTINCT l.pid) FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE NOT l.granted AND a.datname = current_database()
"""


def at_once(held: models.Model, *acts: Callable[[], T]) -> list[T]:
    """What each of the acts gives, done in threads with database connections of their own.

    `held` is the row that the acts lock before they change anything. It is kept locked until all of them wait for
    it: by then each has read what it decides on. Then they go on, one after the other, in the order given.
    """
    with ThreadPoolExecutor(len(acts)) as threads:
        with transaction.atomic():
            type(held)._base_manager.select_for_update().get(pk=held.pk)
            going: list[Future[T]] = []
            for act in acts:
                going.append(threads.submit(alone, act))
                wait_until_all_wait(going)
        return [one.result() for one in going]


def alone(act: Callable[[], T]) -> T:
    """What the act gives, in a thread whose database connection is closed afterwards."""
    try:
        return act()
    finally:
        connection.close()


def wait_until_all_wait(going: list[Future[T]]) -> None:
    """Comes back when each of them waits for a lock that somebody holds; fails when one does not."""
    for _ in range(6_000):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_stat_clear_snapshot()")  # who is connected is looked up once in a transaction
            cursor.execute(_WAITING)
            if cursor.fetchone()[0] == len(going):
                return
        if all(one.done() for one in going):
            break
        time.sleep(0.01)
    raise AssertionError(f"Not all of them wait for the row: {[one.done() and one.result() for one in going]}")
