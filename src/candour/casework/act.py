"""What every action does the same way: lock the case, note an event, keep a decision, change state."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from candour.accounts.actors import Actor
from candour.audit.record import record
from candour.casework import models, states
from complaintlaw import life


class NoSuchCase(Exception):
    """There is no case of that id, or it is not for this reader. The two cannot be told apart."""


class ReasonsMissing(Exception):
    """A decision needs reasons in the decider's own words."""


class NotLawful(Exception):
    """The law knows no way from the state the case is in to the one asked for."""


def locked(case_id: uuid.UUID) -> models.Case:
    """The case, locked until the action's transaction ends. Raises NoSuchCase.

    Others can still write rows that belong to the case, such as what came of a task: whoever holds the task and
    whoever holds the case would else wait for each other.
    """
    case = models.Case.objects.select_for_update(no_key=True).filter(id=case_id).first()
    if case is None:
        raise NoSuchCase("There is no such case.")
    return case


def note(
    case: models.Case,
    kind: str,
    *,
    happened_at: datetime,
    by: Actor,
    now: datetime,
    corrects: models.Event | None = None,
    detail: Mapping[str, str] | None = None,
) -> models.Event:
    """Notes that something happened on the case."""
    return models.Event.objects.create(
        case=case,
        kind=kind,
        happened_at=happened_at,
        noted_at=now,
        by=by.id,
        by_name=by.name,
        corrects=corrects,
        detail=dict(detail or {}),
    )


def decide(
    case: models.Case,
    kind: str,
    choice: str,
    *,
    reasons: str,
    findings: list[dict[str, Any]],
    by: Actor,
    now: datetime,
) -> models.Decision:
    """Keeps a decision with its reasons and the findings it was made on; follows an earlier one."""
    earlier = models.Decision.objects.filter(case=case, kind=kind, superseded_by=None).first()
    return models.Decision.objects.create(
        case=case,
        kind=kind,
        choice=choice,
        reasons=reasons,
        findings=findings,
        by=by.id,
        by_name=by.name,
        at=now,
        supersedes=earlier,
    )


def move(case: models.Case, to: life.State, *, by: Actor, now: datetime) -> None:
    """Moves the case to the next legal state. Raises NotLawful when the law knows no such way."""
    if not life.is_lawful(life.State[case.state], to):
        raise NotLawful(f"No way leads from {case.state} to {to.name}.")
    case.state = to.name
    case.save(update_fields=["state"])
    record(states.STATES[to.name].audit, by=by, at=now, case=case.id, authority=case.authority)
