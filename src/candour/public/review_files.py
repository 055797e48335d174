"""Adding files to a request for a review, one at a time: the letter with the result, and new proof."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from candour.intake import access_secret, drafts, review_request
from candour.intake.specs import Page
from candour.public import review, uploads
from candour.public.guard import See, journey_page
from candour.ui import problems
from candour.vault import timeouts

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

BEGUN = _(
    "There was no request open in this browser, so your file begins a new one. "
    "Did you send one before? Then tell the body that has it."
)


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, key: str) -> HttpResponse:
    """The files so far; adds one, takes one away, or goes on."""
    here = review_request.BY_KEY[key]
    try:
        draft = review.draft_of(request)
    except timeouts.AWAY:
        if request.method != "POST":
            return problems.page(503, request)
        return show(request, here, None, refused=uploads.NOT_SAVED)
    if request.method != "POST":
        return show(request, here, draft) if draft else See(reverse("public:review"))
    if "remove" in request.POST and draft:
        file_id = request.POST["remove"]
        return _change(request, here, draft, lambda there: [one for one in there if one["id"] != file_id])
    if "add" not in request.POST and "file" not in request.FILES:
        return See(review.address_after(request, key, draft.answers if draft else {}))
    return _add(request, here, draft)


def _add(request: HttpRequest, here: Page, draft: drafts.OpenDraft | None) -> HttpResponse:
    question, notice = here.questions[0], "" if draft else BEGUN
    there = draft.answers.get(question.key) or () if draft else ()
    try:
        new = uploads.keep(request, there=there, most=question.most)
    except uploads.NotTaken as refused:
        return show(request, here, draft, refused=refused.words)
    draft = draft or drafts.begin(access_secret.new(), today=timezone.localdate())
    return _change(request, here, draft, lambda there: [*there, new], notice=notice)


def _change(
    request: HttpRequest, here: Page, draft: drafts.OpenDraft, change: Any, *, notice: StrOrPromise = ""
) -> HttpResponse:
    name, today = here.questions[0].key, timezone.localdate()
    try:
        draft = drafts.change(draft, lambda answers: {**answers, name: change(answers.get(name) or [])}, today=today)
    except timeouts.AWAY:
        return show(request, here, draft, refused=uploads.NOT_SAVED)
    response = show(request, here, draft, notice=notice) if notice else See(request.get_full_path())
    review.write_cookie(response, draft)
    return response


def show(
    request: HttpRequest,
    here: Page,
    draft: drafts.OpenDraft | None,
    *,
    refused: StrOrPromise = "",
    notice: StrOrPromise = "",
) -> HttpResponse:
    """The page; `refused` says why a file was not taken, `notice` is a sentence to read first."""
    answers = draft.answers if draft else {}
    context = {
        "page": here,
        "form": uploads.form(refused),
        "files": answers.get(here.questions[0].key) or (),
        "notice": notice,
        "back": review.address_before(here.key, answers),
    }
    return TemplateResponse(request, "public/review/files.html", context, status=uploads.status_of(refused))


def redisplay(request: HttpRequest, key: str) -> HttpResponse:
    """The page, when the form could not be trusted and nothing was saved."""
    return show(request, review_request.BY_KEY[key], review.draft_of(request), notice=uploads.LONG_OPEN)


urlpatterns = [
    path(f"review/{key}", files, {"key": key}, name=f"review-{key}")
    for key in (review_request.LETTER_FILES, review_request.PROOF_FILES)
]
