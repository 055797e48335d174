"""Alerts about how cases are looked at, for counter-corruption and the local policing body."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from candour.accounts.models import User
from candour.accounts.roles import Permission
from candour.audit.models import Alert
from candour.audit.record import record
from candour.desk.guards import for_permission
from candour.ui.unnamed import unnamed

SHOWN = 100
SENTENCES = {
    "self_search": "Searched for their own name.",
    "barred_search": "Searched for words that would find a case they are barred from.",
    "many_looks": "Opened many cases within an hour and worked on none of them.",
}


@require_safe
@for_permission(Permission.SEE_ALERTS)
def alerts(request: HttpRequest) -> HttpResponse:
    """The latest alerts of the reader's force, one for each pattern, person and hour. Seeing them is written down."""
    found = list(Alert.objects.order_by("-at")[:SHOWN])
    names = dict(User.objects.filter(id__in={_as_id(alert.actor) for alert in found}).values_list("id", "name"))
    rows = [
        {
            "at": alert.at,
            "who": names.get(_as_id(alert.actor), "Someone who is no longer here"),
            "what": SENTENCES.get(alert.pattern) or f"{unnamed('Did something', alert.pattern)}.",
            "times": _times(alert),
        }
        for alert in found
    ]
    record("alerts.read", by=request.actor, at=timezone.now(), detail={"count": str(len(rows))})  # type: ignore[attr-defined]
    return TemplateResponse(request, "desk/alerts.html", {"rows": rows})


def _times(alert: Alert) -> str:
    """How often within that hour; empty for once, and for what an earlier version raised."""
    if alert.count < 2:
        return ""
    if alert.pattern == "many_looks":
        return f"{alert.count} different cases within an hour."
    last = f" between {_clock(alert.at)} and {_clock(alert.last_at)}" if alert.last_at else ""
    return f"{alert.count} times{last}."


def _clock(at: datetime) -> str:
    return f"{timezone.localtime(at):%H:%M}"


def _as_id(actor: str) -> uuid.UUID:
    try:
        return uuid.UUID(actor)
    except ValueError:  # nobody of this desk
        return uuid.UUID(int=0)
