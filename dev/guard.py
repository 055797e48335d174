"""Ends what a run has started, also when the run itself was killed.

`python -m dev.guard [FOLDER]` reads lines `PID BEGAN` until its input closes, which the system does for whoever
has the other end. Then it ends those processes and the database in FOLDER. Signals do not end it.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import TextIO

from dev import pg, processes

ROOT = Path(__file__).resolve().parent.parent


class Guard:
    """The guard's process, as the run sees it. Every process of the run is started here."""

    def __init__(self, database: Path | None, *, mark: str, lock: TextIO) -> None:
        """Starts it. It holds the lock as well, so that nobody begins anew before all has ended."""
        self.database = database
        self.mark = mark
        self.children: dict[str, subprocess.Popen[bytes]] = {}
        deaf = 'trap "" INT TERM HUP QUIT; exec "$@"'
        self._process = subprocess.Popen(
            ["sh", "-c", deaf, "guard", sys.executable, "-m", "dev.guard", *([database] if database else [])],
            stdin=subprocess.PIPE,
            pass_fds=[lock.fileno()],
            cwd=ROOT,
            env=os.environ | {processes.MARK: mark},
            start_new_session=True,  # Ctrl-C reaches the run alone
        )

    def start(
        self, name: str, command: list[str], *, env: dict[str, str], log: Path | None = None
    ) -> subprocess.Popen[bytes]:
        """Starts a process under that name. What it says goes into the log, or where ours goes."""
        output = log.open("ab") if log else None
        try:
            child = subprocess.Popen(
                processes.tied(command),
                env=env | {processes.MARK: self.mark},
                stdout=output,
                stderr=subprocess.STDOUT if log else None,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        finally:
            if output:
                output.close()
        self.children[name] = child
        self._tell(child.pid)
        return child

    def _tell(self, pid: int) -> None:
        process = processes.seen(pid)
        if process and self._process.stdin:
            with contextlib.suppress(BrokenPipeError):  # somebody killed it; `finish` does its work
                self._process.stdin.write(f"{process.pid} {process.began}\n".encode())
                self._process.stdin.flush()

    def finish(self) -> None:
        """Ends everything and waits until it has ended."""
        if self._process.stdin:
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.close()
        self._process.wait()
        # Nothing is left to do, unless the guard was killed.
        _end([process for child in self.children.values() if (process := processes.seen(child.pid))], self.database)
        for child in self.children.values():
            child.wait()


def _end(children: list[processes.Process], database: Path | None) -> None:
    # The database comes last: those who use it may have something to finish.
    processes.end(children)
    if database:
        pg.stop(database)


def main() -> int:
    """Waits for the end of the run, and ends what it has started."""
    children = []
    for line in sys.stdin:
        pid, began = line.split()
        children.append(processes.Process(int(pid), int(began)))
    _end(children, Path(sys.argv[1]) if sys.argv[1:] else None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
