"""The worker: takes in what the doors put there, and does what nobody should wait for.

It looks for new submissions itself, several times a second: the doors have no right to a queue.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from datetime import datetime
from types import FrameType

import structlog
from django.db import InterfaceError, InternalError, OperationalError, close_old_connections, transaction
from django.utils import timezone

from candour.accounts import actors
from candour.audit import chain
from candour.casework.actions import consent as answers
from candour.casework.actions import holds as doors
from candour.casework.actions import intake as record
from candour.casework.actions import review as reviews
from candour.casework.actions import tasks
from candour.config import copying, telling, watch
from candour.correspondence import asking
from candour.intake import consent, drafts, envelope, equality, handover, holds, models, replay, review_request, submit
from candour.vault import case_keys, failpoints, keys

PAUSE_SECONDS = 0.3
ROUNDS_BETWEEN_CLEANING = 12_000
ROUNDS_BETWEEN_LINKING = 10  # so that an act is tied within five seconds
# Away, frozen, or read-only after a change-over: it passes, and nothing is wrong with what was sent.
AWAY = (OperationalError, InterfaceError, InternalError)
log = structlog.get_logger("candour.worker")


def take_one() -> bool:
    """Takes in the oldest waiting submission. Returns whether there was one.

    One that cannot be opened is set aside with what was wrong, and stands in no other's way.
    """
    with transaction.atomic():
        row = (
            models.Submission.objects.select_for_update(skip_locked=True)
            .filter(taken_at=None, trouble="")
            .order_by("made_at")
            .first()
        )
        if row is None:
            return False
        failpoints.reach("take.locked")
        try:
            complaint = envelope.open_envelope(row.sealed, submission=row.id)
        except envelope.NotOurs:
            _set_aside(row, "cannot be opened")
            return True
        failpoints.reach("take.opened")
        # The clock of the door may be ahead of ours, or a clock was put back: nothing is noted before it was sent.
        _receive(row, complaint, now=max(timezone.now(), complaint.made_at))
        failpoints.reach("take.marked")
    failpoints.reach("take.committed")
    case_keys.forget()
    return True


def _receive(row: models.Submission, complaint: envelope.Complaint, *, now: datetime) -> None:
    try:
        with transaction.atomic():
            _into_record(row, complaint, now=now)
            telling.begin(complaint, submission=row.id)
            equality.keep(complaint, submission=row.id)
            copying.send(complaint, submission=row.id, now=now)
    except (*AWAY, keys.KeyMissing):
        raise
    except Exception as fault:
        _set_aside(row, type(fault).__name__)
        return
    failpoints.reach("take.received")
    submit.mark_taken(row.id, at=now)


def _into_record(row: models.Submission, sent: envelope.Complaint, *, now: datetime) -> None:
    """A complaint becomes cases; what came by another door becomes tasks."""
    if row.kind in holds.TASKS:
        doors.receive(holds.received(row.kind, sent, submission=row.id), by=actors.worker(), now=now)
    elif row.kind == review_request.KIND:
        reviews.receive(review_request.received(sent, submission=row.id), by=actors.worker(), now=now)
    elif row.kind == consent.KIND:
        about = asking.submission_of(sent.consent_handle)
        answered = consent.received(sent, submission=row.id, about=about)
        answers.receive(answered, by=actors.worker(), now=now)
    elif row.kind == consent.FORM_KIND:
        about = asking.submission_of(sent.consent_handle)
        answers.receive_form(consent.received_form(sent, about=about), by=actors.worker(), now=now)
    else:
        record.receive(handover.received(sent, submission=row.id), by=actors.worker(), now=now)


def _set_aside(row: models.Submission, trouble: str) -> None:
    row.trouble = trouble[:80]
    row.save(update_fields=["trouble"])
    log.error("submission set aside", submission=str(row.id), trouble=trouble)


def take_all() -> int:
    """Takes in everything that waits. Returns how many submissions that were."""
    count = 0
    while take_one():
        count += 1
    return count


def run(*, stop: threading.Event) -> None:
    """Goes round until told to stop. A database that is away is waited for, never given up on."""
    rounds = 0
    while not stop.is_set():
        _round(lambda: replay.replay(now=timezone.now()))
        _round(take_all)
        if rounds % ROUNDS_BETWEEN_LINKING == 0:
            _round(chain.link)
            _round(_tell)
            _round(watch.watch)
            _round(lambda: tasks.escalate(by=actors.worker(), now=timezone.now()))
        if rounds % ROUNDS_BETWEEN_CLEANING == 0:
            _round(lambda: drafts.end_old(today=timezone.localdate()))
            _round(lambda: telling.end_day(timezone.localdate(), now=timezone.now()))
        rounds += 1
        stop.wait(PAUSE_SECONDS)


def _tell() -> None:
    while telling.tell_what_is_new():
        take_all()


def _round(work: Callable[[], object]) -> None:
    try:
        close_old_connections()
        work()
    except keys.KeyMissing as fault:
        log.error("a key is missing, nothing is taken in", fault=str(fault))
    except AWAY as fault:
        log.warning("database away, trying again", fault=type(fault).__name__)
    except Exception as fault:
        log.error("a round failed, going on", fault=type(fault).__name__)


def stop_on_signal() -> threading.Event:
    """An event that SIGINT and SIGTERM set, so that the round that runs is finished first."""
    stop = threading.Event()

    def told(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGINT, told)
    signal.signal(signal.SIGTERM, told)
    return stop
