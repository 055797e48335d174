"""A database, a spool and files as an earlier version left them, brought back and brought up to date."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from psycopg import errors
from pytest_django.fixtures import Settings

from candour.vault import case_keys
from candour.vault.row_security import ROLES
from dev import pg

STORED = Path(__file__).parent / "stored" / "44b9030"


@dataclass(frozen=True)
class Then:
    """What was brought back: what people hold in their browsers, and a time after all that happened."""

    held: dict[str, Any]
    data_dir: Path
    now: datetime


@pytest.fixture(scope="session")
def up_to_date(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """The name of a database that was brought back from the dump, with today's migrations run over it."""
    name = f"stored_{uuid.uuid4().hex[:12]}"
    for role in ROLES:
        _make_role(role)
    _run(f"CREATE DATABASE {name}")
    dump = gzip.decompress((STORED / "dump.sql.gz").read_bytes())
    command = [pg.binaries() / "psql", _address(name), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1"]
    try:
        subprocess.run(command, input=dump, stdout=subprocess.DEVNULL, check=True)
        with django_db_blocker.unblock(), _connected_to(name):
            call_command("migrate", verbosity=0)
        yield name
    finally:
        _run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def left(settings: Settings, tmp_path: Path) -> Iterator[Then]:
    """Its keys and files in place for one test, without the database."""
    for name in ("spool", "evidence", "roots"):
        shutil.copytree(STORED / name, tmp_path / name)
    settings.KEYRING, settings.DATA_DIR = STORED / "keyring.json", tmp_path
    settings.MAIL_FOLDER = str(tmp_path / "mail")
    held = json.loads((STORED / "held.json").read_text(encoding="utf-8"))
    # The clock of this machine may be behind the one that the dump was made by.
    now = max(timezone.now(), datetime.fromisoformat(held["made_at"]) + timedelta(days=1))
    case_keys.forget()
    yield Then(held=held, data_dir=tmp_path, now=now)
    case_keys.forget()


@pytest.fixture
def seen(left: Then, up_to_date: str, django_db_blocker: Any) -> Iterator[Then]:
    """It as it was left, for a test that only reads: what it writes all the same is undone."""
    with django_db_blocker.unblock(), _connected_to(up_to_date), transaction.atomic():
        yield left
        transaction.set_rollback(True)


@pytest.fixture
def then(left: Then, up_to_date: str, django_db_blocker: Any) -> Iterator[Then]:
    """A copy of it for one test, which goes on from there."""
    name = f"{up_to_date}_{uuid.uuid4().hex[:8]}"
    _run(f"CREATE DATABASE {name} TEMPLATE {up_to_date}")
    try:
        with django_db_blocker.unblock(), _connected_to(name):
            _make_drafts_young()
            yield left
    finally:
        _run(f"DROP DATABASE {name} WITH (FORCE)")


def _make_drafts_young() -> None:
    """Drafts live for 28 days, and the dump is older."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE intake_draft SET expires_on = %s", [timezone.localdate() + timedelta(days=20)])


@contextmanager
def _connected_to(name: str) -> Iterator[None]:
    connection.close()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _address(name: str) -> str:
    return psycopg.conninfo.make_conninfo(os.environ["DATABASE_URL"], dbname=name)


def _make_role(name: str) -> None:
    """A role that the dump grants rights to, as it is made before anything is brought back elsewhere."""
    with suppress(errors.DuplicateObject, errors.UniqueViolation):
        _run(f"CREATE ROLE {name} LOGIN")


def _run(statement: str) -> None:
    with psycopg.connect(_address("postgres"), autocommit=True) as server:
        server.execute(statement)  # type: ignore[arg-type]
