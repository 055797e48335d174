"""Thanking someone who works for or with the police."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from candour.intake import bodies, short_messages
from candour.public.footage import NOT_SENT, OPEN_LONG
from candour.public.guard import journey_page
from candour.ui import forms
from candour.vault import spool

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

log = structlog.get_logger("candour.public")


class ThanksForm(forms.Form):
    """What they did, and as much about them as the person knows."""

    text = forms.LongText(
        label=_("What do you want to thank them for?"),
        hint=_("In your own words. They may read it as you write it."),
        error=_("Say what you want to thank them for"),
        rows=6,
        max_length=5_000,
    )
    who = forms.LongText(
        label=_("Who was it?"),
        hint=_("A name, a number, a team, or how they looked."),
        required=False,
        mark_optional=False,
        rows=3,
        max_length=1_000,
    )
    where = forms.LongText(
        label=_("When and where was it?"),
        hint=_("It helps us find the right person."),
        required=False,
        mark_optional=False,
        rows=3,
        max_length=1_000,
    )
    name = forms.Text(
        label=_("Your name"),
        hint=_("Only if they may know it. You can leave this out."),
        required=False,
        mark_optional=False,
        max_length=300,
        autocomplete="name",
        spellcheck=False,
    )


@journey_page
@require_http_methods(["GET", "HEAD", "POST"])
def thanks(request: HttpRequest) -> HttpResponse:
    """The form, or that it was sent."""
    if request.method != "POST":
        return _show(request, ThanksForm(), ticket=short_messages.ticket())
    form, ticket = ThanksForm(request.POST), request.POST.get("ticket", "")
    if not form.is_valid():
        return _show(request, form, ticket=ticket)
    reference, language = short_messages.reference_of(ticket), get_language() or "en"
    try:
        short_messages.send(
            bodies.ThanksBody(**form.cleaned_data), reference=reference, language=language, now=timezone.now()
        )
    except spool.CannotKeep as fault:
        log.error("thanks could not be kept", fault=type(fault.__cause__).__name__)
        return _show(request, form, ticket=ticket, notice=NOT_SENT, status=503)
    return TemplateResponse(request, "public/doors/thanks_sent.html")


def redisplay(request: HttpRequest) -> HttpResponse:
    """The form with all that was typed, when it could not be trusted and nothing was sent."""
    form = ThanksForm(request.POST)
    form.is_valid()
    return _show(request, form, ticket=request.POST.get("ticket", ""), notice=OPEN_LONG)


def _show(
    request: HttpRequest, form: ThanksForm, *, ticket: str, notice: StrOrPromise = "", status: int = 200
) -> HttpResponse:
    context = {"form": form, "ticket": ticket, "notice": notice}
    return TemplateResponse(request, "public/doors/thanks.html", context, status=status)
