"""Check your answers, send, and the receipt."""

from __future__ import annotations

import json
from typing import Any

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from candour.intake import drafts, envelope, forms, journey, place, questions, receipt, submit, summary
from candour.public import places
from candour.public.guard import See, journey_page


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def check_answers(request: HttpRequest) -> HttpResponse:
    """Shows all answers with a way to change each; Send needs only what this page carries."""
    if request.method == "POST":
        return _send(request)
    draft = places.draft_of(request)
    if draft is None:
        return redirect("public:complain")
    if draft.sent_at:
        return redirect("public:sent")
    missing = journey.incomplete(draft.answers)
    if missing:
        return redirect(reverse("public:page", args=[missing[0].key]) + "?from=check")
    checked = envelope.Checked(
        secret=draft.place.cookie,
        reference=draft.reference,
        language=get_language() or "en",
        answers=journey.relevant(draft.answers),
    )
    return show(request, checked, forms.Declaration())


def show(
    request: HttpRequest, checked: envelope.Checked, declaration: forms.Declaration, *, notice: str = ""
) -> HttpResponse:
    """Check-your-answers with these answers, sealed into the page."""
    before = journey.page_before(journey.CHECK, checked.answers)
    context: dict[str, Any] = {
        "sections": [
            {"title": section.title, "rows": [_row(line) for line in section.lines]}
            for section in summary.tree(checked.answers)
        ],
        "form": declaration,
        "sealed": envelope.lock_checked(checked),
        "back": reverse("public:page", args=[before]),
        "notice": notice,
    }
    return TemplateResponse(request, "public/journey/check_answers.html", context)


def _row(line: summary.Line) -> dict[str, Any]:
    return {
        "key": line.question.label,
        "values": line.values,
        "change_url": reverse("public:page", args=[line.page]) + "?from=check#id_" + line.question.key,
        "change_what": line.question.label,
    }


def _send(request: HttpRequest) -> HttpResponse:
    try:
        checked = envelope.open_checked(request.POST.get("sealed", ""))
    except envelope.NotOurs:
        # Nothing is lost: the draft still holds every answer, and the page is shown anew from it.
        return redirect("public:check-answers")
    declaration = forms.Declaration(request.POST)
    if not declaration.is_valid():
        return show(request, checked, declaration)
    now = timezone.now()
    held = place.from_cookie(checked.secret)
    submit.submit(
        envelope.Complaint(
            reference=checked.reference,
            force=settings.FORCE,
            channel="web",
            language=checked.language,
            made_at=now,
            questions_version=questions.VERSION,
            answers=checked.answers,
            tracking_handle=held.tracking_handle if held else "",
            tracking_public=held.tracking_pair[1].hex() if held else "",
        )
    )
    response = See(reverse("public:sent"))
    if held is not None:
        proof = receipt.make(reference=checked.reference, made_at=now, answers=checked.answers)
        drafts.mark_sent(held, at=now, receipt=proof)
        places.hold(response, held)
    return response


@journey_page
@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """The receipt. Without the place that was sent it shows nothing of anyone's."""
    draft = places.draft_of(request)
    if draft is None or draft.sent_at is None:
        return redirect("public:complain")
    proof = draft.answers[drafts.RECEIPT]
    picture = segno.make(receipt.short(proof), error="m").svg_inline(scale=3, svgclass="app-qr", lineclass=None)
    context = {"draft": draft, "proof": proof, "picture": mark_safe(picture)}
    return TemplateResponse(request, "public/journey/sent.html", context)


@journey_page
@require_safe
def proof(request: HttpRequest) -> HttpResponse:
    """The receipt as a file to keep. Its name says nothing."""
    draft = places.draft_of(request)
    if draft is None or draft.sent_at is None:
        return redirect("public:complain")
    text = json.dumps(draft.answers[drafts.RECEIPT], indent=1, ensure_ascii=False) + "\n"
    response = HttpResponse(text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="document.txt"'
    return response


def show_again(request: HttpRequest) -> HttpResponse:
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
