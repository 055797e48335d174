"""Noting what the law asks about: a fact, or that a ground for referral became clear."""

from __future__ import annotations

import json
import uuid
from datetime import datetime
from typing import Any

from django.db import transaction

from candour.accounts.actors import Actor
from candour.audit.record import record
from candour.casework import act, deadlines, models
from candour.casework.assessment import BECAME_CLEAR, matter


class NotAValue(ValueError):
    """The value is none that this fact can have."""


class NotPossible(Exception):
    """What is to be noted cannot have happened: it lies in the future, or before the complaint."""


@transaction.atomic
def note(case_id: uuid.UUID, *, path: str, value: Any, by: Actor, now: datetime) -> None:
    """Notes a fact under its path in the law's words; None says that it is not known after all.

    Earlier notes of the same fact stay. Raises NoSuchFact for a path that the law does not know, and
    NotAValue for a value that the fact cannot have.
    """
    try:
        matter.must_be_kept(path)
        if value is not None:
            matter.read(path, value)
    except ValueError as fault:
        raise NotAValue(f"This is none of the answers that this question has: {fault}.") from fault
    case = act.locked(case_id)
    models.Fact.objects.create(
        case=case,
        key=path,
        value="" if value is None else json.dumps(value),
        noted_at=now,
        by=by.id,
        by_name=by.name,
    )
    words = matter.words_of(path)
    act.note(case, "fact-noted", happened_at=now, by=by, now=now, detail={"fact": words})
    record("case.fact-noted", by=by, at=now, case=case.id, authority=case.authority, detail={"fact": path})
    deadlines.refresh(case, now=now)


@transaction.atomic
def note_became_clear(case_id: uuid.UUID, *, at: datetime, to_whom: str, by: Actor, now: datetime) -> None:
    """Notes when it became clear that the complaint must be referred, and to whom in the authority.

    The clock of a referral runs from here. A later note corrects the earlier one, which stays to be
    seen. Raises NotPossible for a time in the future or before the authority received the complaint.
    """
    case = act.locked(case_id)
    if at > now:
        raise NotPossible("This time has not come yet. Enter when it became clear.")
    if at < case.received_at:
        raise NotPossible("This is before the complaint was received. Enter a later time.")
    earlier = models.Event.objects.filter(case=case, kind=BECAME_CLEAR, corrected_by=None).first()
    act.note(
        case,
        BECAME_CLEAR,
        happened_at=at,
        by=by,
        now=now,
        corrects=earlier,
        detail={"to_whom": to_whom},
    )
    record("case.ground-became-clear", by=by, at=now, case=case.id, authority=case.authority)
    deadlines.refresh(case, now=now)
