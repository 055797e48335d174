"""Who is complained against, found in the register; and standing back from a case one is too near to."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from candour.accounts.roles import Permission
from candour.casework import actions
from candour.desk import case as cases
from candour.directory import register
from candour.intake import release as releasing
from candour.ui import forms


class Find(forms.Form):
    """Name or number, as far as known."""

    words = forms.Text(
        label="Who is complained against?",
        hint="A name or part of it, or a shoulder number. The register of this force is searched.",
        heading=True,
        error="Enter a name or a number",
        max_length=100,
        autocomplete="off",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def identify(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """Finds the person in the register, and on choosing bars whoever is too near, in the same second."""
    page = cases.opened(request, case_id)
    chosen = request.POST.get("serving", "")
    if request.method == "POST" and chosen:
        cases.allow(request, Permission.NOTE_FACTS)
        unidentified = next((one.id for one in page.people if one.role == "person_complained_against"), None)
        try:
            actions.people.identify(
                case_id,
                person_id=unidentified,
                serving_id=uuid.UUID(chosen),
                by=request.actor,  # type: ignore[attr-defined]
                now=timezone.now(),
            )
        except (ValueError, actions.people.NoSuchPerson):
            raise Http404 from None
        messages.success(request, "Noted. Whoever is too near to this person can no longer see that the case exists.")
        return redirect("desk:inbox")
    form = Find(request.POST if request.method == "POST" else None)
    found = None
    if request.method == "POST" and form.is_valid():
        found = register.find(form.cleaned_data["words"], today=timezone.localdate())
    context = {"case": page, "form": form, "found": found}
    return TemplateResponse(request, "desk/case/identify.html", context)


class Release(forms.Form):
    """Why the force gets its part, in the decider's own words."""

    reasons = forms.LongText(
        label="Why does the force get its part?",
        hint="The force gets the words as they were sent, and deals with what others than its head did.",
        heading=True,
        error="Say why the force gets its part",
        rows=4,
        max_length=20_000,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """The local policing body lets the force have its part. A case of the force has no such page."""
    page = cases.opened(request, case_id)
    if not page.may_release:
        raise Http404
    form = Release(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        cases.allow(request, Permission.LOG)
        actor = request.actor  # type: ignore[attr-defined]
        releasing.release(case_id, reasons=form.cleaned_data["reasons"], by=actor, now=timezone.now())
        messages.success(request, "Released. The force has its part within seconds.")
        return redirect("desk:case", case_id=case_id)
    return TemplateResponse(request, "desk/case/fact.html", {"case": page, "form": form})


@require_POST
def stand_back(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """Someone says that they are too near to a person on the case: from then on it is not there for them."""
    cases.opened(request, case_id)
    actor = request.actor  # type: ignore[attr-defined]
    actions.people.declare_conflict(case_id, user_id=uuid.UUID(actor.id), by=actor, now=timezone.now())
    messages.success(request, "Thank you. You will not see this case again. Someone else deals with it.")
    return redirect("desk:inbox")
