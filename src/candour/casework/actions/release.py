"""A local policing body lets the force have its part of a complaint that named the head of the force."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from candour import directory
from candour.accounts.actors import Actor
from candour.casework import act, models
from candour.casework.events import PartReleased
from candour.casework.permissions import Act


class NotToRelease(Exception):
    """The case is not one that a local policing body holds, or its part was released before."""


@dataclass(frozen=True, kw_only=True)
class ReleasedPart:
    """What the force is to get: the statement as it was sent, and whose submission it is part of."""

    submission: uuid.UUID
    reference: str
    force: str
    channel: str
    language: str
    made_at: datetime
    received_at: datetime
    questions_version: str
    answers: dict[str, Any]


@act.performs(Act.RELEASE)
def release(case_id: uuid.UUID, *, reasons: str, by: Actor, now: datetime) -> ReleasedPart:
    """Decides to let the force have its part, and gives it; the caller sends it in as a submission.

    Raises NotToRelease, and ReasonsMissing without reasons.
    """
    case = act.locked(case_id)
    released = models.Decision.objects.filter(case=case, kind="release").exists()
    if case.authority != directory.local_policing_body(case.force).id or released:
        raise NotToRelease("There is no part of this case that can be released to the force.")
    statement = case.statements.order_by("made_at").get()
    act.decide(case, "release", "released", reasons=reasons, findings=[], by=by, now=now)
    act.happened(case, PartReleased(), by=by, now=now)
    return ReleasedPart(
        submission=case.submission,
        reference=case.submission_reference,
        force=case.force,
        channel=case.channel,
        language=case.language,
        made_at=case.made_at,
        received_at=case.received_at,
        questions_version=statement.questions_version,
        answers=statement.answers,
    )
