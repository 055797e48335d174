"""The next thing due on a case, derived from its events by the law's clocks. There is no stored deadline."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

from candour.casework import assessment, models

_put_off: ContextVar[dict[uuid.UUID, tuple[models.Case, datetime]] | None] = ContextVar("put_off", default=None)


@contextmanager
def once_at_the_end() -> Iterator[None]:
    """Within it, however many actions touch a case, what is due next is worked out once, after the last."""
    waiting: dict[uuid.UUID, tuple[models.Case, datetime]] = {}
    token = _put_off.set(waiting)
    try:
        yield
    finally:
        _put_off.reset(token)
    for case, now in waiting.values():
        refresh(case, now=now)


def refresh(case: models.Case, *, now: datetime) -> None:
    """Writes what is due next into the case: a cache, with the version of the rules that made it."""
    waiting = _put_off.get()
    if waiting is not None:
        waiting[case.id] = (case, now)
        return
    due = next_due(case, now=now)
    case.next_due_on, case.next_due = due or (None, "")
    case.rule_version = assessment.RULE_VERSION
    case.save(update_fields=["next_due", "next_due_on", "rule_version"])


def next_due(case: models.Case, *, now: datetime) -> tuple[date, str] | None:
    """What is due next by what the events say now, and the day; None when nothing with a day is running."""
    today = timezone.localdate(now)
    known = assessment.as_matter(case, events=case.events.all(), today=today)
    dated = [(clock.due_on, clock.title) for clock in assessment.clocks(known, today=today) if clock.due_on]
    return min(dated, default=None)
