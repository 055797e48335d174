"""What was set aside, submissions that could not be taken in and jobs that failed too often, and trying it again."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from candour.accounts import roles
from candour.accounts.actors import Actor
from candour.audit.record import record

INTAKE = "intake"


@transaction.atomic
def try_again(what: str, *, by: Actor, now: datetime) -> int:
    """Lets what was set aside be tried anew, for the administrator, who sees none of it. Returns how many that are.

    `what` is `intake` for submissions, of which a second version of what is in the record already stays aside; else
    the name of a job. Raises NotAllowed.
    """
    roles.need(roles.Permission.RUN_WORKER, by=by)
    with connection.cursor() as cursor:
        if what == INTAKE:
            cursor.execute("SELECT worker_try_again()")
        else:
            cursor.execute("SELECT worker_try_job_again(%s)", [what])
        count = int(cursor.fetchone()[0])
    record("set-aside.tried-again", by=by, at=now, detail={"what": what, "count": str(count)})
    return count
