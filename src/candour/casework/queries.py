"""Every list and every page's data: frozen rows, already opened, for one reader."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from candour import directory
from candour.accounts import roles
from candour.accounts.actors import Actor
from candour.casework import assessment, consent_scope, models, reference, states, task_queries, timeline
from candour.ui.unnamed import unnamed
from candour.vault import blind_index, case_keys


@dataclass(frozen=True, kw_only=True)
class InboxRow:
    """One case in the inbox."""

    id: uuid.UUID
    reference: str
    who: str
    state: str
    received_at: datetime
    logged: bool
    next_due: str
    next_due_on: date | None
    days_left: int | None
    urgent: bool


@dataclass(frozen=True, kw_only=True)
class PersonOnCase:
    """Someone on a case, opened."""

    id: int
    role: str
    details: Mapping[str, Any]
    identified: bool


@dataclass(frozen=True, kw_only=True)
class DecisionMade:
    """A decision as it stands in the record, with what it decides in words."""

    kind: str
    words: str
    reasons: str
    who: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class CasePage:
    """All that the case page shows."""

    id: uuid.UUID
    reference: str
    submission_reference: str
    authority: str
    state: states.DeskState
    channel: str
    language: str
    made_at: datetime
    received_at: datetime
    logged_at: datetime | None
    urgent: bool
    answers: Mapping[str, Any]
    people: tuple[PersonOnCase, ...]
    assessment: assessment.CaseAssessment
    decisions: tuple[DecisionMade, ...]
    timeline: tuple[timeline.TimelineEntry, ...]
    may_release: bool
    tasks: tuple[task_queries.TaskRow, ...]
    consent: consent_scope.ConsentView | None


def visible(by: Actor) -> QuerySet[models.Case]:
    """The cases this reader may know of: those of their own authority, if their role sees cases at all."""
    if roles.Permission.SEE_CASES not in roles.role(by.role).may:
        return models.Case.objects.none()
    return models.Case.objects.filter(authority=by.authority)


def inbox(*, by: Actor, today: date, only_new: bool = False, start: int = 0, size: int = 50) -> list[InboxRow]:
    """The cases of the reader's authority by the next date due, soonest first, undated last."""
    cases = visible(by)
    if only_new:
        cases = cases.filter(logged_at=None)
    page = list(
        cases.order_by(F("next_due_on").asc(nulls_last=True), "received_at")[start : start + size].prefetch_related(
            "people"
        )
    )
    case_keys.load(case.id for case in page)
    return [_row(case, today) for case in page]


def search(text: str, *, by: Actor, today: date, size: int = 50) -> list[InboxRow]:
    """The reader's cases that hold every word of the text; a reference finds its case as well."""
    found = blind_index.cases_with(text, authority=by.authority)
    grouped = reference.grouped(text)
    asked = Q(id__in=found) | Q(reference=grouped) | Q(submission_reference=grouped)
    cases = list(visible(by).filter(asked).order_by("-received_at")[:size].prefetch_related("people"))
    case_keys.load(case.id for case in cases)
    return [_row(case, today) for case in cases]


def there_are_cases() -> bool:
    """Whether there is any case at all; for set-up, not for a reader."""
    return models.Case.objects.exists()


def barred_cases_of(users: Iterable[uuid.UUID]) -> dict[uuid.UUID, set[uuid.UUID]]:
    """By user, the cases they are barred from; for the worker that watches, never for a reader."""
    found: dict[uuid.UUID, set[uuid.UUID]] = {}
    rows = models.Barred.objects.filter(user_id__in=list(users), lifted_at=None)
    for user, case in rows.values_list("user_id", "case_id"):
        found.setdefault(user, set()).add(case)
    return found


def references_of(case_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, tuple[str, str]]:
    """By case, its own reference and the one that the person holds; for the worker that watches."""
    rows = models.Case.objects.filter(id__in=list(case_ids)).values_list("id", "reference", "submission_reference")
    return {case: (own, held) for case, own, held in rows}


def counts(*, by: Actor, today: date) -> dict[str, int]:
    """How many cases the reader's authority has: all, not yet logged, and late."""
    return visible(by).aggregate(
        all=Count("id"),
        new=Count("id", filter=Q(logged_at=None)),
        late=Count("id", filter=Q(next_due_on__lt=today)),
    )


def _row(case: models.Case, today: date) -> InboxRow:
    return InboxRow(
        id=case.id,
        reference=case.reference,
        who=_complainant(case),
        state=states.known(case.state).words,
        received_at=case.received_at,
        logged=case.logged_at is not None,
        next_due=case.next_due,
        next_due_on=case.next_due_on,
        days_left=None if case.next_due_on is None else (case.next_due_on - today).days,
        urgent=case.urgent,
    )


def _decision(decision: models.Decision) -> DecisionMade:
    return DecisionMade(
        kind=decision.kind,
        words=timeline.DECISIONS.get(decision.kind) or unnamed("Decided something", decision.kind),
        reasons=decision.reasons,
        who=decision.by_name,
        at=decision.at,
    )


def _may_release(case: models.Case) -> bool:
    """Whether a local policing body holds the case and has not let the force have its part yet."""
    if case.authority != directory.local_policing_body(case.force).id:
        return False
    return not case.decisions.filter(kind="release").exists()


def _person(person: models.Person) -> PersonOnCase:
    return PersonOnCase(
        id=person.pk,
        role=person.role,
        details=person.details,
        identified=person.serving_id is not None,
    )


def _complainant(case: models.Case) -> str:
    for person in case.people.all():
        if person.role == "complainant":
            return str(person.details.get("name") or "")
    return ""


def case_page(case_id: uuid.UUID, *, by: Actor, today: date) -> CasePage | None:
    """The whole case for this reader; None when there is none or it is not theirs to know of."""
    case = visible(by).filter(id=case_id).first()
    if case is None:
        return None
    statement = case.statements.order_by("made_at").first()
    answers = statement.answers if statement else {}
    events = list(case.events.order_by("id"))
    return CasePage(
        id=case.id,
        reference=case.reference,
        submission_reference=case.submission_reference,
        authority=case.authority,
        state=states.known(case.state),
        channel=case.channel,
        language=case.language,
        made_at=case.made_at,
        received_at=case.received_at,
        logged_at=case.logged_at,
        urgent=case.urgent,
        answers=answers,
        people=tuple(_person(person) for person in case.people.all()),
        assessment=assessment.assess(case, events=events, today=today),
        decisions=tuple(_decision(decision) for decision in case.decisions.order_by("-at")),
        timeline=tuple(timeline.tell(events)),
        may_release=_may_release(case),
        tasks=task_queries.of_case(case.id, today=today),
        consent=consent_scope.of_case(case),
    )
