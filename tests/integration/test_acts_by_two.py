"""Every act of the walk done by two: at the same moment where they wait for one row, else one after the other."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from candour.accounts.actors import Actor
from candour.casework import models
from tests.act_scenes import Scene
from tests.act_table import NAMES, ROWS, Row
from tests.at_once import at_once
from tests.doing import doer, done

pytestmark = pytest.mark.usefixtures("emptied")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, settings: Settings) -> None:
    """Files in a folder of the test, and a mail server that nobody asks."""
    settings.DATA_DIR = tmp_path
    settings.SMTP_HOST, settings.SMTP_PORT, settings.MAIL_FROM = "127.0.0.1", 9, "enquiries@example.org"


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_done_by_two(row: Row) -> None:
    scene = row.scene()
    before = models.Event.objects.count()
    first, second = (partial(result, scene, doer(row.role, scene, f"{name}@example.org")) for name in ("one", "two"))
    faults = at_once(scene.held, first, second) if scene.held else [first(), second()]
    expected = [None, row.twice] if isinstance(row.twice, type) else [None, None]
    assert [fault if fault is None else type(fault) for fault in faults] == expected
    told = list(models.Event.objects.order_by("id").values_list("kind", flat=True))[before:]
    assert told == list(row.events) * (2 if row.twice == "both" else 1)


def result(scene: Scene, by: Actor) -> Exception | None:
    """The fault that it raised, if any."""
    try:
        done(scene, by, timezone.now())
    except Exception as fault:
        return fault
    return None
