"""The person's own copy as PDF: before Send from what the page carries, and for an hour after it.

After Send the words that let someone follow a complaint do not open what was said. So the answers are kept
beside the receipt under a key that only this browser holds, in a cookie of its own; without it, and once the
hour is over, nobody can make the copy any more.
"""

from __future__ import annotations

import base64
import json
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from candour.correspondence import copies
from candour.intake import drafts, envelope, own_copy
from candour.intake.specs import Answers
from candour.public import draft_cookie
from candour.public.guard import journey_page
from candour.ui import problems
from candour.vault import sealing, timeouts

CONTEXT = "own copy"
FOR = timedelta(hours=1)


def new_key() -> bytes:
    """A key for the copy of one complaint. It goes into the browser, and nowhere else."""
    return sealing.new_key()


def lock(answers: Answers, key: bytes) -> str:
    """The answers as the draft keeps them beside the receipt."""
    sealed = sealing.seal(key, json.dumps(answers).encode(), context=CONTEXT)
    return base64.b64encode(sealed).decode("ascii")


def write_cookie(response: HttpResponseBase, key: bytes) -> None:
    """Lets the browser hold the key."""
    response.set_cookie(
        settings.COPY_COOKIE_NAME,
        base64.urlsafe_b64encode(key).decode("ascii"),
        httponly=True,
        samesite="Strict",
        secure=settings.COOKIES_SECURE,
    )


def may_be_offered(request: HttpRequest, sent_at: datetime | None) -> bool:
    """Whether this browser can still make a copy, as far as can be said without the database."""
    held = bool(request.COOKIES.get(settings.COPY_COOKIE_NAME))
    return held and sent_at is not None and timezone.now() - sent_at < FOR


@journey_page
@require_POST
def before(request: HttpRequest) -> HttpResponse:
    """The copy of what is about to be sent, from what check-your-answers carries: no database is needed."""
    try:
        checked = envelope.open_checked(request.POST.get("sealed", ""))
    except envelope.NotOurs:
        return redirect("public:check-answers")
    return _file(request, checked.answers, reference=checked.reference, sent_at=None)


@journey_page
@require_safe
def after(request: HttpRequest) -> HttpResponse:
    """The copy of what was sent from this browser within the last hour; else back to the receipt."""
    try:
        draft = draft_cookie.draft_of(request)
    except timeouts.AWAY:
        return _not_now(request)
    answers = _opened(request, draft) if draft else None
    if draft is None or answers is None:
        return redirect("public:sent")
    return _file(request, answers, reference=draft.reference, sent_at=draft.sent_at)


def _opened(request: HttpRequest, draft: drafts.OpenDraft) -> dict[str, Any] | None:
    if not may_be_offered(request, draft.sent_at):
        return None
    try:
        key = base64.b64decode(request.COOKIES[settings.COPY_COOKIE_NAME], altchars=b"-_", validate=True)
        sealed = base64.b64decode(draft.answers[drafts.COPY], validate=True)
        opened: dict[str, Any] = json.loads(sealing.unseal(key, sealed, context=CONTEXT))
    except (KeyError, ValueError, sealing.CannotOpen):
        return None
    return opened


def _file(request: HttpRequest, answers: Answers, *, reference: str, sent_at: datetime | None) -> HttpResponse:
    copy = own_copy.build(answers, reference=reference, sent_at=sent_at, language=get_language() or "en")
    try:
        content = copies.pdf(copy)
    except copies.CannotSet:
        return _not_now(request)
    response = HttpResponse(content, content_type=copies.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{copies.FILE_NAME}"'
    return response


def _not_now(request: HttpRequest) -> HttpResponse:
    sentence = _(
        "We could not make the copy just now. Your answers are safe. "
        "Please try again in a few minutes, or print the page."
    )
    return problems.page(503, request, paragraphs=[sentence])
