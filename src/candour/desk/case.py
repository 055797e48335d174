"""The case page: the person's own words, what the law asks, what is missing, and the next act."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from candour.accounts.roles import Permission
from candour.casework import actions, queries
from candour.desk import facts
from candour.intake import summary
from candour.ui import forms


class Log(forms.Form):
    """The decision to log, with reasons in the decider's own words."""

    reasons = forms.LongText(
        label="Why do you log this complaint?",
        hint="In your own words. Kept with the decision and the findings on this page.",
        error="Say why you log this complaint",
        rows=4,
        max_length=20_000,
    )


@require_safe
def case(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """One case, whole."""
    return _show(request, _page(request, case_id))


@require_POST
def log(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """Decides to log the complaint."""
    page = _page(request, case_id)
    form = Log(request.POST)
    if not form.is_valid():
        return _show(request, page, log_form=form)
    _allow(request, Permission.LOG)
    try:
        actions.intake.log(
            case_id,
            reasons=form.cleaned_data["reasons"],
            findings=page.assessment.as_kept(),
            by=request.actor,  # type: ignore[attr-defined]
            now=timezone.now(),
        )
    except actions.intake.AlreadyLogged as already:
        messages.info(request, str(already))
    else:
        messages.success(request, "The complaint is logged. First contact is next.")
    return redirect("desk:case", case_id=case_id)


@require_http_methods(["GET", "HEAD", "POST"])
def fact(request: HttpRequest, case_id: uuid.UUID, key: str) -> HttpResponse:
    """Notes the answer to one question of the law, where it is asked."""
    page = _page(request, case_id)
    question = page.assessment.question(key)
    if question is None:
        raise Http404
    form = facts.form_for(question, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _allow(request, Permission.NOTE_FACTS)
        facts.note(case_id, question, form, by=request.actor, now=timezone.now())  # type: ignore[attr-defined]
        messages.success(request, "Noted. The findings below take it into account.")
        return redirect("desk:case", case_id=case_id)
    return TemplateResponse(request, "desk/case/fact.html", {"case": page, "question": question, "form": form})


def _page(request: HttpRequest, case_id: uuid.UUID) -> queries.CasePage:
    page = queries.case_page(case_id, by=request.actor, today=timezone.localdate())  # type: ignore[attr-defined]
    if page is None:
        raise Http404
    return page


def _allow(request: HttpRequest, permission: Permission) -> None:
    if not request.user.may(permission):  # type: ignore[union-attr]
        raise Http404


def _show(request: HttpRequest, page: queries.CasePage, *, log_form: Log | None = None) -> HttpResponse:
    context = {
        "case": page,
        "sections": summary.tree(page.answers),
        "form": log_form or Log(),
    }
    return TemplateResponse(request, "desk/case/case.html", context)
