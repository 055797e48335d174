"""Each rule of each table by itself: a row of one's own, of another authority, of a case one is barred from; read,
added, and carried over to where it must not go.

Plain SQL throughout: whatever the program asks for, the database gives and takes no more than this.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from candour.accounts.models import User
from candour.audit.models import Alert
from candour.casework import actions, models, task_kinds
from candour.correspondence.models import ConsentRequest, Projection
from candour.directory.models import Serving, Tie
from candour.evidence.models import File, Origin
from candour.intake.models import Draft
from candour.vault import case_keys, row_security
from tests import factories
from tests.register import serving
from tests.roles import as_role
from tests.tasks import hold

pytestmark = pytest.mark.django_db
OF_A_CASE = {
    "casework_case": "id",
    "casework_statement": "case_id",
    "casework_person": "case_id",
    "casework_event": "case_id",
    "casework_decision": "case_id",
    "casework_fact": "case_id",
    "casework_consent": "case_id",
    "casework_task": "case_id",
    "correspondence_message": "case_id",
    "evidence_file": "case_id",
    "vault_casekey": "case_id",
    "vault_token": "case_id",
}
"""The tables whose rows belong to a case, and the column that says to which."""
ADDED_TO = ("person", "event", "decision", "fact", "consent")
"""Of these the desk adds rows."""
BROKEN = "new row violates row-level security policy"


@pytest.fixture
def user() -> User:
    """Somebody who works on cases."""
    return factories.person(email="reader@example.org")


@pytest.fixture
def cases(user: User) -> dict[str, uuid.UUID]:
    """A case that this user sees, one of another authority, and one that they are barred from."""
    found = {name: _rich() for name in ("own", "elsewhere", "barred")}
    models.Case.objects.filter(id=found["elsewhere"]).update(authority="gwent")
    models.Task.objects.filter(case_id=found["elsewhere"]).update(authority="gwent")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE vault_token SET authority = 'gwent' WHERE case_id = %s", [found["elsewhere"]])
    models.Barred.objects.create(case_id=found["barred"], user_id=user.pk, why="declared a conflict", since=_now())
    return found


def _now() -> datetime:
    return timezone.now()


def _rich() -> uuid.UUID:
    """A case with a row in every table."""
    before = set(models.Case.objects.values_list("id", flat=True))
    factories.received(camera="yes", when=timezone.localdate().isoformat(), safe_now="no")
    (case_id,) = set(models.Case.objects.values_list("id", flat=True)) - before
    by, today = factories.actor(f"{case_id.hex}@example.org"), timezone.localdate()
    factories.logged(case_id, by=by)
    actions.facts.note(case_id, path="complainant.age", value=44, by=by, now=_now())
    said: dict[str, Any] = {"answer": "agreed", "scope": ("whole",), "way": "paper", "how_checked": "Spoke to them."}
    actions.consent.note(case_id, **said, given_on=today, by=by, now=_now())
    task = models.Task.objects.filter(case_id=case_id).order_by("kind").first()
    assert task is not None
    actions.tasks.finish(
        task.pk, outcome=_outcome(task), searched="All of it.", reason="Ours.", told="", by=by, now=_now()
    )
    _file(case_id, Origin.COMPLAINT)
    return case_id


def _outcome(task: models.Task) -> str:
    return next(iter(task_kinds.kind_of(task.kind).outcomes))


def _file(owner: uuid.UUID, origin: Origin) -> None:
    file = File(case_id=owner, authority=factories.FORCE, upload=uuid.uuid4(), received_at=_now(), origin=origin)
    file.about = {"name": "invented.jpg"}
    file.save()


@contextmanager
def reading(user: User, *, sees_cases: bool = True, sees_alerts: bool = False) -> Iterator[None]:
    """As that person's request at the desk; what is done in it is undone."""
    with transaction.atomic():
        row_security.know_reader(
            actor=str(user.pk), authority=user.authority, sees_cases=sees_cases, sees_alerts=sees_alerts
        )
        with as_role("candour_desk"):
            yield
            transaction.set_rollback(True)


def asked(statement: str, *values: Any) -> list[Any]:
    """The first column of what that gives."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [row[0] for row in cursor.fetchall()] if cursor.description else []


def row_of(table: str, column: str, value: object) -> dict[str, Any]:
    """One row of that table, as the owner has it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} WHERE {column} = %s LIMIT 1", [value])
        assert cursor.description is not None
        return dict(zip([one.name for one in cursor.description], cursor.fetchone() or (), strict=True))


def added(table: str, row: dict[str, Any]) -> None:
    """Adds that row."""
    names = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join(["%s"] * len(row))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))


@pytest.mark.parametrize("table", OF_A_CASE)
def test_SEC_17_the_desk_gets_the_rows_of_the_cases_it_sees_alone(
    table: str, user: User, cases: dict[str, uuid.UUID]
) -> None:
    column = OF_A_CASE[table]
    everywhere = f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"
    assert set(asked(everywhere)) == set(cases.values())
    with reading(user):
        assert asked(everywhere) == [cases["own"]]
    with reading(user, sees_cases=False):
        assert asked(everywhere) == []


def test_SEC_17_the_desk_gets_what_came_of_the_tasks_it_sees_alone(user: User, cases: dict[str, uuid.UUID]) -> None:
    assert len(asked("SELECT id FROM casework_taskresult")) >= len(cases)
    with reading(user):
        seen = asked("SELECT task_id FROM casework_taskresult")
    assert set(models.Task.objects.filter(id__in=seen).values_list("case_id", flat=True)) == {cases["own"]}


@pytest.mark.parametrize("where", ["elsewhere", "barred"])
@pytest.mark.parametrize("name", ADDED_TO)
def test_SEC_17_the_desk_adds_rows_to_the_cases_it_sees_alone(
    name: str, where: str, user: User, cases: dict[str, uuid.UUID]
) -> None:
    table = f"casework_{name}"
    row = {key: value for key, value in row_of(table, "case_id", cases["own"]).items() if key != "id"}
    row |= {key: None for key in ("supersedes_id", "corrects_id") if key in row}
    row |= {key: json.dumps(value) for key, value in row.items() if isinstance(value, dict | list)}
    with reading(user):
        added(table, row)
        with pytest.raises(DatabaseError, match=BROKEN):
            added(table, row | {"case_id": cases[where]})


@pytest.mark.parametrize("where", ["elsewhere", "barred"])
def test_SEC_17_nobody_at_the_desk_is_added_to_a_case_that_whoever_adds_does_not_see(
    where: str, user: User, cases: dict[str, uuid.UUID]
) -> None:
    other = uuid.uuid4()
    bar = {"case_id": cases["own"], "user_id": other, "why": "declared a conflict", "since": _now()}
    with reading(user):
        added("casework_barred", bar)
        with pytest.raises(DatabaseError, match=BROKEN):
            added("casework_barred", bar | {"case_id": cases[where]})


@pytest.mark.parametrize("where", ["elsewhere", "barred"])
def test_SEC_17_the_desk_carries_no_row_over_to_a_case_it_does_not_see(
    where: str, user: User, cases: dict[str, uuid.UUID]
) -> None:
    for table in ("casework_person", "casework_task"):
        with reading(user), pytest.raises(DatabaseError, match=BROKEN), transaction.atomic():
            asked(f"UPDATE {table} SET case_id = %s", cases[where])


def test_SEC_17_the_desk_gives_no_case_away(user: User, cases: dict[str, uuid.UUID]) -> None:
    with reading(user), pytest.raises(DatabaseError, match=BROKEN), transaction.atomic():
        asked("UPDATE casework_case SET authority = 'gwent' WHERE id = %s", cases["own"])


def test_SEC_17_what_came_of_a_task_is_added_where_the_task_is_seen_alone(
    user: User, cases: dict[str, uuid.UUID]
) -> None:
    row = row_of("casework_taskresult", "task_id", models.Task.objects.filter(results__isnull=False).first().pk)
    row.pop("id")
    tasks = {name: models.Task.objects.filter(case_id=case).first() for name, case in cases.items()}
    with reading(user):
        added("casework_taskresult", row | {"task_id": tasks["own"].pk})  # type: ignore[union-attr]
        for where in ("elsewhere", "barred"):
            with pytest.raises(DatabaseError, match=BROKEN):
                added("casework_taskresult", row | {"task_id": tasks[where].pk})  # type: ignore[union-attr]


def test_SEC_17_a_task_without_a_case_is_its_authoritys_with_its_key_and_its_files(user: User) -> None:
    own, other = hold(), hold()
    models.Task.objects.filter(id=other.pk).update(authority="gwent")
    for task in (own, other):
        _file(task.pk, Origin.REVIEW)
    _file(own.pk, Origin.COMPLAINT)
    case_keys.forget()
    with reading(user):
        assert asked("SELECT id FROM casework_task") == [own.pk]
        assert asked("SELECT case_id FROM vault_casekey") == [own.pk]
        assert asked("SELECT case_id FROM evidence_file") == [own.pk]
    with reading(user, sees_cases=False):
        for table in ("casework_task", "vault_casekey", "evidence_file"):
            assert asked(f"SELECT count(*) FROM {table}") == [0], table


def test_SEC_17_search_words_are_added_for_the_readers_authority_alone(user: User, cases: dict[str, uuid.UUID]) -> None:
    row = {"authority": factories.FORCE, "token": b"an invented token", "case_id": cases["own"]}
    with reading(user):
        added("vault_token", row)
        with pytest.raises(DatabaseError, match=BROKEN):
            added("vault_token", row | {"authority": "gwent"})


def test_SEC_17_the_register_is_read_and_kept_by_its_own_force(user: User) -> None:
    ours, theirs = serving("Ours"), serving("Theirs")
    Serving.objects.filter(pk=theirs.pk).update(force="gwent")
    body = factories.person(role="lpb-handler", authority="lpb-greater-manchester", email="body@example.org")
    for reader in (user, body):
        with reading(reader):
            assert asked("SELECT id FROM directory_serving") == [ours.pk]
    row = row_of("directory_serving", "id", ours.pk) | {"id": uuid.uuid4(), "number": "9001"}
    with reading(user):
        added("directory_serving", row)
        with pytest.raises(DatabaseError, match=BROKEN):
            added("directory_serving", row | {"id": uuid.uuid4(), "force": "gwent"})
    # The body reads the register of its force, and keeps none.
    with reading(body), pytest.raises(DatabaseError, match=BROKEN):
        added("directory_serving", row)


def test_SEC_17_whom_somebody_is_close_to_is_said_by_themselves_and_about_their_force(user: User) -> None:
    ours, theirs, other = serving("Ours"), serving("Theirs"), factories.person(email="other@example.org")
    since = timezone.localdate()
    mine = Tie.objects.create(user_id=user.pk, serving=ours, kind="family", since=since)
    yours = Tie.objects.create(user_id=other.pk, serving=ours, kind="family", since=since)
    Tie.objects.create(user_id=user.pk, serving=theirs, kind="family", since=since)
    Serving.objects.filter(pk=theirs.pk).update(force="gwent")
    tie = {"id": uuid.uuid4(), "user_id": user.pk, "serving_id": ours.pk, "kind": "other", "since": since}
    with reading(user):
        assert set(asked("SELECT id FROM directory_tie")) == {mine.pk, yours.pk}
        added("directory_tie", tie)
        for wrong in ({"user_id": other.pk}, {"serving_id": theirs.pk}):
            with pytest.raises(DatabaseError, match=BROKEN):
                added("directory_tie", tie | {"id": uuid.uuid4()} | wrong)
        ended = "UPDATE directory_tie SET until = since WHERE id = %s RETURNING id"
        assert asked(ended, mine.pk) == [mine.pk]
        assert asked(ended, yours.pk) == []
        with pytest.raises(DatabaseError, match=BROKEN), transaction.atomic():
            asked("UPDATE directory_tie SET user_id = %s WHERE id = %s", other.pk, mine.pk)


def test_SEC_24_an_alert_is_read_by_whoever_sees_alerts_of_that_force_and_not_by_whom_it_is_about(user: User) -> None:
    body = factories.person(role="lpb-handler", authority="lpb-greater-manchester", email="body@example.org")
    about = {"at": _now(), "pattern": "many_looks", "role": "handler"}
    ours = Alert.objects.create(**about, actor=str(uuid.uuid4()), authority=factories.FORCE, event=1)
    Alert.objects.create(**about, actor=str(user.pk), authority=factories.FORCE, event=2)
    Alert.objects.create(**about, actor=str(uuid.uuid4()), authority="gwent", event=3)
    with reading(user, sees_alerts=True):
        assert asked("SELECT id FROM audit_alert") == [ours.pk]
    with reading(body, sees_alerts=True):
        assert len(asked("SELECT id FROM audit_alert")) == 2
    with reading(user):
        assert asked("SELECT id FROM audit_alert") == []


@pytest.mark.parametrize("role", ["candour_public", "candour_desk"])
def test_SEC_08_no_door_puts_in_a_submission_that_is_taken_already(role: str) -> None:
    row = {"id": uuid.uuid4(), "idempotency_key": "k", "kind": "complaint", "made_at": _now(), "sealed": b"x"}
    row |= {"trouble": ""}
    with transaction.atomic(), as_role(role):
        added("intake_submission", row)
        with pytest.raises(DatabaseError, match=BROKEN):
            added("intake_submission", row | {"id": uuid.uuid4(), "idempotency_key": "l", "taken_at": _now()})


@pytest.fixture
def two_places() -> None:
    """Two people follow a complaint, are asked, and write one."""
    for handle in ("mine", "yours"):
        about = {"handle": handle, "submission": uuid.uuid4(), "sealed": b"x"}
        Projection.objects.create(**about, public=b"x")
        ConsentRequest.objects.create(**about)
        today = timezone.localdate()
        Draft.objects.create(
            handle=handle, reference=handle, sealed=b"x", started_on=today, expires_on=today + timedelta(days=1)
        )


@pytest.mark.parametrize("table", ["intake_draft", "correspondence_projection", "correspondence_asking"])
def test_SEC_08_the_public_door_gets_the_one_row_whose_handle_it_knows(two_places: None, table: str) -> None:
    with transaction.atomic():
        row_security.know_place("mine")
        with as_role("candour_public"):
            assert asked(f"SELECT handle FROM {table}") == ["mine"]


def test_SEC_08_the_public_door_writes_no_draft_but_under_the_handle_it_knows(two_places: None) -> None:
    with transaction.atomic():
        row_security.know_place("mine")
        with as_role("candour_public"):
            assert asked("UPDATE intake_draft SET sealed = 'y' RETURNING handle") == ["mine"]
            with pytest.raises(DatabaseError, match=BROKEN), transaction.atomic():
                asked("UPDATE intake_draft SET handle = 'taken'")
