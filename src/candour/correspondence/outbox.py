"""The outbox: a message is put here in the transaction of the event that causes it, and leaves afterwards.

Each leaves once, with one exception that cannot be had away over SMTP: a process that dies between the
server's "accepted" and our own note sends it again, with the same Message-ID, which mail programs know as
the same message. Whether the person may be reached is asked when a message is put here, and again before
each try.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.utils.text import capfirst

from candour.correspondence import copies, mail, policy, texts
from candour.correspondence.models import Message, MessageState
from candour.correspondence.policy import EMAIL, ContactPolicy, ContactRoute, WithheldReason
from candour.ui.unnamed import unnamed
from candour.vault import case_keys, sealing

ACKNOWLEDGEMENT, COPY = "acknowledgement", "copy"
WHAT = {ACKNOWLEDGEMENT: "notice that it arrived", COPY: "a copy of what they said"}
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
TRIES = 20  # with pauses that double up to six hours: about three days
CANNOT_OPEN = "cannot be opened"
NOT_KNOWN = "kind not known"
KINDS = frozenset(WHAT)
Details = Callable[[uuid.UUID, str], Mapping[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Addressee:
    """Someone on a case: their role there, their language, and their own answers about contact."""

    case: uuid.UUID
    authority: str
    role: str
    language: str
    details: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """What became of a message."""

    id: uuid.UUID
    case: uuid.UUID
    kind: str
    role: str
    way: str
    state: MessageState
    why: WithheldReason | None = None
    letter: mail.Letter | None = None
    """What is to be posted now; only where the state is still `queued`."""
    attachment: Mapping[str, Any] | None = None
    """A copy that is still to be set as PDF."""

    @property
    def needs_a_person(self) -> bool:
        """Whether someone at the desk must make contact, because nothing will leave by itself."""
        return self.state is MessageState.FAILED or bool(self.why and self.why.needs_a_person)


@dataclass(frozen=True, kw_only=True)
class MessageView:
    """A message as the desk shows it, opened; `what` it is in words."""

    kind: str
    what: str
    role: str
    way: str
    state: str
    why: str
    address: str
    subject: str
    body: str
    has_copy: bool
    queued_at: datetime
    sent_at: datetime | None
    next_try_at: datetime | None
    attempts: int


def queue(
    kind: str,
    *,
    to: Addressee,
    words: texts.MessageText,
    idempotency_key: str,
    now: datetime,
    copy: Mapping[str, Any] | None = None,
) -> Delivery | None:
    """Puts an e-mail into the outbox, or notes why none may leave. None when `idempotency_key` was there before.

    Within the caller's transaction: the event and its message stand or fall together.
    """
    answer = _allowed(kind, to.details)
    content: dict[str, Any] = {"address": answer.address, "subject": words.subject, "body": words.body}
    message = Message(
        case_id=to.case,
        authority=to.authority,
        idempotency_key=idempotency_key,
        kind=kind,
        role=to.role,
        way=EMAIL,
        language=to.language,
        queued_at=now,
        state=MessageState.WITHHELD if answer.why_not else MessageState.QUEUED,
        why_withheld=answer.why_not or "",
        next_try_at=None if answer.why_not else now,
    )
    message.content = content | ({"copy": dict(copy)} if copy and not answer.why_not else {})
    Message.objects.bulk_create([message], ignore_conflicts=True)
    if not Message.objects.filter(id=message.id).exists():
        return None
    return _outcome(message)


def claim(*, details: Details, now: datetime) -> Delivery | None:
    """The next message that is due, with its letter; None when none is. `details` tells what a person on a
    case says about contact now: where that forbids it, the message is withheld.

    Within the caller's transaction. The try is counted and the next one set before anything is sent: a
    letter on which the program dies stands in no other's way.
    """
    waiting = Message.objects.select_for_update(skip_locked=True).filter(
        state=MessageState.QUEUED, next_try_at__lte=now
    )
    message = waiting.order_by("next_try_at").first()
    if message is None:
        return None
    if message.kind not in KINDS:
        # Another version put it there: who may get it by e-mail is not known here, so a person sees to it.
        _end(message, MessageState.FAILED, trouble=NOT_KNOWN)
        return _outcome(message)
    try:
        answer = _allowed(message.kind, details(message.case_id, message.role))
        content = message.content | {"address": answer.address}
    except case_keys.Shredded:
        _end(message, MessageState.WITHHELD, why=WithheldReason.ERASED)
        return _outcome(message)
    except sealing.CannotOpen:
        _end(message, MessageState.FAILED, trouble=CANNOT_OPEN)
        return _outcome(message)
    if answer.why_not:
        _end(message, MessageState.WITHHELD, why=answer.why_not)
        return _outcome(message)
    if message.attempts >= TRIES:
        _end(message, MessageState.FAILED, trouble=message.trouble)
        return _outcome(message)
    message.content = content
    message.attempts += 1
    message.next_try_at = now + pause(message.attempts)
    message.save(update_fields=["content", "attempts", "next_try_at"])
    return _outcome(message, letter=_letter(message), copy=content.get("copy"))


def pause(attempts: int) -> timedelta:
    """How long to wait after so many tries: a minute, doubled each time, up to six hours."""
    return min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)


def post(outcome: Delivery, *, now: datetime) -> None:
    """Posts the letter of a claimed message; not within a transaction. Raises mail.NotNow and mail.Refused."""
    letter = outcome.letter
    if letter is None:
        raise ValueError("There is no letter to post.")
    mail.post(with_copy(letter, outcome.attachment), now=now)


def with_copy(letter: mail.Letter, copy: Mapping[str, Any] | None) -> mail.Letter:
    """The letter with its PDF, where it has one. Raises mail.NotNow when that cannot be set now."""
    if not copy:
        return letter
    try:
        pdf = copies.pdf_of(copy)
    except copies.CannotSet:
        raise mail.NotNow("no copy") from None
    return replace(letter, attachment=pdf)


def settle(message_id: uuid.UUID, *, fault: mail.NotNow | mail.Refused | None, now: datetime) -> Delivery:
    """Notes how posting went, within the caller's transaction."""
    message = Message.objects.select_for_update().get(id=message_id)
    if fault is None:
        message.sent_at = now
        _end(message, MessageState.SENT)
    elif isinstance(fault, mail.Refused) or message.attempts >= TRIES:
        _end(message, MessageState.FAILED, trouble=fault.trouble)
    else:
        message.trouble = fault.trouble[:80]
        message.save(update_fields=["trouble"])
    return _outcome(message)


def of_case(case_id: uuid.UUID) -> Sequence[MessageView]:
    """The messages of a case, newest first. For a reader to whom the case was given already."""
    return [_shown(message) for message in Message.objects.filter(case_id=case_id).order_by("-queued_at", "id")]


def _allowed(kind: str, details: Mapping[str, Any]) -> ContactRoute:
    known = ContactPolicy.of(details)
    answer = known.copy_by_email() if kind == COPY else known.by_email()
    if answer.why_not is None and not mail.is_set_up():
        return ContactRoute(why_not=WithheldReason.NO_MAIL)
    return answer


def _end(message: Message, state: MessageState, *, why: WithheldReason | None = None, trouble: str = "") -> None:
    message.state, message.next_try_at = state, None
    message.why_withheld, message.trouble = why or "", trouble[:80]
    message.save(update_fields=["state", "next_try_at", "why_withheld", "trouble", "sent_at"])


def _letter(message: Message) -> mail.Letter:
    content = message.content
    return mail.Letter(
        number=str(message.id),
        address=content["address"],
        subject=content["subject"],
        body=content["body"],
        language=message.language,
    )


def _outcome(message: Message, *, letter: mail.Letter | None = None, copy: Mapping[str, Any] | None = None) -> Delivery:
    return Delivery(
        id=message.id,
        case=message.case_id,
        kind=message.kind,
        role=message.role,
        way=message.way,
        state=MessageState(message.state),
        why=WithheldReason(message.why_withheld) if message.why_withheld else None,
        letter=letter,
        attachment=copy,
    )


def called(kind: str) -> str:
    """What a message of that kind is, within a sentence; words that say so where this version does not know it."""
    return WHAT.get(kind) or unnamed("a message", kind)


def _shown(message: Message) -> MessageView:
    content = message.content
    return MessageView(
        kind=message.kind,
        what=capfirst(called(message.kind)),
        role=message.role,
        way=message.way,
        state=message.state,
        why=policy.why_words(message.why_withheld),
        address=content["address"],
        subject=content["subject"],
        body=content["body"],
        has_copy="copy" in content,
        queued_at=message.queued_at,
        sent_at=message.sent_at,
        next_try_at=message.next_try_at,
        attempts=message.attempts,
    )
