"""Linking the audit in a test, and emptying it afterwards, which its guards forbid to everyone else."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from candour.audit import chain
from tests.roles import as_role


def guarded(on: bool) -> None:
    """Turns the triggers that guard the audit on or off, as only the owner of the tables can."""
    with connection.cursor() as cursor:
        for table in ("audit_event", "audit_link", "audit_root"):
            cursor.execute(f"ALTER TABLE {table} {'ENABLE' if on else 'DISABLE'} TRIGGER USER")


@pytest.fixture
def guarded_again(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """After the database was emptied, which the guards would forbid, they stand again."""
    yield
    with django_db_blocker.unblock():
        guarded(True)


@pytest.fixture
def emptied(guarded_again: None, transactional_db: None) -> Iterator[None]:
    """A database whose rows are committed, so that they can be linked; emptied afterwards."""
    yield
    guarded(False)


def link_all() -> None:
    """Links everything: rows wait while any older transaction of the cluster is open, such as another test's."""
    alone = 0
    with as_role("candour_worker"):
        for _ in range(1_200):
            chain.link()
            if chain.verify().unlinked == 0:
                return
            alone = 0 if _others_are_writing() else alone + 1
            if alone > 50:
                break
            time.sleep(0.1)
    raise AssertionError("The audit was not linked, though nobody else wrote or for two minutes somebody did.")


def _others_are_writing() -> bool:
    """Whether any transaction of the whole cluster that writes is open."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot()) < pg_snapshot_xmax(pg_current_snapshot())")
        return bool(cursor.fetchone()[0])
