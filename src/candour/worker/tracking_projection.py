"""The worker's way from the record to what a person sees who follows their complaint."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

import structlog
from django.conf import settings
from django.db import InterfaceError, InternalError, OperationalError, ProgrammingError
from django.utils import timezone

from candour.audit import chain, inclusion, roots
from candour.casework import sender_view
from candour.correspondence import tracking
from candour.correspondence.models import Projection
from candour.intake.bodies import Recipient
from candour.vault import case_keys, failpoints, keys

ROWS_AT_ONCE = 1_000
CASES_AT_ONCE = 100
# The database or a key is away, or this role may not: nothing is wrong with any one complaint.
AWAY = (OperationalError, InterfaceError, InternalError, ProgrammingError, keys.KeyMissing)
log = structlog.get_logger("candour.worker")


def begin(submission: uuid.UUID, *, follower: Recipient) -> None:
    """Writes the first thing that can be followed, for who holds words for it."""
    # No root covers yet what is being taken in.
    content = sender_view.told_to_sender(submission, today=timezone.localdate()) | {"inclusion": None}
    tracking.begin(submission, handle=follower.handle, public=follower.public, content=content)


def refresh() -> bool:
    """Rewrites what is shown of the complaints on which something was linked into the audit since.

    Goes by the chain and not by the clock: a row that was committed late is linked late, and is told then.
    Takes a short piece of the chain at a time, so that a worker that is killed does not begin all over, and
    nothing that waits is kept from being taken in. Returns whether there may be more.
    """
    if tracking.told_up_to().place >= chain.last_place():
        return False
    with tracking.checkpoint() as told:
        cases, place = chain.cases_since(told.place, rows=ROWS_AT_ONCE, cases=CASES_AT_ONCE)
        _rewrite(cases)
        failpoints.reach("tell.rewritten")
        moved, told.place = place != told.place, place
    return moved


def end_day(day: date, *, now: datetime) -> int:
    """Does all pieces of the end of that day: see `end_day_piece`. Returns to how many complaints it gave proofs."""
    told, more = _end_day_piece(day, now=now)
    while more:
        piece, more = _end_day_piece(day, now=now)
        told += piece
    return told


def end_day_piece(day: date, *, now: datetime) -> bool:
    """Does one short piece of the end of that day. Returns whether there is more.

    The first makes the signed root, once; then it is kept as a file; then everyone whose receipt it covers is given
    the proof of that, some of them in each piece. What is done is known from the record: it can be killed anywhere.
    """
    return _end_day_piece(day, now=now)[1]


def _end_day_piece(day: date, *, now: datetime) -> tuple[int, bool]:
    """To how many complaints it gave proofs, and whether there is more."""
    root = roots.latest()
    if root is None or root.day < day:
        roots.make(day, now=now)
        return 0, True
    if root.day == day or roots.made(day):  # there is none for a day before, when the clock was put back
        roots.keep(settings.DATA_DIR / "roots", day)
    upto = root.links
    if tracking.told_up_to().proofs >= upto:
        return 0, False
    with tracking.checkpoint() as told:
        if told.proofs >= upto:
            return 0, False
        cases, place = inclusion.covered(told.proofs, upto, at_most=CASES_AT_ONCE)
        submissions = _rewrite(cases)
        failpoints.reach("day.told")
        told.proofs = place
    return submissions, place < upto


def _rewrite(cases: Collection[str]) -> int:
    """Rewrites what is shown of these cases, all in a few statements. Returns how many submissions they are of."""
    submissions = sender_view.submissions_of(cases)
    rows = tracking.followed(submissions)
    if rows:
        views = sender_view.SenderViews(rows, today=timezone.localdate())
        proofs = inclusion.proofs(case for submission in rows for case in views.cases(submission))
        try:
            tracking.rewrite(_sealed(rows, views, proofs))
        finally:
            case_keys.forget()
    return len(submissions)


def _sealed(
    rows: Mapping[uuid.UUID, Projection], views: sender_view.SenderViews, proofs: Mapping[str, dict[str, Any]]
) -> dict[str, bytes]:
    """What these rows are to show, by handle: one that cannot be told keeps what it showed, and stops nobody else's."""
    found = {}
    for submission, row in rows.items():
        proof = next((proofs[case] for case in views.cases(submission) if case in proofs), None)
        try:
            found[row.handle] = tracking.sealed(row, views.told(submission) | {"inclusion": proof})
        except AWAY:
            raise  # all of the piece is told again
        except Exception as fault:
            log.error(
                "what is shown of a complaint is out of date until more happens to it",
                submission=str(submission),
                fault=type(fault).__name__,
            )
    return found
