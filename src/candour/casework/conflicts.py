"""Who must get no row: derived from the register of people serving and from declarations.

A person complained against must not learn that the case exists, nor may those who are too near: their
line managers, everyone in the same team at the time, and whoever declared or is declared to be related
or a friend. The answer is a list of users; the database refuses each of them every row of the case.
"""

from __future__ import annotations

import enum
import uuid
from collections.abc import Iterable
from datetime import date

from candour.directory.models import Serving


class Why(enum.StrEnum):
    """Why someone is barred from a case."""

    COMPLAINED_AGAINST = "person complained against"
    MANAGER = "manages the person complained against"
    SAME_TEAM = "same team at the time"
    DECLARED = "declared a conflict"


def barred_by(serving: Serving, *, at: date) -> dict[uuid.UUID, Why]:
    """The users barred because this person serving is complained against, each with the nearest reason."""
    barred: dict[uuid.UUID, Why] = {}
    for teammate in Serving.objects.filter(force=serving.force, team=serving.team).exclude(team=""):
        if teammate.user_id and teammate.served_on(at):
            barred[teammate.user_id] = Why.SAME_TEAM
    for manager in _managers(serving):
        if manager.user_id:
            barred[manager.user_id] = Why.MANAGER
    if serving.user_id:
        barred[serving.user_id] = Why.COMPLAINED_AGAINST
    return barred


def _managers(serving: Serving) -> Iterable[Serving]:
    seen = {serving.pk}
    manager = serving.line_manager
    while manager is not None and manager.pk not in seen:
        seen.add(manager.pk)
        yield manager
        manager = manager.line_manager
