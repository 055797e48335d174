"""Finding a case by words, a name as it is spoken, or a reference. What was asked stays out of addresses."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.audit.record import record
from candour.casework import queries
from candour.ui import forms
from candour.vault import keys, sealing

SHOWN = 50


class Search(forms.Form):
    """One box."""

    words = forms.Text(
        label="Find a case",
        heading=True,
        hint="Words of the complaint, a name as you hear it, or a reference. All words must be there.",
        error="Enter what to look for",
        max_length=200,
        autocomplete="off",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Asks, or shows what was found. The terms go into the audit sealed, so that a list of them is no leak."""
    form = Search(request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"form": form, "rows": None}
    if request.method == "POST" and form.is_valid():
        by = request.actor  # type: ignore[attr-defined]
        terms = form.cleaned_data["words"]
        rows = queries.search(terms, by=by, today=timezone.localdate(), size=SHOWN)
        sealed = sealing.seal_to(keys.keyring().need("intake_public"), terms.encode(), context="search terms").hex()
        record("search.made", by=by, at=timezone.now(), detail={"terms": sealed, "count": str(len(rows))})
        context |= {"rows": rows, "full": len(rows) == SHOWN}
    return TemplateResponse(request, "desk/search.html", context)
