"""Who is complained against, found in the register; and standing back from a case one is too near to."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from candour.accounts import stepup
from candour.casework import actions, queries
from candour.casework.permissions import Act
from candour.desk.case import opened
from candour.desk.guards import for_act
from candour.directory import register
from candour.intake.release import release as release_part
from candour.ui import forms


@dataclass(frozen=True)
class Naming:
    """What it means to find someone in the register for a case, in the words of the page."""

    role: str
    title: str
    effect: str


WHO = {
    "identify": Naming(
        "person_complained_against",
        "Who is complained against?",
        "When you choose someone, that person, their managers, their team at the time and whoever said to be close "
        "to them can no longer see that this case exists. If that is you, you cannot either.",
    ),
    "witness": Naming(
        "witness",
        "Who of those serving is a witness?",
        "When you choose someone, that person can no longer see that this case exists. Do this for everyone who "
        "serves and is named as a witness.",
    ),
    "keep-away": Naming(
        "kept_away",
        "Who must be kept away from this case?",
        "When you choose someone, that person can no longer see that this case exists. Do this when the "
        "complainant, or anyone else, says that they are too near to someone on the case.",
    ),
}


class Find(forms.Form):
    """Name or number, as far as known."""

    words = forms.Text(
        label="",
        hint="A name or part of it, or a number. The register of this force is searched.",
        heading=True,
        error="Enter a name or a number",
        max_length=100,
        autocomplete="off",
    )

    def __init__(self, *args: Any, title: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = title


@require_http_methods(["GET", "HEAD", "POST"])
@for_act(Act.IDENTIFY)
def identify(request: HttpRequest, case_id: uuid.UUID, who: str = "identify") -> HttpResponse:
    """Finds the person in the register, and on choosing bars whoever is too near, in the same second."""
    page, naming = opened(request, case_id), WHO[who]
    chosen = request.POST.get("serving", "")
    if request.method == "POST" and chosen:
        return _choose(request, page, naming, chosen)
    form = Find(request.POST if request.method == "POST" else None, title=naming.title)
    found = None
    if request.method == "POST" and form.is_valid():
        found = register.find(form.cleaned_data["words"], today=timezone.localdate())
    context = {"case": page, "form": form, "found": found, "naming": naming}
    return TemplateResponse(request, "desk/case/identify.html", context)


def _choose(request: HttpRequest, page: queries.CasePage, naming: Naming, chosen: str) -> HttpResponse:
    named = (one.id for one in page.people if one.role == naming.role and not one.identified)
    try:
        actions.people.identify(
            page.id,
            person_id=next(named, None),
            serving_id=uuid.UUID(chosen),
            role=naming.role,
            by=request.actor,  # type: ignore[attr-defined]
            now=timezone.now(),
        )
    except (ValueError, actions.people.NoSuchPerson):
        raise Http404 from None
    messages.success(request, "Noted. Whoever is too near can no longer see that the case exists.")
    return redirect("desk:inbox")


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


@for_act(Act.RELEASE)
@stepup.before_form
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """The local policing body lets the force have its part. A case of the force has no such form."""
    page = opened(request, case_id)
    form = Release(request.POST if request.method == "POST" else None)
    if not page.may_release and not form.is_valid():
        raise Http404
    if request.method == "POST" and form.is_valid() and not stepup.told_to_show(request, form):
        actor = request.actor  # type: ignore[attr-defined]
        try:
            release_part(case_id, reasons=form.cleaned_data["reasons"], by=actor, now=timezone.now())
        except actions.release.NotToRelease as refused:  # a second click, or someone was faster
            messages.warning(request, str(refused))
        else:
            messages.success(request, "Released. The force has its part within seconds.")
        return redirect("desk:case", case_id=case_id)
    return TemplateResponse(request, "desk/case/fact.html", {"case": page, "form": form})


@require_POST
@for_act(Act.DECLARE_CONFLICT)
def stand_back(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """Someone says that they are too near to a person on the case: from then on it is not there for them."""
    opened(request, case_id)
    actor = request.actor  # type: ignore[attr-defined]
    actions.people.declare_conflict(case_id, user_id=uuid.UUID(actor.id), by=actor, now=timezone.now())
    messages.success(request, "Thank you. You will not see this case again. Someone else deals with it.")
    return redirect("desk:inbox")
