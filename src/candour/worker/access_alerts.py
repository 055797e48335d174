"""Watching how cases are looked at: patterns that a person in counter-corruption should see.

Goes along the chain of the audit, so that nothing is passed over. It judges nobody: an alert says what
was done, and a person asks why.
"""

from __future__ import annotations

import enum
import uuid
from collections import Counter
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from candour.accounts import actors
from candour.accounts.models import User
from candour.audit import chain, models
from candour.casework import queries
from candour.casework.actions import people
from candour.directory import register, ties
from candour.vault import blind_index, keys, sealing

MANY = 20
WITHIN = timedelta(hours=1)
CHANGES_WHO_IS_NEAR = {register.LINKED, register.TAKEN_IN, ties.DECLARED}


class Pattern(enum.StrEnum):
    """What was seen."""

    SELF_SEARCH = "searched for their own name"
    BARRED_SEARCH = "searched for what would find a case they are barred from"
    MANY_LOOKS = f"opened {MANY} or more cases within an hour and worked on none of them"


def raise_alerts() -> int:
    """Looks at every row linked since the last time, and derives the bars anew where one changed who is near.

    Returns how many alerts were raised.
    """
    with transaction.atomic():
        mark = models.AlertCheckpoint.objects.first() or models.AlertCheckpoint(place=0)
        events, place = chain.events_since(mark.place)
        alerts = [alert for event in events for alert in _alerts(event)]
        models.Alert.objects.bulk_create(alerts, ignore_conflicts=True)
        if any(event.act in CHANGES_WHO_IS_NEAR for event in events):
            people.bar_again(by=actors.worker(), now=timezone.now())
        if place != mark.place:
            mark.place = place
            mark.save()
    return len(alerts)


def _alerts(event: models.AuditEvent) -> list[models.Alert]:
    found = []
    if event.act == "search.made":
        terms = _terms(event)
        if _names_self(event.actor, terms):
            found.append(Pattern.SELF_SEARCH)
        if _finds_barred(event, terms):
            found.append(Pattern.BARRED_SEARCH)
    elif event.act == "case.read" and _many_looks(event):
        found.append(Pattern.MANY_LOOKS)
    return [
        models.Alert(
            at=event.at,
            pattern=pattern.name.lower(),
            actor=event.actor,
            role=event.role,
            authority=event.authority,
            event=event.id,
        )
        for pattern in found
    ]


def _terms(event: models.AuditEvent) -> str:
    sealed = bytes.fromhex(str(event.detail.get("terms", "")))
    private = keys.keyring().need("intake_private")
    return sealing.open_with(private, sealed, context="search terms").decode()


def _names_self(actor: str, terms: str) -> bool:
    user = User.objects.filter(id=actor).first()
    if user is None:
        return False
    surname = user.name.split()[-1] if user.name else ""
    return bool(surname) and blind_index.words(surname) <= blind_index.words(terms)


def _finds_barred(event: models.AuditEvent, terms: str) -> bool:
    barred = queries.barred_cases_of(uuid.UUID(event.actor))
    return bool(barred and barred & blind_index.cases_with(terms, authority=event.authority))


def _many_looks(event: models.AuditEvent) -> bool:
    """The moment the line is crossed: the last hour holds exactly MANY different cases, none worked on."""
    recent = models.AuditEvent.objects.filter(
        actor=event.actor, at__gt=event.at - WITHIN, at__lte=event.at, id__lte=event.id
    )
    acts = Counter(recent.exclude(case="").values_list("act", "case"))
    looked = {case for act, case in acts if act == "case.read"}
    worked = {case for act, case in acts if act != "case.read"}
    return len(looked) >= MANY and not worked and acts[("case.read", event.case)] == 1
