"""What no action can leave out, or do by itself: the one way to write."""

from __future__ import annotations

import ast
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candour.accounts import actors
from candour.accounts.actors import Actor
from candour.audit.models import AuditEvent
from candour.casework import act, actions, events, models, permissions, timeline
from candour.casework.assessment import as_matter, matter
from candour.casework.events import DateNoted, Logged, UpdateGiven
from candour.casework.permissions import Act
from complaintlaw import life
from tests import factories
from tests.act_scenes import case_of
from tests.roles import as_role

pytestmark = pytest.mark.django_db
SOURCE = Path(actions.__file__).parent


@pytest.fixture
def handler() -> Actor:
    """Somebody who works on cases."""
    return factories.actor("handler@example.org")


def test_nothing_is_noted_outside_of_an_act(handler: Actor) -> None:
    case = case_of()
    with pytest.raises(act.NotWithinAnAct, match="by an act, and by nothing else"):
        act.happened(case, Logged(), by=handler, now=timezone.now())
    assert not case.events.filter(kind="logged").exists()


def test_an_act_that_fails_leaves_nothing(handler: Actor) -> None:
    case, before = case_of(), AuditEvent.objects.count()

    @act.together()
    def fails() -> None:
        actions.intake.log(case.id, reasons="Ours.", findings=[], by=handler, now=timezone.now())
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    case.refresh_from_db()
    assert (case.logged_at, case.decisions.count(), AuditEvent.objects.count()) == (None, 0, before)
    # And the next one is not thought to be within it.
    with pytest.raises(act.NotWithinAnAct):
        act.happened(case, Logged(), by=handler, now=timezone.now())


def test_what_is_due_next_is_worked_out_once_however_many_acts_move_it(handler: Actor) -> None:
    case, now = case_of(), timezone.now()
    with (
        CaptureQueriesContext(
            connection,
        ) as asked,
        act.together(),
    ):
        for way in ("phone", "letter", "text"):
            actions.updates.note_update(case.id, at=now, way=way, by=handler, now=now)
    assert (
        sum(
            'UPDATE "casework_case" SET "next_due' in one["sql"] or "next_due_on" in one["sql"].split("WHERE")[0]
            for one in asked
            if one["sql"].startswith("UPDATE")
        )
        == 1
    )


def test_every_function_that_writes_is_the_action_of_an_act() -> None:
    performed = {f"{action.__module__.rpartition('.')[2]}.{action.__name__}" for action in act.ACTIONS.values()}
    public = {
        f"{path.stem}.{node.name}"
        for path in SOURCE.glob("*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and "now" in _keywords(node)
    }
    within = {"consent.take_form", "tasks.open_footage"}
    assert public - within <= performed
    for action in act.ACTIONS.values():
        assert {"by", "now"} <= set(action.__wrapped__.__kwdefaults__ or {}) | _of(action), action


def _of(action: object) -> set[str]:
    code = action.__wrapped__.__code__  # type: ignore[attr-defined]
    return set(code.co_varnames[code.co_argcount : code.co_argcount + code.co_kwonlyargcount])


def _keywords(node: ast.FunctionDef) -> set[str]:
    return {argument.arg for argument in node.args.kwonlyargs}


def test_an_act_has_one_action() -> None:
    with pytest.raises(ValueError, match="Two actions perform LOG"):
        act.performs(Act.LOG)(lambda **_said: None)


def test_nobody_has_a_permission_in_a_role_that_is_not_known() -> None:
    stranger = Actor(id="x", name="X", role="no-such-role", authority=factories.FORCE)
    assert permissions.acts_of(stranger) == frozenset()
    with pytest.raises(permissions.NotAllowed, match="does not let you log a complaint"):
        permissions.need(Act.LOG, by=stranger)


def test_a_step_that_the_law_does_not_have_takes_two_people_and_reasons_and_is_marked(handler: Actor) -> None:
    case, now, second = case_of(), timezone.now(), factories.actor("second@example.org", role="manager")
    with act.together():
        for alone in (None, handler):
            with pytest.raises(act.SecondPersonNeeded, match="it takes two people"):
                act.move(case, life.State.CLOSED, by=handler, now=now, reasons="It was sent twice.", second=alone)
        with pytest.raises(act.ReasonsMissing):
            act.move(case, life.State.CLOSED, by=handler, now=now, reasons=" ", second=second)
        act.move(case, life.State.CLOSED, by=handler, now=now, reasons="It was sent twice.", second=second)
    case.refresh_from_db()
    assert case.state == "CLOSED"
    assert case.decisions.get().reasons == "It was sent twice."
    sentence = "Two people decided on a step that the law’s table does not have: from “Received” to “Closed”."
    assert sentence in [entry.sentence for entry in timeline.tell(case.events.all())]
    written = AuditEvent.objects.get(act="case.out-of-order")
    assert written.detail == {"from": "RECEIVED", "to": "CLOSED", "second": second.id}
    assert AuditEvent.objects.filter(act="case.closed").count() == 1


DATES = sorted(kind.SETS for kind in events.KINDS.values() if issubclass(kind, DateNoted))


@pytest.mark.parametrize("name", DATES)
def test_a_date_that_is_noted_is_an_event_of_that_day_and_a_date_of_the_law(handler: Actor, name: str) -> None:
    case, now = case_of(), timezone.now()
    first, second = (timezone.localdate(now - timedelta(days=days)) for days in (9, 4))
    for day in (first, second):
        actions.facts.note(case.id, path=f"dates.{name}", value=day.isoformat(), by=handler, now=now)
    standing = case.events.get(kind=events.SETS[name].KIND, corrected_by=None)
    assert timezone.localdate(standing.happened_at) == second
    assert timezone.localdate(standing.corrects.happened_at) == first
    known = as_matter(case, events=case.events.all(), today=timezone.localdate(now))
    assert str(getattr(known.dates, name).value)[:10] == second.isoformat()
    actions.facts.note(case.id, path=f"dates.{name}", value=None, by=handler, now=now)
    assert not case.events.filter(kind=events.SETS[name].KIND, corrected_by=None).exists()
    assert case.events.filter(kind="fact-withdrawn", corrects=standing).count() == 1
    assert f"It was noted that this is not known after all: {matter.words_of(f'dates.{name}')}." in [
        entry.sentence for entry in timeline.tell(case.events.all())
    ]


def test_what_happened_today_is_not_said_to_have_happened_later(handler: Actor) -> None:
    case = case_of()
    now = timezone.now()
    actions.facts.note(case.id, path="dates.incident", value=timezone.localdate(now).isoformat(), by=handler, now=now)
    assert models.Event.objects.get(kind="incident").happened_at <= now


def test_a_task_without_a_case_has_its_audit_row_and_no_event() -> None:
    before = models.Event.objects.count()
    with act.together():
        act.happened(None, UpdateGiven(way="phone"), by=actors.worker(), now=timezone.now(), authority="gwent")
    assert models.Event.objects.count() == before
    written = AuditEvent.objects.get(act="case.update-given")
    assert (written.case, written.authority) == ("", "gwent")


def test_many_late_tasks_are_passed_upwards_in_a_few_statements() -> None:
    case, now = case_of(safe_now="no"), timezone.now()
    one = models.Task.objects.get()
    copies = [models.Task(**_like(one), id=uuid.uuid4()) for _ in range(999)]
    models.Task.objects.bulk_create(copies)
    models.Task.objects.update(escalates_at=now - timedelta(hours=1))
    with as_role("candour_worker"), CaptureQueriesContext(connection) as asked:
        passed = [actions.tasks.escalate(by=actors.worker(), now=now) for _ in range(3)]
    assert passed == [500, 500, 0]
    assert len(asked) <= 20
    assert case.events.filter(kind="task-escalated").count() == 1000
    assert AuditEvent.objects.filter(act="task.escalated", case=str(case.id)).count() == 1000


def _like(task: models.Task) -> dict[str, object]:
    left_out = ("id", "details")
    return {one.attname: getattr(task, one.attname) for one in task._meta.fields if one.name not in left_out} | {
        "details": {}
    }
