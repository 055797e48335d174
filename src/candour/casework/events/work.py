"""What there was to do besides the law's own steps, and what was written to people."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from candour.casework.events.shape import EventData, EventKind, audited


@dataclass(frozen=True, kw_only=True)
class OnTask(EventData):
    """Something about a task: its id, its kind by its key, and `what` is to be done in words."""

    TELLS_SENDER = True
    what: str
    task: uuid.UUID = audited("task")
    kind: str = audited("kind")


@dataclass(frozen=True, kw_only=True)
class TaskOpened(OnTask):
    """It came up. `day`: by when."""

    KIND = EventKind.TASK_OPENED
    SENTENCE = "To do by {day}: {what}."
    AUDIT = "task.opened"
    day: date


@dataclass(frozen=True, kw_only=True)
class TaskFinished(OnTask):
    """Somebody wrote down what came of it: `outcome` in words, `ended` by its key."""

    KIND = EventKind.TASK_FINISHED
    SENTENCE = "Done: {what}. {outcome}."
    AUDIT = "task.finished"
    outcome: str
    ended: str = audited("outcome")


@dataclass(frozen=True, kw_only=True)
class TaskEscalated(OnTask):
    """Nobody had done it in time."""

    KIND = EventKind.TASK_ESCALATED
    SENTENCE = "Not done in time and passed to a manager: {what}."
    AUDIT = "task.escalated"
    TELLS_SENDER = False


@dataclass(frozen=True, kw_only=True)
class TaskJoined(OnTask):
    """It was found to belong to the case."""

    KIND = EventKind.TASK_JOINED
    SENTENCE = "Added to this case: {what}."
    AUDIT = "task.joined"


@dataclass(frozen=True, kw_only=True)
class OnMessage(EventData):
    """Something about a message: `what` it is and to `who` in words; the keys of its kind, way and reason."""

    what: str
    who: str
    message: uuid.UUID = audited("message")
    kind: str = audited("kind")
    way: str = audited("way")
    reason: str = audited("why")


class MessageSent(OnMessage):
    """The mail server took it."""

    KIND = EventKind.MESSAGE_SENT
    SENTENCE = "Sent by email to the {who}: {what}."
    AUDIT = "message.sent"


@dataclass(frozen=True, kw_only=True)
class MessageWithheld(OnMessage):
    """It did not leave by itself. `why` in words."""

    KIND = EventKind.MESSAGE_WITHHELD
    SENTENCE = "Not sent to the {who}: {what}. {why}"
    AUDIT = "message.withheld"
    why: str


class MessageFailed(OnMessage):
    """The mail server would not take it."""

    KIND = EventKind.MESSAGE_FAILED
    SENTENCE = "Could not be sent by email to the {who}: {what}."
    AUDIT = "message.failed"
