"""`make drill-stop`: a real `make run`, stopped in every way there is; afterwards nothing of it may be left.

It works on a copy of the tree in a new folder, with ports, temporary files and a home of its own. What is looked
for after each way: processes that belong to the copy, listening ports, files and sockets in the temporary folder.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from dev import ports, processes

ROOT = Path(__file__).resolve().parent.parent
SECONDS_TO_START, SECONDS_TO_END = 300, 60
UP = "Ctrl-C stops"


class Stuck(Exception):
    """Something did not come, or did not end. The message says what and shows the words of the run."""


@dataclass
class Running:
    """One `make run` of the copy, as its starter sees it."""

    copy: Path
    starter: subprocess.Popen[bytes]
    output: Path

    def words(self) -> str:
        """What it has said so far."""
        return self.output.read_text(errors="replace")

    def until(self, words: str) -> None:
        """Waits until it says that."""
        _wait(lambda: words in self.words() or self.starter.poll() is not None, words, self, SECONDS_TO_START)
        if words not in self.words():
            raise Stuck(f"It ended without saying {words!r}:\n{self.words()}")

    def pid(self, *needles: str) -> int:
        """The process of the copy with these words in its command line."""
        found = [
            one.pid
            for one in processes.every()
            if processes.folder_of(one.pid) in (self.copy, self.copy / "var" / "pg")
            and all(any(needle in word for word in processes.command_of(one.pid)) for needle in needles)
        ]
        if not found:
            raise Stuck(f"No process {needles}:\n{self.words()}")
        return min(found)

    def group(self, number: int) -> None:
        """A signal to all that a terminal would send it to."""
        os.killpg(self.starter.pid, number)

    def kill(self, *needles: str, number: int = signal.SIGKILL) -> None:
        """A signal to one process."""
        os.kill(self.pid(*needles), number)


Act = Callable[[Running], None]


def group(*numbers: int, pause: float = 0.0) -> Act:
    """Signals to the whole group, one after the other."""

    def act(run: Running) -> None:
        for number in numbers:
            with suppress(ProcessLookupError):
                run.group(number)
            time.sleep(pause)

    return act


def only(number: int, *needles: str) -> Act:
    """A signal to one process alone."""
    return lambda run: run.kill(*needles, number=number)


def starter(*numbers: int) -> Act:
    """Signals to the command that was called, and to nothing else."""

    def act(run: Running) -> None:
        for number in numbers:
            run.starter.send_signal(number)

    return act


def run_and_guard(run: Running) -> None:
    """Both that could end the others, at once."""
    pids = [run.pid("dev.guard"), run.pid("dev.run")]
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


def while_stopping(run: Running) -> None:
    """A stop, and a kill in the middle of it."""
    run.group(signal.SIGINT)
    run.until("Stopping ...")
    with suppress(Stuck, ProcessLookupError):
        run.kill("dev.run")


def suspended(run: Running) -> None:
    """Ctrl-Z first, and then the terminal closes."""
    run.group(signal.SIGTSTP)
    time.sleep(0.3)
    run.group(signal.SIGHUP)
    run.group(signal.SIGCONT)


def by_make_stop(run: Running) -> None:
    """From another terminal."""
    subprocess.run(["make", "stop"], cwd=run.copy, env=_environment(run.copy), check=True, stdout=subprocess.DEVNULL)


def by_make_stop_while_suspended(run: Running) -> None:
    """From another terminal, while it cannot answer."""
    run.group(signal.SIGSTOP)
    by_make_stop(run)
    run.group(signal.SIGCONT)


def without_guard(run: Running) -> None:
    """Nobody is left but the run itself."""
    run.kill("dev.guard")
    run.group(signal.SIGINT)


def nothing(_run: Running) -> None:
    """It ends by what it was called with."""


INT, TERM, HUP, QUIT = processes.SIGNALS
KILL = signal.SIGKILL


@dataclass(frozen=True)
class Way:
    """A way to stop: what is called, after which words of it something is done, and what."""

    act: Act
    after: str = UP
    command: tuple[str, ...] = ("make", "run")


WAYS = {
    "Ctrl-C at the first start": Way(group(INT)),
    "Ctrl-C": Way(group(INT)),
    "Ctrl-C twice": Way(group(INT, INT, pause=0.3)),
    "Ctrl-C five times at once": Way(group(INT, INT, INT, INT, INT)),
    "Ctrl-\\": Way(group(QUIT)),
    "the terminal closes": Way(group(HUP)),
    "TERM, INT, HUP, QUIT in a row": Way(group(TERM, INT, HUP, QUIT, pause=0.2)),
    "QUIT, HUP, TERM at once": Way(group(QUIT, HUP, TERM)),
    "TERM to make": Way(starter(TERM)),
    "INT and TERM to make": Way(starter(INT, TERM)),
    "timeout make run": Way(starter(TERM), command=("timeout", "3600", "make", "run")),
    "timeout make run, while it starts": Way(nothing, "", ("timeout", "3", "make", "run")),
    "make run | head": Way(nothing, "", ("sh", "-c", "make run | head -n 2")),
    "make stop": Way(by_make_stop),
    "make stop while it is suspended": Way(by_make_stop_while_suspended),
    "Ctrl-Z, then the terminal closes": Way(suspended),
    "kill -9 of make": Way(starter(KILL)),
    "kill -9 of the run": Way(only(KILL, "dev.run")),
    "kill -9 of the guard, then Ctrl-C": Way(without_guard),
    "kill -9 of run and guard": Way(run_and_guard),
    "kill -9 of the whole group": Way(group(KILL)),
    "kill -9 while it stops": Way(while_stopping),
    "kill -9 of a door": Way(only(KILL, "gunicorn", "wsgi_desk")),
    "kill -9 of the worker": Way(only(KILL, "candour", "worker")),
    "kill -9 of PostgreSQL": Way(only(KILL, "postgres", "-D")),
    "Ctrl-C while PostgreSQL starts": Way(group(INT), "Starting PostgreSQL"),
    "TERM twice while PostgreSQL starts": Way(group(TERM, TERM, pause=0.1), "Starting PostgreSQL"),
    "kill -9 of the run while PostgreSQL starts": Way(only(KILL, "dev.run"), "Starting PostgreSQL"),
    "Ctrl-C, HUP and TERM while it migrates": Way(group(INT, HUP, TERM, pause=0.1), "up to date"),
    "kill -9 of make while it migrates": Way(starter(KILL), "up to date"),
    "kill -9 of the run while it migrates": Way(only(KILL, "dev.run"), "up to date"),
    "Ctrl-C while the doors start": Way(group(INT), "cases already"),
    "kill -9 of the run while the doors start": Way(only(KILL, "dev.run"), "cases already"),
}


def main() -> int:
    """Tries each way and tells what was left. The exit code is 0 when that is nothing."""
    parser = argparse.ArgumentParser(prog="python -m bench.drill_stop", description=__doc__)
    parser.add_argument("parts", nargs="*", help="only the ways whose names hold one of these")
    parts = parser.parse_args().parts
    ways = {name: way for name, way in WAYS.items() if not parts or any(part in name for part in parts)}
    home = Path(tempfile.mkdtemp(prefix="cds-"))
    home.chmod(0o711)  # PostgreSQL may run as another user
    left = 0
    try:
        copy = _copied(home)
        for name, way in tqdm(ways.items(), unit="way", disable=None, leave=False):
            found = _what_is_left(copy, way)
            left += bool(found)
            tqdm.write("\n".join([f"{'LEFT' if found else 'none'}  {name}", *(f"        {line}" for line in found)]))
            sys.stdout.flush()
    finally:
        for process in _belonging(home):
            process.send(KILL)
        shutil.rmtree(home, ignore_errors=True)
    print(f"{len(ways)} ways to stop; {left} of them left something.")
    return 1 if left else 0


def _copied(home: Path) -> Path:
    # A copy: its data and its processes are then nobody else's.
    copy = home / "candour"
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, os.fsdecode(listed.stdout).split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    (home / "tmp").mkdir(mode=0o1777)
    (home / "tmp").chmod(0o1777)
    subprocess.run(["./bootstrap.sh", "run"], cwd=copy, check=True)
    return copy


def _environment(copy: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "MAKEFLAGS", "MAKELEVEL")}
    return kept | {"TMPDIR": str(copy.parent / "tmp")}


def _what_is_left(copy: Path, way: Way) -> list[str]:
    taken = ports.free(), ports.free()
    output = copy.parent / "output"
    with output.open("wb") as out:
        starter = subprocess.Popen(
            way.command,
            cwd=copy,
            env=_environment(copy) | {"PUBLIC_PORT": str(taken[0]), "DESK_PORT": str(taken[1])},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    run = Running(copy, starter, output)
    run.until(way.after)
    way.act(run)
    try:
        _wait(lambda: starter.poll() is not None and not _belonging(copy.parent), "its end", run, SECONDS_TO_END)
    except Stuck:
        starter.kill()
    starter.wait()
    left = [f"process {one.pid}: {' '.join(processes.command_of(one.pid))[:150]}" for one in _belonging(copy.parent)]
    left += [f"port {port} is listened on" for port in taken if processes.listener(port) is not None]
    left += [f"file {path}" for path in (copy.parent / "tmp").rglob("*")]
    left += [f"socket {path}" for path in (copy / "var").rglob("*") if path.is_socket()]
    if left:
        left += ["said: " + line for line in run.words().splitlines()[-5:]]
    _make_good(copy)
    return left


def _make_good(copy: Path) -> None:
    # Whatever one way has left must not be counted for the next one.
    for process in _belonging(copy.parent):
        process.send(KILL)
    for path in (copy.parent / "tmp").iterdir():
        shutil.rmtree(path, ignore_errors=True)


def _belonging(home: Path) -> list[processes.Process]:
    """The processes that work in that folder, or were started from it, or carry its mark."""
    return [
        one
        for one in processes.every()
        if (where := processes.folder_of(one.pid)) and (where == home or home in where.parents)
    ] + processes.marked(str(home / "candour" / "var"))


def _wait(done: Callable[[], object], what: str, run: Running, seconds: int) -> None:
    for _ in range(seconds * 10):
        if done():
            return
        time.sleep(0.1)
    raise Stuck(f"Not within {seconds} seconds: {what}\n{run.words()}")


if __name__ == "__main__":
    sys.exit(main())
