"""Opening a file that was sent as proof: only once it was checked, and each time written down."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from candour.desk import tasks
from candour.desk.case import opened
from candour.evidence import files


@require_safe
def file(request: HttpRequest, case_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponseBase:
    """The file, to save and not to show. Its name on the reader's disk says nothing of the person."""
    opened(request, case_id)
    return _sent(request, case_id, file_id)


@require_safe
def of_task(request: HttpRequest, task_id: uuid.UUID, file_id: uuid.UUID) -> HttpResponseBase:
    """The same for what came with a request for a review: it belongs to the task, and to whoever has that."""
    tasks.opened(request, task_id)
    return _sent(request, task_id, file_id)


def _sent(request: HttpRequest, owner: uuid.UUID, file_id: uuid.UUID) -> HttpResponseBase:
    try:
        opened = files.open_file(owner, file_id, by=request.actor, now=timezone.now())  # type: ignore[attr-defined]
    except files.NotOpen:
        raise Http404 from None
    # Its key is known by now: sending it needs no database, and goes on after the request's transaction.
    response = StreamingHttpResponse(opened.pieces, content_type=opened.type)
    response["Content-Length"] = str(opened.size)
    response["Content-Disposition"] = f'attachment; filename="file-{file_id.hex[:8]}.{opened.ending}"'
    response["Cache-Control"] = "no-store"
    return response
