"""Submissions that were set aside because they could not be taken in, and trying them again."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from candour.accounts import roles
from candour.accounts.actors import Actor
from candour.audit.record import record


class NotPermitted(Exception):
    """Whoever asks for it may not."""


@transaction.atomic
def try_again(*, by: Actor, now: datetime) -> int:
    """Lets everything that was set aside be taken in anew, for the administrator, who sees none of it.

    Returns how many that are. A second version of what is in the record already stays aside. Raises NotPermitted.
    """
    if roles.Permission.MANAGE_STAFF not in roles.role(by.role).may:
        raise NotPermitted("Only the administrator may have this tried again.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT worker_try_again()")
        count = int(cursor.fetchone()[0])
    record("submissions.tried-again", by=by, at=now, detail={"count": str(count)})
    return count
