"""Inviting people to the desk, changing what they do there, and ending it at once when they leave.

Each raises NotAllowed for whoever does not manage staff.
"""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime

from django.db import IntegrityError, transaction

from candour.accounts import models, roles
from candour.accounts.actors import Actor
from candour.audit.record import record


class NotInvited(Exception):
    """The person cannot be invited. The message says why."""


class NoSuchUser(Exception):
    """There is no such person at the authority of whoever acts."""


@transaction.atomic
def invite(*, email: str, name: str, role: str, by: Actor, now: datetime) -> str:
    """Invites someone to the desk of the actor's authority. Returns a first password, shown once and not kept.

    Raises NotInvited when the address has a sign-in already, and KeyError for a role that is none.
    """
    roles.need(roles.Permission.MANAGE_STAFF, by=by)
    roles.role(role)
    password = "-".join(secrets.token_hex(3) for _ in range(4))
    try:
        with transaction.atomic():
            user = models.User.objects.create_user(
                email=email, password=password, name=name, role=role, authority=by.authority
            )
    except IntegrityError:
        raise NotInvited("Someone with this email address has a sign-in already.") from None
    record("staff.invited", by=by, at=now, detail={"who": str(user.pk), "role": role})
    return password


@transaction.atomic
def change_role(user_id: uuid.UUID, *, role: str, by: Actor, now: datetime) -> None:
    """Gives someone another role. Nobody changes their own. Raises NoSuchUser, and KeyError for no role."""
    roles.need(roles.Permission.MANAGE_STAFF, by=by)
    user = _colleague(user_id, by=by)
    roles.role(role)
    user.role = role
    user.save(update_fields=["role"])
    record("staff.role-changed", by=by, at=now, detail={"who": str(user.pk), "role": role})


@transaction.atomic
def end(user_id: uuid.UUID, *, by: Actor, now: datetime) -> None:
    """Someone has left: their next click, in any open window, is a stranger's. Raises NoSuchUser."""
    roles.need(roles.Permission.MANAGE_STAFF, by=by)
    user = _colleague(user_id, by=by)
    user.is_active = False
    user.save(update_fields=["is_active"])
    record("staff.left", by=by, at=now, detail={"who": str(user.pk)})


def _colleague(user_id: uuid.UUID, *, by: Actor) -> models.User:
    others = models.User.objects.select_for_update().filter(authority=by.authority).exclude(id=by.id)
    user = others.filter(id=user_id).first()
    if user is None:
        raise NoSuchUser("There is no such person at this authority.")
    return user
