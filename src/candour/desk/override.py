"""Letting someone in who is barred from a case: one person asks, another confirms, both say why."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.accounts import stepup
from candour.accounts.models import User
from candour.casework.act import SecondPersonNeeded
from candour.casework.actions import bar_override
from candour.casework.permissions import Act
from candour.desk.case import opened
from candour.desk.guards import for_act
from candour.ui import forms


class Override(forms.Form):
    """Who, and why."""

    email = forms.Email(label="Email address of the person to let in", error="Enter their email address")
    reasons = forms.LongText(
        label="Why should this person be let in?",
        hint="In your own words. It takes two people: one asks, another confirms with reasons of their own.",
        error="Say why this person should be let in",
        rows=4,
        max_length=20_000,
    )
    act = forms.Radios(
        label="What do you do?",
        choices=[("ask", "Ask for it"), ("confirm", "Confirm what someone else asked")],
        error="Choose what you do",
    )


DONE = {
    "ask": "Kept with your reasons. A second person must confirm it before they are let in.",
    "confirm": "The bar is lifted: this person can open the case now.",
}


@for_act(Act.ASK_OVERRIDE)
@stepup.before_form
@require_http_methods(["GET", "HEAD", "POST"])
def override(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """Asks or confirms. Who is barred is never listed: whoever uses this knows whom they need."""
    page = opened(request, case_id)
    form = Override(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and not stepup.told_to_show(request, form):
        refused = _decide(request, case_id, form)
        if not refused:
            messages.success(request, DONE[form.cleaned_data["act"]])
            return redirect("desk:case", case_id=case_id)
        form.add_error("email", refused)
    title = "Let someone in who is barred"
    return TemplateResponse(request, "desk/case/fact.html", {"case": page, "form": form, "title": title})


def _decide(request: HttpRequest, case_id: uuid.UUID, form: Override) -> str:
    """Keeps the decision; gives a sentence when it cannot be."""
    by = request.actor  # type: ignore[attr-defined]
    user = User.objects.filter(email__iexact=form.cleaned_data["email"], authority=by.authority).first()
    if user is None:
        return "Nobody at this desk has this email address"
    act = bar_override.ask if form.cleaned_data["act"] == "ask" else bar_override.confirm
    try:
        act(case_id, user_id=user.pk, reasons=form.cleaned_data["reasons"], by=by, now=timezone.now())
    except (bar_override.AlreadyAsked, SecondPersonNeeded, bar_override.NotLifted) as refused:
        return str(refused)
    return ""
