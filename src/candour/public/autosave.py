"""What a page does by itself while someone types: keep the words, and stay open."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from candour.public import draft_cookie, journey
from candour.public.guard import journey_page
from candour.vault import timeouts


@journey_page
@require_POST
def keep(request: HttpRequest, key: str) -> HttpResponse:
    """Keeps what is typed on a page, unchecked. 503 when that is not possible now; the page tries again."""
    here = journey.instance_of(request, key)
    try:
        journey.autosave(request, here, draft_cookie.draft_of(request))
    except timeouts.AWAY:
        return HttpResponse(status=503)
    return HttpResponse(status=204)


@journey_page
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Starts the time anew after which a page that nobody touches asks for the words."""
    response = HttpResponse(status=204)
    held = draft_cookie.read(request)
    if held:
        draft_cookie.write(response, held)
    return response
