"""The case page: the person's own words, what the law asks, what is missing, and the next act."""

from __future__ import annotations

import uuid
from datetime import datetime, time

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from candour.audit.record import record
from candour.casework import actions, queries
from candour.casework.assessment.matter import NoSuchFact
from candour.casework.permissions import Act
from candour.correspondence import outbox
from candour.desk import facts, presenters
from candour.desk.guards import for_act
from candour.directory import footage_retention
from candour.evidence import files
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
    return _show(request, opened(request, case_id))


@require_POST
@for_act(Act.LOG)
def log(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """Decides to log the complaint."""
    page = opened(request, case_id)
    form = Log(request.POST)
    if not form.is_valid():
        return _show(request, page, log_form=form)
    try:
        actions.intake.log(
            case_id,
            reasons=form.cleaned_data["reasons"],
            findings=page.assessment.as_kept(),
            by=request.actor,  # type: ignore[attr-defined]
            now=timezone.now(),
        )
    except actions.intake.AlreadyLogged as already:
        messages.warning(request, str(already))
    else:
        messages.success(request, "The complaint is logged. First contact is next.")
    return redirect("desk:case", case_id=case_id)


class Update(forms.Form):
    """That the complainant was told how it is going."""

    day = forms.DateParts(label="On which day were they told?", error="Enter the day")
    way = forms.Radios(
        label="How were they told?",
        choices=[(way, way.capitalize()) for way in actions.updates.WAYS],
        error="Choose how they were told",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_act(Act.NOTE_UPDATE)
def update(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """Notes an update to the complainant; the next one is counted from it."""
    page = opened(request, case_id)
    form = Update(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        at = timezone.make_aware(datetime.combine(form.cleaned_data["day"], time(12)))
        if form.cleaned_data["day"] in {timezone.localdate(now), timezone.localdate(page.received_at)}:
            at = min(now, max(at, page.received_at))
        try:
            actions.updates.note_update(case_id, at=at, way=form.cleaned_data["way"], by=request.actor, now=now)  # type: ignore[attr-defined]
        except actions.updates.TooEarly as wrong:
            form.add_error("day", str(wrong))
        else:
            messages.success(request, "Noted. The next update is counted from that day.")
            return redirect("desk:case", case_id=case_id)
    title = "Note that the complainant was told how it is going"
    return TemplateResponse(request, "desk/case/fact.html", {"case": page, "form": form, "title": title})


@require_http_methods(["GET", "HEAD", "POST"])
@for_act(Act.NOTE_FACT)
def fact(request: HttpRequest, case_id: uuid.UUID, path: str) -> HttpResponse:
    """Notes the answer to one question of the law, where it is asked."""
    page = opened(request, case_id)
    try:
        form = facts.form_for(path, request.POST if request.method == "POST" else None)
    except NoSuchFact:
        raise Http404 from None
    if request.method == "POST" and form.is_valid():
        try:
            facts.note(case_id, form, by=request.actor, now=timezone.now())  # type: ignore[attr-defined]
        except NoSuchFact:
            raise Http404 from None
        except (actions.facts.NotPossible, actions.facts.NotAValue) as wrong:
            form.add_error(form.answered_in, str(wrong))
        else:
            messages.success(request, "Noted. The findings on this page take it into account.")
            return redirect("desk:case", case_id=case_id)
    title = getattr(form, "title", "")
    return TemplateResponse(request, "desk/case/fact.html", {"case": page, "form": form, "title": title})


def opened(request: HttpRequest, case_id: uuid.UUID) -> queries.CasePage:
    """The case for this reader, with the look at it written down. A 404 when there is none for them."""
    page = queries.case_page(case_id, by=request.actor, today=timezone.localdate())  # type: ignore[attr-defined]
    if page is None:
        raise Http404
    # In the transaction of the request: a look that cannot be written down does not happen.
    record("case.read", by=request.actor, at=timezone.now(), case=page.id, authority=page.authority)  # type: ignore[attr-defined]
    return page


def _show(request: HttpRequest, page: queries.CasePage, *, log_form: Log | None = None) -> HttpResponse:
    context = {
        "case": page,
        "sections": summary.tree(page.answers),
        "unread": presenters.unread(page),
        "story": page.answers.get("what_happened", ""),
        "people": presenters.people(page),
        "flags": presenters.flags(page),
        "timeline": presenters.timeline(page),
        "missing": presenters.missing(page),
        "tasks": [
            {"task": row, "about": footage_retention.called(row.about) if row.about else ""} for row in page.tasks
        ],
        "letters": outbox.of_case(page.id),
        "files": files.of_case(page.id),
        "form": log_form or Log(),
    }
    return TemplateResponse(request, "desk/case/case.html", context)
