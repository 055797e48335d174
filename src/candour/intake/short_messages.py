"""The short doors beside the complaint form: a hold on video, thanks, and a message that may be a complaint.

Each is a submission like a complaint's: sealed by the door, opened by the worker, who makes tasks of it.
What the database cannot take now waits in the spool.
"""

from __future__ import annotations

import json
import uuid
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from candour.casework import reference, task_kinds
from candour.casework.actions.short_messages import ShortMessage
from candour.casework.actions.tasks import FootageRow
from candour.directory import footage_retention, routing
from candour.intake import bodies, envelope, submit, wire
from complaintlaw import calendar

VERSION = "1"
Message = bodies.HoldBody | bodies.ThanksBody | bodies.FeedbackBody
_TO_REACH = ("name", "contact_ways", "email", "phone", "contact_safety", "contact_notes")


def ticket() -> str:
    """A new reference, sealed for a hidden field: sent twice from the same page, it is the same."""
    return envelope.lock_checked(envelope.CheckedAnswers(secret="", reference=reference.new(), language="", answers={}))


def reference_of(sealed: str) -> str:
    """The reference in a ticket; a new one when it was altered or lost, so that nothing is refused for it."""
    try:
        return envelope.open_checked(sealed).reference
    except envelope.NotOurs:
        return reference.new()


def send(body: Message, *, reference: str, language: str, now: datetime) -> submit.Sent:
    """Sends in what was typed. The same words under the same reference are there once; other words as well.

    Raises spool.CannotKeep when neither database nor spool can take it: nothing was kept.
    """
    sent = envelope.from_web(body, reference=reference, language=language, made_at=now, questions_version=VERSION)
    idempotency_key = json.dumps([body.kind, reference, wire.written(body)], sort_keys=True)
    return submit.submit_or_spool(sent, None, idempotency_key=idempotency_key)


def hold(sent: envelope.Envelope[bodies.HoldBody], *, submission: uuid.UUID) -> ShortMessage:
    """An opened hold in the shape in which the record takes it in: what to look for, and how to reach who asked.

    What is about the head of the force goes to the local policing body.
    """
    said = sent.body
    details = {key: getattr(said, key) for key in ("where", "who", *_TO_REACH)} | {"time": _time(said)}
    about = frozenset({routing.ABOUT_CHIEF} if said.chief else ())
    footage = recordings(said, force=sent.header.force, today=timezone.localdate(sent.header.made_at))
    return _message(sent, task_kinds.PRESERVE, details, submission=submission, about=about, footage=footage)


def thanks(sent: envelope.Envelope[bodies.ThanksBody], *, submission: uuid.UUID) -> ShortMessage:
    """Opened thanks in the shape in which the record takes them in."""
    details = {key: getattr(sent.body, key) for key in ("text", "who", "where", "name")}
    return _message(sent, task_kinds.THANKS, details, submission=submission)


def feedback(sent: envelope.Envelope[bodies.FeedbackBody], *, submission: uuid.UUID) -> ShortMessage:
    """An opened message about the pages in the shape in which the record takes it in."""
    return _message(sent, task_kinds.FEEDBACK, {"text": sent.body.text}, submission=submission)


def _message(
    sent: envelope.Envelope[Any],
    kind: str,
    details: dict[str, Any],
    *,
    submission: uuid.UUID,
    about: frozenset[str] = frozenset(),
    footage: tuple[FootageRow, ...] = (),
) -> ShortMessage:
    (authority,) = routing.authorities(sent.header.force, about=about)
    return ShortMessage(
        submission=submission,
        reference=sent.header.reference,
        force=sent.header.force,
        authority=authority,
        language=sent.header.language,
        kind=kind,
        details={key: value for key, value in details.items() if value},
        footage=footage,
    )


def recordings(said: bodies.HoldBody, *, force: str, today: date) -> tuple[FootageRow, ...]:
    """What a hold asks to be kept: a row for each kind, at least one, with the day on which it is wiped."""
    kinds = [kind for kind in said.kinds if kind in footage_retention.KINDS] or [footage_retention.OTHER]
    days = (said.day, said.day)
    return tuple(
        FootageRow(kind=kind, wipe_on=footage_retention.next_wipe(kind, days, force=force, today=today))
        for kind in kinds
    )


def looked_for_by(said: bodies.HoldBody, *, today: date) -> tuple[date, bool]:
    """By which day a person looks for the first of it, and whether some of it may be wiped by now."""
    rows = recordings(said, force=settings.FORCE, today=today)
    due = min(task_kinds.preserve_by(row.wipe_on, today=today) for row in rows)
    return due, any(row.wipe_on is not None and row.wipe_on <= today for row in rows)


def _time(said: bodies.HoldBody) -> str:
    return ", ".join(part for part in (calendar.written(said.day) if said.day else "", said.time) if part)
