"""Noting what someone said about being acted for: as it came in by their words, or as the desk made sure of it."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from candour.accounts.actors import Actor
from candour.casework import act, consent_scope, models, task_kinds
from candour.casework.actions import tasks
from candour.casework.consent_scope import AGREED, REFUSED, TALK, WITHDRAWN
from candour.casework.events import ConsentCameIn, ConsentChecked, FormCameIn
from candour.casework.permissions import Act
from candour.evidence import files
from candour.evidence.models import Origin

WRITTEN_CONSENT = "representative.written_consent"
BY_WORDS = "words"
_TASKS = {
    AGREED: task_kinds.CHECK_CONSENT,
    TALK: task_kinds.TALK_CONSENT,
    REFUSED: task_kinds.CONSENT_ENDED,
    WITHDRAWN: task_kinds.CONSENT_ENDED,
}


class NotAnAnswer(ValueError):
    """This is no answer that there can be, or it was given on a day that has not come."""


class AnsweredMeanwhile(Exception):
    """Another answer was noted, or came in, after this person had opened the page."""


@dataclass(frozen=True, kw_only=True)
class Answered:
    """An answer that came in by the words: `about` is the submission of the complaint, `said` what was typed."""

    submission: uuid.UUID
    about: uuid.UUID
    answer: str
    scope: tuple[str, ...]
    given_on: date | None
    said: Mapping[str, Any] = field(default_factory=dict)
    at: datetime


@act.performs(Act.RECEIVE_CONSENT)
def receive(answered: Answered, *, by: Actor, now: datetime) -> None:
    """Puts the answer on every case of the complaint, unchecked, with something to do for a person.

    For the worker. The same submission again changes nothing.
    """
    for case in (
        models.Case.objects.select_for_update(no_key=True).filter(submission=answered.about).order_by("authority")
    ):
        if case.consents.filter(submission=answered.submission).exists():
            continue
        _keep(
            case,
            answer=answered.answer,
            scope=answered.scope,
            way=BY_WORDS,
            checked=False,
            given_on=answered.given_on or timezone.localdate(answered.at),
            said=answered.said,
            submission=answered.submission,
            by=by,
            now=now,
        )
        details = {key: value for key, value in answered.said.items() if key != "free"}
        tasks.open_task(_TASKS[answered.answer], source=tasks.source_of(case), details=details, by=by, now=now)


@dataclass(frozen=True, kw_only=True)
class FormCame:
    """A photo or PDF of a signed form that came in for the complaint `about`; `uploads` are ids of uploads.

    `from_person` says whether it came with the words of the person who was asked, or from whoever asks.
    """

    about: uuid.UUID
    uploads: tuple[str, ...]
    from_person: bool


@act.performs(Act.RECEIVE_FORM)
def receive_form(came: FormCame, *, by: Actor, now: datetime) -> None:
    """Puts the form on every case of the complaint as a file, for a person to look at. It agrees to nothing.

    For the worker. The same form again changes nothing.
    """
    for case in models.Case.objects.select_for_update(no_key=True).filter(submission=came.about).order_by("authority"):
        take_form(case, came.uploads, from_person=came.from_person, by=by, now=now)


def take_form(case: models.Case, uploads: tuple[str, ...], *, from_person: bool, by: Actor, now: datetime) -> None:
    """The same for one case, in the caller's transaction. Of more pages one task is enough."""
    origin = Origin.PERSON_FORM if from_person else Origin.SENDER_FORM
    if not files.take_in(uploads, case_id=case.id, authority=case.authority, by=by, now=now, origin=origin):
        return
    act.happened(case, FormCameIn(what=str(origin.label)), by=by, now=now)
    if not models.Task.objects.filter(case=case, kind=task_kinds.CHECK_FORM, done_at=None).exists():
        tasks.open_task(task_kinds.CHECK_FORM, source=tasks.source_of(case), details={}, by=by, now=now)


@act.performs(Act.NOTE_CONSENT)
def note(
    case_id: uuid.UUID,
    *,
    answer: str,
    scope: tuple[str, ...],
    way: str,
    given_on: date,
    how_checked: str,
    by: Actor,
    now: datetime,
    seen: int | None = None,
) -> None:
    """Notes what a person at the desk knows to be the answer. What there was to do about it is done with that.

    `seen` is how many answers there were when the page was opened; None leaves that unchecked. Raises
    NoSuchCase; AnsweredMeanwhile when there are others; NotAnAnswer for a day in the future or an agreement to
    nothing; ReasonsMissing without how it is known.
    """
    _known(answer, scope, way, given_on=given_on, today=timezone.localdate(now))
    if not how_checked.strip():
        raise act.ReasonsMissing("Say how you know.")
    case = act.locked(case_id)
    if seen is not None and case.consents.count() != seen:
        raise AnsweredMeanwhile("Another answer came in since you opened this page. Read it below first.")
    _keep(
        case,
        answer=answer,
        scope=scope if answer == AGREED else (),
        way=way,
        checked=True,
        given_on=given_on,
        said={"how_checked": how_checked.strip()},
        submission=None,
        by=by,
        now=now,
    )
    # Locked before they are looked at: one that someone else finishes at this moment is not finished again.
    open_tasks = models.Task.objects.select_for_update().filter(case=case, kind__in=task_kinds.CONSENT, done_at=None)
    for task in open_tasks.order_by("id"):
        tasks.finish(task.id, outcome="noted", searched="", reason="", told="", by=by, now=now)


def _known(answer: str, scope: tuple[str, ...], way: str, *, given_on: date, today: date) -> None:
    if given_on > today:
        raise NotAnAnswer("This day has not come yet.")
    known = answer in consent_scope.ANSWERS and way in consent_scope.WAYS
    if not known or not set(scope) <= set(consent_scope.SCOPES):
        raise NotAnAnswer("There is no such answer.")
    if answer == AGREED and not scope:
        raise NotAnAnswer("Say what they agreed to.")


def _keep(
    case: models.Case,
    *,
    answer: str,
    scope: tuple[str, ...],
    way: str,
    checked: bool,
    given_on: date,
    said: Mapping[str, Any],
    submission: uuid.UUID | None,
    by: Actor,
    now: datetime,
) -> None:
    models.Consent.objects.create(
        case=case,
        answer=answer,
        scope=[key for key in consent_scope.SCOPES if key in scope],
        way=way,
        checked=checked,
        given_on=given_on,
        said=dict(said),
        submission=submission,
        noted_at=now,
        by=by.id,
        by_name=by.name,
    )
    _note_for_the_law(case, by=by, now=now)
    said_now = ConsentChecked if checked else ConsentCameIn
    data = said_now(what=consent_scope.ANSWERS[answer], day=given_on, answer=answer)
    act.happened(case, data, by=by, now=now)


def _note_for_the_law(case: models.Case, *, by: Actor, now: datetime) -> None:
    """Written consent can be produced while some that was checked holds; the law is told when that changes."""
    value = json.dumps(bool(consent_scope.allowed(consent_scope.rows_of(case))))
    last = case.facts.filter(key=WRITTEN_CONSENT).order_by("noted_at", "id").last()
    if last is None or last.value != value:
        models.Fact.objects.create(case=case, key=WRITTEN_CONSENT, value=value, noted_at=now, by=by.id, by_name=by.name)
