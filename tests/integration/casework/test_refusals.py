"""What an act refuses, asked of the act itself: a page that sends it on may have left it out."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from candour.accounts import actors
from candour.accounts.actors import Actor
from candour.casework import act, actions, models
from candour.casework.actions import consent, correspondence, facts, people, tasks, updates
from candour.correspondence import outbox
from candour.correspondence.models import MessageState
from tests import acting, factories
from tests.act_scenes import case_of
from tests.register import serving
from tests.stored_rows import everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def handler() -> Actor:
    """Somebody who works on cases."""
    return factories.actor("handler@example.org")


def refused(fault: type[Exception], words: str, do: Callable[[], object]) -> None:
    """It is refused in that sentence, and nothing is changed."""
    before = everything()
    with pytest.raises(fault, match=words):
        do()
    assert everything() == before


AGREED: dict[str, Any] = {"answer": "agreed", "scope": ("whole",), "way": "paper", "how_checked": "Spoke to them."}


@pytest.mark.parametrize(
    ("changes", "fault", "words"),
    [
        ({"how_checked": "  "}, act.ReasonsMissing, "Say how you know"),
        ({"answer": "perhaps"}, consent.NotAnAnswer, "There is no such answer"),
        ({"way": "thought"}, consent.NotAnAnswer, "There is no such answer"),
        ({"scope": ("everything",)}, consent.NotAnAnswer, "There is no such answer"),
        ({"scope": ()}, consent.NotAnAnswer, "Say what they agreed to"),
        ({"given_on": "tomorrow"}, consent.NotAnAnswer, "This day has not come yet"),
    ],
)
def test_an_agreement_that_cannot_be_is_not_noted(
    changes: dict[str, Any], fault: type[Exception], words: str, handler: Actor
) -> None:
    acting.sent()
    case, today = acting.the_case(), timezone.localdate()
    said = AGREED | {"given_on": today} | changes
    said["given_on"] = today + timedelta(days=1) if said["given_on"] == "tomorrow" else today
    refused(fault, words, lambda: consent.note(case.id, **said, by=handler, now=timezone.now()))


def test_what_is_there_nowhere_is_refused_by_every_act_on_it(handler: Actor) -> None:
    case, now, nowhere = case_of(), timezone.now(), uuid.uuid4()
    worker = actors.worker()
    copy: dict[str, Any] = {"way": "post", "copy": {}, "by": worker, "now": now}
    refused(act.NoSuchCase, "no case from this submission", lambda: correspondence.send_copy(nowhere, **copy))
    refused(
        act.NoSuchCase,
        "There is no such case",
        lambda: people.declare_conflict(nowhere, user_id=uuid.UUID(handler.id), by=handler, now=now),
    )
    refused(
        people.NoSuchPerson,
        "nobody with this id",
        lambda: people.identify(case.id, person_id=None, serving_id=nowhere, by=handler, now=now),
    )
    who = serving("Someone").pk
    refused(
        people.NoSuchPerson,
        "not on the case in that role",
        lambda: people.identify(case.id, person_id=0, serving_id=who, by=handler, now=now),
    )
    ended: dict[str, Any] = {"outcome": "held", "searched": "", "reason": "", "told": ""}
    refused(tasks.NoSuchTask, "no such task", lambda: tasks.finish(nowhere, **ended, by=handler, now=now))


def test_what_became_clear_lies_between_the_receipt_and_now(handler: Actor) -> None:
    case, now = case_of(), timezone.now()
    for at, words in (
        (case.received_at - timedelta(seconds=1), "before the complaint was received"),
        (now + timedelta(seconds=1), "has not come yet"),
    ):
        note = {"at": at, "to_whom": "the duty sergeant", "by": handler, "now": now}
        refused(facts.NotPossible, words, lambda note=note: facts.note_became_clear(case.id, **note))  # type: ignore[misc]


def test_an_update_lies_between_the_receipt_and_now_and_went_some_way(handler: Actor) -> None:
    case, now = case_of(), timezone.now()
    for at in (case.received_at - timedelta(seconds=1), now + timedelta(seconds=1)):
        said = {"at": at, "way": "phone", "by": handler, "now": now}
        refused(updates.TooEarly, "must lie between", lambda said=said: updates.note_update(case.id, **said))  # type: ignore[misc]
    said = {"at": now, "way": "by pigeon", "by": handler, "now": now}
    refused(ValueError, "is no way to tell someone", lambda: updates.note_update(case.id, **said))


@pytest.mark.parametrize(
    ("changes", "fault", "words"),
    [
        ({"outcome": "vanished"}, tasks.NotAnOutcome, "cannot end like that"),
        ({"told": "by pigeon"}, tasks.NotAnOutcome, "cannot end like that"),
        ({"outcome": "gone", "reason": "Too late."}, tasks.SearchMissing, "Say what was searched"),
        ({"outcome": "gone", "searched": "All of it."}, act.ReasonsMissing, "Say why"),
    ],
)
def test_a_task_ends_only_as_it_can(
    changes: dict[str, str], fault: type[Exception], words: str, handler: Actor
) -> None:
    case_of(camera="yes", when=timezone.localdate().isoformat())
    task = models.Task.objects.get(kind="preserve_footage")
    said = {"outcome": "held", "searched": "", "reason": "", "told": ""} | changes
    refused(fault, words, lambda: actions.tasks.finish(task.pk, **said, by=handler, now=timezone.now()))


def test_what_has_no_letter_is_not_posted() -> None:
    about = {"id": uuid.uuid4(), "case": uuid.uuid4(), "kind": outbox.COPY, "role": "complainant", "way": "email"}
    withheld = outbox.Delivery(**about, state=MessageState.WITHHELD)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="no letter to post"):
        outbox.post(withheld, now=timezone.now())
