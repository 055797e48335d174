"""What is no act on a case asks for its permission as well, whoever calls it: pages that ask before are not enough."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime

import pytest
from django.utils import timezone

from candour.accounts import actors, roles, staff
from candour.accounts.actors import Actor
from candour.accounts.roles import NotAllowed
from candour.directory import register, ties
from candour.directory.models import Tie
from tests import factories
from tests.register import serving
from tests.stored_rows import everything

pytestmark = pytest.mark.django_db
Do = Callable[[Actor, datetime], object]


def invited(by: Actor, now: datetime) -> None:
    staff.invite(email="new@example.org", name="New", role="handler", by=by, now=now)


def other_role(by: Actor, now: datetime) -> None:
    staff.change_role(factories.person(email="mate@example.org").pk, role="manager", by=by, now=now)


def ended(by: Actor, now: datetime) -> None:
    staff.end(factories.person(email="mate@example.org").pk, by=by, now=now)


def linked(by: Actor, now: datetime) -> None:
    register.link(uuid.uuid4(), number="", by=by, now=now)


@pytest.mark.parametrize("do", [invited, other_role, ended, linked])
def test_only_who_manages_staff_changes_who_sits_here(do: Do) -> None:
    for role in roles.ROLES:
        if role == "administrator":
            continue
        with pytest.raises(NotAllowed, match="does not let you invite people and give roles"):
            do(factories.actor(f"{role}@example.org", role=role), timezone.now())
        factories.models.User.objects.filter(email="mate@example.org").delete()


def test_the_worker_is_close_to_nobody() -> None:
    who, now, worker = serving("Someone"), timezone.now(), actors.worker()
    tie = Tie.objects.create(user_id=uuid.uuid4(), serving=who, kind="family", since=now.date())
    before = everything()
    with pytest.raises(NotAllowed, match="say whom they are close to"):
        ties.declare(who.pk, kind="family", by=worker, now=now)
    with pytest.raises(NotAllowed, match="say whom they are close to"):
        ties.end(tie.pk, by=worker, now=now)
    assert everything() == before
