"""What strikes during the drill: kills at fail points and from outside, outages, a full disk, a wrong clock."""

from __future__ import annotations

import os
import random
import signal
import time
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

import psycopg

from bench import outages
from bench.rig import Rig, Stuck, children
from candour.vault import failpoints
from dev import pg

if TYPE_CHECKING:
    from bench.drill import Drill

AWAY = (psycopg.Error, OSError)
SENT_BETWEEN_OUTAGES = 200
SHORTEST, LONGEST = 0.5, 3.0
CLOCK_DAYS = 20
PATIENCE = 1.5
WITH_DATABASE = (*failpoints.DOOR, *failpoints.TAKING)
WITHOUT = (*failpoints.DOOR[:2], *failpoints.SPOOL, *failpoints.DOOR[-2:])
OUTSIDE = ("door", "worker")


def strike(rig: Rig, drill: Drill) -> None:
    """Strikes until the sending is done. Each outage is followed by some kills while its traces are cleared."""
    chance = random.Random(drill.seed)
    turn = 0
    while not drill.done.is_set():
        if len(drill.receipts) >= turn * SENT_BETWEEN_OUTAGES:
            turn += 1
            _outage(rig, drill, chance)
        elif drill.figures["kills"] * drill.count < len(drill.receipts) * drill.kills:
            _kill(rig, drill, chance, (*WITH_DATABASE, *OUTSIDE))
        else:
            time.sleep(0.02)
    while drill.figures["kills"] < drill.kills:
        _kill(rig, drill, chance, OUTSIDE)


def _outage(rig: Rig, drill: Drill, chance: random.Random) -> None:
    name = chance.choice((*outages.OUTAGES, "crashed", "disk full", "database and disk", "clock"))
    drill.note(f"outage: {name}")
    if name == "clock":
        days = chance.uniform(-CLOCK_DAYS, CLOCK_DAYS)
        rig.clock.write_text(f"{days * 86_400:+.0f}", encoding="ascii")
        return
    with ExitStack() as undone:
        if name == "crashed":
            undone.callback(_start_again, rig)
            _crash(rig)
        elif name in outages.OUTAGES:
            undone.enter_context(outages.OUTAGES[name](rig))
        if name == "database and disk":
            undone.enter_context(outages.down(rig))
        if "disk" in name:
            undone.enter_context(outages.disk_full(rig))
        end = time.monotonic() + chance.uniform(SHORTEST, LONGEST)
        while time.monotonic() < end and not drill.done.is_set():
            if "disk" in name:  # a door that dies starts again with room on its disk
                time.sleep(0.1)
            else:
                _kill(rig, drill, chance, (*WITHOUT, *OUTSIDE))
        if name not in ("frozen", "disk full"):
            rig.arm(chance.choice(failpoints.REPLAY))
    for _ in range(3):
        _kill(rig, drill, chance, failpoints.REPLAY)


def _kill(rig: Rig, drill: Drill, chance: random.Random, points: tuple[str, ...]) -> None:
    """One kill at one of these points; none when nobody comes by it in time."""
    point = chance.choice(points)
    if point in OUTSIDE:
        process = rig.processes["public" if point == "door" else "worker"]
        for pid in children(process.pid)[:1]:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                drill.note("kills")
                drill.note(f"killed from outside: {point}")
        time.sleep(0.1)
        return
    if not rig.is_armed(point):
        rig.arm(point)
    end = time.monotonic() + PATIENCE
    while rig.is_armed(point) and time.monotonic() < end and not drill.done.is_set():
        time.sleep(0.01)
    try:
        (rig.points / point).unlink()
    except FileNotFoundError:
        drill.note("kills")
        drill.note(f"killed at {point}")


def _crash(rig: Rig) -> None:
    """The database server and all it has started die at once."""
    server = pg.pid_of(rig.cluster.data)
    if server is None:
        raise Stuck("The server that should crash does not run.")
    for pid in (server, *children(server)):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _start_again(rig: Rig) -> None:
    for _ in range(50):
        try:
            pg.start(rig.cluster.data)
        except pg.NoPostgres:  # its memory is freed a moment after its last process
            time.sleep(0.2)
        else:
            return
    raise Stuck("The database did not start again after its crash.")
