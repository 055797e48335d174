"""The worker's way from the record to what a person sees who follows their complaint."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

import structlog
from django.conf import settings
from django.db import InterfaceError, InternalError, OperationalError, ProgrammingError, transaction
from django.utils import timezone

from candour.audit import chain, inclusion, roots
from candour.casework import queries
from candour.correspondence import tracking
from candour.intake.bodies import Recipient
from candour.vault import keys

AT_ONCE = 500
# The database or a key is away, or this role may not: nothing is wrong with any one complaint.
AWAY = (OperationalError, InterfaceError, InternalError, ProgrammingError, keys.KeyMissing)
log = structlog.get_logger("candour.worker")


def begin(submission: uuid.UUID, *, follower: Recipient) -> None:
    """Writes the first thing that can be followed, for who holds words for it."""
    tracking.begin(submission, handle=follower.handle, public=follower.public, content=_content(submission))


def refresh() -> bool:
    """Rewrites what is shown of the complaints on which something was linked into the audit since.

    Goes by the chain and not by the clock: a row that was committed late is linked late, and is told then.
    Takes a short piece of the chain at a time, so that a worker that is killed does not begin all over, and
    nothing that waits is kept from being taken in. Returns whether there may be more.
    """
    with tracking.checkpoint() as told:
        cases, place = chain.cases_since(told.place, at_most=AT_ONCE)
        _rewrite(queries.submissions_of(cases))
        moved, told.place = place != told.place, place
    return moved


def end_day(day: date, *, now: datetime) -> int:
    """Makes the signed root of that day, once, keeps it as a file, and gives everyone whose receipt it covers
    the proof of that. Returns how many complaints it covers.
    """
    with transaction.atomic():
        root = roots.make(day, now=now)
        submissions = queries.submissions_of(inclusion.cases(root)) if root else set()
        _rewrite(submissions)
    if roots.made(day):  # there is none for a day before the last root, when the clock was put back
        roots.keep(settings.DATA_DIR / "roots", day)
    return len(submissions)


def _rewrite(submissions: set[uuid.UUID]) -> None:
    """Rewrites each by itself: one that cannot be told keeps what it showed, and stops nobody else's."""
    for submission in tracking.followed(submissions):
        try:
            with transaction.atomic():
                tracking.rewrite(submission, content=_content(submission))
        except AWAY:
            raise  # all of the piece is told again
        except Exception as fault:
            log.error(
                "what is shown of a complaint is out of date until more happens to it",
                submission=str(submission),
                fault=type(fault).__name__,
            )


def _content(submission: uuid.UUID) -> dict[str, Any]:
    proofs = (inclusion.proof(case) for case in sorted(queries.cases_of(submission)))
    told = queries.told_to_sender(submission, today=timezone.localdate())
    return told | {"inclusion": next((proof for proof in proofs if proof), None)}
