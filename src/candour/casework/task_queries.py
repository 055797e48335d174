"""Lists and pages of tasks, for one reader: what is open by the day it is due, what was done, and one of them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from candour.accounts import roles
from candour.accounts.actors import Actor
from candour.casework import models, task_kinds


@dataclass(frozen=True, kw_only=True)
class TaskRow:
    """One task in a list. No word of what a person said."""

    id: uuid.UUID
    kind: str
    words: str
    about: str
    reference: str
    case: uuid.UUID | None
    case_reference: str
    opened_at: datetime
    due_on: date
    days_left: int
    wipe_on: date | None
    wiped: bool
    escalated: bool
    outcome: str
    done_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class TaskResultView:
    """What someone said came of a task."""

    words: str
    searched: str
    reason: str
    told: str
    who: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class TaskPage:
    """All that the page of one task shows."""

    row: TaskRow
    authority: str
    why: str
    language: str
    details: Mapping[str, Any]
    outcomes: Mapping[str, task_kinds.TaskOutcome]
    results: tuple[TaskResultView, ...]


def _visible(by: Actor) -> QuerySet[models.Task]:
    """The reader's tasks. Those of a case they may not know of are kept back by the database's own rules."""
    if roles.Permission.SEE_CASES not in roles.role(by.role).may:
        return models.Task.objects.none()
    return models.Task.objects.filter(authority=by.authority).select_related("case")


def rows(*, by: Actor, today: date, done: bool = False, start: int = 0, size: int = 50) -> list[TaskRow]:
    """Open tasks by the day they are due, those passed upwards first; or those done, the latest first."""
    found = _visible(by).filter(done_at__isnull=not done)
    order = ["-done_at"] if done else [F("escalated_at").asc(nulls_last=True), "due_on", "wipe_on", "opened_at"]
    return [_row(task, today) for task in found.order_by(*order)[start : start + size]]


def counts(*, by: Actor, today: date) -> dict[str, int]:
    """How many open tasks the reader's authority has: all, due today, late."""
    open_ = Q(done_at=None)
    return _visible(by).aggregate(
        open=Count("id", filter=open_),
        today=Count("id", filter=open_ & Q(due_on=today)),
        late=Count("id", filter=open_ & Q(due_on__lt=today)),
    )


def of_case(case_id: uuid.UUID, *, today: date) -> tuple[TaskRow, ...]:
    """The tasks of a case, open ones first. For a reader to whom the case was given already."""
    found = models.Task.objects.filter(case_id=case_id).select_related("case")
    return tuple(_row(task, today) for task in found.order_by(F("done_at").desc(nulls_first=True), "due_on"))


def page(task_id: uuid.UUID, *, by: Actor, today: date) -> TaskPage | None:
    """The whole task for this reader; None when there is none or it is not theirs to know of."""
    task = _visible(by).filter(id=task_id).first()
    if task is None:
        return None
    kind = task_kinds.kind_of(task.kind)
    return TaskPage(
        row=_row(task, today),
        authority=task.authority,
        why=kind.why,
        language=task.language,
        details=task.details,
        outcomes=kind.outcomes,
        results=tuple(_result(kind, result) for result in task.results.order_by("-at", "-id")),
    )


def _row(task: models.Task, today: date) -> TaskRow:
    kind = task_kinds.kind_of(task.kind)
    return TaskRow(
        id=task.pk,
        kind=task.kind,
        words=kind.words,
        about=task.about,
        reference=task.reference,
        case=task.case_id,
        case_reference=task.case.reference if task.case else "",
        opened_at=task.opened_at,
        due_on=task.due_on,
        days_left=(task.due_on - today).days,
        wipe_on=task.wipe_on,
        wiped=task.wipe_on is not None and task.wipe_on < today,
        escalated=task.escalated_at is not None and task.done_at is None,
        outcome=kind.ended(task.outcome).words if task.outcome else "",
        done_at=task.done_at,
    )


def _result(kind: task_kinds.TaskKind, result: models.TaskResult) -> TaskResultView:
    return TaskResultView(
        words=kind.ended(result.outcome).words,
        searched=result.searched or "",
        reason=result.reason or "",
        told=result.told,
        who=result.by_name,
        at=result.at,
    )
