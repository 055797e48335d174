"""Taking in a request for a review: something to do for the body that reviews, with what the law says of it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from candour.accounts.actors import Actor
from candour.casework import act, assessment, models, reference, task_kinds
from candour.casework.actions import tasks
from candour.casework.events import ReviewAsked
from candour.casework.permissions import Act
from candour.evidence import files
from candour.evidence.models import Origin

NOT_FOUND = "There is no case with the reference they gave. A person must look for it."


@dataclass(frozen=True, kw_only=True)
class ReviewRequest:
    """An opened request. `case_reference` is what the person typed; `details` is all they said, for the reviewer."""

    submission: uuid.UUID
    reference: str
    force: str
    authority: str
    language: str
    case_reference: str
    letter_on: date | None
    details: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[str, ...] = ()
    """The ids of the files that were sent with it: the letter, new proof. For the reviewer alone."""


@act.performs(Act.RECEIVE_REVIEW)
def receive(asked: ReviewRequest, *, by: Actor, now: datetime) -> uuid.UUID:
    """Opens the task of the reviewing body, and notes on the case, where it is found, that a review was asked for.

    For the worker. The case's authority learns that, and none of what was said. Receiving it again makes
    nothing new. Returns the task's id.
    """
    there = models.Task.objects.filter(submission=asked.submission).first()
    if there:
        return there.id
    case = _case(asked)
    law = NOT_FOUND
    if case:
        events = list(case.events.order_by("id"))
        said = assessment.review_body(case, events=events, today=timezone.localdate(now), letter_on=asked.letter_on)
        law = f"Case {case.reference}, with the authority {case.authority}.\n{said}"
        act.happened(case, ReviewAsked(), by=by, now=now)
    source = tasks.Source(
        authority=asked.authority,
        force=asked.force,
        submission=asked.submission,
        reference=asked.reference,
        language=asked.language,
    )
    details = dict(asked.details) | {"law": law}
    task = tasks.open_task(task_kinds.REVIEW, source=source, details=details, by=by, now=now)
    files.take_in(asked.files, case_id=task, authority=asked.authority, by=by, now=now, origin=Origin.REVIEW)
    return task


def _case(asked: ReviewRequest) -> models.Case | None:
    try:
        known = reference.read(asked.case_reference)
    except reference.NotAReference:
        return None
    named = Q(reference=known) | Q(submission_reference=known)
    return models.Case.objects.filter(named, force=asked.force).order_by("received_at").first()
