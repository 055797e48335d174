"""What grows with the record: this tree and an earlier commit of it, side by side.

    python -m bench.growth --rounds 3

The end of a day, alerts, linking the audit and verifying it: processor seconds of the worker and of what serves it in
PostgreSQL, and statements. Each side has a PostgreSQL of its own that flushes to the disk. A round is earlier, now,
now, earlier; what counts is the median of the rounds' ratios.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tqdm import tqdm

from bench.side_by_side import COMMIT, NOW, THEN, Refused, Side, Tree, check_alike, earlier, here, main, running

SCRIPT = Path(__file__).with_name("growth_side.py")
CASES = 10
"""Invented by the demo on each side, so that the tables are not empty; what is measured is put in by itself."""


@dataclass(frozen=True)
class Growing:
    """What is measured: its name on the side, how many of what, and the ratio to reach."""

    key: str
    count: int
    of: str
    target: float

    @property
    def words(self) -> str:
        """It in the table."""
        return f"{self.key}, {self.count:,} {self.of}"


SUBJECTS = (
    Growing("day", 2_554, "receipts", 0.1),
    Growing("alerts", 1_000, "looks", 0.1),
    Growing("link", 20_000, "rows", 0.3),
    Growing("verify", 20_000, "rows", 0.1),
)


class Worker:
    """The process of one side."""

    def __init__(self, side: Side) -> None:
        self._process = subprocess.Popen(
            [side.tree.python, str(SCRIPT)],
            env=side.environment,
            cwd=side.tree.root,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._line()

    def _line(self) -> str:
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        if not said:
            raise Refused("One side did not run to the end; what it said stands above.")
        return said

    def measured(self, subject: Growing) -> dict[str, float]:
        """What it cost once: `cpu` and `seconds`, and `statements`. Raises Refused."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{subject.key} {subject.count}\n")
        self._process.stdin.flush()
        return dict(json.loads(self._line()))

    def end(self) -> None:
        """Ends it."""
        self._process.kill()
        self._process.communicate()


@dataclass
class Grown:
    """What came out, by side, round by round."""

    subject: Growing
    cpu: dict[str, list[float]] = field(default_factory=lambda: {THEN: [], NOW: []})
    statements: dict[str, float] = field(default_factory=dict)
    seconds: dict[str, list[float]] = field(default_factory=lambda: {THEN: [], NOW: []})

    @property
    def ratios(self) -> list[float]:
        """Processor time, now to then."""
        return [now / then for now, then in zip(self.cpu[NOW], self.cpu[THEN], strict=True)]

    def line(self) -> str:
        """A line of the table."""
        then, now = (statistics.median(self.cpu[name]) for name in (THEN, NOW))
        ratio, spread = statistics.median(self.ratios), f"{min(self.ratios):.3f}-{max(self.ratios):.3f}"
        counts = f"{self.statements[THEN]:>9,.0f}{self.statements[NOW]:>7,.0f}"
        met = "met" if ratio <= self.subject.target else "NOT MET"
        row = f"{self.subject.words:24}{then:9.2f}{now:8.2f}{ratio:8.3f}{spread:>14}{self.subject.target:7.2f} {met:8}"
        return f"{row}{counts}{statistics.median(self.seconds[NOW]):8.2f}"


HEAD = (
    f"{'processor seconds':24}{THEN:>9}{NOW:>8}{'ratio':>8}{'spread':>14}{'target':>7} {'':8}"
    f"{'statements':>9}{NOW:>6}{'on the clock':>14}"
)


def compared(workers: Mapping[str, Worker], *, rounds: int, subjects: Sequence[Growing] = SUBJECTS) -> Iterator[Grown]:
    """Each subject, so many rounds of earlier, now, now, earlier."""
    for subject in subjects:
        grown = Grown(subject)
        for _ in tqdm(range(rounds), desc=subject.key, unit="round", disable=None):
            cpu = {THEN: 0.0, NOW: 0.0}
            for name in (THEN, NOW, NOW, THEN):
                found = workers[name].measured(subject)
                cpu[name] += found["cpu"] / 2
                grown.statements[name] = found["statements"]
                grown.seconds[name].append(found["seconds"])
            for name, spent in cpu.items():
                grown.cpu[name].append(spent)
        yield grown


@contextmanager
def workers_of(sides: Mapping[str, Side]) -> Iterator[dict[str, Worker]]:
    """A process on each side, ended after."""
    found = {name: Worker(side) for name, side in sides.items()}
    try:
        yield found
    finally:
        for worker in found.values():
            worker.end()


def print_table(sides: Mapping[str, Side], *, rounds: int, subjects: Sequence[Growing] = SUBJECTS) -> None:
    """Measures on two sides that run, and prints a line for each subject as it is done."""
    sys.stdout.write(f"{HEAD}\n")
    with workers_of(sides) as workers:
        for grown in compared(workers, rounds=rounds, subjects=subjects):
            sys.stdout.write(f"{grown.line()}\n")
            sys.stdout.flush()


def measure() -> None:
    """As a command: sets both sides up, measures and takes everything away."""
    parser = argparse.ArgumentParser(prog="python -m bench.growth")
    parser.add_argument("--rounds", type=int, default=3, help="how many; the median counts")
    parser.add_argument("--only", choices=[one.key for one in SUBJECTS], nargs="*", help="measure only these")
    parser.add_argument("--earlier", type=Path, help=f"where commit {COMMIT} is set up already")
    chosen = parser.parse_args()
    then = Tree(THEN, chosen.earlier) if chosen.earlier else earlier()
    with ExitStack() as stack:
        sides = {tree.name: stack.enter_context(running(tree, cases=CASES, doors=())) for tree in (then, here())}
        check_alike(sides)
        wanted = [one for one in SUBJECTS if not chosen.only or one.key in chosen.only]
        print_table(sides, rounds=chosen.rounds, subjects=wanted)


if __name__ == "__main__":
    sys.exit(main(measure))
