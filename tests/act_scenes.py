"""What is there before each act of the walk, and the act itself."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import models as django
from django.utils import timezone

from candour.accounts.actors import Actor
from candour.accounts.models import User
from candour.casework import actions, models, task_kinds
from candour.casework.actions import bar_override, consent, contact, facts, intake, people, release, tasks
from candour.casework.actions.review import ReviewRequest
from candour.casework.actions.short_messages import ShortMessage
from candour.casework.reference import new as new_reference
from candour.correspondence.models import Message
from candour.directory.models import Serving
from candour.intake import assisted_intake
from tests import acting, factories
from tests.register import serving
from tests.tasks import hold

REASONS = "For an invented reason."
Do = Callable[[Actor, datetime], object]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What is there before the act, the act itself, and the row that two who do it at once wait for."""

    do: Do
    case: models.Case | None = None
    held: django.Model | None = None


def case_of(**changes: Any) -> models.Case:
    """A case that was just taken in."""
    factories.received(**changes)
    return models.Case.objects.get()


def on_case(do: Callable[[models.Case, Actor, datetime], object], **changes: Any) -> Callable[[], Scene]:
    """A scene of one case, on which two wait for its row."""

    def scene() -> Scene:
        """The case, and the act on it."""
        case = case_of(**changes)
        return Scene(case=case, held=case, do=lambda by, now: do(case, by, now))

    return scene


def log_scene(case: models.Case, by: Actor, now: datetime) -> None:
    actions.intake.log(case.id, reasons=REASONS, findings=[], by=by, now=now)


def fact(case: models.Case, by: Actor, now: datetime) -> None:
    facts.note(case.id, path="complainant.age", value=44, by=by, now=now)


def dated(case: models.Case, by: Actor, now: datetime) -> None:
    day = timezone.localdate(now - timedelta(days=3)).isoformat()
    facts.note(case.id, path="dates.incident", value=day, by=by, now=now)


def clear(case: models.Case, by: Actor, now: datetime) -> None:
    facts.note_became_clear(case.id, at=now, to_whom="the duty sergeant", by=by, now=now)


def update(case: models.Case, by: Actor, now: datetime) -> None:
    actions.updates.note_update(case.id, at=now, way="phone", by=by, now=now)


def contact_changed() -> Scene:
    """A case whose sender says something new about contact."""
    case = case_of()
    person = case.people.get(role="complainant").pk
    said = {"contact_ways": ["website"], "contact_notes": "Ask for Zebedee at the desk"}

    def do(by: Actor, now: datetime) -> None:
        """It is kept."""
        contact.change(case.id, person_id=person, said=said, reasons=REASONS, by=by, now=now, seen=0)

    return Scene(case=case, held=case, do=do)


def declare() -> Scene:
    """A case, and somebody at the desk who is too near."""
    case, near = case_of(), factories.person(email="bystander@example.org").pk
    return Scene(
        case=case, held=case, do=lambda by, now: people.declare_conflict(case.id, user_id=near, by=by, now=now)
    )


def named(role: str) -> Callable[[], Scene]:
    def scene() -> Scene:
        """A case, and somebody in the register who is to be on it."""
        case, who = case_of(), serving("Quentin Sample")

        def do(by: Actor, now: datetime) -> None:
            """Names them."""
            people.identify(case.id, person_id=None, serving_id=who.pk, role=role, by=by, now=now)

        return Scene(case=case, held=case, do=do)

    return scene


def stand_back() -> Scene:
    """A case on which somebody is complained against whom whoever acts is close to."""
    case, who = case_of(), serving("Subject")
    identified(case, who)
    return Scene(case=case, do=lambda by, now: people.stand_back_from(who.pk, by=by, now=now))


def identified(case: models.Case, who: Serving) -> None:
    by = factories.actor("identifier@example.org")
    people.identify(case.id, person_id=None, serving_id=who.pk, by=by, now=timezone.now())


def barred() -> tuple[models.Case, User]:
    case, teammate = case_of(), factories.person(email="team@example.org")
    serving("Teammate", user=teammate)
    identified(case, serving("Subject"))
    return case, teammate


def override_asked() -> Scene:
    """A case, and a teammate who is barred from it."""
    case, teammate = barred()
    return Scene(
        case=case,
        held=case,
        do=lambda by, now: bar_override.ask(case.id, user_id=teammate.pk, reasons=REASONS, by=by, now=now),
    )


def override_confirmed() -> Scene:
    """The same, and somebody asked for the teammate to be let in."""
    case, teammate = barred()
    first = factories.actor("asks@example.org", role="manager")
    bar_override.ask(case.id, user_id=teammate.pk, reasons=REASONS, by=first, now=timezone.now())
    return Scene(
        case=case,
        held=case,
        do=lambda by, now: bar_override.confirm(case.id, user_id=teammate.pk, reasons=REASONS, by=by, now=now),
    )


def release_scene(case: models.Case, by: Actor, now: datetime) -> None:
    release.release(case.id, reasons=REASONS, by=by, now=now)


def consent_noted() -> Scene:
    """Somebody complains for a friend."""
    acting.sent()
    case = acting.the_case()

    def do(by: Actor, now: datetime) -> None:
        """The friend agrees, on paper."""
        consent.note(
            case.id,
            answer="agreed",
            scope=("whole",),
            way="paper",
            given_on=timezone.localdate(now),
            how_checked="Spoke to them alone.",
            by=by,
            now=now,
            seen=0,
        )

    return Scene(case=case, held=case, do=do)


def finish() -> Scene:
    """A case with video to be found."""
    case = case_of(camera="yes", when=timezone.localdate().isoformat())
    task = models.Task.objects.get(kind=task_kinds.PRESERVE)

    def do(by: Actor, now: datetime) -> None:
        """It is found."""
        tasks.finish(task.pk, outcome="held", searched="", reason="", told="", by=by, now=now, seen=0)

    return Scene(case=case, held=task, do=do)


def join() -> Scene:
    """A case, and a hold on video that belongs to it."""
    case, task = case_of(), hold()
    return Scene(
        case=case,
        held=task,
        do=lambda by, now: tasks.join(task.pk, case_reference=case.reference, by=by, now=now),
    )


def bar_linked() -> Scene:
    """A case on which somebody is complained against who has no sign-in yet."""
    case, who = case_of(), serving("Subject")
    identified(case, who)
    mate = factories.person(email="mate@example.org")
    return Scene(case=case, do=lambda by, now: people.bar_linked(mate.pk, serving_id=who.pk, by=by, now=now))


def what_came() -> intake.Received:
    now = timezone.now()
    return intake.Received(
        submission=uuid.uuid4(),
        reference=new_reference(),
        force=factories.FORCE,
        channel="web",
        language="en",
        made_at=now,
        received_at=now,
        questions_version="1",
        answers={"what_happened": "A zephyr of invented words"},
        people=(("complainant", {"name": "Sam Example", "contact_ways": ["none"]}),),
        parts=(intake.AuthorityPart(authority=factories.FORCE, facts={}),),
    )


def receive() -> Scene:
    """Nothing."""
    came = what_came()
    return Scene(do=lambda by, now: intake.receive(came, by=by, now=now))


def message() -> Scene:
    """Nothing."""
    said = ShortMessage(
        submission=uuid.uuid4(),
        reference=new_reference(),
        force=factories.FORCE,
        authority=factories.FORCE,
        language="en",
        kind=task_kinds.THANKS,
        details={"text": "Thank you."},
    )
    return Scene(do=lambda by, now: actions.short_messages.receive(said, by=by, now=now))


def review() -> Scene:
    """A case."""
    case = case_of()
    asked = ReviewRequest(
        submission=uuid.uuid4(),
        reference=new_reference(),
        force=case.force,
        authority="lpb-greater-manchester",
        language="en",
        case_reference=case.reference,
        letter_on=None,
    )
    return Scene(case=case, do=lambda by, now: actions.review.receive(asked, by=by, now=now))


def answer() -> Scene:
    """Somebody complains for a friend, who answers by the words."""
    acting.sent()
    case = acting.the_case()
    answered = consent.Answered(
        submission=uuid.uuid4(),
        about=case.submission,
        answer="agreed",
        scope=("whole",),
        given_on=None,
        said={"name": "Alex Canary"},
        at=timezone.now(),
    )
    return Scene(case=case, held=case, do=lambda by, now: consent.receive(answered, by=by, now=now))


def form_scene() -> Scene:
    """Somebody complains for a friend, and a photo of a signed form lies in the store."""
    acting.sent()
    case = acting.the_case()
    came = consent.FormCame(about=case.submission, uploads=(acting.upload(),), from_person=False)
    return Scene(case=case, held=case, do=lambda by, now: consent.receive_form(came, by=by, now=now))


def open_scene(case: models.Case, by: Actor, now: datetime) -> None:
    tasks.open_task(task_kinds.POST_COPY, source=tasks.source_of(case), details={}, by=by, now=now)


def escalate() -> Scene:
    """A case with a task that nobody did in time."""
    case = case_of(safe_now="no")
    models.Task.objects.update(escalates_at=timezone.now() - timedelta(hours=1))
    return Scene(case=case, do=lambda by, now: tasks.escalate(by=by, now=now))


def acknowledge() -> Scene:
    """A case whose sender was told nothing yet."""
    case = case_of()
    Message.objects.all().delete()
    return Scene(case=case, do=lambda by, now: actions.correspondence.acknowledge(case, by=by, now=now))


def send_scene() -> Scene:
    """A message waits for somebody who has said since that contact is not safe."""
    case = case_of()
    person = case.people.get(role="complainant")
    person.details = person.details | {"contact_safety": "not-safe"}
    person.save()
    return Scene(case=case, do=lambda by, now: actions.correspondence.send_next(by=by, now=now))


def copy_scene() -> Scene:
    """A case whose sender asked for a copy by post."""
    case = case_of(contact_ways=["letter"], address="1 Sample Street", email="")

    def do(by: Actor, now: datetime) -> None:
        """Somebody is to post it."""
        actions.correspondence.send_copy(case.submission, way="post", copy={}, by=by, now=now)

    return Scene(case=case, do=do)


def bar_again() -> Scene:
    """A case, and a teammate of the person complained against whom the register shows only now."""
    case = case_of()
    identified(case, serving("Subject"))
    serving("Teammate", user=factories.person(email="late@example.org"))
    return Scene(case=case, do=lambda by, now: people.bar_again(by=by, now=now))


def entered() -> Scene:
    """Somebody tells it at a counter."""
    held, reference = assisted_intake.opened(assisted_intake.new_ticket())
    said = {"channel": "counter", "language": "en", "what_happened": "He would not say why.", "contact_ways": ["none"]}

    def do(by: Actor, now: datetime) -> None:
        """It is sent in."""
        assisted_intake.send(
            said, held=held, reference=reference, force=factories.FORCE, made_at=now, received_at=now, by=by, now=now
        )

    return Scene(do=do)
