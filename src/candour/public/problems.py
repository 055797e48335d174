"""When something goes wrong at the public door: clear words, and nothing typed is lost."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from candour.public import consent, files, footage, journey, review, review_files, sending, signed, thanks
from candour.ui import problems
from candour.ui.caching import no_store


@no_store
def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is too old or missing comes back filled in, with a token that works."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return problems.not_found(request)
    if match.view_name == "public:page":
        return journey.redisplay(request, match.kwargs["key"])
    if match.view_name in {"public:files", "public:signed-form"}:
        return files.redisplay(request, match.kwargs.get("key", files.KEY))
    if match.view_name in {"public:consent-signed", "public:my-complaint-signed"}:
        return signed.redisplay(request)
    if match.view_name in {"public:check-answers", "public:copy-before"}:
        return sending.redisplay(request)
    if match.view_name == "public:footage":
        return footage.redisplay(request)
    if match.view_name == "public:thanks":
        return thanks.redisplay(request)
    if match.view_name in {f"public:{route.name}" for route in review_files.urlpatterns}:
        return review_files.redisplay(request, match.kwargs["key"])
    if match.view_name in {"public:review-page", "public:review-check"}:
        return review.redisplay(request, match.kwargs.get("key", ""))
    if match.view_name == "public:consent-answer":
        return consent.redisplay(request)
    return problems.stale_form(request, reason)
