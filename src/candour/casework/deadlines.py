"""The next thing due on a case, derived from its events by the law's clocks. There is no stored deadline."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from candour.casework import assessment, models


def refresh(case: models.Case, *, now: datetime) -> None:
    """Writes what is due next into the case: a cache, with the version of the rules that made it."""
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
