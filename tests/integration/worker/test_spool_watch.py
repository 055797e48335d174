"""The spool as the worker watches it: looked at without a statement, emptied, and what stays in it shown."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from candour.intake import submit
from candour.intake.models import Submission
from candour.vault import spool
from candour.worker import spool_watch, step_records
from candour.worker.models import WorkerStep
from tests import factories
from tests.roles import as_role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Iterator[Path]:
    """A spool of this test's own."""
    settings.DATA_DIR = tmp_path
    step_records.forget()
    yield tmp_path / "spool"
    step_records.forget()


def put() -> str:
    """A complaint in the spool; the name of its envelope."""
    row = submit.sealed_row(factories.complaint())
    spool.put(submit.packed(row, None), row.idempotency_key)
    return row.idempotency_key


def looked(watch: spool_watch.SpoolWatch) -> tuple[bool, int]:
    """What a look gives, and how many statements it made."""
    with as_role("candour_worker"), CaptureQueriesContext(connection) as made:
        moved = watch()
    return moved, len(made)


def aged(watch: spool_watch.SpoolWatch, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last change to the folder is some time ago, and was seen."""
    monkeypatch.setattr(spool_watch, "_TICK", -1)
    with as_role("candour_worker"):
        watch()


def test_an_empty_spool_costs_no_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = spool_watch.SpoolWatch()
    aged(watch, monkeypatch)
    assert looked(watch) == (False, 0)


def test_what_comes_later_is_moved_by_the_next_look(monkeypatch: pytest.MonkeyPatch) -> None:
    watch = spool_watch.SpoolWatch()
    aged(watch, monkeypatch)
    put()
    moved, _statements = looked(watch)
    assert moved
    assert Submission.objects.count() == 1
    assert looked(watch)[0] is False


def test_what_came_within_a_tick_of_the_folders_clock_is_not_overlooked(folder: Path) -> None:
    watch = spool_watch.SpoolWatch()
    put()
    assert looked(watch)[0]
    changed = folder.stat()
    put()
    # As on a file system whose clock stands still between the two.
    os.utime(folder, ns=(changed.st_atime_ns, changed.st_mtime_ns))
    assert looked(watch)[0]
    assert Submission.objects.count() == 2


def test_what_the_database_refuses_stays_is_shown_and_does_not_hold_up_the_rest(
    monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    watch = spool_watch.SpoolWatch()
    bad = "0" * 64
    spool.put(b"no head\nnothing", bad)
    put()
    assert looked(watch)[0]
    assert Submission.objects.count() == 1
    step = WorkerStep.objects.get(name="spool")
    assert (step.waiting, step.aside) == (1, 0)
    assert step.since is not None
    # Not tried again at each look, but when something new came.
    assert looked(watch) == (False, 0)
    (folder / f"{bad}{spool.SUFFIX}").unlink()
    looked(watch)
    assert WorkerStep.objects.get(name="spool").waiting == 0


def test_what_is_no_envelope_is_set_aside_and_counted(folder: Path) -> None:
    watch = spool_watch.SpoolWatch()
    put()
    (folder / "of-a-stranger").write_bytes(b"?")
    assert looked(watch)[0]
    assert WorkerStep.objects.get(name="spool").aside == 1
