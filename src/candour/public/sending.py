"""Check your answers, send, and the receipt."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import segno
import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods, require_safe

from candour import directory
from candour.intake import (
    access_secret,
    bodies,
    consent_reply,
    drafts,
    envelope,
    forms,
    journey,
    questions,
    receipt,
    submit,
    summary,
)
from candour.public import chief, draft_cookie, own_copy, page_view, receipt_cookie
from candour.public.guard import See, journey_page
from candour.vault import failpoints, spool, timeouts

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NOT_SENT = _lazy(
    "We could not send your complaint just now. Nothing is lost: your answers are on this page. "
    "Please wait a few minutes and press Send again. You can also phone 101."
)
log = structlog.get_logger("candour.public")


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def check_answers(request: HttpRequest) -> HttpResponse:
    """Shows all answers with a way to change each; Send needs only what this page carries."""
    if request.method == "POST":
        return _send(request)
    if receipt_cookie.read(request, draft_cookie.read(request)):
        return redirect("public:sent")
    draft = draft_cookie.draft_of(request)
    if draft is None:
        return redirect("public:complain")
    if draft.sent_at:
        return redirect("public:sent")
    missing = journey.incomplete(draft.answers)
    if missing:
        return redirect(reverse("public:page", args=[missing[0].key]) + "?from=check")
    checked = envelope.CheckedAnswers(
        secret=draft.place.cookie,
        reference=draft.reference,
        language=get_language() or "en",
        answers=journey.relevant(draft.answers),
        equality=journey.kept_out(draft.answers),
    )
    left_over = page_view.not_asked_any_more(draft.answers)
    return show(
        request, checked, forms.Declaration(), unsaved=page_view.unsaved(draft.answers), not_asked_any_more=left_over
    )


def show(
    request: HttpRequest,
    checked: envelope.CheckedAnswers,
    declaration: forms.Declaration,
    *,
    notice: StrOrPromise = "",
    status: int = 200,
    unsaved: Sequence[Mapping[str, Any]] = (),
    not_asked_any_more: Sequence[str] = (),
) -> HttpResponse:
    """Check-your-answers with these answers, sealed into the page. `unsaved` are pages that hold more.

    `not_asked_any_more` are words of pages that there are no more.
    """
    before = journey.page_before(journey.CHECK, checked.answers)
    sections = summary.tree(checked.answers | checked.equality, kept_out=True)
    urls = {key: reverse("public:page", args=[key]) for key in {line.page for one in sections for line in one.lines}}
    context: dict[str, Any] = {
        "sections": [
            {"title": section.title, "rows": [_row(line, urls[line.page]) for line in section.lines]}
            for section in sections
        ],
        "form": declaration,
        "sealed": envelope.lock_checked(checked),
        "back": reverse("public:page", args=[before]),
        "notice": notice,
        "unsaved": unsaved,
        "not_asked_any_more": not_asked_any_more,
        "held_by": chief.held_by(checked.answers.get("about")),
        "body": directory.local_policing_body(settings.FORCE).label_in(get_language() or "en"),
    }
    return TemplateResponse(request, "public/journey/check_answers.html", context, status=status)


def _row(line: summary.AnswerLine, page_url: str) -> dict[str, Any]:
    number = f"n={line.number}&" if line.number else ""
    return {"key": line.label, "values": line.values, "change_url": f"{page_url}?{number}from=check#{line.anchor}"}


def _send(request: HttpRequest) -> HttpResponse:
    try:
        checked = envelope.open_checked(request.POST.get("sealed", ""))
    except envelope.NotOurs:
        # Nothing is lost: the draft still holds every answer, and the page is shown anew from it.
        return redirect("public:check-answers")
    declaration = forms.Declaration(request.POST)
    if not declaration.is_valid():
        return show(request, checked, declaration)
    return _keep(request, checked, declaration)


def _keep(request: HttpRequest, checked: envelope.CheckedAnswers, declaration: forms.Declaration) -> HttpResponse:
    """Only what was kept for good is answered with the receipt; else everything comes back."""
    now = timezone.now()
    held = access_secret.from_cookie(checked.secret)
    proof = receipt.make(reference=checked.reference, made_at=now, answers=checked.answers)
    key = own_copy.new_key()
    mark = drafts.mark(held, at=now, receipt=proof, copy=own_copy.lock(checked.answers, key)) if held else None
    failpoints.reach("send.opened")
    try:
        done = submit.submit_or_spool(_complaint(checked, held, proof["root"], now=now), mark)
    except spool.CannotKeep as fault:
        log.error("a complaint could not be kept", fault=type(fault.__cause__).__name__)
        return show(request, checked, declaration, notice=NOT_SENT, status=503)
    failpoints.reach("send.kept")
    response = See(reverse("public:sent"))
    if held:
        draft_cookie.write(response, held)
        if done.first:
            receipt_cookie.write(response, held, reference=checked.reference, at=now, proof=proof)
            own_copy.write_cookie(response, key)
        else:
            _hold_earlier(request, response, held, checked.reference, done.earlier, now=now)
    failpoints.reach("send.ready")
    return response


def _hold_earlier(
    request: HttpRequest,
    response: HttpResponse,
    held: access_secret.AccessSecret,
    reference: str,
    earlier: drafts.SentMark | None,
    *,
    now: datetime,
) -> None:
    """It was sent before: the receipt of that time is the one that counts, wherever it is found."""
    if receipt_cookie.read(request, held):
        return
    if earlier:
        proof = drafts.receipt_in(earlier, held)
        receipt_cookie.write(response, held, reference=reference, at=earlier.at, proof=proof)
    elif not _knows_receipt(held):
        receipt_cookie.write(response, held, reference=reference, at=now, proof=None)


def _complaint(
    checked: envelope.CheckedAnswers, held: access_secret.AccessSecret | None, root: str, *, now: datetime
) -> envelope.Envelope[bodies.ComplaintBody]:
    asking = consent_reply.consent_secret_of(held) if held and consent_reply.asks(checked.answers) else None
    body = bodies.ComplaintBody(
        answers=checked.answers,
        equality=checked.equality,
        receipt=root,
        follower=held.follower if held else None,
        asked=asking.recipient if asking else None,
    )
    return envelope.from_web(
        body,
        reference=checked.reference,
        language=checked.language,
        made_at=now,
        questions_version=questions.VERSION,
    )


def _knows_receipt(held: access_secret.AccessSecret) -> bool:
    """Whether the receipt of an earlier Send, from another browser perhaps, can be shown."""
    try:
        draft = drafts.find(held, today=timezone.localdate())
    except timeouts.AWAY:
        return False
    return draft is not None and draft.sent_at is not None


def _sent_from(request: HttpRequest) -> drafts.OpenDraft | None:
    """What was sent from the place that this browser holds. Needs no database in the browser that sent it."""
    found = receipt_cookie.read(request, draft_cookie.read(request)) or draft_cookie.draft_of(request)
    return found if found and found.sent_at else None


@journey_page
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """The receipt. Without the place that was sent it shows nothing of anyone's."""
    draft = _sent_from(request)
    if draft is None:
        return redirect("public:complain")
    proof = draft.answers.get(drafts.RECEIPT)
    picture = _picture(proof) if proof else ""
    context = {
        "draft": draft,
        "proof": proof,
        "picture": mark_safe(picture),
        "copy": own_copy.may_be_offered(request, draft.sent_at),
        "asks_consent": consent_reply.asks(proof["parts"] if proof else {}),
    }
    return TemplateResponse(request, "public/journey/sent.html", context)


def _picture(proof: dict[str, Any]) -> str:
    return segno.make(receipt.short(proof), error="m").svg_inline(scale=3, svgclass="app-qr", lineclass=None)


@journey_page
@require_safe
def proof(request: HttpRequest) -> HttpResponse:
    """The receipt as a file to keep. Its name says nothing."""
    draft = _sent_from(request)
    if draft is None or drafts.RECEIPT not in draft.answers:
        return redirect("public:complain")
    text = json.dumps(draft.answers[drafts.RECEIPT], indent=1, ensure_ascii=False) + "\n"
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="document.txt"'
    return response


def redisplay(request: HttpRequest) -> HttpResponse:
    """Check-your-answers again, when the form could not be trusted and nothing was sent."""
    try:
        checked = envelope.open_checked(request.POST.get("sealed", ""))
    except envelope.NotOurs:
        return redirect("public:check-answers")
    return show(
        request,
        checked,
        forms.Declaration(request.POST),
        notice=_("This page had been open for a long time. Nothing was sent yet. Please press Send again."),
    )
