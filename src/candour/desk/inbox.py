"""What needs me today: the cases of my authority by the next date due."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from candour.audit.record import record
from candour.casework import queries, task_queries

PAGE_SIZE = 25


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """The inbox; `?show=new` for those not logged yet, `?page=` for the next ones."""
    by = request.actor  # type: ignore[attr-defined]
    today = timezone.localdate()
    only_new = request.GET.get("show") == "new"
    counts = queries.counts(by=by, today=today)
    number = page_number(request)
    rows = queries.inbox(by=by, today=today, only_new=only_new, start=(number - 1) * PAGE_SIZE, size=PAGE_SIZE + 1)
    detail = {"count": str(len(rows[:PAGE_SIZE])), "show": "new" if only_new else "all"}
    record("inbox.read", by=by, at=timezone.now(), detail=detail)
    context = {
        "rows": rows[:PAGE_SIZE],
        "counts": counts,
        "tasks": task_queries.counts(by=by, today=today),
        "only_new": only_new,
        "number": number,
        "more": len(rows) > PAGE_SIZE,
    }
    return TemplateResponse(request, "desk/inbox.html", context)


def page_number(request: HttpRequest) -> int:
    """The page that was asked for: 1 for whatever is no number."""
    text = request.GET.get("page", "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 7 else 1
