"""How fast what waits is taken in, by one worker and by two: this tree and an earlier commit in turns.

Each side has a PostgreSQL of its own that flushes to the disk. The same invented complaints are sent in on both, and
workers with the role and the keyring of production take them in. What is told: cases a second by the clock,
statements and milliseconds of processor for each, of the worker and of the PostgreSQL that serves it.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench import processor, side_by_side
from bench.side_by_side import NOW, THEN, Side, Tree

WORKER = Path(__file__).with_name("receive_worker.py")
COUNT = 1_000
ROUNDS = 3
TARGET = 70.0
"""Cases a second, with two workers."""


@dataclass(frozen=True, kw_only=True)
class Received:
    """What taking in cost. `statements` and `processor_ms` are for each submission."""

    workers: int
    taken: int
    per_second: float
    statements: float
    worker_ms: float
    database_ms: float

    @property
    def processor_ms(self) -> float:
        """Milliseconds of both."""
        return self.worker_ms + self.database_ms

    def words(self) -> str:
        """A line of the table."""
        each = f"{self.worker_ms:10.1f}{self.database_ms:10.1f}{self.processor_ms:10.1f}{self.statements:12.1f}"
        return f"{self.workers:8}{self.per_second:10.1f}{each}"


HEAD = f"{'':6}{'workers':>8}{'per s':>10}{'worker ms':>10}{'sql ms':>10}{'both ms':>10}{'statements':>12}"


def fill(side: Side, count: int = COUNT, *, seed: int = 1) -> None:
    """Has that many submissions wait on that side; the same for the same seed."""
    side.run(str(WORKER), "fill", str(count), str(seed))


def receive(side: Side, *, workers: int) -> Received:
    """Takes in all that waits on that side, with so many workers at once."""
    running = [_start(side) for _ in range(workers)]
    try:
        for process in running:
            _line(process)
        before, began = _database(side), time.monotonic()
        for process in running:
            _tell(process)
        said = [json.loads(_line(process)) for process in running]
        wall, after = time.monotonic() - began, _database(side)
        for process in running:
            _tell(process)
            process.wait()
    finally:
        for process in running:
            process.kill()
            process.communicate()
    taken = sum(one["taken"] for one in said)
    return Received(
        workers=workers,
        taken=taken,
        per_second=taken / wall,
        statements=sum(one["statements"] for one in said) / taken,
        worker_ms=1_000 * sum(one["processor"] for one in said) / taken,
        database_ms=1_000 * (after - before) / taken,
    )


def statements(side: Side) -> list[str]:
    """Each statement of taking one in, with where it was sent from. Two must wait."""
    return _worker(side, "statements").splitlines()


def measured(
    sides: Mapping[str, Side], *, count: int = COUNT, rounds: int = ROUNDS, workers: tuple[int, ...] = (1, 2)
) -> dict[tuple[str, int], Received]:
    """The medians of so many rounds, by side and number of workers. A first, short one warms the databases up."""
    found: dict[tuple[str, int], list[Received]] = {}
    for number in range(rounds + 1):
        for many in workers:
            for name in (THEN, NOW) if number % 2 else (NOW, THEN):
                if name in sides:
                    fill(sides[name], count if number else count // 10, seed=10 * number + many)
                    found.setdefault((name, many), []).append(receive(sides[name], workers=many))
    return {key: _median(rows[1:]) for key, rows in found.items()}


def _median(rows: list[Received]) -> Received:
    names = ("per_second", "statements", "worker_ms", "database_ms")
    middle = {name: statistics.median(getattr(one, name) for one in rows) for name in names}
    return Received(workers=rows[0].workers, taken=rows[0].taken, **middle)


def _database(side: Side) -> float:
    """Seconds of all that PostgreSQL did: also of its writers, whose work follows from what is written."""
    return processor.seconds(processor.family(side.postmaster))


def _environment(side: Side) -> dict[str, str]:
    return side.environment | {"DATABASE_ROLE": "candour_worker"}


def _start(side: Side) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [side.tree.python, str(WORKER), "take"],
        env=_environment(side),
        cwd=side.tree.root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _worker(side: Side, word: str) -> str:
    command = [side.tree.python, str(WORKER), word]
    return subprocess.run(
        command, env=_environment(side), cwd=side.tree.root, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def _line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    said = process.stdout.readline()
    if not said:
        raise side_by_side.Refused("A worker did not run to the end; what it said stands above.")
    return said


def _tell(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def measure(then: Tree | None = None) -> None:
    """Sets both sides up, takes the rounds, prints the table and where the statements of this tree come from."""
    with ExitStack() as stack:
        trees = (then or side_by_side.earlier(), side_by_side.here())
        sides = {one.name: stack.enter_context(side_by_side.running(one, cases=20, doors=())) for one in trees}
        side_by_side.check_alike(sides)
        found = measured(sides)
        sys.stdout.write(f"{HEAD}\n")
        for (name, _many), row in sorted(found.items()):
            sys.stdout.write(f"{name:6}{row.words()}\n")
        met = found[NOW, 2].per_second >= TARGET
        sys.stdout.write(f"{TARGET:.0f} a second with two workers: {'met' if met else 'NOT MET'}\n\n")
        fill(sides[NOW], 2, seed=99)
        sys.stdout.write("\n".join(statements(sides[NOW])) + "\n")


if __name__ == "__main__":
    sys.exit(side_by_side.main(measure))
