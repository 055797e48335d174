"""The walk through all acts: what each leaves behind, who may not do it, and what two at once get."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from candour.accounts import roles
from candour.audit.models import AuditEvent
from candour.casework import act, models, sender_view
from candour.casework.assessment import RULE_VERSION
from candour.casework.events import KINDS
from candour.casework.permissions import ACTS, NotAllowed
from candour.vault import blind_index, case_keys
from tests import factories
from tests.act_table import NAMES, ROWS, WORKER, Row
from tests.doing import doer, done
from tests.stored_rows import everything

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def here(tmp_path: Path, settings: Settings) -> None:
    """Files in a folder of the test, and a mail server that nobody asks."""
    settings.DATA_DIR = tmp_path
    settings.SMTP_HOST, settings.SMTP_PORT, settings.MAIL_FROM = "127.0.0.1", 9, "enquiries@example.org"


def shown(case: models.Case | None) -> dict[str, Any]:
    """What the sender sees, but who looked."""
    if case is None:
        return {}
    seen = sender_view.told_to_sender(case.submission, today=timezone.localdate())
    return seen | {"parts": [part | {"looks": []} for part in seen["parts"]]}


def found_by(row: Row) -> bool:
    """Whether anything is found by the word."""
    return bool(row.search and blind_index.cases_with(row.search, authority=factories.FORCE))


def test_every_act_has_an_action_and_stands_in_the_walk() -> None:
    assert set(act.ACTIONS) == set(ACTS) == {row.act for row in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_an_act_leaves_all_that_it_must(row: Row) -> None:
    scene = row.scene()
    by, now = doer(row.role, scene), timezone.now()
    assert not found_by(row)
    models.Case.objects.update(rule_version="earlier")
    event, audit = last(models.Event), last(AuditEvent)
    decided, before = models.Decision.objects.count(), shown(scene.case)
    done(scene, by, now)
    assert row.left(scene)
    told = models.Event.objects.filter(id__gt=event).order_by("id")
    assert tuple(told.values_list("kind", flat=True)) == row.events
    assert {(one.by, one.by_name, one.noted_at) for one in told} == ({(by.id, by.name, now)} if row.events else set())
    written = AuditEvent.objects.filter(id__gt=audit).order_by("id")
    assert tuple(written.values_list("act", flat=True)) == row.audit
    assert {(one.actor, one.role, one.at) for one in written} == {(by.id, by.role, now)}
    if row.events:
        # The chain leads the worker from here to what the sender sees.
        assert {one.case for one in written if one.case} == {str(models.Case.objects.get().id)}
        assert {one.authority for one in written if one.case} == {models.Case.objects.get().authority}
    made = models.Decision.objects.order_by("id")[decided:]
    assert [(one.kind, one.by, one.at) for one in made] == ([(row.decision, by.id, now)] if row.decision else [])
    assert (shown(scene.case) != before) is row.tells
    assert not row.tells or any(KINDS[kind].TELLS_SENDER for kind in row.events)
    assert found_by(row) is bool(row.search)
    assert (models.Case.objects.filter(rule_version=RULE_VERSION).exists()) is row.moves
    case_keys.forget()


def last(kind: Any) -> int:
    """The newest row's number."""
    return int(kind.objects.order_by("-id").values_list("id", flat=True).first() or 0)


@pytest.mark.parametrize("row", ROWS, ids=NAMES)
def test_who_may_not_changes_nothing(row: Row) -> None:
    scene = row.scene()
    not_theirs = [role for role in (*roles.ROLES, WORKER) if not may(role, row)]
    others = [doer(role, scene, f"{role}@example.org") for role in not_theirs]
    before = everything()
    for by in others:
        with pytest.raises(NotAllowed, match=f"Your role at this desk does not let you {row.act.value}"):
            done(scene, by, timezone.now())
        assert everything() == before, by.role


def may(role: str, row: Row) -> bool:
    """Whether that role holds the permission of the act."""
    known = roles.WORKER if role == WORKER else roles.role(role)
    return ACTS[row.act] in known.may
