"""Linking the audit in a test, and emptying it afterwards, which its guards forbid to everyone else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from candour.audit import chain
from candour.casework import sender_view
from candour.correspondence import tracking
from candour.correspondence.models import Projection
from candour.vault import case_keys
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
    """Links everything that is committed, as the worker does."""
    with as_role("candour_worker"):
        while chain.link():
            pass
    assert chain.verify().unlinked == 0


def tell_all() -> None:
    """Tells every sender where they are, whether or not anything was linked."""
    with as_role("candour_worker"):
        rows = Projection.objects.all()
        told = {row.handle: sender_view.told_to_sender(row.submission, today=timezone.localdate()) for row in rows}
        tracking.rewrite({row.handle: tracking.sealed(row, told[row.handle]) for row in rows})
    case_keys.forget()
