"""Steps that take turns: what wakes them, what holds them up, and what a fault does to the others."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import OperationalError

from candour.worker import step_records
from candour.worker.loops import Loops, LoopStep
from candour.worker.models import WorkerStep
from tests.waiting import until

pytestmark = pytest.mark.usefixtures("emptied")
NEVER = 3_600.0


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    """No step is known from another test."""
    step_records.forget()
    yield
    step_records.forget()


@contextmanager
def going(*lanes: list[LoopStep]) -> Iterator[Loops]:
    """These lanes, running."""
    stop = threading.Event()
    loops = Loops(lanes, stop=stop)
    loops.start()
    try:
        yield loops
    finally:
        stop.set()
        assert loops.end(seconds=30)


class Counted:
    """Work that counts how often it was done, and finds so many pieces."""

    def __init__(self, pieces: int = 0, fault: Callable[[], Exception] | None = None) -> None:
        self.pieces, self.fault, self.times = pieces, fault, 0

    def __call__(self) -> bool:
        self.times += 1
        if self.fault:
            raise self.fault()
        self.pieces -= 1
        return self.pieces >= 0


def test_a_step_looks_when_it_begins_and_when_its_channel_was_notified_and_not_otherwise() -> None:
    heard, deaf = Counted(), Counted()
    steps = [
        LoopStep(name="heard", do=heard, look_every=NEVER, wakes=["one"]),
        LoopStep(name="deaf", do=deaf, look_every=NEVER, wakes=["two"]),
    ]
    with going(steps) as loops:
        until(lambda: heard.times == deaf.times == 1)
        loops.heard("one")
        until(lambda: heard.times == 2)
        loops.heard("of nobody")
        assert deaf.times == 1
        loops.wake_all()
        until(lambda: heard.times == 3 and deaf.times == 2)


def test_what_one_step_did_wakes_those_that_follow_from_it_also_on_another_thread() -> None:
    first, second = Counted(pieces=1), Counted()
    lanes = [
        [LoopStep(name="first", do=first, look_every=NEVER, then=["second"])],
        [LoopStep(name="second", do=second, look_every=NEVER)],
    ]
    with going(*lanes):
        until(lambda: first.times == 2 and second.times >= 2)


def test_a_step_that_has_much_to_do_takes_turns_with_those_beside_it() -> None:
    order: list[str] = []

    def noted(name: str, pieces: int) -> Callable[[], bool]:
        left = Counted(pieces)

        def do() -> bool:
            order.append(name)
            return left()

        return do

    steps = [LoopStep(name=name, do=noted(name, 50), look_every=NEVER) for name in ("one", "two", "three")]
    with going(steps):
        until(lambda: len(order) == 153)
    assert order[:6] == ["one", "two", "three"] * 2


def test_a_step_that_fails_for_ever_waits_longer_each_time_is_noted_and_harms_nobody() -> None:
    bad, good = Counted(fault=lambda: ValueError("Canary Person")), Counted()
    steps = [
        LoopStep(name="bad", do=bad, look_every=0.01, wakes=["both"]),
        LoopStep(name="good", do=good, look_every=0.01, wakes=["both"]),
    ]
    with going(steps) as loops:
        until(lambda: bad.times >= 3)
        times = bad.times
        seen = good.times
        for _ in range(50):
            loops.heard("both")
        until(lambda: good.times > seen + 20)
        assert bad.times <= times + 1
        until(lambda: WorkerStep.objects.filter(name="bad").exists())
        noted = WorkerStep.objects.get(name="bad")
        assert (noted.fault, noted.ran_at) == ("ValueError", None)
        assert noted.failures >= 1
        bad.fault = None
        until(lambda: WorkerStep.objects.get(name="bad").failures == 0)
    assert WorkerStep.objects.get(name="bad").fault == "ValueError"


def test_a_database_that_was_away_and_is_there_again_is_used_at_once() -> None:
    step = Counted(fault=lambda: OperationalError("away"))
    with going([LoopStep(name="step", do=step, look_every=NEVER)]) as loops:
        until(lambda: step.times >= 3)
        step.fault = None
        times = step.times
        loops.wake_all()
        until(lambda: step.times > times)


def test_what_went_well_is_noted_once_a_minute_and_nothing_at_all_when_there_was_nothing_to_do() -> None:
    busy, idle = Counted(pieces=200), Counted()
    with going([LoopStep(name="busy", do=busy, look_every=NEVER), LoopStep(name="idle", do=idle, look_every=0.001)]):
        until(lambda: busy.times == 201 and idle.times > 50)
        first = WorkerStep.objects.get(name="busy").ran_at
    assert WorkerStep.objects.get(name="busy").ran_at == first
    assert not WorkerStep.objects.filter(name="idle").exists()


def test_what_an_earlier_worker_left_as_failing_is_mended_by_the_first_run_that_goes_well() -> None:
    WorkerStep.objects.create(name="step", fault="ValueError", failures=7)
    with going([LoopStep(name="step", do=Counted(), look_every=NEVER)]):
        until(lambda: WorkerStep.objects.get(name="step").failures == 0)
