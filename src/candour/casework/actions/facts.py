"""Noting what the law asks about: a fact, or that a ground for referral became clear."""

from __future__ import annotations

import json
import uuid
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from candour.accounts.actors import Actor
from candour.casework import act, events, models
from candour.casework.assessment import matter
from candour.casework.events import EventData, FactNoted, FactWithdrawn, GroundBecameClear
from candour.casework.permissions import Act

_DATES = "dates."


class NotAValue(ValueError):
    """The value is none that this fact can have."""


class NotPossible(Exception):
    """What is to be noted cannot have happened: it lies in the future, or before the complaint."""


@act.performs(Act.NOTE_FACT)
def note(case_id: uuid.UUID, *, path: str, value: Any, by: Actor, now: datetime) -> None:
    """Notes a fact under its path in the law's words; None says that it is not known after all.

    A date of the law is noted as what happened on that day. Earlier notes of the same fact stay, and are marked
    as corrected. Raises NoSuchFact for a path that the law does not know, NotAValue for a value that the fact
    cannot have, and NotPossible for a day that has not come.
    """
    try:
        matter.must_be_kept(path)
        read = None if value is None else matter.read(path, value)
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
    data, at = _told(path, read, now=now)
    dated = events.SETS.get(path.removeprefix(_DATES)) if path.startswith(_DATES) else None
    earlier = _standing(case, dated.KIND) if dated else None
    act.happened(case, data, happened_at=at, by=by, now=now, corrects=earlier)


def _told(path: str, read: Any, *, now: datetime) -> tuple[EventData, datetime]:
    """What happened by this fact, and when."""
    kind = events.SETS.get(path.removeprefix(_DATES)) if path.startswith(_DATES) else None
    if read is None:
        return FactWithdrawn(fact=matter.words_of(path), path=path), now
    if kind is None or not issubclass(kind, events.DateNoted):
        return FactNoted(fact=matter.words_of(path), path=path), now
    at, whole_day = _moment(read), not isinstance(read, datetime)
    if timezone.localdate(at) > timezone.localdate(now):
        raise NotPossible("This day has not come yet. Enter the day on which it happened.")
    if at > now and not whole_day:
        raise NotPossible("This time has not come yet. Enter when it happened.")
    # Of today only the day is known, and noon may be still to come.
    return kind(path=path, whole_day="yes" if whole_day else ""), min(at, now)


def _moment(when: date | datetime) -> datetime:
    """A moment of the law, by the clocks of England and Wales; of a day without an hour, its noon."""
    moment = when if isinstance(when, datetime) else datetime.combine(when, time(12))
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def _standing(case: models.Case, kind: events.EventKind) -> models.Event | None:
    """The event of that kind that no later one has corrected."""
    return models.Event.objects.filter(case=case, kind=kind.value, corrected_by=None).order_by("id").last()


@act.performs(Act.NOTE_BECAME_CLEAR)
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
    earlier = _standing(case, GroundBecameClear.KIND)
    act.happened(case, GroundBecameClear(to_whom=to_whom), happened_at=at, by=by, now=now, corrects=earlier)
