"""Who must get no row: derived from the register of people serving and from declarations.

A person complained against must not learn that the case exists, nor may those who are too near: their
line managers, everyone in the same team at the time, whoever declared to be family or a friend, a witness
who serves, and whoever is to be kept away. The answer is a list of users; the database refuses each of them
every row of the case.
"""

from __future__ import annotations

import enum
import uuid
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from candour.casework.models.people import PersonRole
from candour.directory.models import Serving, Tie


class BarReason(enum.StrEnum):
    """Why someone is barred from a case."""

    COMPLAINED_AGAINST = "person complained against"
    MANAGER = "manages the person complained against"
    SAME_TEAM = "same team at the time"
    CLOSE = "family or friend of the person complained against"
    WITNESS = "named as a witness"
    DECLARED = "declared a conflict"


def barred_by(serving: Serving, *, role: str, at: date) -> dict[uuid.UUID, BarReason]:
    """The users barred because this person serving has that role on a case, each with the nearest reason.

    `at` is the day on which the team counts. Who is kept away or is a witness bars nobody else.
    """
    match role:
        case PersonRole.PERSON_COMPLAINED_AGAINST:
            return _near(serving, at=at)
        case PersonRole.WITNESS:
            return {serving.user_id: BarReason.WITNESS} if serving.user_id else {}
        case PersonRole.KEPT_AWAY:
            return {serving.user_id: BarReason.DECLARED} if serving.user_id else {}
    return {}


def _near(serving: Serving, *, at: date) -> dict[uuid.UUID, BarReason]:
    barred: dict[uuid.UUID, BarReason] = {}
    for teammate in Serving.objects.filter(force=serving.force, team=serving.team).exclude(team=""):
        if teammate.user_id and teammate.served_on(at):
            barred[teammate.user_id] = BarReason.SAME_TEAM
    for manager in _managers(serving):
        if manager.user_id:
            barred[manager.user_id] = BarReason.MANAGER
    for tie in Tie.objects.filter(Q(until=None) | Q(until__gte=at), serving=serving):
        barred[tie.user_id] = BarReason.CLOSE
    if serving.user_id:
        barred[serving.user_id] = BarReason.COMPLAINED_AGAINST
    return barred


def _managers(serving: Serving) -> Iterable[Serving]:
    seen = {serving.pk}
    manager = serving.line_manager
    while manager is not None and manager.pk not in seen:
        seen.add(manager.pk)
        yield manager
        manager = manager.line_manager
