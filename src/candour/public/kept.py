"""What Send leaves in the browser, so that the receipt needs no database.

A session cookie, sealed with the key of the person's own place: without the place it says nothing. It
holds the reference, the time and the proof, and no word of the complaint.
"""

from __future__ import annotations

import base64
import json
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from candour.intake import drafts, place, receipt
from candour.vault import sealing

CONTEXT = "sent"


def hold(
    response: HttpResponseBase, held: place.Place, *, reference: str, at: datetime, proof: dict[str, Any] | None
) -> None:
    """Lets the browser hold the receipt. `proof` is None where only an earlier Send could tell it."""
    content = {"reference": reference, "at": at.isoformat(), "proof": receipt.packed(proof) if proof else ""}
    sealed = sealing.seal(held.key, json.dumps(content).encode(), context=CONTEXT)
    response.set_cookie(
        settings.SENT_COOKIE_NAME,
        base64.urlsafe_b64encode(sealed).decode("ascii"),
        httponly=True,
        samesite="Strict",
        secure=settings.COOKIES_SECURE,
    )


def of(request: HttpRequest, held: place.Place | None) -> drafts.Draft | None:
    """What was sent from this place, as this browser holds it; None where it holds nothing of it."""
    value = request.COOKIES.get(settings.SENT_COOKIE_NAME, "")
    if held is None or not value:
        return None
    try:
        sealed = base64.b64decode(value, altchars=b"-_", validate=True)
        known = json.loads(sealing.unseal(held.key, sealed, context=CONTEXT))
        at = datetime.fromisoformat(known["at"])
        proof = receipt.unpacked(known["proof"]) if known["proof"] else None
    except (ValueError, TypeError, KeyError, sealing.CannotOpen):
        return None
    return drafts.Draft(
        place=held,
        reference=known["reference"],
        answers={drafts.RECEIPT: proof} if proof else {},
        expires_on=at.date() + timedelta(days=drafts.LIFE_DAYS),
        sent_at=at,
    )
