"""Processes of a run: each ends with the one that started it, is told apart from strangers, and can be ended for sure.

Finding a process needs /proc, so a run does; without it nothing is found.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import select
import shutil
import signal
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

MARK = "CANDOUR_RUN"
"""In the environment of every process of a run: the folder of its data, or the test run it belongs to."""
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
PROC = Path("/proc/self")
_SET_PARENT_DEATH_SIGNAL = 1
_TICK = 0.05


class Stopped(Exception):
    """Somebody asked this program to stop."""


class StopRequest:
    """Whether somebody asked to stop. Signals only note it, so no step is torn in two, however many arrive."""

    def __init__(self, terminal: int | None = None) -> None:
        """`terminal` is a handle of the terminal it was started from; by default the first of the usual three."""
        self.asked = False
        self._terminal = next(filter(os.isatty, range(3)), None) if terminal is None else terminal

    def listen(self) -> None:
        """From now on Ctrl-C, Ctrl-\\, `kill` and a closed terminal are requests to stop."""
        for number in SIGNALS:
            signal.signal(number, lambda _number, _frame: self.note())

    def note(self) -> None:
        """Somebody asks to stop."""
        self.asked = True

    def check(self) -> None:
        """Raises Stopped when somebody asked, or closed the terminal."""
        # Of a closed terminal only the first process in it is told. Where that is make, it tells nobody.
        if self.asked or (self._terminal is not None and _is_closed(self._terminal)):
            raise Stopped

    def sleep(self, seconds: float) -> None:
        """Waits. Raises Stopped as soon as somebody asks."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.check()
            time.sleep(min(_TICK, seconds))
        self.check()


def _is_closed(terminal: int) -> bool:
    looked_at = select.poll()
    looked_at.register(terminal, 0)
    return any(happened & select.POLLHUP for _handle, happened in looked_at.poll(0))


@dataclass(frozen=True)
class Process:
    """A process that was seen running, told from a later one with the same number by when it began."""

    pid: int
    began: int

    def runs(self) -> bool:
        """Whether it still runs. One that has ended and was not waited for does not."""
        return _began(self.pid) == self.began

    def send(self, number: int) -> None:
        """Sends it a signal, unless it has ended."""
        if self.runs():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(self.pid, number)


def seen(pid: int) -> Process | None:
    """The process of that number, None when none runs."""
    began = _began(pid)
    return None if began is None else Process(pid, began)


def tied(command: Sequence[str | Path], *, sends: str = "TERM") -> list[str | Path]:
    """The command, changed so that it gets that signal when this process has ended, by whatever means."""
    if not shutil.which("setpriv"):
        return list(command)
    # The question about the parent covers its end before the request was made.
    only_under = '[ "$PPID" = "$0" ] && exec "$@"'
    return ["setpriv", "--pdeathsig", sends, "sh", "-c", only_under, str(os.getpid()), *command]


def end_with(parent: int) -> bool:
    """Asks for SIGTERM when the parent ends. False when it has ended already."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
    return os.getppid() == parent


def end(processes: Iterable[Process], number: int = signal.SIGTERM, *, patience: float = 10) -> list[Process]:
    """Ends them: by that signal, and by SIGKILL whichever still runs so many seconds later. Returns what remains."""
    left = list(processes)
    for signal_now, seconds in ((number, patience), (signal.SIGKILL, 5.0)):
        for process in left:
            process.send(signal_now)
            process.send(signal.SIGCONT)  # one that was suspended would never hear of it
        until = time.monotonic() + seconds
        while left and time.monotonic() < until:
            left = [process for process in left if process.runs()]
            time.sleep(_TICK if left else 0)
    return left


def marked(mark: str) -> list[Process]:
    """Every process that carries this mark, without the one that asks.

    The same folder in another root, such as a container's, is another folder.
    """
    wanted, here = f"{MARK}={mark}".encode(), _root_of(os.getpid())
    return [
        one
        for one in every()
        if one.pid != os.getpid()
        and wanted in _read(one.pid, "environ").split(b"\0")
        and _root_of(one.pid) in (here, None)
    ]


def in_session(session: int) -> list[Process]:
    """Every process of that session."""
    return [one for one in every() if (fields := _status(one.pid)) and int(fields[3]) == session]


def mark_of(pid: int) -> str:
    """The mark that a process carries; empty when it has none or may not be looked at."""
    start = f"{MARK}=".encode()
    found = [line for line in _read(pid, "environ").split(b"\0") if line.startswith(start)]
    return os.fsdecode(found[0].removeprefix(start)) if found else ""


def command_of(pid: int) -> list[str]:
    """The words a process was started with; none when it may not be looked at."""
    return [os.fsdecode(word) for word in _read(pid, "cmdline").split(b"\0") if word]


def folder_of(pid: int) -> Path | None:
    """The folder a process works in; None when it may not be looked at."""
    try:
        return Path(os.readlink(f"/proc/{pid}/cwd"))
    except OSError:
        return None


def _root_of(pid: int) -> tuple[int, int] | None:
    try:
        root = os.stat(f"/proc/{pid}/root")
    except OSError:
        return None
    return root.st_dev, root.st_ino


def listener(port: int) -> int | None:
    """The process that listens on that port of this machine; None when nobody does or it cannot be told."""
    sockets = {f"socket:[{number}]" for table in ("tcp", "tcp6") for number in _listening(table, port)}
    for process in every() if sockets else []:
        with contextlib.suppress(OSError):
            for handle in Path(f"/proc/{process.pid}/fd").iterdir():
                if os.readlink(handle) in sockets:
                    return process.pid
    return None


def every() -> list[Process]:
    """All processes that run now, as far as this system tells."""
    numbers = [int(path.name) for path in Path("/proc").glob("[0-9]*")]
    return [process for process in map(seen, numbers) if process]


def _listening(table: str, port: int) -> list[str]:
    try:
        lines = Path(f"/proc/net/{table}").read_text(encoding="ascii").splitlines()[1:]
    except OSError:
        return []
    fields = [line.split() for line in lines]
    return [one[9] for one in fields if one[3] == "0A" and int(one[1].rsplit(":", 1)[1], 16) == port]


def _read(pid: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes()
    except OSError:
        return b""


def _status(pid: int) -> list[str]:
    # The name of the program stands in brackets and may hold anything: what counts comes after it.
    return _read(pid, "stat").decode(errors="replace").rpartition(")")[2].split()


def _began(pid: int) -> int | None:
    fields = _status(pid)
    return int(fields[19]) if fields and fields[0] not in "ZX" else None
