"""Processor time from /proc: of a process with all that it started, and of the whole machine."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_PROC = Path("/proc")


def _fields(pid: int) -> list[str]:
    # The name of a program may hold anything, also brackets and spaces.
    return (_PROC / str(pid) / "stat").read_text().rpartition(") ")[2].split()


def family(root: int) -> list[int]:
    """That process and every one that it, or one of them, started."""
    children: dict[int, list[int]] = {}
    for folder in _PROC.iterdir():
        if folder.name.isdigit():
            with suppress(OSError, ValueError):
                children.setdefault(int(_fields(int(folder.name))[1]), []).append(int(folder.name))
    found, todo = [], [root]
    while todo:
        found.append(todo.pop())
        todo += children.get(found[-1], [])
    return found


def seconds(pids: Iterable[int]) -> float:
    """User and system time of these processes, and of their children that have ended."""
    total = 0
    for pid in pids:
        with suppress(OSError, ValueError):
            total += sum(int(field) for field in _fields(pid)[11:15])
    return total / _TICKS


def backends(postmaster: int, user: str) -> list[int]:
    """The server processes of PostgreSQL that serve that user, with the one that they report to when they end."""
    found = [postmaster]
    for pid in family(postmaster)[1:]:
        with suppress(OSError):
            title = (_PROC / str(pid) / "cmdline").read_bytes().split(b"\0")[0].split()
            if len(title) > 2 and title[0] == b"postgres:" and title[1] == user.encode():
                found.append(pid)
    return found


def busy() -> float:
    """Seconds that all cores together worked since the machine started."""
    user, nice, system, _idle, _waiting, interrupts, soft, *_rest = map(
        int, (_PROC / "stat").read_text().split("\n", 1)[0].split()[1:]
    )
    return (user + nice + system + interrupts + soft) / _TICKS
