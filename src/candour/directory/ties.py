"""Family and friends: what people at the desk declare about whom they are close to."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from candour.accounts import roles
from candour.accounts.actors import Actor
from candour.audit.record import record
from candour.directory.models import Serving, Tie, TieKind
from candour.directory.register import NotInRegister

DECLARED = "tie.declared"


class NoSuchTie(Exception):
    """This person has declared no such tie, or ended it."""


@transaction.atomic
def declare(serving_id: uuid.UUID, *, kind: str, by: Actor, now: datetime) -> None:
    """The actor is close to that person serving, from today. Saying it again changes nothing.

    Raises NotInRegister, NotAllowed, and ValueError for a kind that is none.
    """
    roles.need(roles.Permission.DECLARE_TIES, by=by)
    serving = Serving.objects.filter(id=serving_id).first()
    if serving is None:
        raise NotInRegister("There is nobody with this id in the register of people serving.")
    Tie.objects.get_or_create(
        user_id=uuid.UUID(by.id),
        serving=serving,
        kind=TieKind(kind).value,
        until=None,
        defaults={"since": timezone.localdate(now)},
    )
    record(DECLARED, by=by, at=now)


@transaction.atomic
def end(tie_id: uuid.UUID, *, by: Actor, now: datetime) -> None:
    """They are close no longer. What they were barred from stays barred. Raises NoSuchTie, NotAllowed."""
    roles.need(roles.Permission.DECLARE_TIES, by=by)
    ended = Tie.objects.filter(id=tie_id, user_id=by.id, until=None).update(until=timezone.localdate(now))
    if not ended:
        raise NoSuchTie("You have declared no such tie.")
    record("tie.ended", by=by, at=now)


def own(*, by: Actor) -> list[Tie]:
    """What the actor has declared and not ended, by name."""
    return list(Tie.objects.filter(user_id=by.id, until=None).select_related("serving").order_by("serving__name"))
