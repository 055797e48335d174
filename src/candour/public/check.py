"""The check before the form. Its answers live in one locked cookie and nowhere else."""

from __future__ import annotations

import base64
import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from candour import directory
from candour.intake import access_secret, drafts, forms, journey, triage, triage_results
from candour.intake.specs import Answers, Page
from candour.public import draft_cookie, which_body
from candour.public.guard import See, journey_page
from candour.vault import keys, sealing

CONTEXT = "check"


@journey_page
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """What the check is, and how to begin."""
    return TemplateResponse(request, "public/check/start.html", {"first": triage.PAGES[0].key})


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, key: str) -> HttpResponse:
    """One question; every one may be skipped."""
    page = triage.BY_KEY.get(key)
    if page is None:
        raise Http404
    answers = _answers(request)
    if request.method == "POST":
        form = _form(page, request.POST, answers)
        if which_body.FIND not in request.POST and form.is_valid():
            answers |= form.answers()
            response = See(_next(key, answers))
            _keep(response, answers)
            return response
    else:
        form = _form(page, None, answers)
    before = journey.page_before(key, answers, triage.PAGES)
    back = reverse("public:check-page", args=[before]) if before else reverse("public:check")
    name = "which_body" if key == triage.WHICH_BODY else "question"
    return TemplateResponse(request, f"public/check/{name}.html", {"page": page, "form": form, "back": back})


def _next(key: str, answers: Answers) -> str:
    """Where to go from here. Who is in danger goes to help first, and can carry on from there."""
    if key == triage.DANGER and answers.get("danger") == "yes":
        return reverse("public:in-danger")
    following = journey.page_after(key, answers, triage.PAGES)
    return (
        reverse("public:check-result") if following == journey.CHECK else reverse("public:check-page", args=[following])
    )


def _form(page: Page, data: QueryDict | None, answers: Answers) -> forms.PageForm | which_body.WhichBody:
    if page.key == triage.WHICH_BODY:
        return which_body.WhichBody(page, data, initial=answers)
    return forms.PageForm(page, data, initial=answers, today=timezone.localdate())


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def result(request: HttpRequest) -> HttpResponse:
    """The next steps; sending it on carries the answers over into a new complaint."""
    answers = _answers(request)
    if request.method == "POST":
        today = timezone.localdate()
        draft = drafts.begin(access_secret.new(), today=today)
        drafts.save(draft, triage.carried_over(answers), today=today)
        response = See(reverse("public:staying-safe"))
        draft_cookie.write(response, draft.place)
        response.delete_cookie(settings.CHECK_COOKIE_NAME, samesite="Strict")
        return response
    before = journey.page_before(journey.CHECK, answers, triage.PAGES)
    force = directory.force(settings.FORCE)
    steps = [
        {"step": step, "url": reverse(f"public:{step.page}") if step.page else ""}
        for step in triage_results.results(answers, force, language=get_language() or "en")
    ]
    context = {"steps": steps, "back": reverse("public:check-page", args=[before])}
    return TemplateResponse(request, "public/check/result.html", context)


def _answers(request: HttpRequest) -> dict[str, Any]:
    """What was answered so far; nothing when the cookie is missing, damaged or not ours."""
    try:
        sealed = base64.urlsafe_b64decode(request.COOKIES.get(settings.CHECK_COOKIE_NAME, ""))
        plain = sealing.unseal(keys.keyring().need("door"), sealed, context=CONTEXT)
        return dict(json.loads(plain))
    except (ValueError, sealing.CannotOpen):
        return {}


def _keep(response: HttpResponse, answers: dict[str, Any]) -> None:
    sealed = sealing.seal(keys.keyring().need("door"), json.dumps(answers).encode(), context=CONTEXT)
    response.set_cookie(
        settings.CHECK_COOKIE_NAME,
        base64.urlsafe_b64encode(sealed).decode("ascii"),
        httponly=True,
        samesite="Strict",
        secure=settings.COOKIES_SECURE,
    )


urlpatterns = [
    path("check", check, name="check"),
    path("check/result", result, name="check-result"),
    path("check/<slug:key>", question, name="check-page"),
]
