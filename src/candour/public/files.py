"""Adding files to a complaint, one at a time. Works without a script; each file is sealed while it arrives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.intake import access_secret, drafts, journey, page_instance, questions
from candour.public import draft_cookie, page_view, receipt_cookie, uploads
from candour.public.guard import See, journey_page
from candour.ui import problems
from candour.vault import timeouts

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

KEY, FORM = "files", "signed-form"
"""The pages that take files: proof, and a form that someone signed."""


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, key: str = KEY) -> HttpResponse:
    """The files so far; adds one, takes one away, or goes on."""
    if receipt_cookie.read(request, draft_cookie.read(request)):
        return _sent_already(request)
    try:
        draft = draft_cookie.draft_of(request)
    except timeouts.AWAY:
        if request.method != "POST":
            return problems.page(503, request)
        return show(request, key, None, refused=uploads.NOT_SAVED)
    if draft and draft.sent_at:
        return _sent_already(request)
    if request.method != "POST":
        return show(request, key, draft) if draft else redirect("public:complain")
    # Someone whose place was lost in the meantime loses nothing: the page begins a new draft.
    draft = draft or drafts.begin(draft_cookie.read(request) or access_secret.new(), today=timezone.localdate())
    if "remove" in request.POST:
        return _without(request, key, draft, request.POST["remove"])
    if "add" in request.POST or "file" in request.FILES:
        return _add(request, key, draft)
    return redirect(page_view.next_address(request, page_instance.PageInstance(questions.page(key)), draft.answers))


def _sent_already(request: HttpRequest) -> HttpResponse:
    """The receipt; but whoever sends a file must know that it is not part of the complaint."""
    if request.method == "POST" and "file" in request.FILES:
        return TemplateResponse(request, "public/journey/too_late.html")
    return redirect("public:sent")


def _add(request: HttpRequest, key: str, draft: drafts.OpenDraft) -> HttpResponse:
    question = questions.page(key).questions[0]
    there = draft.answers.get(question.key) or ()
    try:
        new = uploads.keep(request, there=there, most=question.most, paper=key == FORM)
        draft = _changed(draft, question.key, lambda there: [*there, new])
    except uploads.NotTaken as refused:
        return show(request, key, draft, refused=refused.words)
    except timeouts.AWAY:
        return show(request, key, draft, refused=uploads.NOT_SAVED)
    return _again(draft, key)


def _without(request: HttpRequest, key: str, draft: drafts.OpenDraft, file_id: str) -> HttpResponse:
    question = questions.page(key).questions[0]
    try:
        draft = _changed(draft, question.key, lambda there: [one for one in there if one["id"] != file_id])
    except timeouts.AWAY:
        return show(request, key, draft, refused=uploads.NOT_SAVED)
    return _again(draft, key)


def _changed(draft: drafts.OpenDraft, name: str, change: Any) -> drafts.OpenDraft:
    today = timezone.localdate()
    return drafts.change(draft, lambda answers: {**answers, name: change(answers.get(name) or [])}, today=today)


def _again(draft: drafts.OpenDraft, key: str) -> HttpResponse:
    response = See(reverse(f"public:{key}"))
    draft_cookie.write(response, draft.place)
    return response


def show(
    request: HttpRequest,
    key: str,
    draft: drafts.OpenDraft | None,
    *,
    refused: StrOrPromise = "",
    notice: StrOrPromise = "",
) -> HttpResponse:
    """The page; `refused` says why a file was not taken, `notice` is a sentence to read first."""
    answers = draft.answers if draft else {}
    here = page_instance.PageInstance(questions.page(key))
    number, total = journey.progress(key, answers)
    context = {
        "page": here.page,
        "section": questions.SECTIONS[here.page.section],
        "number": number,
        "total": total,
        "form": uploads.form(refused, paper=key == FORM),
        "files": answers.get(here.page.questions[0].key) or (),
        "notice": notice,
        "draft": draft,
        "back": page_view.back(request, here, answers),
    }
    return TemplateResponse(request, "public/journey/files.html", context, status=uploads.status_of(refused))


def redisplay(request: HttpRequest, key: str = KEY) -> HttpResponse:
    """The page, when the form could not be trusted and nothing was saved."""
    return show(request, key, draft_cookie.draft_of(request), notice=uploads.LONG_OPEN)
