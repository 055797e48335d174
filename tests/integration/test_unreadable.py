"""A stolen database is unreadable, and search still finds what it must: by word, by sound, by reference."""

from __future__ import annotations

import os
import subprocess
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from candour.accounts import actors
from candour.audit.models import AuditEvent
from candour.casework import models, queries
from candour.intake import access_secret, drafts, submit
from candour.vault import case_keys, keys
from candour.vault import models as vault
from dev import pg
from tests import factories
from tests.integration.test_audit import guarded, guarded_again  # noqa: F401  (a fixture)
from tests.roles import as_role

CANARIES = 500


@pytest.fixture
def kept(guarded_again: None, transactional_db: None) -> Iterator[None]:  # noqa: F811
    """A database whose rows are committed, emptied afterwards."""
    try:
        yield
    finally:
        guarded(False)


def canaries(count: int) -> list[str]:
    """Words that stand nowhere else."""
    return [f"canary{uuid.uuid4().hex[:14]}" for _ in range(count)]


def dumped() -> bytes:
    """The whole database as a thief, or a backup, would have it."""
    wanted = {"dbname": str(connection.settings_dict["NAME"]), "user": "candour_backup"}
    parts = psycopg.conninfo.conninfo_to_dict(os.environ["DATABASE_URL"]) | wanted
    address = psycopg.conninfo.make_conninfo("", **parts)
    return subprocess.run([pg.binaries() / "pg_dump", address], capture_output=True, check=True).stdout


def test_SEC_15_a_dump_holds_none_of_500_canaries_and_search_finds_them(
    kept: None, record_property: Callable[[str, object], None]
) -> None:
    planted = canaries(CANARIES)
    keys_of_answers = ["what_happened", "where", "name", "contact_notes", "officer_name", "wanted_words", "when_words"]
    per_case = len(keys_of_answers)
    for start in range(0, CANARIES, per_case):
        some = planted[start : start + per_case]
        factories.received(**dict(zip(keys_of_answers, some, strict=False)))
    held = access_secret.new()
    draft = drafts.begin(held, today=timezone.localdate())
    drafts.save(draft, {"what_happened": planted[0]}, today=timezone.localdate())
    submit.submit(factories.complaint(what_happened=planted[1]))
    dump = dumped()
    assert dump.count(b"casework_statement") > 1
    readable = dump.lower()
    as_hex = [word.encode().hex().encode() for word in planted]
    assert [
        word for word, coded in zip(planted, as_hex, strict=True) if word.encode() in readable or coded in readable
    ] == []
    by = actors.person(factories.person())
    missing = [word for word in planted if not queries.search(word, by=by, today=timezone.localdate())]
    assert missing == []
    record_property("canaries planted", len(planted))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "finds"),
    [
        ("bus stop", True),
        ("BUS   Stop!", True),
        ("stop shouted example", True),
        ("bus elephant", False),
        ("Exampel", True),
        ("sam", True),
        ("zebra", False),
        ("", False),
        ("😀", False),
        ("%' OR 1=1 --", False),
    ],
)
def test_search_finds_words_and_names_as_they_sound(asked: str, finds: bool) -> None:
    factories.received()
    found = queries.search(asked, by=actors.person(factories.person()), today=timezone.localdate())
    assert bool(found) is finds


@pytest.mark.django_db
def test_search_at_the_desk_keeps_the_terms_out_of_the_address_and_sealed_in_the_audit(desk_client: Client) -> None:
    factories.received(name="Quentin Canary")
    case = models.Case.objects.get()
    desk_client.force_login(factories.person())
    assert "Find a case" in desk_client.get("/search/").content.decode()
    for asked in ("quentin", case.reference, case.reference.lower().replace("-", " "), case.submission_reference):
        response = desk_client.post("/search/", {"words": asked})
        assert response.status_code == 200
        assert case.reference in response.content.decode(), asked
    assert "Nothing found" in desk_client.post("/search/", {"words": "nobody here"}).content.decode()
    made = AuditEvent.objects.filter(act="search.made")
    assert made.count() == 5
    assert "uentin" not in str(list(made.values_list("detail", flat=True)))


@pytest.mark.django_db
def test_SEC_17_another_authority_finds_nothing(desk_client: Client) -> None:
    factories.received(name="Quentin Canary")
    desk_client.force_login(factories.person(authority="gwent"))
    assert "Nothing found" in desk_client.post("/search/", {"words": "quentin"}).content.decode()
    with as_role("candour_desk"):
        assert vault.Token.objects.count() == 0


@pytest.mark.django_db
def test_SEC_33_the_master_key_is_turned_and_every_case_stays_readable(settings: Any, tmp_path: Any) -> None:
    ring = keys.keyring()
    settings.KEYRING = tmp_path / "keyring.json"
    keys.write(ring, settings.KEYRING)
    factories.received(what_happened="Said before the turn")
    call_command("keys", "rotate")
    case_keys.forget()
    assert set(vault.CaseKey.objects.values_list("master", flat=True)) == {"m2"}
    factories.received(what_happened="Said after the turn")
    case_keys.forget()
    said = {statement.answers["what_happened"] for statement in models.Statement.objects.all()}
    assert said == {"Said before the turn", "Said after the turn"}


@pytest.mark.django_db
def test_SEC_16_a_case_whose_key_is_destroyed_can_be_read_by_nobody() -> None:
    factories.received()
    case = models.Case.objects.get()
    case_keys.shred(case.id)
    case_keys.forget()
    with pytest.raises(case_keys.Shredded):
        _ = case.statements.get().answers


@pytest.mark.django_db
def test_SEC_15_sealed_bytes_moved_to_another_case_do_not_open() -> None:
    factories.received(what_happened="one")
    factories.received(what_happened="two")
    first, second = models.Statement.objects.order_by("id")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE casework_statement SET answers ="
            " (SELECT answers FROM casework_statement WHERE id = %s) WHERE id = %s",
            [first.pk, second.pk],
        )
    with pytest.raises(case_keys.sealing.CannotOpen):
        _ = models.Statement.objects.get(pk=second.pk).answers
