"""The worker dies while it links the audit, tells senders, watches, or ends a day: all of it is done, and once."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from bench.load_clients import Person
from bench.rig import ROOT, Rig
from candour.vault import failpoints

Someone = Callable[[int], list[Person]]
DAYS = tuple(point for point in failpoints.AFTER if point.startswith("day."))
_ALL_DONE = """
    SELECT (SELECT count(*) FROM audit_event) = (SELECT count(*) FROM audit_link)
       AND (SELECT max(place) FROM audit_link) = (SELECT place FROM correspondence_told)
       AND (SELECT max(place) FROM audit_link) = (SELECT place FROM audit_watched)
"""
_END_DAY = """
import sys, django
django.setup()
from datetime import date
from django.utils import timezone
from candour.worker import tracking_projection
tracking_projection.end_day(date.fromisoformat(sys.argv[1]), now=timezone.now())
"""


def run(rig: Rig, *words: str, role: str = "candour_worker") -> subprocess.CompletedProcess[str]:
    """A process of its own, with the rights of the worker or of whoever that is."""
    environment = rig.environment | {"DOOR": "worker", "DATABASE_ROLE": role}
    return subprocess.run(
        [sys.executable, *words], env=environment, cwd=ROOT, capture_output=True, text=True, check=False
    )


def all_is_done(rig: Rig) -> None:
    """Everything is linked, told and watched, and the chain holds."""
    rig.until_quiet()
    with rig.connect() as database:
        rig.until("all linked, told and watched", lambda: database.execute(_ALL_DONE).fetchone() == (True,))
    verified = run(rig, "-m", "candour", "audit", "verify", role="candour_auditor")
    assert verified.returncode == 0, verified.stderr
    assert "links hold" in verified.stdout


@pytest.mark.parametrize("point", [point for point in failpoints.AFTER if point not in DAYS])
def test_the_worker_dies_in_what_follows(rig: Rig, someone: Someone, point: str) -> None:
    (person,) = someone(1)
    rig.arm(point)
    answer = person.send()
    assert answer is not None
    rig.until(f"a worker at {point}", lambda: not rig.is_armed(point))
    all_is_done(rig)
    assert person.reference in person.ask("GET", "/my-complaint").text


@pytest.mark.parametrize(("number", "point"), list(enumerate(DAYS, start=1)))
def test_the_worker_dies_at_the_end_of_a_day(rig: Rig, someone: Someone, number: int, point: str) -> None:
    people = someone(2)
    for person in people:
        assert person.send() is not None
    all_is_done(rig)
    day = (timezone.localdate() + timedelta(days=number)).isoformat()
    rig.arm(point)
    for _ in range(3):
        done = run(rig, "-c", _END_DAY, day)
    assert not rig.is_armed(point)
    assert done.returncode == 0, done.stderr
    (kept,) = (rig.home / "roots").glob(f"{day}.json")
    for person in people:
        proof = json.loads(person.ask("GET", "/my-complaint/proof").text)
        assert proof["receipt"] == person.receipt()["root"]
        assert proof["root"] == json.loads(kept.read_text())
