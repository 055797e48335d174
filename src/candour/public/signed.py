"""Sending in a photo or PDF of a form that someone signed so that another may act for them.

Whoever was asked sends it with their words, whoever asks from the page on which they follow the complaint. It
agrees to nothing by itself: a person at the desk looks at it and decides. Neither learns of the other's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import structlog
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, resolve, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from candour.intake import consent_reply
from candour.public import consent, draft_cookie, uploads
from candour.public.guard import See, journey_page
from candour.vault import spool, timeouts

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

log = structlog.get_logger("candour.public")
BY_SENDER = "my-complaint-signed"


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def by_person(request: HttpRequest) -> HttpResponse:
    """For who was asked. It opens from the page that their words opened, and from nowhere else."""
    carried = consent.opened(request.POST.get("sealed", ""))
    if carried is None:
        return See(reverse("public:consent"))
    named, told = carried
    context = {"sealed": consent.sealed_for(named, told), "body": consent.body_of(told)}
    if "add" not in request.POST and "file" not in request.FILES:
        return _show(request, context)
    return _take(request, named, told, context | {"from_person": True})


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def by_sender(request: HttpRequest) -> HttpResponse:
    """For who acts for another and follows the complaint from this browser."""
    held = draft_cookie.read(request)
    if held is None:
        return See(reverse("public:my-complaint"))
    named = consent_reply.consent_secret_of(held)
    try:
        told = consent.told_of(named)
    except timeouts.AWAY:
        return _show(request, {}, refused=uploads.NOT_SAVED)
    if told is None:
        return See(reverse("public:my-complaint"))
    if request.method != "POST":
        return _show(request, {})
    return _take(request, named, told, {"body": consent.body_of(told)})


def _take(
    request: HttpRequest, named: consent_reply.ConsentSecret, told: dict[str, Any], context: dict[str, Any]
) -> HttpResponse:
    from_person = bool(context.get("from_person"))
    try:
        kept = uploads.keep(request, paper=True)
        consent_reply.send_form(
            named,
            kept,
            from_person=from_person,
            reference=told["reference"],
            language=get_language() or "en",
            now=timezone.now(),
        )
    except uploads.NotTaken as refused:
        return _show(request, context, refused=refused.words)
    except spool.CannotKeep as fault:
        log.error("a signed form could not be kept", fault=type(fault.__cause__).__name__)
        return _show(request, context, refused=uploads.NOT_SAVED)
    return TemplateResponse(request, "public/consent/signed_sent.html", context)


def _show(
    request: HttpRequest, context: dict[str, Any], *, refused: StrOrPromise = "", notice: StrOrPromise = ""
) -> HttpResponse:
    here = resolve(request.path_info).view_name
    sender = here == f"public:{BY_SENDER}"
    shown = context | {
        "here": reverse(here),
        "from_person": not sender,
        "back": reverse("public:my-complaint" if sender else "public:consent"),
        "form": uploads.form(refused, paper=True),
        "notice": notice,
    }
    return TemplateResponse(request, "public/consent/signed.html", shown, status=uploads.status_of(refused))


def redisplay(request: HttpRequest) -> HttpResponse:
    """The page, when the form could not be trusted and nothing was kept."""
    carried = consent.opened(request.POST.get("sealed", ""))
    if carried:
        return _show(request, {"sealed": consent.sealed_for(*carried)}, notice=uploads.LONG_OPEN)
    if resolve(request.path_info).view_name == f"public:{BY_SENDER}" and draft_cookie.read(request):
        return _show(request, {}, notice=uploads.LONG_OPEN)
    return See(reverse("public:consent"))


urlpatterns = [
    path("consent/signed", by_person, name="consent-signed"),
    path("my-complaint/signed-form", by_sender, name=BY_SENDER),
]
