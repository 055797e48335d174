"""Letting someone in who is barred: two different people decide it, each with a reason.

The person complained against is never let in, whoever decides. The database checks both by itself.
"""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import connection

from candour.accounts.actors import Actor
from candour.casework import act, models
from candour.casework.events import OverrideAsked, OverrideConfirmed
from candour.casework.permissions import Act

ASKED, CONFIRMED = "override-asked", "override"


class AlreadyAsked(Exception):
    """Someone asked for the same before, and nobody has confirmed it yet."""


class NotLifted(Exception):
    """There is no such bar, or it is one that nobody can lift."""


@act.performs(Act.ASK_OVERRIDE)
def ask(case_id: uuid.UUID, *, user_id: uuid.UUID, reasons: str, by: Actor, now: datetime) -> None:
    """Asks that this user be let in; nothing changes until a second person confirms.

    Raises ReasonsMissing, and AlreadyAsked while an earlier asking waits for its second person.
    """
    case = act.locked(case_id)
    newest = case.decisions.filter(kind__in=[ASKED, CONFIRMED], choice=str(user_id)).order_by("-at", "-id").first()
    if newest is not None and newest.kind == ASKED:
        raise AlreadyAsked("Someone asked for this already. It waits for a second person to confirm it.")
    _decide(case, ASKED, user_id, reasons=reasons, by=by, now=now)
    act.happened(case, OverrideAsked(user=user_id), by=by, now=now)


@act.performs(Act.CONFIRM_OVERRIDE)
def confirm(case_id: uuid.UUID, *, user_id: uuid.UUID, reasons: str, by: Actor, now: datetime) -> None:
    """Confirms what another person asked; the bar is lifted in the same transaction.

    Raises ReasonsMissing, SecondPersonNeeded, and NotLifted when there is no bar that can be lifted.
    """
    decided = models.Decision.objects.filter(case_id=case_id, choice=str(user_id))
    used = decided.filter(kind=CONFIRMED).order_by("-id").values_list("id", flat=True).first()
    asked = decided.filter(kind=ASKED, id__gt=used or 0)
    if not asked.exclude(by=by.id).exists():
        raise act.SecondPersonNeeded("Someone else must have asked for this first: it takes two people.")
    case = act.locked(case_id)
    _decide(case, CONFIRMED, user_id, reasons=reasons, by=by, now=now)
    act.happened(case, OverrideConfirmed(user=user_id), by=by, now=now)
    with connection.cursor() as cursor:
        cursor.execute("SELECT candour_lift_bar(%s, %s)", [case_id, user_id])
        if cursor.fetchone()[0] is not True:
            raise NotLifted("There is no bar against this person that can be lifted.")


def _decide(case: models.Case, kind: str, user_id: uuid.UUID, *, reasons: str, by: Actor, now: datetime) -> None:
    # Each user is let in by a decision of their own: none of these follows another.
    act.decide(case, kind, str(user_id), reasons=reasons, findings=[], by=by, now=now, follows=False)
