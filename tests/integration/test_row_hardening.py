"""A role of the database that fell into wrong hands: what it cannot stop, take over or pass off as old."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from candour.audit import chain, models
from candour.casework import models as casework
from candour.intake import submit
from candour.worker import intake
from tests import factories
from tests.roles import as_role

pytestmark = pytest.mark.django_db
ROLES = ["candour_desk", "candour_worker", "candour_auditor", "candour_public"]


def refused(role: str, statement: str, values: list[Any] | None = None) -> bool:
    """Whether the database refuses that to that role."""
    with as_role(role), connection.cursor() as cursor:
        try:
            with transaction.atomic():
                cursor.execute(statement, values or [])
        except DatabaseError:
            return True
    return False


def test_SEC_17_what_runs_with_the_owners_rights_names_temporary_tables_last() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname, coalesce(array_to_string(proconfig, ' '), '') FROM pg_proc JOIN pg_namespace n"
            " ON n.oid = pronamespace WHERE prosecdef AND nspname IN ('public', 'jobs')"
        )
        paths = dict(cursor.fetchall())
    assert len(paths) >= 10
    assert [name for name, path in paths.items() if not path.endswith("pg_temp") or "pg_catalog" not in path] == []


@pytest.mark.parametrize("role", ROLES)
def test_SEC_17_nobody_but_the_owner_makes_temporary_tables(role: str) -> None:
    assert refused(role, "CREATE TEMPORARY TABLE casework_barred (case_id uuid)")


@pytest.mark.parametrize("made_at", ["-infinity", "infinity", "0044-03-15 BC", "10001-01-01"])
def test_a_submission_with_a_time_that_nobody_can_hold_is_refused_and_stands_before_no_other(made_at: str) -> None:
    row = "INSERT INTO intake_submission VALUES (gen_random_uuid(), %s, 'complaint', %s, %s, NULL, '')"
    assert refused("candour_public", row, ["x" * 64, made_at, b"\x00"])
    assert not refused("candour_public", row, ["y" * 64, "1901-01-01", b"\x00"])
    with as_role("candour_public"):
        submit.submit(factories.complaint())
    with as_role("candour_worker"):
        assert intake.take_all() == 2
    assert casework.Case.objects.count() == 1


SOUND = {"at": "2026-12-01", "case": "", "detail": {"who": "x"}}


@pytest.mark.parametrize(
    "wrong",
    [
        {"at": "infinity"},
        {"at": "-infinity"},
        {"at": "10001-01-01"},
        {"at": "0001-01-01"},
        {"case": "not-a-uuid"},
        {"detail": []},
        {"detail": {"a": 1}},
        {"detail": {"a": {"b": "c"}}},
        {"detail": {"a": None}},
    ],
    ids=str,
)
def test_a_row_of_the_audit_that_could_not_be_read_again_is_refused(wrong: dict[str, Any]) -> None:
    row = (
        'INSERT INTO audit_event (at, act, actor, role, authority, "case", purpose, detail, tx)'
        " VALUES (%s, 'case.read', 'x', 'handler', 'gwent', %s, '', %s, 1)"
    )
    told = SOUND | wrong
    assert refused("candour_desk", row, [told["at"], told["case"], json.dumps(told["detail"])])
    assert not refused("candour_desk", row, [SOUND["at"], SOUND["case"], json.dumps(SOUND["detail"])])


def test_a_row_of_the_audit_is_of_the_transaction_that_adds_it_whatever_it_says() -> None:
    row = (
        'INSERT INTO audit_event (at, act, actor, role, authority, "case", purpose, detail, tx)'
        " VALUES (now(), 'case.read', 'x', 'handler', 'gwent', '', '', '{}', 1)"
    )
    assert not refused("candour_desk", row)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        assert models.AuditEvent.objects.order_by("id").last().tx == cursor.fetchone()[0]


@pytest.mark.usefixtures("desk_client")
def test_an_alert_about_somebody_who_is_no_user_is_shown(desk_client: Any) -> None:
    at = timezone.now() - timedelta(minutes=5)
    models.Alert.objects.create(
        at=at, pattern="many_looks", actor="nobody", role="handler", authority=factories.FORCE, event=1, count=40
    )
    factories.signed_in(desk_client, factories.person(role="counter-corruption"))
    page = desk_client.get("/alerts/")
    assert page.status_code == 200
    assert "Someone who is no longer here" in page.content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_no_role_but_the_worker_can_hold_up_the_chain(role: str) -> None:
    held = refused(role, chain._LOCK)
    assert held is (role != "candour_worker")
