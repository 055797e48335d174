"""Tasks as the worker makes them, and people at the desk who do them."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction

from candour.accounts import actors
from candour.accounts.models import User
from candour.casework import actions, models, task_kinds
from candour.casework.actions import intake, short_messages
from candour.casework.actions.tasks import FootageRow
from candour.casework.reference import new as new_reference
from candour.vault import case_keys, row_security
from tests.roles import as_role

FORCE = "greater-manchester"
WEDNESDAY = datetime(2026, 11, 25, 10, tzinfo=UTC)


def user(*, authority: str = FORCE, role: str = "handler") -> User:
    """Someone at a desk."""
    email = f"{uuid.uuid4().hex}@example.org"
    return User.objects.create_user(email=email, password="x", name="Robin Example", authority=authority, role=role)


def received(*footage: FootageRow, urgent: bool = False, now: datetime = WEDNESDAY) -> models.Case:
    """A case as the worker makes it."""
    came = intake.Received(
        submission=uuid.uuid4(),
        reference=new_reference(),
        force=FORCE,
        channel="web",
        language="en",
        made_at=now,
        received_at=now,
        questions_version="1",
        answers={"what_happened": "Canary story"},
        people=(("complainant", {"name": "Sam Example"}),),
        parts=(intake.AuthorityPart(authority=FORCE, facts={}),),
        urgent=urgent,
        footage=footage,
    )
    with as_role("candour_worker"):
        (case_id,) = intake.receive(came, by=actors.worker(), now=now)
    return models.Case.objects.get(id=case_id)


def task_of(case: models.Case) -> uuid.UUID:
    """A task of a case that is there already."""
    source = actions.tasks.Source(
        authority=case.authority,
        force=case.force,
        submission=case.submission,
        reference=case.submission_reference,
        language=case.language,
        case=case,
    )
    return actions.tasks.open_task(task_kinds.URGENT, source=source, details={}, by=actors.worker(), now=WEDNESDAY)


def hold(**changes: Any) -> models.Task:
    """A task from a quick hold, as the worker makes it."""
    row = FootageRow(kind="body-worn", wipe_on=WEDNESDAY.date() + timedelta(days=9), details={"where": "Canary Street"})
    message = short_messages.ShortMessage(
        **{
            "submission": uuid.uuid4(),
            "reference": new_reference(),
            "force": FORCE,
            "authority": FORCE,
            "language": "en",
            "kind": task_kinds.PRESERVE,
            "details": {"name": "Canary Name"},
            "footage": (row,),
        }
        | changes
    )
    with as_role("candour_worker"):
        first = short_messages.receive(message, by=actors.worker(), now=WEDNESDAY)
        assert short_messages.receive(message, by=actors.worker(), now=WEDNESDAY) == first
    case_keys.forget()
    return models.Task.objects.get(id=first[0])


def camera(days: int = 20) -> FootageRow:
    """Video that an officer wore, wiped that many days from the Wednesday."""
    return FootageRow(kind="body-worn", wipe_on=WEDNESDAY.date() + timedelta(days=days))


def finish(task: models.Task, who: User, **changes: Any) -> None:
    """Finishes a task at the desk."""
    said = {"outcome": "held", "searched": "", "reason": "", "told": ""} | changes
    with transaction.atomic(), as_role("candour_desk"):
        row_security.know_reader(actor=str(who.pk), authority=who.authority, sees_cases=True)
        actions.tasks.finish(task.pk, **said, by=actors.person(who), now=WEDNESDAY + timedelta(hours=1))


@contextmanager
def as_reader(who: User) -> Iterator[None]:
    """As that person's request at the desk; what it wrote, and who it was, is undone."""
    with transaction.atomic():
        row_security.know_reader(actor=str(who.pk), authority=who.authority, sees_cases=True)
        with as_role("candour_desk"):
            yield
        transaction.set_rollback(True)
