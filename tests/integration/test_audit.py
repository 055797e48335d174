"""The audit: every act and every look is there, linked, and any tampering is found."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from candour.audit import chain, models
from candour.casework import models as casework
from candour.vault import keys
from tests import factories
from tests.chain import guarded, guarded_again, link_all  # noqa: F401  (a fixture, used by its name)


@pytest.fixture
def linked(guarded_again: None, transactional_db: None) -> Iterator[None]:  # noqa: F811
    """Some acts, committed and linked by the worker."""
    try:
        for _ in range(3):
            factories.received()
        link_all()
        assert chain.verify().broken == ""
        yield
    finally:
        guarded(False)


def tamper(statement: str) -> None:
    """What only someone with the whole database in hand could do."""
    guarded(False)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    guarded(True)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE audit_event SET actor = 'someone else' WHERE id = (SELECT max(id) - 1 FROM audit_event)", "altered"),
        ("UPDATE audit_event SET at = at - interval '1 day' WHERE id = (SELECT min(id) FROM audit_event)", "altered"),
        ("DELETE FROM audit_event WHERE id = (SELECT max(id) - 1 FROM audit_event)", "removed"),
        ("DELETE FROM audit_link WHERE place = 2", "removed"),
        (
            "UPDATE audit_link SET event = -event WHERE place IN (1, 2);"
            "UPDATE audit_link SET event = (SELECT max(id) FROM audit_event WHERE id NOT IN"
            " (SELECT event FROM audit_link WHERE event > 0)) WHERE place = 1;"
            "UPDATE audit_link SET event = (SELECT max(id) FROM audit_event WHERE id NOT IN"
            " (SELECT event FROM audit_link WHERE event > 0)) WHERE place = 2",
            "put elsewhere",
        ),
    ],
    ids=["actor", "time", "row removed", "link removed", "reordered"],
)
def test_SEC_23_the_first_altered_removed_or_reordered_row_is_named(linked: None, statement: str, found: str) -> None:
    tamper(statement)
    assert found in chain.verify().broken
    with pytest.raises(CommandError, match="The chain breaks"):
        call_command("audit", "verify")


def test_SEC_23_a_root_that_was_kept_shows_a_chain_that_was_written_anew(linked: None, tmp_path: Path) -> None:
    ring = keys.keyring()
    root = chain.root(timezone.localdate(), key=ring.need("root_signing"), now=timezone.now())
    kept = tmp_path / "root.json"
    kept.write_text(json.dumps(root))
    call_command("audit", "verify", against=kept)
    tamper(
        "DELETE FROM audit_link; DELETE FROM audit_tied;"
        " UPDATE audit_event SET actor = 'nobody' WHERE id = (SELECT min(id) FROM audit_event)"
    )
    link_all()
    assert chain.verify().broken == ""
    with pytest.raises(CommandError, match="no longer says the same"):
        call_command("audit", "verify", against=kept)
    root["links"] = 1
    kept.write_text(json.dumps(root))
    with pytest.raises(CommandError, match="not ours"):
        call_command("audit", "verify", against=kept)


def test_the_tail_that_is_not_linked_yet_is_counted(linked: None) -> None:
    factories.received()
    verdict = chain.verify()
    assert verdict.broken == ""
    assert verdict.unlinked > 0


def _moved_on(before: int) -> int:
    """The checkpoint, once it moved: it never passes a transaction that is open, such as another test's."""
    for _ in range(120):
        factories.received()
        link_all()
        after = models.LinkCheckpoint.objects.get().before
        if after > before:
            break
        time.sleep(0.5)
    return after


def test_what_was_linked_is_not_gone_through_again_and_nothing_is_left_out(linked: None, monkeypatch) -> None:
    monkeypatch.setattr(chain, "AT_ONCE", 3)
    before = models.LinkCheckpoint.objects.get().before
    for _ in range(3):
        factories.received()
    link_all()
    after = _moved_on(before)
    assert after > before
    assert (
        models.AuditEvent.objects.filter(tx__lt=after).count() > models.AuditEvent.objects.filter(tx__lt=before).count()
    )
    assert (chain.verify().broken, chain.verify().unlinked) == ("", 0)


def test_a_database_that_was_brought_back_elsewhere_is_linked_on(linked: None) -> None:
    models.LinkCheckpoint.objects.update(before=10**15)
    factories.received()
    link_all()
    assert (chain.verify().broken, chain.verify().unlinked) == ("", 0)
    assert models.LinkCheckpoint.objects.get().before < 10**15


@pytest.mark.django_db
def test_SEC_23_every_look_at_a_case_and_every_list_is_written_down(desk_client: Client) -> None:
    factories.received()
    case = casework.Case.objects.get()
    user = factories.person()
    desk_client.force_login(user)
    desk_client.get("/")
    desk_client.get(f"/case/{case.id}/")
    looks = models.AuditEvent.objects.filter(actor=str(user.pk)).order_by("id")
    assert [(look.act, look.case) for look in looks] == [("inbox.read", ""), ("case.read", str(case.id))]
    assert looks[0].detail == {"count": "1", "show": "all"}


@pytest.mark.django_db
def test_REL_17_what_cannot_be_audited_is_not_shown(desk_client: Client) -> None:
    factories.received(what_happened="Canary words")
    case = casework.Case.objects.get()
    desk_client.force_login(factories.person())
    with connection.cursor() as cursor:
        cursor.execute("REVOKE INSERT ON audit_event FROM candour_desk")
    desk_client.raise_request_exception = False
    response = desk_client.get(f"/case/{case.id}/")
    assert response.status_code == 500
    assert "Canary" not in response.content.decode()
