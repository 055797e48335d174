"""Doing an act as one who may, or may not, with the rights of the process in which they act."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import transaction

from candour.accounts import actors, roles
from candour.accounts.actors import Actor
from candour.vault import row_security
from tests import factories
from tests.act_scenes import Scene
from tests.act_table import WORKER
from tests.roles import as_role


def doer(role: str, scene: Scene, email: str = "doer@example.org") -> Actor:
    """Whoever acts: in that role, at the authority that has the case."""
    if role == WORKER:
        return actors.worker()
    return factories.actor(email, role=role, authority=scene.case.authority if scene.case else factories.FORCE)


@contextmanager
def with_the_rights_of(by: Actor) -> Iterator[None]:
    """As the process has them in which this one acts."""
    if by.role == WORKER:
        with as_role("candour_worker"):
            yield
        return
    may = roles.role(by.role).may
    with transaction.atomic(), as_role("candour_desk"):
        row_security.know_reader(
            actor=by.id, authority=by.authority, sees_cases=roles.Permission.SEE_CASES in may, sees_alerts=False
        )
        yield


def done(scene: Scene, by: Actor, now: datetime) -> object:
    """The act, done by that one."""
    with with_the_rights_of(by):
        return scene.do(by, now)
