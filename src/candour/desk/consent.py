"""Noting whether the person a complaint is about agrees that someone acts for them."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.casework import actions, consent_scope, queries
from candour.casework.permissions import Act
from candour.desk.case import opened
from candour.desk.guards import for_act
from candour.evidence import files
from candour.ui import forms


class Noted(forms.Form):
    """What the person answered, how it is known, and when they said it."""

    answer = forms.Radios(
        label="What does the person say?", choices=list(consent_scope.ANSWERS.items()), error="Choose what they say"
    )
    scope = forms.Checkboxes(
        label="If they agree: what may the representative do?",
        choices=[
            forms.Choice(key, words, exclusive=key == consent_scope.WHOLE)
            for key, words in reversed(consent_scope.SCOPES.items())
        ],
        required=False,
        mark_optional=False,
    )
    way = forms.Radios(
        label="How did they say it?",
        hint="Consent must be in writing, and we must be able to produce it.",
        choices=[(key, words[:1].upper() + words[1:]) for key, words in consent_scope.WAYS.items()],
        error="Choose how they said it",
    )
    given_on = forms.DateParts(
        label="On which day?", hint="The day on the paper, or on which they answered.", error="Enter the day"
    )
    how_checked = forms.LongText(
        label="How do you know that it is their own answer?",
        hint="Whom you spoke to, how you reached them, what you looked at. Speak to them alone if you can.",
        error="Say how you know that it is their own answer",
        rows=4,
        max_length=20_000,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_act(Act.NOTE_CONSENT)
def consent(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """The form, or the note. From then on the representative sees what the person agreed to, and no more."""
    page = opened(request, case_id)
    form, seen = Noted(request.POST if request.method == "POST" else None), forms.count_of(request.POST.get("seen"))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.consent.note(
                case_id,
                answer=said["answer"],
                scope=tuple(said["scope"]),
                way=said["way"],
                given_on=said["given_on"],
                how_checked=said["how_checked"],
                by=request.actor,  # type: ignore[attr-defined]
                now=timezone.now(),
                seen=seen,
            )
        except actions.consent.AnsweredMeanwhile as meanwhile:
            form.add_error(None, str(meanwhile))
            page = queries.case_page(case_id, by=request.actor, today=timezone.localdate()) or page  # type: ignore[attr-defined]
            seen = None
        except actions.consent.NotAnAnswer as wrong:
            form.add_error(
                "scope" if said["answer"] == consent_scope.AGREED and not said["scope"] else "given_on", str(wrong)
            )
        else:
            messages.success(request, "Noted. The representative sees what the person agreed to, and no more.")
            return redirect("desk:case", case_id=case_id)
    title = "Does the person agree that someone acts for them?"
    signed = [file for file in files.of_case(case_id) if file.is_form]
    if seen is None:  # of a page that comes back for another reason, the number stays what was read on it
        seen = len(page.consent.answers) if page.consent else 0
    context = {"case": page, "form": form, "title": title, "signed": signed, "seen": seen}
    return TemplateResponse(request, "desk/case/consent.html", context)
