"""`make stop`: ends everything that runs from this folder, also what an earlier run has left."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from dev import pg, processes

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
_PATIENCE = 30


class StillRuns(Exception):
    """Something could not be ended. The message names it."""


def main() -> int:
    """Ends it and says so."""
    try:
        ended = everything(VAR)
    except StillRuns as left:
        sys.stderr.write(f"{left}\n")
        return 2
    sys.stdout.write("Stopped.\n" if ended else "Nothing runs from this folder.\n")
    return 0


def everything(var: Path) -> bool:
    """Ends the run that keeps its data there, by its own way of stopping, then what is left. False: nothing ran.

    Raises StillRuns.
    """
    run = running(var)
    if run:
        processes.end([run], patience=_PATIENCE)
        _guard_is_done(var)
    return leftovers(var) or run is not None


def leftovers(var: Path, *, database: bool = True) -> bool:
    """Ends what carries the mark of that folder, and its database. False when there was nothing. Raises StillRuns."""
    left = processes.marked(str(var))
    still = processes.end(left)
    server = pg.pid_of(var / "pg") if database else None
    if database:
        pg.stop(var / "pg")
    names = [str(process.pid) for process in still]
    if server is not None and pg.is_server(server):
        names.append(str(server))
    if names:
        raise StillRuns(f"These processes could not be ended: {', '.join(names)}. End them as who started them.")
    return bool(left) or server is not None


def running(var: Path) -> processes.Process | None:
    """The run that keeps its data there. Its number is only believed of a process that looks like one."""
    try:
        pid = int((var / "run.lock").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if "dev.run" not in processes.command_of(pid) or processes.folder_of(pid) != var.parent:
        return None
    return processes.seen(pid)


def _guard_is_done(var: Path) -> None:
    # It ends the others and the database in order, and does not like to be hurried.
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and processes.marked(str(var)):
        time.sleep(0.05)


if __name__ == "__main__":
    sys.exit(main())
