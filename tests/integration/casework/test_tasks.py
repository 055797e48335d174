"""Tasks on the record: opened with the case, finished with what was searched, passed upwards, kept to their readers."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from candour.accounts import actors
from candour.accounts.models import User
from candour.audit.models import AuditEvent
from candour.casework import act, actions, models, queries, sender_view, task_kinds, task_queries
from candour.casework.actions.tasks import FootageRow
from candour.casework.reference import NotAReference
from candour.casework.reference import new as new_reference
from candour.vault import case_keys, row_security
from tests.roles import as_role
from tests.tasks import WEDNESDAY, as_reader, camera, finish, hold, received, user

pytestmark = pytest.mark.django_db


def test_each_recording_of_a_complaint_becomes_a_task_at_once_with_its_own_day() -> None:
    case = received(camera(20), camera(3), FootageRow(kind="call-audio", wipe_on=None))
    found = task_queries.of_case(case.id, today=WEDNESDAY.date())
    assert [(row.about, row.due_on.day, row.days_left) for row in found] == [
        ("body-worn", 26, 1),
        ("body-worn", 26, 1),
        ("call-audio", 26, 1),
    ]
    assert {row.wipe_on.day for row in found if row.wipe_on} == {15, 28}
    assert "To do by Thursday 26 November 2026: Find and mark video." in {
        told.sentence for told in queries.timeline.tell(case.events.all())
    }
    assert AuditEvent.objects.filter(act="task.opened", case=str(case.id)).count() == 3


def test_someone_who_is_not_safe_now_is_an_urgent_task_of_the_same_day() -> None:
    case = received(urgent=True)
    task = case.tasks.get()
    assert (task.kind, task.due_on) == (task_kinds.URGENT, WEDNESDAY.date())
    assert task.escalates_at == WEDNESDAY + timedelta(hours=4)


def test_a_complaint_without_video_makes_no_task() -> None:
    assert not received().tasks.exists()


def test_a_hold_is_a_task_without_a_case_sealed_under_a_key_of_its_own() -> None:
    task = hold()
    assert task.case is None
    assert task.details == {"name": "Canary Name", "where": "Canary Street"}
    with connection.cursor() as cursor:
        cursor.execute("SELECT details FROM casework_task")
        assert b"Canary" not in bytes(cursor.fetchone()[0])
    case_keys.shred(task.pk)
    with pytest.raises(case_keys.Shredded):
        _ = models.Task.objects.get(id=task.pk).details


@pytest.mark.parametrize("outcome", ["none", "gone"])
def test_that_there_is_no_video_is_not_written_without_what_was_searched_and_why(outcome: str) -> None:
    task, who = hold(), user()
    with pytest.raises(actions.tasks.SearchMissing):
        finish(task, who, outcome=outcome, reason="The camera was off.")
    with pytest.raises(act.ReasonsMissing):
        finish(task, who, outcome=outcome, searched="The store of body-worn video, 14:00 to 15:00.")
    with pytest.raises(IntegrityError), transaction.atomic():
        models.TaskResult.objects.create(task=task, outcome=outcome, by="x", by_name="x", at=WEDNESDAY)
    assert models.Task.objects.get().done_at is None
    finish(task, who, outcome=outcome, searched="The store of body-worn video.", reason="The camera was off.")
    assert models.Task.objects.get().outcome == outcome


def test_a_later_result_holds_and_the_earlier_stays_to_be_seen() -> None:
    case, who = received(camera()), user()
    task = case.tasks.get()
    finish(task, who, outcome="none", searched="The store.", reason="The camera was off.")
    finish(task, who, outcome="held", searched="Found on the sergeant’s camera.")
    page = task_queries.page(task.pk, by=actors.person(who), today=WEDNESDAY.date())
    assert page is not None
    assert [result.words for result in page.results] == ["We hold it, and it is marked", "There is none"]
    told = sender_view.told_to_sender(case.submission, today=WEDNESDAY.date())["parts"][0]["video"]
    assert told == [{"about": "body-worn", "due_on": "2026-11-26", "outcome": "held", "reason": ""}]


@pytest.mark.parametrize("changes", [{"outcome": "reached"}, {"outcome": ""}, {"told": "by pigeon"}])
def test_an_outcome_that_a_task_cannot_have_is_refused(changes: dict[str, str]) -> None:
    with pytest.raises(actions.tasks.NotAnOutcome):
        finish(hold(), user(), **changes)


def test_a_result_cannot_be_changed_or_removed_at_the_desk_and_a_task_not_moved() -> None:
    task, who = hold(), user()
    finish(task, who)
    for statement in (
        "UPDATE casework_taskresult SET outcome = 'none'",
        "DELETE FROM casework_taskresult",
        "DELETE FROM casework_task",
        "UPDATE casework_task SET authority = 'gwent'",
        "UPDATE casework_task SET due_on = '2030-01-01'",
    ):
        with (
            as_reader(who),
            connection.cursor() as cursor,
            pytest.raises(DatabaseError),
            transaction.atomic(),
        ):
            cursor.execute(statement)


def seen(who: User) -> set[uuid.UUID]:
    """The tasks that the database gives to that person, whatever the program asks for."""
    with as_reader(who):
        found = {task.pk for task in models.Task.objects.all() if task.details is not None}
        # The key goes with the task.
        case_keys.forget()
        return found


def test_SEC_17_a_task_is_for_its_authority_and_not_for_who_is_barred_from_its_case() -> None:
    case, held = received(camera()), hold()
    mine = case.tasks.get().pk
    near, far = user(), user()
    assert seen(near) == seen(far) == {mine, held.pk}
    assert seen(user(authority="gwent")) == set()
    actions.people.declare_conflict(case.id, user_id=near.pk, by=actors.person(near), now=timezone.now())
    assert seen(near) == {held.pk}
    assert seen(far) == {mine, held.pk}
    with as_role("candour_desk"):
        assert models.Task.objects.count() == 0


def test_a_hold_is_joined_to_the_case_that_came_later_and_follows_its_rules() -> None:
    task, who, near = hold(), user(), user()
    case = received()
    by = actors.person(who)
    with pytest.raises(NotAReference):
        actions.tasks.join(task.pk, case_reference="nonsense", by=by, now=WEDNESDAY)
    with pytest.raises(act.NoSuchCase):
        actions.tasks.join(task.pk, case_reference=new_reference(), by=by, now=WEDNESDAY)
    with transaction.atomic(), as_role("candour_desk"):
        row_security.know_reader(actor=str(who.pk), authority=who.authority, sees_cases=True)
        joined = actions.tasks.join(task.pk, case_reference=case.submission_reference, by=by, now=WEDNESDAY)
    assert joined == case.id
    assert models.Task.objects.get(id=task.pk).details["where"] == "Canary Street"
    with pytest.raises(actions.tasks.AlreadyJoined):
        actions.tasks.join(task.pk, case_reference=case.reference, by=by, now=WEDNESDAY)
    actions.people.declare_conflict(case.id, user_id=near.pk, by=actors.person(near), now=timezone.now())
    assert (seen(near), seen(who)) == (set(), {task.pk})
    finish(task, who)
    told = sender_view.told_to_sender(case.submission, today=WEDNESDAY.date())
    assert told["parts"][0]["video"][0]["outcome"] == "held"


def test_a_hold_is_not_joined_to_a_case_that_the_joiner_is_barred_from() -> None:
    task, near = hold(), user()
    case = received()
    actions.people.declare_conflict(case.id, user_id=near.pk, by=actors.person(near), now=timezone.now())
    with transaction.atomic(), as_role("candour_desk"):
        row_security.know_reader(actor=str(near.pk), authority=near.authority, sees_cases=True)
        with pytest.raises(act.NoSuchCase):
            actions.tasks.join(task.pk, case_reference=case.reference, by=actors.person(near), now=WEDNESDAY)


def test_what_nobody_did_in_time_is_passed_upwards_once() -> None:
    case = received(camera())
    thanks = hold(kind=task_kinds.THANKS, footage=())
    done = hold()
    finish(done, user())
    due = timezone.make_aware(datetime(2026, 11, 26, 12))
    counts = []
    for now in (due - timedelta(minutes=1), due, due + timedelta(hours=1)):
        with as_role("candour_worker"):
            counts.append(actions.tasks.escalate(by=actors.worker(), now=now))
    assert counts == [0, 1, 0]
    assert case.tasks.get().escalated_at == due
    assert models.Task.objects.get(id=thanks.pk).escalated_at is None
    assert case.events.filter(kind="task-escalated").count() == 1
    (first, *_rest) = task_queries.rows(by=actors.person(user()), today=due.date())
    assert (first.id, first.escalated) == (case.tasks.get().pk, True)


def test_a_role_without_cases_has_no_tasks() -> None:
    task = hold()
    by = actors.person(user(role="administrator"))
    assert task_queries.rows(by=by, today=WEDNESDAY.date()) == []
    assert task_queries.page(task.pk, by=by, today=WEDNESDAY.date()) is None
