"""`make bench-worker`: what the worker costs and how soon it takes a complaint in, beside an earlier commit.

    python -m bench.worker --rounds 5

Idle: processor time of the worker and of the server processes of PostgreSQL, statements and WAL, by the minute; both
sides rest in the same minutes. From Send to the case: one complaint after the other, then the same while 10,000 rows
wait in each other queue; earlier, now, now, earlier.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from bench import side_by_side
from bench.side_by_side import NOW, ROOT, THEN, Side

PROBE = str(ROOT / "bench" / "worker_probe.py")
MINUTE = 60.0
SETTLED = "SELECT count(*) FROM audit_event e WHERE NOT EXISTS (SELECT FROM audit_link l WHERE l.event = e.id)"
HEAD = f"{'':34}{THEN:>10}{NOW:>10}{'ratio':>8}{'spread':>14}{'target':>16}"
MORE: list[Callable[[argparse.Namespace], None]] = []
"""Other measurements of the worker's work, each of which sets up its own sides and prints its own table."""


def say(words: str) -> None:
    """A line for whoever watches."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


@dataclass(frozen=True)
class Idle:
    """What a worker with nothing to do used in a minute."""

    cpu_ms: float
    wal_bytes: float
    statements: float


def measure(chosen: argparse.Namespace) -> None:
    """Sets both sides up, compares them and prints."""
    trees = [side_by_side.earlier(chosen.commit, root=Path(chosen.root)), side_by_side.here()]
    with ExitStack() as stack:
        sides = {
            tree.name: stack.enter_context(side_by_side.running(tree, cases=chosen.cases, doors=())) for tree in trees
        }
        side_by_side.check_alike(sides)
        for side in sides.values():
            stack.enter_context(_worker(side))
        _settle(sides)
        say(f"then = {chosen.commit}, now = this tree; {chosen.rounds} rounds")
        say(HEAD)
        _print_idle([_idle(sides) for _ in range(chosen.rounds)])
        for side in sides.values():
            _set(side, "autovacuum", "on")
        _print_sends("Send to case", _sends(sides, chosen, rounds=chosen.rounds), targets=(0.25, 0.4))
        if chosen.waiting:
            found = _sends(sides, chosen, rounds=chosen.full_rounds, fill=chosen.waiting)
            _print_sends(f"while {chosen.waiting:,} wait in each", found, targets=(1.0, 1.0), most_ms=1_000)
    for part in MORE:
        part(chosen)


@contextmanager
def _worker(side: Side) -> Iterator[None]:
    """The worker of that side, as in production."""
    own = {"DOOR": "worker", "DATABASE_ROLE": "candour_worker"}
    with (side.home / "worker.log").open("ab") as log:
        process = subprocess.Popen(
            [side.tree.python, "-m", "candour", "worker"],
            env=side.environment | own,
            cwd=side.tree.root,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    side.doors["worker"] = process
    yield


def _asked(side: Side, statement: str) -> int:
    with psycopg.connect(side.environment["DATABASE_URL"], autocommit=True) as database:
        row = database.execute(statement.encode()).fetchone()
    return int(row[0]) if row and row[0] is not None else 0


def _settle(sides: Mapping[str, Side]) -> None:
    """Waits until what the invented cases left to do is done, also by the server itself."""
    for side in sides.values():
        for _ in range(600):
            if _asked(side, SETTLED) == 0:
                break
            time.sleep(0.5)
    time.sleep(20)
    for side in sides.values():
        # What the server tidies up by itself after so much was invented is no worker's doing.
        _set(side, "autovacuum", "off")
        with psycopg.connect(side.environment["DATABASE_URL"], autocommit=True) as database:
            database.execute("VACUUM ANALYZE")
            database.execute("CHECKPOINT")
    time.sleep(5)


def _idle(sides: Mapping[str, Side]) -> dict[str, Idle]:
    before = {name: (side.seconds(), _wal(side)) for name, side in sides.items()}
    time.sleep(MINUTE)
    after = {name: (side.seconds(), _wal(side)) for name, side in sides.items()}
    counts = _statements(sides)
    return {
        name: Idle(
            cpu_ms=1_000 * (after[name][0] - before[name][0]),
            wal_bytes=after[name][1] - before[name][1],
            statements=counts[name],
        )
        for name in sides
    }


def _wal(side: Side) -> int:
    return _asked(side, "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint")


def _statements(sides: Mapping[str, Side]) -> dict[str, float]:
    """In a minute of its own: writing each into the log costs more than most of them."""
    for side in sides.values():
        _set(side, "log_statement", "all")
    sizes = {name: _log(side).stat().st_size for name, side in sides.items()}
    time.sleep(MINUTE)
    counts = {}
    for name, side in sides.items():
        with _log(side).open("rb") as log:
            log.seek(sizes[name])
            lines = log.read().splitlines()
        counts[name] = float(sum(b"LOG:  statement:" in line or b"LOG:  execute " in line for line in lines))
        _set(side, "log_statement", "none")
    return counts


def _log(side: Side) -> Path:
    return side.home / "pg" / "server.log"


def _set(side: Side, name: str, value: str) -> None:
    with psycopg.connect(side.environment["DATABASE_URL"], autocommit=True) as database:
        database.execute(f"ALTER SYSTEM SET {name} = '{value}'".encode())
        database.execute("SELECT pg_reload_conf()")
    time.sleep(1)


def _sends(
    sides: Mapping[str, Side], chosen: argparse.Namespace, *, rounds: int, fill: int = 0
) -> dict[str, list[list[float]]]:
    """Milliseconds from Send to the case, by side and round."""
    found: dict[str, list[list[float]]] = {THEN: [], NOW: []}
    for _ in range(rounds):
        both: dict[str, list[float]] = {THEN: [], NOW: []}
        for name in (THEN, NOW, NOW, THEN):
            if fill:
                sides[name].run("-P", PROBE, "fill", str(fill))
            both[name] += json.loads(sides[name].run("-P", PROBE, "send", str(chosen.sends)))
        for name, taken in both.items():
            found[name].append(taken)
    return found


def _print_idle(minutes: list[dict[str, Idle]]) -> None:
    for what, label, ratio, most in (
        ("cpu_ms", "idle: processor ms a minute", 0.1, None),
        ("statements", "idle: statements a minute", None, 100.0),
        ("wal_bytes", "idle: bytes of WAL a minute", None, 10_000.0),
    ):
        rows = {name: [getattr(minute[name], what) for minute in minutes] for name in (THEN, NOW)}
        _print(label, rows, target=ratio, most=most)


def _print_sends(
    label: str, found: dict[str, list[list[float]]], *, targets: tuple[float, float], most_ms: float | None = None
) -> None:
    for share, target in zip((0.5, 0.95), targets, strict=True):
        rows = {name: [_quantile(taken, share) for taken in rounds] for name, rounds in found.items()}
        _print(f"{label}, p{round(100 * share)} ms", rows, target=target, most=most_ms)


def _quantile(taken: list[float], share: float) -> float:
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]


def _print(label: str, rows: Mapping[str, list[float]], *, target: float | None, most: float | None) -> None:
    ratios = [now / then if then else float("inf") for now, then in zip(rows[NOW], rows[THEN], strict=True)]
    ratio, now = statistics.median(ratios), statistics.median(rows[NOW])
    met = (target is None or ratio <= target) and (most is None or now <= most)
    aims = [f"{target:.2f}×"] if target is not None else []
    aims += [f"{most:,.0f}"] if most is not None else []
    say(
        f"{label:34}{statistics.median(rows[THEN]):10,.0f}{now:10,.0f}{ratio:8.2f}"
        f"{f'{min(ratios):.2f}–{max(ratios):.2f}':>14}{' and '.join(aims):>16} {'met' if met else 'NOT MET'}"
    )


def main() -> int:
    """Reads what is asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench.worker")
    parser.add_argument("--commit", default=side_by_side.COMMIT, help="the earlier one (%(default)s)")
    parser.add_argument("--root", default=str(ROOT), help="the folder whose var/reference holds it")
    parser.add_argument("--rounds", type=int, default=5, help="how many rounds count")
    parser.add_argument("--full-rounds", type=int, default=1, help="how many of them with full queues")
    parser.add_argument("--cases", type=int, default=40, help="invented cases on each side")
    parser.add_argument("--sends", type=int, default=25, help="complaints in each half of a round")
    parser.add_argument("--waiting", type=int, default=10_000, help="rows in each other queue; 0 leaves that out")
    return side_by_side.main(lambda: measure(parser.parse_args()))


if __name__ == "__main__":
    sys.exit(main())
