"""How the person may be reached, changed when they say so: whoever writes to them next is held to it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.casework import actions, queries
from candour.casework.permissions import Act
from candour.desk import presenters
from candour.desk.case import opened
from candour.desk.guards import for_act
from candour.intake import questions
from candour.ui import forms

WORDS = ("contact_notes", "email", "phone", "address")


class Contact(forms.Form):
    """What they say now; empty fields say that there is nothing."""

    contact_notes = forms.LongText(
        label="What to know before anyone contacts them", required=False, mark_optional=False, rows=3
    )
    email = forms.Email(label="Email address", required=False, mark_optional=False)
    phone = forms.Text(label="Phone number", required=False, mark_optional=False, max_length=60, width="20")
    address = forms.LongText(label="Address for letters", required=False, mark_optional=False, rows=3, max_length=1_000)
    reasons = forms.LongText(
        label="How do you know that this is what they want?",
        hint="Kept with the change. For example: they phoned, and gave their reference.",
        error="Say how you know that this is what they want",
        rows=3,
        max_length=20_000,
    )
    field_order = ("contact_ways", "contact_safety", *WORDS, "reasons")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = questions.every_question()
        ways, safety = asked["contact_ways"], asked["contact_safety"]
        self.fields["contact_ways"] = forms.Checkboxes(
            label="How can they be reached?",
            choices=[forms.Choice(one.value, str(one.label), exclusive=one.alone) for one in ways.options],
            error="Choose how they can be reached, or that they do not want to be contacted",
        )
        self.fields["contact_safety"] = forms.Radios(
            label="Is contact safe?",
            choices=[forms.Choice(one.value, str(one.label)) for one in safety.options],
            error="Choose whether contact is safe",
        )
        self.order_fields(self.field_order)

    def said(self) -> Mapping[str, Any]:
        """What is to be kept."""
        return {key: self.cleaned_data[key] for key in ("contact_ways", "contact_safety", *WORDS)}


@require_http_methods(["GET", "HEAD", "POST"])
@for_act(Act.CHANGE_CONTACT)
def contact(request: HttpRequest, case_id: uuid.UUID) -> HttpResponse:
    """Changes how the sender of the complaint may be reached."""
    page = opened(request, case_id)
    person = presenters.sender(page)
    if person is None:
        raise Http404
    form = Contact(request.POST) if request.method == "POST" else Contact(initial=dict(person.details))
    seen = forms.count_of(request.POST.get("seen"))
    if request.method == "POST" and form.is_valid():
        try:
            actions.contact.change(
                case_id,
                person_id=person.id,
                said=form.said(),
                reasons=form.cleaned_data["reasons"],
                by=request.actor,  # type: ignore[attr-defined]
                now=timezone.now(),
                seen=seen,
            )
        except actions.contact.ChangedMeanwhile as meanwhile:
            form.add_error(None, str(meanwhile))
            page = queries.case_page(case_id, by=request.actor, today=timezone.localdate()) or page  # type: ignore[attr-defined]
            return _show(request, page, form, said=True)
        messages.success(request, "Kept. It holds from the next message on, also for one that waits already.")
        return redirect("desk:case", case_id=case_id)
    return _show(request, page, form, seen=seen)


def _show(
    request: HttpRequest, page: queries.CasePage, form: Contact, *, seen: int | None = None, said: bool = False
) -> HttpResponse:
    changes = sum(decision.kind == actions.contact.DECISION for decision in page.decisions)
    context = {
        "case": page,
        "form": form,
        # Of a page that comes back because something is missing, the number stays what was read on it.
        "seen": changes if seen is None else seen,
        "said": presenters.contact_of(page) if said else (),
    }
    return TemplateResponse(request, "desk/case/contact.html", context)
