"""The people on a case: naming who is complained against, and keeping those out who are too near."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import connection
from django.utils import timezone

from candour.accounts.actors import Actor
from candour.audit.record import record
from candour.casework import act, conflicts, events, models
from candour.casework.events import ConflictDeclared
from candour.casework.models.people import PersonRole
from candour.casework.permissions import Act
from candour.directory.models import Serving


class NoSuchPerson(Exception):
    """There is no such person on the case or in the register."""


@act.performs(Act.IDENTIFY)
def identify(
    case_id: uuid.UUID,
    *,
    person_id: int | None,
    serving_id: uuid.UUID,
    by: Actor,
    now: datetime,
    role: str = PersonRole.PERSON_COMPLAINED_AGAINST,
) -> None:
    """Says who in the register someone on the case is; None adds one who was not on the case.

    In the same transaction whoever is too near because of that is barred: from then on the database gives
    them no row of the case. A person complained against bars their managers, their team at the time, family
    and friends too; a witness and one who is kept away bar themselves. Raises NoSuchPerson.
    """
    case = act.locked(case_id)
    serving = Serving.objects.filter(id=serving_id).first()
    if serving is None:
        raise NoSuchPerson("There is nobody with this id in the register of people serving.")
    person = models.Person(case=case, role=role, details={"name": serving.name})
    if person_id is not None:
        found = models.Person.objects.filter(case=case, id=person_id, role=role).first()
        if found is None:
            raise NoSuchPerson("This person is not on the case in that role.")
        person = found
    person.serving_id = serving.pk
    person.save()
    act.happened(case, _NOTED[role](name=serving.name, number=serving.number), by=by, now=now)
    # The bars come last: one of them may be against whoever acts, who can write nothing from then on.
    for user_id, why in conflicts.barred_by(serving, role=role, at=timezone.localdate(case.made_at)).items():
        _bar(case, user_id, why, now=now)


@act.performs(Act.STAND_BACK)
def stand_back_from(serving_id: uuid.UUID, *, by: Actor, now: datetime) -> None:
    """Bars whoever acts from every case on which that person serving is complained against."""
    # Only what they could see must be taken away from them, and that is all they find here.
    named = models.Person.objects.filter(serving_id=serving_id, role=PersonRole.PERSON_COMPLAINED_AGAINST)
    for person in named.select_related("case"):
        act.happened(person.case, ConflictDeclared(), by=by, now=now)
        _bar(person.case, uuid.UUID(by.id), conflicts.BarReason.CLOSE, now=now)


@act.performs(Act.BAR_LINKED)
def bar_linked(user_id: uuid.UUID, *, serving_id: uuid.UUID, by: Actor, now: datetime) -> None:
    """Bars a user from every case on which the person serving that they are is named, seen or not.

    For an administrator, who sees no case: the database does it, and tells nothing. Managers, team and friends
    follow when the worker derives all bars anew.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT candour_bar_linked(%s, %s)", [user_id, serving_id])
    record("bars.linked", by=by, at=now, detail={"who": str(user_id)})


@act.performs(Act.BAR_AGAIN)
def bar_again(*, by: Actor, now: datetime) -> int:
    """Derives all bars anew, after the register or a tie changed. For the worker. Returns how many are new.

    Whoever was let in stays so, unless they are the person complained against: what is derived was known then.
    """
    let_in = set(models.Barred.objects.exclude(lifted_at=None).values_list("case_id", "user_id"))
    before = models.Barred.objects.count()
    named = models.Person.objects.exclude(serving_id=None).select_related("case")
    serving = Serving.objects.in_bulk({person.serving_id for person in named})
    for person in named:
        known = serving.get(person.serving_id)
        if known is None:
            continue
        at = timezone.localdate(person.case.made_at)
        for user_id, why in conflicts.barred_by(known, role=person.role, at=at).items():
            if why is conflicts.BarReason.COMPLAINED_AGAINST or (person.case_id, user_id) not in let_in:
                _bar(person.case, user_id, why, now=now)
    new = models.Barred.objects.count() - before
    if new:
        record("bars.derived", by=by, at=now, detail={"count": str(new)})
    return new


@act.performs(Act.DECLARE_CONFLICT)
def declare_conflict(case_id: uuid.UUID, *, user_id: uuid.UUID, by: Actor, now: datetime) -> None:
    """Bars someone who declared, or is declared, to be too near to the people on the case."""
    case = act.locked(case_id)
    # The note comes first: after the bar, someone who declares their own conflict can write no more.
    act.happened(case, ConflictDeclared(), by=by, now=now)
    _bar(case, user_id, conflicts.BarReason.DECLARED, now=now)


def _bar(case: models.Case, user_id: uuid.UUID, why: conflicts.BarReason, *, now: datetime) -> None:
    barred = models.Barred(case=case, user_id=user_id, why=why.value, since=now)
    models.Barred.objects.bulk_create([barred], ignore_conflicts=True)


_NOTED: dict[str, type[events.Named]] = {
    PersonRole.PERSON_COMPLAINED_AGAINST: events.PersonIdentified,
    PersonRole.WITNESS: events.WitnessNamed,
    PersonRole.KEPT_AWAY: events.KeptAway,
}
