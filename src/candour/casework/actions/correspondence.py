"""Writing to the people on a case: what is told by itself, and what a person must see to instead."""

from __future__ import annotations

import enum
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict

import structlog

from candour.accounts.actors import Actor
from candour.audit.record import record
from candour.casework import act, events, models, task_kinds
from candour.casework.actions import tasks
from candour.casework.models.people import called, details_of, sender_of
from candour.casework.permissions import Act
from candour.correspondence import mail, outbox, policy, texts
from candour.correspondence.models import MessageState

log = structlog.get_logger("candour.correspondence")


class Went(enum.Enum):
    """What happened to the message that was due."""

    NOTHING_DUE = enum.auto()
    DONE = enum.auto()
    SERVER_AWAY = enum.auto()


@act.performs(Act.ACKNOWLEDGE)
def acknowledge(case: models.Case, *, by: Actor, now: datetime) -> None:
    """Tells the sender that it arrived, once for each submission, however many cases it becomes."""
    to = _sender(case)
    words = texts.acknowledgement(reference=case.submission_reference, language=to.language)
    key = f"{outbox.ACKNOWLEDGEMENT}:{case.submission}"
    _noted(outbox.queue(outbox.ACKNOWLEDGEMENT, to=to, words=words, idempotency_key=key, now=now), case, by=by, now=now)


@act.performs(Act.SEND_COPY)
def send_copy(submission: uuid.UUID, *, way: str, copy: Mapping[str, Any], by: Actor, now: datetime) -> None:
    """Sends the sender the copy they asked for: by `email`, or by `post` as something to do for the desk.

    `copy` is what `copies.OwnCopy.plain` says. Where contact may not be safe, nothing leaves.
    """
    case = models.Case.objects.filter(submission=submission).order_by("received_at", "id").first()
    if case is None:
        raise act.NoSuchCase("There is no case from this submission.")
    to = _sender(case)
    if way == policy.EMAIL:
        words = texts.copy(language=to.language)
        key = f"{outbox.COPY}:{submission}"
        _noted(
            outbox.queue(outbox.COPY, to=to, words=words, idempotency_key=key, now=now, copy=copy),
            case,
            by=by,
            now=now,
        )
    elif way == "post" and policy.ContactPolicy.of(to.details).may_have_post():
        _open_once(task_kinds.POST_COPY, case, by=by, now=now)


@act.performs(Act.SEND, in_one=False)
def send_next(*, by: Actor, now: datetime) -> Went:
    """Sends the next message that is due, for the worker; not within a transaction.

    Whether the person may be reached is asked anew. The try is noted before the mail server is spoken to, and
    what came of it after: nothing is locked while a server makes us wait.
    """
    with act.together():
        claimed = outbox.claim(details=details_of, now=now)
        if claimed is None:
            return Went.NOTHING_DUE
        if claimed.letter is None:
            _noted(claimed, None, by=by, now=now)
            return Went.DONE
    fault = _post(claimed, now=now)
    with act.together():
        settled = outbox.settle(claimed.id, fault=fault, now=now)
        if settled.state is not MessageState.QUEUED:
            _noted(settled, None, by=by, now=now)
    return Went.SERVER_AWAY if isinstance(fault, mail.NotNow) and fault.away else Went.DONE


def _post(claimed: outbox.Delivery, *, now: datetime) -> mail.NotNow | mail.Refused | None:
    try:
        outbox.post(claimed, now=now)
    except (mail.NotNow, mail.Refused) as fault:
        log.warning("a message did not leave", message=str(claimed.id), trouble=fault.trouble)
        return fault
    except Exception as fault:
        # One message that cannot be written must stand in no other's way.
        log.error("a message cannot be written", message=str(claimed.id), fault=type(fault).__name__)
        return mail.NotNow(type(fault).__name__)
    return None


def _sender(case: models.Case) -> outbox.Addressee:
    role, details = sender_of(case)
    return outbox.Addressee(
        case=case.id,
        authority=case.authority,
        role=role.value,
        language=case.language,
        details=details,
    )


def _noted(outcome: outbox.Delivery | None, case: models.Case | None, *, by: Actor, now: datetime) -> None:
    """The audit event, what the case's story says of it, and the task where a person must see to it."""
    if outcome is None:
        return
    case = case or models.Case.objects.get(id=outcome.case)
    if outcome.state is MessageState.SENT or outcome.needs_a_person:
        act.happened(case, _told(outcome), by=by, now=now)
    else:
        detail = {"message": str(outcome.id), "kind": outcome.kind, "way": outcome.way, "why": outcome.why or ""}
        record(f"message.{outcome.state.value}", by=by, at=now, case=case.id, authority=case.authority, detail=detail)
    if outcome.needs_a_person:
        _open_once(task_kinds.CONTACT, case, by=by, now=now)


class _About(TypedDict):
    what: str
    who: str
    message: uuid.UUID
    kind: str
    way: str
    reason: str


def _told(outcome: outbox.Delivery) -> events.OnMessage:
    """What the case's story says of a message that left, or that a person must see to."""
    about: _About = {
        "what": outbox.called(outcome.kind),
        "who": called(outcome.role),
        "message": outcome.id,
        "kind": outcome.kind,
        "way": outcome.way,
        "reason": outcome.why or "",
    }
    if outcome.state is MessageState.SENT:
        return events.MessageSent(**about)
    if outcome.state is MessageState.FAILED:
        return events.MessageFailed(**about)
    return events.MessageWithheld(**about, why=outcome.why.words if outcome.why else "")


def _open_once(kind: str, case: models.Case, *, by: Actor, now: datetime) -> None:
    if not models.Task.objects.filter(case=case, kind=kind, done_at=None).exists():
        tasks.open_task(kind, source=tasks.source_of(case), details={}, by=by, now=now)
