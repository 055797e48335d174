"""What the sender of a complaint may see of it.

Everything that is shown of many submissions is fetched together, in as many statements as of one; then it is told one
by one, so that a case that cannot be opened is in nobody else's way.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Prefetch

from candour.audit import chain
from candour.casework import assessment, consent_scope, models, task_kinds
from candour.casework.events import EventKind
from candour.casework.models.people import PersonRole
from candour.correspondence import policy
from candour.evidence import files
from candour.vault import case_keys
from complaintlaw import clocks, life

_ENDED = frozenset(state.name for state in life.ENDED)


def submissions_of(case_ids: Iterable[str]) -> set[uuid.UUID]:
    """The submissions that these cases came from; for the worker, not for a reader."""
    return set(models.Case.objects.filter(id__in=list(case_ids)).values_list("submission", flat=True))


def told_to_sender(submission: uuid.UUID, *, today: date) -> dict[str, Any]:
    """What the sender of one submission may see of it: see `SenderViews.told`."""
    return SenderViews([submission], today=today).told(submission)


class SenderViews:
    """All that is needed to tell the senders of these submissions where they are on that day."""

    def __init__(self, submissions: Iterable[uuid.UUID], *, today: date) -> None:
        self._today = today
        self._cases: dict[uuid.UUID, list[models.Case]] = defaultdict(list)
        cases = _cases(submissions)
        for case in cases:
            self._cases[case.submission].append(case)
        self._looks = chain.looks(str(case.id) for case in cases)
        submission_of = {case.id: case.submission for case in cases}
        self._files: dict[uuid.UUID, list[Any]] = defaultdict(list)
        for file in files.from_sender(submission_of):
            self._files[submission_of[file.case_id]].append(file)
        case_keys.load({*submission_of, *(task.sealed_under for case in cases for task in case.tasks.all())})

    def cases(self, submission: uuid.UUID) -> list[str]:
        """The ids of the cases made from a submission, in order."""
        return sorted(str(case.id) for case in self._cases[submission])

    def told(self, submission: uuid.UUID) -> dict[str, Any]:
        """For each authority where it is, by when they hear from it next, when they were told, and who looked (roles
        and times, not names), and what became of the files they sent. No words of the case. Whoever acts for someone
        sees only what that person agreed to. Raises what opening a sealed value raises.
        """
        cases = self._cases[submission]
        return {
            "reference": cases[0].submission_reference if cases else "",
            "received_at": cases[0].received_at.isoformat() if cases else "",
            "parts": [
                consent_scope.shown_to_sender(case, self._part(case), answers=case.consents.all()) for case in cases
            ],
            # What they sent themselves is no news about anybody: it is told before anyone agreed to anything.
            "files": files.told_to_sender(self._files[submission]),
        }

    def _part(self, case: models.Case) -> dict[str, Any]:
        hears_by = _hears_by(case, self._today)
        updates = sorted(
            (event.happened_at for event in case.events.all() if event.kind == EventKind.UPDATE_GIVEN), reverse=True
        )
        return {
            "authority": case.authority,
            "state": case.state,
            "logged_at": case.logged_at.isoformat() if case.logged_at else "",
            "hears_by": hears_by.isoformat() if hears_by else "",
            "told_here": _told_here(case),
            "updates": [at.isoformat() for at in updates],
            "video": [_recording(task) for task in case.tasks.all()],
            "looks": [[role, at.isoformat()] for role, at in self._looks.get(str(case.id), ())],
        }


def _cases(submissions: Iterable[uuid.UUID]) -> list[models.Case]:
    """The cases with all that belongs to them: people, events, facts and answers, and of the tasks the recordings."""
    results = models.TaskResult.objects.order_by("at", "id")
    recordings = models.Task.objects.filter(kind=task_kinds.PRESERVE).order_by("opened_at", "about")
    return list(
        models.Case.objects.filter(submission__in=list(submissions))
        .order_by("authority")
        .prefetch_related(
            Prefetch("people", models.Person.objects.order_by("id")),
            Prefetch("events", models.Event.objects.only("case", "kind", "happened_at", "corrects")),
            Prefetch("facts", models.Fact.objects.order_by("noted_at", "id")),
            Prefetch("consents", models.Consent.objects.order_by("noted_at", "id")),
            Prefetch("tasks", recordings.prefetch_related(Prefetch("results", results))),
        )
    )


def _hears_by(case: models.Case, today: date) -> date | None:
    """By when the complainant must hear something; what is due to others is no news for them."""
    if case.state in _ENDED:
        return None
    known = assessment.as_matter(case, events=case.events.all(), today=today, facts=case.facts.all())
    days = (one.last_day.value for one in clocks.running(known) if one.name in assessment.TELLS_COMPLAINANT)
    return min((day for day in days if day), default=None)


def _told_here(case: models.Case) -> bool:
    """Whether whoever sent it comes back by themselves, and so hears from nobody."""
    first: dict[str, models.Person] = {}
    for person in case.people.all():
        first.setdefault(person.role, person)
    sender = first.get(PersonRole.REPRESENTATIVE) or first.get(PersonRole.COMPLAINANT)
    said: Mapping[str, Any] = sender.details if sender else {}
    return policy.ContactPolicy.of(said).comes_back


def _recording(task: models.Task) -> dict[str, str]:
    """Of a recording, its kind, by when it is looked for, and what came of it."""
    results = list(task.results.all()) if task.outcome else []
    return {
        "about": task.about,
        "due_on": task.due_on.isoformat(),
        "outcome": task.outcome,
        "reason": (results and results[-1].reason) or "",
    }
