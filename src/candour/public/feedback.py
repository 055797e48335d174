"""The answer box of the beta banner. No personal data is asked for, and it is not a complaint."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from candour.intake import feedback as kept
from candour.ui import forms
from candour.ui.caching import no_store


class Feedback(forms.Form):
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
    form = Feedback(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        message = kept.keep(
            form.cleaned_data["text"],
            page="",
            language=get_language() or "en",
            now=timezone.now(),
        )
        context = {"may_be_complaint": message.may_be_complaint}
        return TemplateResponse(request, "public/feedback/thanks.html", context)
    return TemplateResponse(request, "public/feedback/feedback.html", {"form": form})
