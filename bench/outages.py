"""What can befall the database and the disk of the door, each undone at the end."""

from __future__ import annotations

import os
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import psycopg

from bench.rig import Rig, children
from dev import pg


@contextmanager
def down(rig: Rig) -> Iterator[None]:
    """The database server is not there."""
    pg.stop(rig.cluster.data)
    try:
        yield
    finally:
        pg.start(rig.cluster.data)


@contextmanager
def frozen(rig: Rig) -> Iterator[None]:
    """It is there, takes connections, and answers nothing."""
    server = pg.pid_of(rig.cluster.data)
    if server is None:
        raise pg.NoPostgres("The server that should be frozen does not run.")
    os.kill(server, signal.SIGSTOP)
    stopped = [server, *children(server)]
    for pid in stopped[1:]:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in reversed(stopped):
            os.kill(pid, signal.SIGCONT)


@contextmanager
def read_only(rig: Rig) -> Iterator[None]:
    """It answers, and takes nothing in: as after a change-over to a copy."""
    _alter(rig, "ALTER SYSTEM SET default_transaction_read_only = on", "on")
    try:
        yield
    finally:
        _alter(rig, "ALTER SYSTEM RESET default_transaction_read_only", "off")


def _alter(rig: Rig, words: str, value: str) -> None:
    with rig.connect() as database:
        database.execute(words)
        database.execute("SELECT pg_reload_conf()")

    def is_so() -> bool:
        with psycopg.connect(rig.cluster.url, autocommit=True) as asking:
            return asking.execute("SHOW default_transaction_read_only").fetchone() == (value,)

    rig.until("the server has read its settings again", is_so)


@contextmanager
def refusing(rig: Rig) -> Iterator[None]:
    """It lets nobody in."""
    with rig.connect("postgres") as database:
        database.execute(f"ALTER DATABASE {pg.NAME} ALLOW_CONNECTIONS false")
        database.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{pg.NAME}'")
        try:
            yield
        finally:
            database.execute(f"ALTER DATABASE {pg.NAME} ALLOW_CONNECTIONS true")


@contextmanager
def disk_full(rig: Rig, room: int = 64) -> Iterator[None]:
    """The door can write no more than that many bytes into a file; needs no special rights."""
    pids = rig.door_processes()
    before = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in pids}
    for pid, (_soft, hard) in before.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        for pid in set(pids) & set(rig.door_processes()):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, before[pid])


OUTAGES: dict[str, Callable[[Rig], AbstractContextManager[None]]] = {
    "down": down,
    "read-only": read_only,
    "refusing": refusing,
    "frozen": frozen,
}
