"""The people on a case: naming who is complained against, and keeping those out who are too near."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from candour.accounts.actors import Actor
from candour.audit.record import record
from candour.casework import conflicts, models
from candour.casework.actions import writing
from candour.directory.models import Serving


class NoSuchPerson(Exception):
    """There is no such person on the case or in the register."""


@transaction.atomic
def identify(case_id: uuid.UUID, *, person_id: int | None, serving_id: uuid.UUID, by: Actor, now: datetime) -> None:
    """Says who in the register the person complained against is; None adds one who was not on the case.

    In the same transaction that person, their managers and their team at the time are barred: from then
    on the database gives them no row of the case. Raises NoSuchPerson.
    """
    case = writing.locked(case_id)
    serving = Serving.objects.filter(id=serving_id).first()
    if serving is None:
        raise NoSuchPerson("There is nobody with this id in the register of people serving.")
    if person_id is None:
        person = models.Person(case=case, role="person_complained_against", details={"name": serving.name})
    else:
        found = models.Person.objects.filter(case=case, id=person_id, role="person_complained_against").first()
        if found is None:
            raise NoSuchPerson("This person is not on the case as a person complained against.")
        person = found
    person.serving_id = serving.pk
    person.save()
    writing.note(case, "person-identified", happened_at=now, by=by, now=now)
    record("case.person-identified", by=by, at=now, case=case.id, authority=case.authority)
    # The bars come last: one of them may be against whoever acts, who can write nothing from then on.
    for user_id, why in conflicts.barred_by(serving, at=timezone.localdate(case.made_at)).items():
        _bar(case, user_id, why, now=now)


@transaction.atomic
def declare_conflict(case_id: uuid.UUID, *, user_id: uuid.UUID, by: Actor, now: datetime) -> None:
    """Bars someone who declared, or is declared, to be too near to the people on the case."""
    case = writing.locked(case_id)
    # The note comes first: after the bar, someone who declares their own conflict can write no more.
    writing.note(case, "conflict-declared", happened_at=now, by=by, now=now)
    record("case.conflict-declared", by=by, at=now, case=case.id, authority=case.authority)
    _bar(case, user_id, conflicts.Why.DECLARED, now=now)


def _bar(case: models.Case, user_id: uuid.UUID, why: conflicts.Why, *, now: datetime) -> None:
    barred = models.Barred(case=case, user_id=user_id, why=why.value, since=now)
    models.Barred.objects.bulk_create([barred], ignore_conflicts=True)
