"""Each fail point of the way in, and each process that comes by it: killed there, nothing is lost or doubled.

A person whose connection breaks presses Send again. Whoever holds a receipt has one case, with that time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.utils import timezone

from bench import outages
from bench.load_clients import Person, made_at
from bench.rig import Rig
from candour.intake import bodies, drafts, envelope, questions, receipt, submit
from candour.vault import failpoints, spool

Someone = Callable[[int], list[Person]]
WITH_DATABASE = failpoints.DOOR
WITHOUT = (*failpoints.DOOR[:2], *failpoints.SPOOL, *failpoints.DOOR[-2:])
# Behind these it is kept already: who comes again does not come by them a second time.
ONLY_ONCE = ("submit.committed", "spool.linked", "spool.kept")


def killed_at(rig: Rig, point: str, person: Person, *, times: int) -> None:
    """The person presses Send, and the door dies there; so often, and then once more without harm."""
    for _ in range(1 if point in ONLY_ONCE else times):
        rig.arm(point)
        assert person.send() is None, point
        assert not rig.is_armed(point)
    answer = person.send()
    assert answer is not None
    assert (answer.status, answer.location) == (303, "/complain/sent")


def is_shown_all(person: Person) -> dict[str, str]:
    """What they keep; the page shows reference, words, time and proof, whatever happened before."""
    page = person.ask("GET", "/complain/sent").text
    for words in (person.reference, person.held.words, "We received it on", "Your proof"):
        assert words in page
    return person.receipt()


def each_has_one_case(rig: Rig, receipts: dict[str, tuple[Person, str]]) -> None:
    """By the fail point: one case, made when the receipt says."""
    rig.until_quiet()
    made = made_at(rig, (person for person, _at in receipts.values()))
    assert {point: made[person.reference] for point, (person, _at) in receipts.items()} == {
        point: [datetime.fromisoformat(at)] for point, (_person, at) in receipts.items()
    }


@pytest.mark.parametrize("times", [1, 2])
def test_REL_01_the_door_dies_on_its_way_into_the_database(rig: Rig, someone: Someone, times: int) -> None:
    kept = {}
    for point, person in zip(WITH_DATABASE, someone(len(WITH_DATABASE)), strict=True):
        killed_at(rig, point, person, times=times)
        kept[point] = person, is_shown_all(person)["made_at"]
    each_has_one_case(rig, kept)


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("outage", ["down", "read-only", "refusing"])
def test_REL_01_the_door_dies_on_its_way_into_the_spool(rig: Rig, someone: Someone, outage: str, times: int) -> None:
    kept = {}
    people = someone(len(WITHOUT))
    with outages.OUTAGES[outage](rig):
        for point, person in zip(WITHOUT, people, strict=True):
            killed_at(rig, point, person, times=times)
            kept[point] = person, is_shown_all(person)["made_at"]
    each_has_one_case(rig, kept)


def waits(rig: Rig, settings: Any, person: Person) -> datetime:
    """Lays the person's envelope into the spool, as the door does, and says when they sent it."""
    settings.DATA_DIR = rig.home
    now = timezone.now()
    complaint = envelope.from_web(
        bodies.ComplaintBody(answers=dict(person.answers)),
        reference=person.reference,
        language="en",
        made_at=now,
        questions_version=questions.VERSION,
    )
    row = submit.sealed_row(complaint)
    proof = receipt.make(reference=person.reference, made_at=now, answers=person.answers)
    spool.put(submit.packed(row, drafts.mark(person.held, at=now, receipt=proof)), row.idempotency_key)
    return now


@pytest.mark.parametrize("point", failpoints.REPLAY)
def test_REL_01_the_worker_dies_moving_from_the_spool(rig: Rig, someone: Someone, settings: Any, point: str) -> None:
    (person,) = someone(1)
    rig.arm(point)
    at = waits(rig, settings, person)
    rig.until(f"a worker at {point}", lambda: not rig.is_armed(point))
    each_has_one_case(rig, {point: (person, at.isoformat())})
    assert person.receipt()["made_at"] == at.isoformat()


@pytest.mark.parametrize("point", failpoints.TAKING)
def test_REL_01_the_worker_dies_taking_in(rig: Rig, someone: Someone, point: str) -> None:
    (person,) = someone(1)
    rig.arm(point)
    answer = person.send()
    assert answer is not None
    rig.until(f"a worker at {point}", lambda: not rig.is_armed(point))
    each_has_one_case(rig, {point: (person, person.receipt()["made_at"])})


def test_every_point_is_one_of_a_process_and_in_a_test_above_or_of_what_follows() -> None:
    above = {*WITH_DATABASE, *WITHOUT, *failpoints.REPLAY, *failpoints.TAKING}
    assert set(failpoints.POINTS) == above | set(failpoints.AFTER)
