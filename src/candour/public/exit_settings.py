"""Whether the Escape key leaves the site. A page of its own, so that the pages to read set no cookie."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from candour.public.guard import See
from candour.ui import forms
from candour.ui.caching import no_store

KEPT = "kept"


class Escape(forms.Form):
    """One question."""

    escape = forms.Radios(
        label=_("Should the Escape key leave this site?"),
        hint=_("Turn it off if you use Escape for other things, such as with a screen reader."),
        choices=[
            forms.Choice("on", _("Yes, Escape leaves this site")),
            forms.Choice("off", _("No, Escape does not leave this site")),
        ],
        error=_("Choose if the Escape key should leave this site"),
    )


@no_store
@require_http_methods(["GET", "HEAD", "POST"])
def quick_exit(request: HttpRequest) -> HttpResponse:
    """Shows the choice and keeps it in this browser until it is closed."""
    now = "off" if request.COOKIES.get(settings.ESCAPE_COOKIE_NAME) == "off" else "on"
    form = Escape(request.POST if request.method == "POST" else None, initial={"escape": now})
    if request.method == "POST" and form.is_valid():
        response = See(f"{reverse('public:quick-exit')}?{KEPT}=1")
        _keep(response, off=form.cleaned_data["escape"] == "off")
        return response
    return TemplateResponse(request, "public/guidance/quick_exit.html", {"form": form, "kept": KEPT in request.GET})


def _keep(response: HttpResponse, *, off: bool) -> None:
    if not off:
        response.delete_cookie(settings.ESCAPE_COOKIE_NAME, samesite="Lax")
        return
    # Lax: whoever comes here by a link on another site must find the key as they left it.
    response.set_cookie(
        settings.ESCAPE_COOKIE_NAME,
        "off",
        httponly=True,
        samesite="Lax",
        secure=settings.COOKIES_SECURE,
    )
