"""Writing a draft and coming back to it. A draft is not a record: nothing here is audited.

Each answer is saved when its page is sent. What was typed is locked with a key that only the holder
of the words has; the row says when it was begun and when it ends, nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from candour.casework import reference
from candour.intake import models
from candour.intake.access_secret import AccessSecret
from candour.vault import row_security, sealing

LIFE_DAYS = 28
CONTEXT = "draft"
RECEIPT = "receipt"
COPY = "copy"


@dataclass(frozen=True, kw_only=True)
class OpenDraft:
    """A complaint that is being written, opened by the person who writes it."""

    place: AccessSecret
    reference: str
    answers: dict[str, Any] = field(default_factory=dict)
    expires_on: date
    sent_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class SentMark:
    """That a draft was sent, locked for who holds its words. Can be kept and carried out later."""

    handle: str
    at: datetime
    sealed: bytes


def begin(place: AccessSecret, *, today: date) -> OpenDraft:
    """An empty draft, not yet stored: it gets its reference now and keeps it."""
    return OpenDraft(place=place, reference=reference.new(), expires_on=today + timedelta(days=LIFE_DAYS))


def find(place: AccessSecret, *, today: date) -> OpenDraft | None:
    """The draft of that place; None when there is none, or when it has ended."""
    with transaction.atomic():
        row_security.know_place(place.handle)
        row = models.Draft.objects.filter(handle=place.handle).first()
    return _opened(row, place, today=today)


def save(draft: OpenDraft, answers: dict[str, Any], *, today: date) -> OpenDraft:
    """Stores the answers. The draft lives for 28 days from its first answer, however often it is saved."""
    with transaction.atomic():
        row_security.know_place(draft.place.handle)
        return _stored(draft, answers, today=today)


def change(draft: OpenDraft, changed: Callable[[dict[str, Any]], dict[str, Any]], *, today: date) -> OpenDraft:
    """Saves what `changed` makes of the answers as they are at that moment.

    Two pages that save at the same time, as one does by itself while it is typed on, undo nothing of each
    other. A complaint that was sent in the meantime stays as it is.
    """
    with transaction.atomic():
        row_security.know_place(draft.place.handle)
        row = models.Draft.objects.select_for_update().filter(handle=draft.place.handle).first()
        now = _opened(row, draft.place, today=today) or draft
        return now if now.sent_at else _stored(now, changed(now.answers), today=today)


def _opened(row: models.Draft | None, place: AccessSecret, *, today: date) -> OpenDraft | None:
    if row is None or row.expires_on < today:
        return None
    try:
        answers = json.loads(sealing.unseal(place.key, row.sealed, context=CONTEXT))
    except sealing.CannotOpen:
        return None
    return OpenDraft(
        place=place,
        reference=row.reference,
        answers=answers,
        expires_on=row.expires_on,
        sent_at=row.sent_at,
    )


def _stored(draft: OpenDraft, answers: dict[str, Any], *, today: date) -> OpenDraft:
    """In the transaction of the caller, which has said whose draft it is. What is there already keeps its days."""
    row = models.Draft(
        handle=draft.place.handle,
        reference=draft.reference,
        sealed=sealing.seal(draft.place.key, json.dumps(answers).encode(), context=CONTEXT),
        started_on=today,
        expires_on=draft.expires_on,
    )
    models.Draft.objects.bulk_create([row], update_conflicts=True, unique_fields=["handle"], update_fields=["sealed"])
    return replace(draft, answers=answers)


def mark(place: AccessSecret, *, at: datetime, receipt: dict[str, Any], copy: str = "") -> SentMark:
    """What the draft of that place becomes by sending: the receipt alone, for the envelope holds the answers.

    `copy` is kept beside it: something that the key of the place does not open.
    """
    content = {RECEIPT: receipt} | ({COPY: copy} if copy else {})
    kept = sealing.seal(place.key, json.dumps(content).encode(), context=CONTEXT)
    return SentMark(handle=place.handle, at=at, sealed=kept)


def mark_sent(mark: SentMark) -> None:
    """Notes on the draft, if there is one, that it was sent. The first time counts."""
    with transaction.atomic():
        row_security.know_place(mark.handle)
        models.Draft.objects.filter(handle=mark.handle, sent_at=None).update(sent_at=mark.at, sealed=mark.sealed)


def receipt_in(mark: SentMark, place: AccessSecret) -> dict[str, Any] | None:
    """The receipt that the mark keeps; None when it is not that place's."""
    try:
        answers: dict[str, Any] = json.loads(sealing.unseal(place.key, mark.sealed, context=CONTEXT))
    except sealing.CannotOpen:
        return None
    return answers.get(RECEIPT)


def end_old(*, today: date) -> int:
    """Removes drafts whose 28 days are over. Returns how many."""
    count, _each = models.Draft.objects.filter(expires_on__lt=today).delete()
    return count
