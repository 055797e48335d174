"""Tasks: opening one, saying what came of it, joining it to a case, and passing on what nobody has done."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from candour.accounts.actors import Actor
from candour.audit.record import record
from candour.casework import act, models, reference, task_kinds
from candour.casework.actions.updates import WAYS
from candour.vault import case_keys
from complaintlaw import calendar

NO_WAY = "no way was given"


class NoSuchTask(Exception):
    """There is no task of that id, or it is not for this reader. The two cannot be told apart."""


class NotAnOutcome(ValueError):
    """This kind of task cannot end like that, or nobody can be told like that."""


class FinishedMeanwhile(Exception):
    """Someone else wrote down what came of the task after this person had opened it."""


class SearchMissing(Exception):
    """That there is no video cannot be written down without what was searched."""


class AlreadyJoined(Exception):
    """The task belongs to a case already."""


@dataclass(frozen=True, kw_only=True)
class FootageRow:
    """One recording that must be found: its kind, when it is wiped (None: not known), and what was said of it."""

    kind: str
    wipe_on: date | None
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Source:
    """What a task came out of: a submission at one authority, with its case once there is one."""

    authority: str
    force: str
    submission: uuid.UUID
    reference: str
    language: str
    case: models.Case | None = None


@transaction.atomic
def open_task(
    kind: str,
    *,
    source: Source,
    details: Mapping[str, Any],
    by: Actor,
    now: datetime,
    about: str = "",
    wipe_on: date | None = None,
    due_on: date | None = None,
) -> uuid.UUID:
    """Opens a task of that kind. Unless `due_on` says it, the day follows from the kind and `wipe_on`. Returns its id.

    What is in `details` is sealed under the key of the case, or, without one, under a key of the task's own.
    """
    task_id, due_on = uuid.uuid4(), due_on or task_kinds.due_on(kind, wipe_on=wipe_on, today=timezone.localdate(now))
    if source.case is None:
        case_keys.create(task_id, authority=source.authority)
    task = models.Task.objects.create(
        id=task_id,
        authority=source.authority,
        force=source.force,
        case=source.case,
        sealed_under=source.case.id if source.case else task_id,
        submission=source.submission,
        reference=source.reference,
        kind=kind,
        about=about,
        language=source.language,
        details=dict(details),
        opened_at=now,
        due_on=due_on,
        wipe_on=wipe_on,
        escalates_at=task_kinds.escalates_at(kind, due_on=due_on, now=now),
    )
    if source.case:
        detail = {"what": task_kinds.KINDS[kind].words, "day": calendar.written(due_on)}
        act.note(source.case, "task-opened", happened_at=now, by=by, now=now, detail=detail)
    _record("task.opened", task, by=by, now=now)
    return task_id


def open_footage(
    rows: tuple[FootageRow, ...], *, source: Source, by: Actor, now: datetime, details: Mapping[str, Any] | None = None
) -> list[uuid.UUID]:
    """A task for each recording; `details` are added to what is said of each. Returns their ids."""
    return [
        open_task(
            task_kinds.PRESERVE,
            source=source,
            details=dict(details or {}) | dict(row.details),
            about=row.kind,
            wipe_on=row.wipe_on,
            by=by,
            now=now,
        )
        for row in rows
    ]


@transaction.atomic
def finish(
    task_id: uuid.UUID,
    *,
    outcome: str,
    searched: str,
    reason: str,
    told: str,
    by: Actor,
    now: datetime,
    seen: int | None = None,
) -> None:
    """Says what came of a task. Said again, the newer holds and the earlier stays to be seen.

    `seen` is how many results there were when the person opened the task; None leaves that unchecked.
    Raises NoSuchTask; FinishedMeanwhile when there are others; NotAnOutcome for an outcome that this kind does
    not have; SearchMissing and ReasonsMissing where the outcome needs what was searched, or why.
    """
    task = _locked(task_id)
    if seen is not None and task.results.count() != seen:
        raise FinishedMeanwhile("Someone wrote down just now what came of this. Read it, and add only what is new.")
    words = _ends(task, outcome, searched=searched, reason=reason, told=told)
    models.TaskResult.objects.create(
        task=task,
        outcome=outcome,
        searched=searched.strip() or None,
        reason=reason.strip() or None,
        told=told,
        by=by.id,
        by_name=by.name,
        at=now,
    )
    task.outcome, task.done_at = outcome, now
    task.save(update_fields=["outcome", "done_at"])
    if task.case:
        detail = {"what": task_kinds.kind_of(task.kind).words, "outcome": words}
        act.note(task.case, "task-finished", happened_at=now, by=by, now=now, detail=detail)
    _record("task.finished", task, by=by, now=now, outcome=outcome)


def _ends(task: models.Task, outcome: str, *, searched: str, reason: str, told: str) -> str:
    """The words of that outcome, once all that it needs is there."""
    outcomes = task_kinds.kind_of(task.kind).outcomes
    if outcome not in outcomes or told not in ("", NO_WAY, *WAYS):
        raise NotAnOutcome(f"A task of the kind {task.kind!r} cannot end like that.")
    if "searched" in outcomes[outcome].needs and not searched.strip():
        raise SearchMissing("Say what was searched: where, for which times, and by whom.")
    if "reason" in outcomes[outcome].needs and not reason.strip():
        raise act.ReasonsMissing("Say why.")
    return outcomes[outcome].words


@transaction.atomic
def join(task_id: uuid.UUID, *, case_reference: str, by: Actor, now: datetime) -> uuid.UUID:
    """Says that a task without a case belongs to that case of the same authority. Returns the case's id.

    `case_reference` is the case's own or the person's. Raises NoSuchTask, NotAReference, NoSuchCase when
    none of this authority has it, and AlreadyJoined.
    """
    task = _locked(task_id)
    if task.case_id is not None:
        raise AlreadyJoined("This belongs to a case already.")
    asked = reference.read(case_reference)
    cases = models.Case.objects.filter(authority=task.authority)
    case = cases.filter(reference=asked).first() or cases.filter(submission_reference=asked).first()
    if case is None:
        raise act.NoSuchCase("There is no case with this reference.")
    task.case = case
    task.save(update_fields=["case"])
    act.note(case, "task-joined", happened_at=now, by=by, now=now, detail={"what": task_kinds.kind_of(task.kind).words})
    _record("task.joined", task, by=by, now=now)
    return case.id


@transaction.atomic
def escalate(*, by: Actor, now: datetime, at_most: int | None = None) -> int:
    """Passes upwards the tasks that nobody has done in time, the latest first; for the worker. Returns how many."""
    late = models.Task.objects.select_for_update(of=("self",), skip_locked=True).filter(
        done_at=None, escalated_at=None, escalates_at__lte=now
    )
    count = 0
    for task in late.order_by("escalates_at")[:at_most]:
        task.escalated_at = now
        task.save(update_fields=["escalated_at"])
        if task.case:
            detail = {"what": task_kinds.kind_of(task.kind).words}
            act.note(task.case, "task-escalated", happened_at=now, by=by, now=now, detail=detail)
        _record("task.escalated", task, by=by, now=now)
        count += 1
    return count


def _locked(task_id: uuid.UUID) -> models.Task:
    task = models.Task.objects.select_for_update().filter(id=task_id).first()
    if task is None:
        raise NoSuchTask("There is no such task.")
    return task


def _record(what: str, task: models.Task, *, by: Actor, now: datetime, **more: str) -> None:
    detail = {"task": str(task.pk), "kind": task.kind} | more
    record(what, by=by, at=now, case=task.case_id, authority=task.authority, detail=detail)
