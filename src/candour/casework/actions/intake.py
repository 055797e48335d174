"""Taking a complaint in, and logging it.

`receive` is run by the worker only: no door writes these tables for a new complaint.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from candour.accounts.actors import Actor
from candour.casework import act, models, reference, task_kinds
from candour.casework.actions import consent, correspondence, tasks
from candour.casework.events import ComplaintMade, ComplaintReceived, Logged
from candour.casework.permissions import Act
from candour.evidence import files
from candour.vault import blind_index, case_keys
from complaintlaw import life

LOOK_AHEAD = timedelta(days=3 * 365)  # longer than a complaint is ever open


class AlreadyLogged(Exception):
    """The case was logged before; it stays as it was."""


@dataclass(frozen=True, kw_only=True)
class AuthorityPart:
    """The part of a submission that one authority must deal with."""

    authority: str
    facts: Mapping[str, str]
    """What the person's own answers say about the questions of the law, by key."""


@dataclass(frozen=True, kw_only=True)
class Received:
    """An opened submission, from whatever channel, in the one shape the record takes in."""

    submission: uuid.UUID
    reference: str
    force: str
    channel: str
    language: str
    made_at: datetime
    received_at: datetime
    questions_version: str
    answers: Mapping[str, Any]
    people: tuple[tuple[str, Mapping[str, Any]], ...]
    parts: tuple[AuthorityPart, ...]
    urgent: bool = False
    footage: tuple[tasks.FootageRow, ...] = ()
    """What may have been recorded: each becomes a task to find it and mark it."""
    files: tuple[str, ...] = ()
    """The ids of the files that were sent with it."""
    signed_form: tuple[str, ...] = ()
    """The ids of the files that show a form which the person it is for has signed."""
    turns_16_on: date | None = None
    """When the child that it is for turns 16, where that is known."""
    receipt: str = ""
    """The root of the receipt that the sender holds, in hexadecimal; the root of the day will cover it."""


@act.performs(Act.RECEIVE)
def receive(received: Received, *, by: Actor, now: datetime) -> list[uuid.UUID]:
    """One case for each authority that must deal with a part of the submission. Returns their ids.

    Receiving the same submission again makes nothing new and returns the same cases.
    """
    there = dict(models.Case.objects.filter(submission=received.submission).values_list("authority", "id"))
    return [there.get(part.authority) or _open_case(received, part, by=by, now=now) for part in received.parts]


def _open_case(received: Received, part: AuthorityPart, *, by: Actor, now: datetime) -> uuid.UUID:
    case_id = uuid.uuid4()
    case_keys.create(case_id, authority=part.authority)
    case = models.Case.objects.create(
        id=case_id,
        authority=part.authority,
        force=received.force,
        reference=reference.new(),
        submission=received.submission,
        submission_reference=received.reference,
        state=life.State.RECEIVED.name,
        channel=received.channel,
        language=received.language,
        made_at=received.made_at,
        received_at=received.received_at,
        urgent=received.urgent,
    )
    models.Statement.objects.create(
        case=case,
        questions_version=received.questions_version,
        language=received.language,
        made_at=received.made_at,
        answers=dict(received.answers),
    )
    models.Person.objects.bulk_create(
        models.Person(case=case, role=role, details=dict(details)) for role, details in received.people
    )
    models.Fact.objects.bulk_create(
        models.Fact(case=case, key=key, value=value, noted_at=now, by="complainant", by_name="")
        for key, value in part.facts.items()
    )
    blind_index.add(case_id, authority=part.authority, found=_search_tokens(received))
    made = act.Happened(case=case, data=ComplaintMade(), happened_at=received.made_at)
    reached = act.Happened(
        case=case, data=ComplaintReceived(receipt=received.receipt), happened_at=received.received_at
    )
    act.happened_to_each([made, reached], by=by, now=now)
    _begin_work(received, case, by=by, now=now)
    return case_id


def _begin_work(received: Received, case: models.Case, *, by: Actor, now: datetime) -> None:
    if received.files:
        files.take_in(received.files, case_id=case.id, authority=case.authority, by=by, now=now)
    if received.signed_form:
        consent.take_form(case, received.signed_form, from_person=False, by=by, now=now)
    _open_tasks(received, case, by=by, now=now)
    correspondence.acknowledge(case, by=by, now=now)


def _open_tasks(received: Received, case: models.Case, *, by: Actor, now: datetime) -> None:
    """What cannot wait for someone to read it all: reaching a person in danger, and keeping video."""
    source = tasks.source_of(case)
    if received.urgent:
        tasks.open_task(task_kinds.URGENT, source=source, details={}, by=by, now=now)
    tasks.open_footage(received.footage, source=source, by=by, now=now)
    # The day itself would give away when the child was born: the month is enough to be asked in.
    month = received.turns_16_on.replace(day=1) if received.turns_16_on else None
    if month and now.date() < month <= now.date() + LOOK_AHEAD:
        tasks.open_task(task_kinds.TURNS_16, source=source, details={}, by=by, now=now, due_on=month)


def _search_tokens(received: Received) -> set[bytes]:
    found = {token for text in _texts(received.answers) for token in blind_index.of_text(text)}
    for _role, details in received.people:
        for key in ("name", "officer_name", "officer_number"):
            found |= blind_index.of_name(str(details.get(key) or ""))
    return found | blind_index.of_text(received.reference.replace("-", ""))


def _texts(value: Any) -> Iterator[str]:
    """Every text within the answers, however deep; what was chosen from a list is searched for by nobody."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one) if isinstance(one, Mapping) else ()


@act.performs(Act.LOG)
def log(case_id: uuid.UUID, *, reasons: str, findings: list[dict[str, Any]], by: Actor, now: datetime) -> None:
    """Logs the complaint: it is the authority's to deal with, and first contact is next.

    `findings` is what the law said on the screen when the person decided, kept with the decision.
    Raises ReasonsMissing without reasons, AlreadyLogged when someone was faster.
    """
    case = act.locked(case_id)
    if case.logged_at is not None:
        raise AlreadyLogged("This complaint is logged already. Nothing was changed.")
    act.decide(case, "log", "logged", reasons=reasons, findings=findings, by=by, now=now)
    case.logged_at = now
    case.save(update_fields=["logged_at"])
    act.happened(case, Logged(), by=by, now=now)
    if case.state == life.State.RECEIVED.name:
        act.move(case, life.State.AWAITING_AA_DETERMINATION, by=by, now=now)
        act.move(case, life.State.INITIAL_CONTACT, by=by, now=now)
