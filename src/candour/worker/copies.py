"""The worker's way from a complaint that was just received to the copy that its sender asked for."""

from __future__ import annotations

import uuid
from datetime import datetime

import structlog

from candour.accounts import actors
from candour.casework.actions import correspondence
from candour.intake import own_copy
from candour.intake.envelope import Complaint

log = structlog.get_logger("candour.posting")


def send(complaint: Complaint, *, submission: uuid.UUID, now: datetime) -> None:
    """Sends the copy by the way that was asked for. Whoever prints it themselves needs nothing from us."""
    way = str(complaint.answers.get("copy") or "")
    if way not in {"email", "post"} or complaint.part_of:
        return
    try:
        copy = own_copy.build(
            complaint.answers, reference=complaint.reference, sent_at=complaint.made_at, language=complaint.language
        ).plain()
    except Exception as fault:
        # A complaint that is received is worth more than the copy of it.
        log.error("a copy could not be put together", submission=str(submission), fault=type(fault).__name__)
        return
    correspondence.send_copy(submission, way=way, copy=copy, by=actors.worker(), now=now)
