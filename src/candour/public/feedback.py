"""The answer box of the beta banner. No personal data is asked for, and it is not a complaint."""

from __future__ import annotations

import structlog
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from candour.intake.feedback import keep
from candour.public.footage import NOT_SENT
from candour.ui import forms
from candour.ui.caching import no_store
from candour.vault import spool

log = structlog.get_logger("candour.public")


class FeedbackForm(forms.Form):
    """One box."""

    text = forms.LongText(
        label=_("What do you think of these pages?"),
        hint=_("Please do not write your name, how to reach you, or what the police did."),
        error=_("Tell us what you think of these pages"),
        max_length=5_000,
        rows=6,
    )


@no_store
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    """Takes a message about the pages; one that may be a complaint is kept and offered the form."""
    form = FeedbackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        language, now = get_language() or "en", timezone.now()
        try:
            may_be_complaint = keep(form.cleaned_data["text"], page="", language=language, now=now)
        except spool.CannotKeep as fault:
            log.error("a message could not be kept", fault=type(fault.__cause__).__name__)
            context = {"form": form, "notice": NOT_SENT}
            return TemplateResponse(request, "public/feedback/feedback.html", context, status=503)
        return TemplateResponse(request, "public/feedback/thanks.html", {"may_be_complaint": may_be_complaint})
    return TemplateResponse(request, "public/feedback/feedback.html", {"form": form})
