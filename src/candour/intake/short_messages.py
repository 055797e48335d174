"""The short doors beside the complaint form: a hold on video, thanks, and a message that may be a complaint.

Each is a submission like a complaint's: sealed by the door, opened by the worker, who makes tasks of it.
What the database cannot take now waits in the spool.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from candour.casework import reference, task_kinds
from candour.casework.actions import short_messages
from candour.casework.actions.tasks import FootageRow
from candour.directory import footage_retention, routing
from candour.intake import envelope, submit
from complaintlaw import calendar

HOLD, THANKS, FEEDBACK = "hold", "thanks", "feedback"
TASKS = {HOLD: task_kinds.PRESERVE, THANKS: task_kinds.THANKS, FEEDBACK: task_kinds.FEEDBACK}
VERSION = "1"
_DETAILS = ("where", "who", "text", "name", "contact_ways", "email", "phone", "contact_safety", "contact_notes")


def ticket() -> str:
    """A new reference, sealed for a hidden field: sent twice from the same page, it is the same."""
    return envelope.lock_checked(envelope.CheckedAnswers(secret="", reference=reference.new(), language="", answers={}))


def reference_of(sealed: str) -> str:
    """The reference in a ticket; a new one when it was altered or lost, so that nothing is refused for it."""
    try:
        return envelope.open_checked(sealed).reference
    except envelope.NotOurs:
        return reference.new()


def send(kind: str, answers: Mapping[str, Any], *, reference: str, language: str, now: datetime) -> submit.Sent:
    """Sends in what was typed. The same words under the same reference are there once; other words as well.

    Raises spool.CannotKeep when neither database nor spool can take it: nothing was kept.
    """
    sent = envelope.Complaint(
        reference=reference,
        force=settings.FORCE,
        channel="web",
        language=language,
        made_at=now,
        questions_version=VERSION,
        answers=dict(answers),
    )
    idempotency_key = json.dumps([kind, reference, sent.answers], sort_keys=True)
    return submit.submit_or_spool(sent, None, kind=kind, idempotency_key=idempotency_key)


def received(kind: str, sent: envelope.Complaint, *, submission: uuid.UUID) -> short_messages.ShortMessage:
    """The opened submission in the shape in which the record takes it in.

    What is about the head of the force goes to the local policing body.
    """
    about = frozenset({routing.ABOUT_CHIEF} if sent.answers.get("chief") == "yes" else ())
    (authority,) = routing.authorities(sent.force, about=about)
    details = {key: sent.answers[key] for key in _DETAILS if sent.answers.get(key)}
    today = timezone.localdate(sent.made_at)
    if kind == HOLD:
        details["time"] = _time(sent.answers)
    return short_messages.ShortMessage(
        submission=submission,
        reference=sent.reference,
        force=sent.force,
        authority=authority,
        language=sent.language,
        kind=TASKS[kind],
        details=details,
        footage=recordings(sent.answers, force=sent.force, today=today) if kind == HOLD else (),
    )


def recordings(answers: Mapping[str, Any], *, force: str, today: date) -> tuple[FootageRow, ...]:
    """What a hold asks to be kept: a row for each kind, at least one, with the day on which it is wiped."""
    day = _day(answers)
    kinds = [kind for kind in answers.get("kinds") or () if kind in footage_retention.KINDS] or [
        footage_retention.OTHER
    ]
    return tuple(
        FootageRow(kind=kind, wipe_on=footage_retention.next_wipe(kind, (day, day), force=force, today=today))
        for kind in kinds
    )


def looked_for_by(answers: Mapping[str, Any], *, today: date) -> tuple[date, bool]:
    """By which day a person looks for the first of it, and whether some of it may be wiped by now."""
    rows = recordings(answers, force=settings.FORCE, today=today)
    due = min(task_kinds.preserve_by(row.wipe_on, today=today) for row in rows)
    return due, any(row.wipe_on is not None and row.wipe_on <= today for row in rows)


def _day(answers: Mapping[str, Any]) -> date | None:
    return date.fromisoformat(answers["day"]) if answers.get("day") else None


def _time(answers: Mapping[str, Any]) -> str:
    day = _day(answers)
    return ", ".join(part for part in (calendar.written(day) if day else "", str(answers.get("time") or "")) if part)
