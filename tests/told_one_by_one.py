"""What a sender is told, asked of the database case by case and table by table: what the bulk way is compared with."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from candour.audit.models import AuditEvent
from candour.casework import assessment, consent_scope, models, task_kinds
from candour.casework.events import EventKind
from candour.casework.models.people import sender_of
from candour.correspondence import policy
from candour.evidence import kinds
from candour.evidence import models as evidence
from complaintlaw import life

_ENDED = frozenset(state.name for state in life.ENDED)


def told_to_sender(submission: uuid.UUID, *, today: date) -> dict[str, Any]:
    """All of it."""
    cases = list(models.Case.objects.filter(submission=submission).order_by("authority"))
    return {
        "reference": cases[0].submission_reference if cases else "",
        "received_at": cases[0].received_at.isoformat() if cases else "",
        "parts": [
            consent_scope.shown_to_sender(case, _part(case, today), answers=consent_scope.rows_of(case))
            for case in cases
        ],
        "files": _files(case.id for case in cases),
    }


def _part(case: models.Case, today: date) -> dict[str, Any]:
    hears_by = _hears_by(case, today)
    looks = AuditEvent.objects.filter(case=str(case.id), act="case.read").order_by("-at")
    return {
        "authority": case.authority,
        "state": case.state,
        "logged_at": case.logged_at.isoformat() if case.logged_at else "",
        "hears_by": hears_by.isoformat() if hears_by else "",
        "told_here": policy.ContactPolicy.of(sender_of(case)[1]).comes_back,
        "updates": [
            event.happened_at.isoformat()
            for event in case.events.filter(kind=EventKind.UPDATE_GIVEN).order_by("-happened_at")
        ],
        "video": _video(case.id),
        "looks": [[role, at.isoformat()] for role, at in looks.values_list("role", "at")],
    }


def _hears_by(case: models.Case, today: date) -> date | None:
    if case.state in _ENDED:
        return None
    known = assessment.as_matter(case, events=case.events.all(), today=today)
    running = assessment.clocks(known, today=today)
    return min((one.due_on for one in running if one.due_on and one.key in assessment.TELLS_COMPLAINANT), default=None)


def _video(case_id: uuid.UUID) -> list[dict[str, str]]:
    told = []
    found = models.Task.objects.filter(case_id=case_id, kind=task_kinds.PRESERVE)
    for task in found.order_by("opened_at", "about"):
        last = task.results.order_by("at", "id").last() if task.outcome else None
        told.append(
            {
                "about": task.about,
                "due_on": task.due_on.isoformat(),
                "outcome": task.outcome,
                "reason": (last and last.reason) or "",
            }
        )
    return told


def _files(case_ids: Iterable[uuid.UUID]) -> list[dict[str, str]]:
    found = evidence.File.objects.filter(case_id__in=list(case_ids), origin__in=evidence.FROM_SENDER)
    told: dict[uuid.UUID, dict[str, str]] = {}
    for file in found.order_by("received_at", "id"):
        day = timezone.localdate(file.received_at).isoformat()
        one = told.setdefault(file.upload, {"kind": kinds.group(str(file.about.get("name", ""))), "on": day})
        if one.get("state") != evidence.ScanState.WAITING:
            one["state"] = str(file.state)
    return list(told.values())
