"""Whom someone at the desk is close to: what they say themselves, and take back themselves."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from candour.casework import actions
from candour.directory import register, ties
from candour.directory.models import TieKind
from candour.ui import forms


class Close(forms.Form):
    """Someone in the register, and how the two are close."""

    words = forms.Text(
        label="Who are you close to?",
        hint="A name or part of it, or a number. The register of your force is searched.",
        error="Enter a name or a number",
        max_length=100,
        autocomplete="off",
    )
    kind = forms.Radios(
        label="How?",
        choices=[(kind.value, kind.label.capitalize()) for kind in TieKind],
        error="Choose how you are close",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def close_to(request: HttpRequest) -> HttpResponse:
    """What I declared, and declaring more. The cases it touches are gone from then on."""
    by = request.actor  # type: ignore[attr-defined]
    form = Close(request.POST if request.method == "POST" else None)
    found = None
    if request.method == "POST" and form.is_valid():
        if request.POST.get("serving"):
            return _declare(request, form)
        found = register.find(form.cleaned_data["words"], today=timezone.localdate())
    context = {"form": form, "found": found, "ties": ties.own(by=by)}
    return TemplateResponse(request, "desk/close_to.html", context)


def _declare(request: HttpRequest, form: Close) -> HttpResponse:
    by, now = request.actor, timezone.now()  # type: ignore[attr-defined]
    try:
        serving = uuid.UUID(request.POST["serving"])
        with transaction.atomic():
            ties.declare(serving, kind=form.cleaned_data["kind"], by=by, now=now)
            actions.people.stand_back_from(serving, by=by, now=now)
    except (ValueError, register.NotInRegister):
        raise Http404 from None
    messages.success(request, "Thank you. You do not see cases that are about this person, now or later.")
    return redirect("desk:close-to")


@require_POST
def no_longer(request: HttpRequest, tie_id: uuid.UUID) -> HttpResponse:
    """They are close no longer."""
    try:
        ties.end(tie_id, by=request.actor, now=timezone.now())  # type: ignore[attr-defined]
    except ties.NoSuchTie:
        raise Http404 from None
    messages.success(request, "Noted. Cases you could not see because of it stay closed to you.")
    return redirect("desk:close-to")
