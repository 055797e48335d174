"""What every kind of event says of itself."""

from __future__ import annotations

import enum
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, ClassVar

from complaintlaw import calendar


class EventKind(enum.StrEnum):
    """Everything that can be noted to have happened on a case. The values are stored words: they stay."""

    MADE = "made"
    RECEIVED = "received"
    LOGGED = "logged"
    PART_RELEASED = "part-released"
    OUT_OF_ORDER = "out-of-order"
    INCIDENT = "incident"
    FIRST_ATTENTION = "first-attention"
    GROUND_BECAME_CLEAR = "ground-became-clear"
    CALLED_IN = "called-in"
    HANDLING_STARTED = "handling-started"
    VIEWS_SOUGHT = "views-sought"
    UPDATE_GIVEN = "update-given"
    REPORT_SUBMITTED = "report-submitted"
    PROCEEDINGS_STARTED = "proceedings-started"
    PROCEEDINGS_ENDED = "proceedings-ended"
    OUTCOME_REACHED = "outcome-reached"
    RECOMMENDED_ON_REPORT = "recommended-on-report"
    DATA_COMPLAINT_ACKNOWLEDGED = "data-complaint-acknowledged"
    FACT_NOTED = "fact-noted"
    FACT_WITHDRAWN = "fact-withdrawn"
    PERSON_IDENTIFIED = "person-identified"
    WITNESS_NAMED = "witness-named"
    KEPT_AWAY = "kept-away"
    CONFLICT_DECLARED = "conflict-declared"
    OVERRIDE_ASKED = "override-asked"
    OVERRIDE = "override"
    TASK_OPENED = "task-opened"
    TASK_FINISHED = "task-finished"
    TASK_ESCALATED = "task-escalated"
    TASK_JOINED = "task-joined"
    CONTACT_CHANGED = "contact-changed"
    MESSAGE_SENT = "message-sent"
    MESSAGE_WITHHELD = "message-withheld"
    MESSAGE_FAILED = "message-failed"
    CONSENT_CAME_IN = "consent-came-in"
    CONSENT_CHECKED = "consent-checked"
    FORM_CAME_IN = "form-came-in"
    REVIEW_ASKED = "review-asked"


_AUDITED, _TOLD = "audited as", "told"


def audited(name: str, *, told: bool = False) -> Any:
    """A field that goes into the audit row under that name: a key, a number, an id, never what a person said.

    `told`: into the story of the case as well.
    """
    return field(metadata={_AUDITED: name, _TOLD: told})


@dataclass(frozen=True, kw_only=True)
class EventData:
    """What is noted with an event of one kind. The fields of a kind are its data.

    `SENTENCE` tells it on the timeline, with fields in braces. `AUDIT` is its act in the audit; empty where
    the row of another event of the same act tells it. `TELLS_SENDER`: who follows the complaint sees
    something new. `SETS`: the date of the law that it sets, by its name in `complaintlaw.proceedings.Dates`.
    `MOVES_CLOCK`: what is due next may change.
    """

    KIND: ClassVar[EventKind]
    SENTENCE: ClassVar[str]
    AUDIT: ClassVar[str]
    TELLS_SENDER: ClassVar[bool] = False
    SETS: ClassVar[str] = ""
    MOVES_CLOCK: ClassVar[bool] = False

    def story(self) -> dict[str, str]:
        """What is kept for the sentence, by field."""
        return {one.name: _text(getattr(self, one.name)) for one in fields(self) if one.metadata.get(_TOLD, True)}

    def for_audit(self) -> dict[str, str]:
        """What goes into the audit row: fields that are empty are left out."""
        said = {one.metadata[_AUDITED]: getattr(self, one.name) for one in fields(self) if _AUDITED in one.metadata}
        return {name: str(value) for name, value in said.items() if value}

    def names(self) -> Iterator[str]:
        """Names and numbers by which the case can be searched for from now on."""
        return iter(())

    def texts(self) -> Iterator[str]:
        """Other words by which it can be searched for."""
        return iter(())


def _text(value: str | date | uuid.UUID) -> str:
    return calendar.written(value) if isinstance(value, date) else str(value)
