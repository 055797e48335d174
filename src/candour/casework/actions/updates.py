"""Keeping the complainant informed: noting that they were told how it is going."""

from __future__ import annotations

import uuid
from datetime import datetime

from candour.accounts.actors import Actor
from candour.casework import act
from candour.casework.events import UpdateGiven
from candour.casework.permissions import Act


class TooEarly(Exception):
    """The update is said to lie before the complaint was received, or in the future."""


WAYS = ("email", "phone", "letter", "text", "in person")


@act.performs(Act.NOTE_UPDATE)
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
    act.happened(case, UpdateGiven(way=way), happened_at=at, by=by, now=now)
