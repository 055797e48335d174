"""Writing a draft and coming back to it. A draft is not a record: nothing here is audited.

Each answer is saved when its page is sent. What was typed is locked with a key that only the holder
of the words has; the row says when it was begun and when it ends, nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction

from candour.casework import reference
from candour.intake import models
from candour.intake.place import Place
from candour.vault import rows, sealing

LIFE_DAYS = 28
CONTEXT = "draft"
RECEIPT = "receipt"
COPY = "copy"


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A complaint that is being written, opened by the person who writes it."""

    place: Place
    reference: str
    answers: dict[str, Any] = field(default_factory=dict)
    expires_on: date
    sent_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Mark:
    """That a draft was sent, locked for who holds its words. Can be kept and carried out later."""

    handle: str
    at: datetime
    sealed: bytes


def begin(place: Place, *, today: date) -> Draft:
    """An empty draft, not yet stored: it gets its reference now and keeps it."""
    return Draft(place=place, reference=reference.new(), expires_on=today + timedelta(days=LIFE_DAYS))


def find(place: Place, *, today: date) -> Draft | None:
    """The draft of that place; None when there is none, or when it has ended."""
    with transaction.atomic():
        rows.know_place(place.handle)
        row = models.Draft.objects.filter(handle=place.handle, expires_on__gte=today).first()
    if row is None:
        return None
    try:
        answers = json.loads(sealing.unseal(place.key, row.sealed, context=CONTEXT))
    except sealing.CannotOpen:
        return None
    return Draft(
        place=place,
        reference=row.reference,
        answers=answers,
        expires_on=row.expires_on,
        sent_at=row.sent_at,
    )


def save(draft: Draft, answers: dict[str, Any], *, today: date) -> Draft:
    """Stores the answers. The draft lives for 28 days from its first answer, however often it is saved."""
    sealed = sealing.seal(draft.place.key, json.dumps(answers).encode(), context=CONTEXT)
    with transaction.atomic():
        rows.know_place(draft.place.handle)
        models.Draft.objects.update_or_create(
            handle=draft.place.handle,
            defaults={"sealed": sealed},
            create_defaults={
                "sealed": sealed,
                "reference": draft.reference,
                "started_on": today,
                "expires_on": draft.expires_on,
            },
        )
    return Draft(
        place=draft.place,
        reference=draft.reference,
        answers=answers,
        expires_on=draft.expires_on,
        sent_at=draft.sent_at,
    )


def change(draft: Draft, changed: Callable[[dict[str, Any]], dict[str, Any]], *, today: date) -> Draft:
    """Saves what `changed` makes of the answers as they are at that moment.

    Two pages that save at the same time, as one does by itself while it is typed on, undo nothing of each
    other. A complaint that was sent in the meantime stays as it is.
    """
    with transaction.atomic():
        rows.know_place(draft.place.handle)
        list(models.Draft.objects.select_for_update().filter(handle=draft.place.handle))
        now = find(draft.place, today=today) or draft
        return now if now.sent_at else save(now, changed(now.answers), today=today)


def mark(place: Place, *, at: datetime, receipt: dict[str, Any], copy: str = "") -> Mark:
    """What the draft of that place becomes by sending: the receipt alone, for the envelope holds the answers.

    `copy` is kept beside it: something that the key of the place does not open.
    """
    content = {RECEIPT: receipt} | ({COPY: copy} if copy else {})
    kept = sealing.seal(place.key, json.dumps(content).encode(), context=CONTEXT)
    return Mark(handle=place.handle, at=at, sealed=kept)


def mark_sent(mark: Mark) -> None:
    """Notes on the draft, if there is one, that it was sent. The first time counts."""
    with transaction.atomic():
        rows.know_place(mark.handle)
        models.Draft.objects.filter(handle=mark.handle, sent_at=None).update(sent_at=mark.at, sealed=mark.sealed)


def receipt_in(mark: Mark, place: Place) -> dict[str, Any] | None:
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
