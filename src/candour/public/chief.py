"""A complaint about the head of the force: the same form, begun with what it is about, for another body."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from candour.directory import routing
from candour.intake import access_secret, drafts
from candour.public import draft_cookie, guidance
from candour.public.guard import See, journey_page
from candour.ui import problems
from candour.vault import timeouts


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Who gets it, and how to begin. What was begun before in this browser goes on, and is about the head now."""
    if request.method != "POST":
        names = guidance.placeholders(settings.FORCE, get_language() or "en")
        return TemplateResponse(request, "public/doors/chief.html", names)
    today = timezone.localdate()
    try:
        begun = draft_cookie.draft_of(request)
        draft = begun if begun and not begun.sent_at else drafts.begin(access_secret.new(), today=today)
        draft = drafts.change(draft, lambda answers: answers | {"about": [routing.ABOUT_CHIEF]}, today=today)
    except timeouts.AWAY:
        return problems.page(503, request)
    response = See(reverse("public:staying-safe"))
    draft_cookie.write(response, draft.place)
    return response


def held_by(about: object) -> str:
    """The body that a complaint about these is held for, if that is not the force."""
    if not isinstance(about, list) or routing.ABOUT_CHIEF not in about:
        return ""
    return guidance.placeholders(settings.FORCE, get_language() or "en")["lpb"]
