"""Asking for a review: some pages, check, send. What is typed is kept as a draft that opens with its cookie alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import structlog
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from candour import directory
from candour.intake import access_secret, bodies, drafts, envelope, forms, journey, review_request, submit
from candour.intake.specs import Answers, Page
from candour.public.footage import NOT_SENT, OPEN_LONG
from candour.public.guard import See, journey_page
from candour.ui import problems
from candour.vault import spool, timeouts

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

log = structlog.get_logger("candour.public")
NOT_SAVED = _(
    "We could not save this page just now. Nothing is lost: what you wrote is still here. "
    "Please wait a few minutes and press Continue again."
)


@journey_page
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What a review is, and how to begin."""
    context = {"first": review_request.FIRST, "lpb": _lpb()}
    return TemplateResponse(request, "public/review/start.html", context)


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, key: str) -> HttpResponse:
    """One page of questions; saved when it is sent."""
    here = review_request.BY_KEY.get(key)
    if here is None:
        raise Http404
    try:
        draft = draft_of(request)
    except timeouts.AWAY:
        return _away(request, here)
    if request.method != "POST":
        if draft is None and key != review_request.FIRST:
            return See(reverse("public:review"))
        answers = draft.answers if draft else {}
        return _show(request, here, forms.PageForm(here, initial=answers, today=timezone.localdate()), answers)
    return _save(request, here, draft)


def _save(request: HttpRequest, here: Page, draft: drafts.OpenDraft | None) -> HttpResponse:
    today, before = timezone.localdate(), draft.answers if draft else {}
    form = forms.PageForm(here, request.POST, initial=before, today=today)
    if not form.is_valid():
        return _show(request, here, form, before)
    given = form.answers()
    draft = draft or drafts.begin(access_secret.new(), today=today)
    try:
        draft = drafts.change(
            draft, lambda answers: review_request.with_lateness(answers | given, today=today), today=today
        )
    except timeouts.AWAY:
        return _show(request, here, form, before, notice=NOT_SAVED, status=503)
    response = See(address_after(request, here.key, draft.answers))
    write_cookie(response, draft)
    return response


def address_after(request: HttpRequest, key: str, answers: Answers) -> str:
    """Where to go from that page: on, to a page that lacks an answer, or to the page to check."""
    after = journey.page_after(key, answers, review_request.PAGES)
    if after == journey.CHECK or request.GET.get("from") == "check":
        after = review_request.incomplete(answers)
    return reverse("public:review-page", args=[after]) if after else reverse("public:review-check")


def write_cookie(response: HttpResponse, draft: drafts.OpenDraft) -> None:
    """Lets the browser hold the place of that request."""
    response.set_cookie(
        settings.REVIEW_COOKIE_NAME,
        draft.place.cookie,
        httponly=True,
        samesite="Strict",
        secure=settings.COOKIES_SECURE,
    )


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """All answers with a way to change each; Send needs only what this page carries."""
    if request.method == "POST":
        return _send(request)
    try:
        draft = draft_of(request)
    except timeouts.AWAY:
        return problems.page(503, request)
    if draft is None:
        return See(reverse("public:review"))
    missing = review_request.incomplete(draft.answers)
    if missing:
        return See(reverse("public:review-page", args=[missing]) + "?from=check")
    kept = review_request.with_lateness(draft.answers, today=timezone.localdate())
    checked = envelope.CheckedAnswers(
        secret="", reference=draft.reference, language=get_language() or "en", answers=kept
    )
    return _show_check(request, checked)


def _send(request: HttpRequest) -> HttpResponse:
    try:
        checked = envelope.open_checked(request.POST.get("sealed", ""))
    except envelope.NotOurs:
        return See(reverse("public:review-check"))
    now = timezone.now()
    sent = envelope.from_web(
        bodies.ReviewRequestBody(answers=checked.answers),
        reference=checked.reference,
        language=checked.language,
        made_at=now,
        questions_version=review_request.VERSION,
    )
    try:
        submit.submit_or_spool(sent, None, idempotency_key=f"review:{checked.reference}")
    except spool.CannotKeep as fault:
        log.error("a request for a review could not be kept", fault=type(fault.__cause__).__name__)
        return _show_check(request, checked, notice=NOT_SENT, status=503)
    response = TemplateResponse(request, "public/review/sent.html", _receipt(checked, today=timezone.localdate(now)))
    response.delete_cookie(settings.REVIEW_COOKIE_NAME, samesite="Strict")
    return response


def _receipt(checked: envelope.CheckedAnswers, *, today: date) -> dict[str, Any]:
    last = review_request.last_day(checked.answers)
    return {
        "reference": checked.reference,
        "today": today,
        "last_day": last,
        "told": checked.answers.get("contact_ways") != ["none"],
        "late": bool(last and last < today),
        "lpb": _lpb(),
        "named_other": checked.answers.get("named_body") != review_request.LPB,
    }


def redisplay(request: HttpRequest, key: str = "") -> HttpResponse:
    """The page with all that was typed, when the form could not be trusted and nothing was kept."""
    here = review_request.BY_KEY.get(key)
    if here is None:
        return See(reverse("public:review-check"))
    try:
        draft = draft_of(request)
    except timeouts.AWAY:
        draft = None
    answers = draft.answers if draft else {}
    form = forms.PageForm(here, request.POST, initial=answers, today=timezone.localdate())
    form.is_valid()
    return _show(request, here, form, answers, notice=OPEN_LONG)


def _away(request: HttpRequest, here: Page) -> HttpResponse:
    if request.method != "POST":
        return problems.page(503, request)
    form = forms.PageForm(here, request.POST, today=timezone.localdate())
    form.is_valid()
    return _show(request, here, form, {}, notice=NOT_SAVED, status=503)


def draft_of(request: HttpRequest) -> drafts.OpenDraft | None:
    """The request that this browser is writing, if there is one."""
    held = access_secret.from_cookie(request.COOKIES.get(settings.REVIEW_COOKIE_NAME, ""))
    return drafts.find(held, today=timezone.localdate()) if held else None


def _lpb() -> str:
    return directory.force(settings.FORCE).local_policing_body.label_in(get_language() or "en")


def _show(
    request: HttpRequest,
    here: Page,
    form: forms.PageForm,
    answers: Answers,
    *,
    notice: StrOrPromise = "",
    status: int = 200,
) -> HttpResponse:
    context = {"page": here, "form": form, "back": address_before(here.key, answers), "notice": notice}
    return TemplateResponse(request, "public/review/page.html", context, status=status)


def address_before(key: str, answers: Answers) -> str:
    """Where Back leads from that page."""
    before = journey.page_before(key, answers, review_request.PAGES)
    return reverse("public:review-page", args=[before]) if before else reverse("public:review")


def _show_check(
    request: HttpRequest, checked: envelope.CheckedAnswers, *, notice: StrOrPromise = "", status: int = 200
) -> HttpResponse:
    before = journey.page_before(journey.CHECK, checked.answers, review_request.PAGES)
    context = {
        "rows": [
            {
                "key": line.label,
                "values": line.values,
                "change_url": reverse("public:review-page", args=[line.page]) + f"?from=check#{line.anchor}",
            }
            for line in review_request.lines(checked.answers)
        ],
        "sealed": envelope.lock_checked(checked),
        "back": reverse("public:review-page", args=[before]),
        "lpb": _lpb(),
        "notice": notice,
    }
    return TemplateResponse(request, "public/review/check.html", context, status=status)


urlpatterns = [
    path("review", start, name="review"),
    path("review/check", check, name="review-check"),
    path("review/<slug:key>", page, name="review-page"),
]
