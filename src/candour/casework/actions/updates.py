"""Keeping the complainant informed: noting that they were told how it is going."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction

from candour.accounts.actors import Actor
from candour.audit.record import record
from candour.casework import act, deadlines
from candour.casework.assessment import UPDATE_GIVEN


class TooEarly(Exception):
    """The update is said to lie before the complaint was received, or in the future."""


WAYS = ("email", "phone", "letter", "text", "in person")


@transaction.atomic
def note_update(case_id: uuid.UUID, *, at: datetime, way: str, by: Actor, now: datetime) -> None:
    """Notes that the complainant was told how it is going. The next update is counted from here.

    Source: Police Reform Act 2002, section 20; SI 2020/2, regulation 34(2)(a). Raises TooEarly for a
    time that cannot be right and ValueError for a way that is none.
    """
    if way not in WAYS:
        raise ValueError(f"{way!r} is no way to tell someone.")
    case = act.locked(case_id)
    if not case.received_at <= at <= now:
        raise TooEarly("The update must lie between the day the complaint was received and now.")
    act.note(case, UPDATE_GIVEN, happened_at=at, by=by, now=now, detail={"way": way})
    record("case.update-given", by=by, at=now, case=case.id, authority=case.authority, detail={"way": way})
    deadlines.refresh(case, now=now)
