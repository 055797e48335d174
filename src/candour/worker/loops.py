"""The worker's loops: named steps on a few threads, woken by the database and by a slow look beneath it.

A step does a short piece of its work and says whether there may be more. Steps that share a thread take turns, so
that none waits longer than for one piece of each other; one that waits on a server outside has a thread to itself.
All times are of a clock that nobody can set.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import structlog
from django.db import InterfaceError, InternalError, OperationalError, connection

from candour.vault import case_keys, keys
from candour.worker import step_records

# Away, frozen, or read-only after a change-over: it passes, and nothing is wrong with the step.
AWAY = (OperationalError, InterfaceError, InternalError)
FIRST_PAUSE, LONGEST_PAUSE, LONGEST_AWAY = 0.5, 60.0, 5.0
LONGEST_CONNECTION = 3_600.0
SURELY_WRONG = 5
"""So many times the database may be away before that is shown as a fault of the step."""
log = structlog.get_logger("candour.worker")


@dataclass(frozen=True, kw_only=True)
class LoopStep:
    """A part of the worker's work. `name` is stored, and shown to the administrator in words.

    `do` does a short piece and returns whether it did something, and so may find more. It is called again then, and
    when one of the channels in `wakes` was notified, when a step that names it in `then` did something, and every
    `look_every` seconds in any case. Between two runs lie at least `rest` seconds.
    """

    name: str
    do: Callable[[], object]
    look_every: float
    wakes: Sequence[str] = ()
    then: Sequence[str] = ()
    rest: float = 0.0


@dataclass
class _Turn:
    """When a step is due, on the steady clock."""

    step: LoopStep
    due: float = 0.0
    ended: float = 0.0
    pause: float = 0.0
    away: bool = False
    failures: int = 0
    woken: bool = False


@dataclass(eq=False)
class Lane:
    """Steps that share a thread and its database connection."""

    steps: Sequence[LoopStep]
    stop: threading.Event
    did: Callable[[LoopStep], None] = lambda _step: None
    _turns: dict[str, _Turn] = field(init=False)
    _bell: threading.Event = field(init=False, default_factory=threading.Event)
    _opened: float = field(init=False, default=0.0)

    def __post_init__(self) -> None:
        self._turns = {step.name: _Turn(step) for step in self.steps}

    def wake(self, name: str) -> None:
        """That step has something to do. It is waited for no longer than its rest, or its pause after a fault."""
        if name in self._turns:
            self._turns[name].woken = True
            self._bell.set()

    def wake_all(self) -> None:
        """The database is there again: whatever waited for it need not wait longer."""
        for turn in self._turns.values():
            if turn.away:
                turn.pause, turn.away = 0.0, False
            turn.woken = True
        self._bell.set()

    def run(self) -> None:
        """Takes turns until told to stop. A fault is noted by its kind, and ends nothing."""
        try:
            while not self.stop.is_set():
                self._bell.clear()
                now = time.monotonic()
                turn = min(self._turns.values(), key=lambda one: (max(_due(one), now), one.ended))
                if _due(turn) <= now:
                    self._once(turn)
                else:
                    self._bell.wait(_due(turn) - now)
        finally:
            connection.close()

    def _once(self, turn: _Turn) -> None:
        turn.woken, did = False, False
        fault: Exception | None = None
        try:
            self._fresh_connection()
            did = bool(turn.step.do())
        except Exception as found:
            fault = found
            connection.close()  # the next piece begins with another, whatever became of this one
        finally:
            case_keys.forget()
        turn.ended = time.monotonic()
        if fault is None:
            turn.pause, turn.away, turn.failures = 0.0, False, 0
            turn.due = turn.ended + (turn.step.rest if did else turn.step.look_every)
            step_records.went_well(turn.step.name, did=did)
            if did:
                self.did(turn.step)
        else:
            self._failed(turn, fault)

    def _failed(self, turn: _Turn, fault: Exception) -> None:
        turn.away = isinstance(fault, AWAY)
        longest = LONGEST_AWAY if turn.away else LONGEST_PAUSE
        turn.pause = min(turn.pause * 2 or FIRST_PAUSE, longest)
        turn.due = turn.ended + turn.pause
        turn.failures += 1
        kind = type(fault).__name__
        if turn.away:
            log.warning("database away, trying again", step=turn.step.name, fault=kind)
            if turn.failures < SURELY_WRONG:
                return
        elif isinstance(fault, keys.KeyMissing):
            log.error("a key is missing, trying again", step=turn.step.name, fault=str(fault))
        else:
            log.error("a step failed, trying again", step=turn.step.name, fault=kind)
        step_records.failed(turn.step.name, fault=kind)

    def _fresh_connection(self) -> None:
        # A server process remembers every table it has looked at: it is exchanged for a new one now and then.
        now = time.monotonic()
        if connection.connection is None:
            self._opened = now
        elif now - self._opened > LONGEST_CONNECTION:
            connection.close()
            self._opened = now


def _due(turn: _Turn) -> float:
    """When that step runs next: after a fault not before its pause is over, whoever wakes it."""
    if turn.pause:
        return turn.due
    return min(turn.due, turn.ended + turn.step.rest) if turn.woken else turn.due


class Loops:
    """All lanes of a worker, each on a thread of its own."""

    def __init__(self, lanes: Iterable[Sequence[LoopStep]], *, stop: threading.Event) -> None:
        self.stop = stop
        self._lanes = [Lane(steps, stop, did=self._did) for steps in lanes]
        self._threads: list[threading.Thread] = []

    def start(self) -> None:
        """Begins. The threads end when told to stop, and at once when the process ends."""
        for lane in self._lanes:
            name = "+".join(step.name for step in lane.steps)
            thread = threading.Thread(target=lane.run, name=name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def heard(self, channel: str) -> None:
        """Somebody notified that channel."""
        for lane in self._lanes:
            for step in lane.steps:
                if channel in step.wakes:
                    lane.wake(step.name)

    def wake_all(self) -> None:
        """Every step looks now: whatever was notified before may have been missed."""
        for lane in self._lanes:
            lane.wake_all()

    def end(self, *, seconds: float) -> bool:
        """Waits until every lane has finished its piece. Returns whether all did within that time."""
        for lane in self._lanes:
            lane.wake_all()
        until = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(timeout=max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def is_running(self) -> bool:
        """Whether every lane has its thread."""
        return all(thread.is_alive() for thread in self._threads)

    def _did(self, step: LoopStep) -> None:
        for name in step.then:
            for lane in self._lanes:
                lane.wake(name)
