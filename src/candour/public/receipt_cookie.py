"""What Send leaves in the browser, so that the receipt needs no database.

A session cookie, sealed with the key of the person's own place: without the place it says nothing. It
holds the reference, the time and the proof, and no word of the complaint. Where the proof is of many
answers, a second cookie carries on: no browser keeps one of more than 4,096 bytes.
"""

from __future__ import annotations

import base64
import json
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from candour.intake import access_secret, drafts, receipt
from candour.vault import sealing

CONTEXT = "sent"
PIECE = 3_800


def write(
    response: HttpResponseBase,
    held: access_secret.AccessSecret,
    *,
    reference: str,
    at: datetime,
    proof: dict[str, Any] | None,
) -> None:
    """Lets the browser hold the receipt. `proof` is None where only an earlier Send could tell it."""
    head = json.dumps({"reference": reference, "at": at.isoformat()}).encode("ascii")
    content = head + b"\n" + (receipt.packed(proof) if proof else b"")
    text = base64.urlsafe_b64encode(sealing.seal(held.key, content, context=CONTEXT)).decode("ascii")
    for number, name in enumerate(names()):
        piece = text[number * PIECE : (number + 1) * PIECE]
        if not piece:
            response.delete_cookie(name, samesite="Strict")
            continue
        response.set_cookie(name, piece, httponly=True, samesite="Strict", secure=settings.COOKIES_SECURE)


def names() -> tuple[str, str]:
    """What the cookies are called."""
    return settings.SENT_COOKIE_NAME, f"{settings.SENT_COOKIE_NAME}-more"


def read(request: HttpRequest, held: access_secret.AccessSecret | None) -> drafts.OpenDraft | None:
    """What was sent from this place, as this browser holds it; None where it holds nothing of it."""
    value = "".join(request.COOKIES.get(name, "") for name in names())
    if held is None or not value:
        return None
    try:
        sealed = base64.b64decode(value, altchars=b"-_", validate=True)
        head, _newline, packed = sealing.unseal(held.key, sealed, context=CONTEXT).partition(b"\n")
        known = json.loads(head)
        at = datetime.fromisoformat(known["at"])
        proof = receipt.unpacked(packed) if packed else None
    except (ValueError, TypeError, KeyError, sealing.CannotOpen):
        return None
    return drafts.OpenDraft(
        place=held,
        reference=known["reference"],
        answers={drafts.RECEIPT: proof} if proof else {},
        expires_on=at.date() + timedelta(days=drafts.LIFE_DAYS),
        sent_at=at,
    )
