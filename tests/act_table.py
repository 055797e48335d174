"""Every act on a case or a task, with what it leaves behind: the table that the walk goes through.

What is expected is written down here, and taken from no table of the program.
"""

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
from candour.casework.permissions import Act
from candour.casework.reference import new as new_reference
from candour.correspondence.models import Message
from candour.directory.models import Serving
from tests import acting, factories
from tests.register import serving
from tests.tasks import hold

HANDLER, WORKER = "handler", "worker"
REASONS = "For an invented reason."
Do = Callable[[Actor, datetime], object]


@dataclass(frozen=True, kw_only=True)
class Scene:
    """What is there before the act, the act itself, and the row that two who do it at once wait for."""

    do: Do
    case: models.Case | None = None
    held: django.Model | None = None


@dataclass(frozen=True, kw_only=True)
class Row:
    """One act: who does it, and what it leaves. `search`: a word that finds the case from then on, and not before.

    `twice`: what comes of it when two do it, at the same moment where the scene says for what they wait, else one
    after the other: "both" (it stands twice), "once" (the second changes nothing), or the fault of the second.
    """

    act: Act
    scene: Callable[[], Scene]
    role: str = HANDLER
    events: tuple[str, ...] = ()
    audit: tuple[str, ...] = ()
    decision: str = ""
    left: Callable[[Scene], bool]
    tells: bool = False
    moves: bool = False
    search: str = ""
    twice: str | type[Exception] = "both"


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


def _log(case: models.Case, by: Actor, now: datetime) -> None:
    actions.intake.log(case.id, reasons=REASONS, findings=[], by=by, now=now)


def _fact(case: models.Case, by: Actor, now: datetime) -> None:
    facts.note(case.id, path="complainant.age", value=44, by=by, now=now)


def _dated(case: models.Case, by: Actor, now: datetime) -> None:
    day = timezone.localdate(now - timedelta(days=3)).isoformat()
    facts.note(case.id, path="dates.incident", value=day, by=by, now=now)


def _clear(case: models.Case, by: Actor, now: datetime) -> None:
    facts.note_became_clear(case.id, at=now, to_whom="the duty sergeant", by=by, now=now)


def _update(case: models.Case, by: Actor, now: datetime) -> None:
    actions.updates.note_update(case.id, at=now, way="phone", by=by, now=now)


def _contact() -> Scene:
    """A case whose sender says something new about contact."""
    case = case_of()
    person = case.people.get(role="complainant").pk
    said = {"contact_ways": ["website"], "contact_notes": "Ask for Zebedee at the desk"}

    def do(by: Actor, now: datetime) -> None:
        """It is kept."""
        contact.change(case.id, person_id=person, said=said, reasons=REASONS, by=by, now=now, seen=0)

    return Scene(case=case, held=case, do=do)


def _declare() -> Scene:
    """A case, and somebody at the desk who is too near."""
    case, near = case_of(), factories.person(email="bystander@example.org").pk
    return Scene(
        case=case, held=case, do=lambda by, now: people.declare_conflict(case.id, user_id=near, by=by, now=now)
    )


def _named(role: str) -> Callable[[], Scene]:
    def scene() -> Scene:
        """A case, and somebody in the register who is to be on it."""
        case, who = case_of(), serving("Quentin Sample")

        def do(by: Actor, now: datetime) -> None:
            """Names them."""
            people.identify(case.id, person_id=None, serving_id=who.pk, role=role, by=by, now=now)

        return Scene(case=case, held=case, do=do)

    return scene


def _stand_back() -> Scene:
    """A case on which somebody is complained against whom whoever acts is close to."""
    case, who = case_of(), serving("Subject")
    _identified(case, who)
    return Scene(case=case, do=lambda by, now: people.stand_back_from(who.pk, by=by, now=now))


def _identified(case: models.Case, who: Serving) -> None:
    by = factories.actor("identifier@example.org")
    people.identify(case.id, person_id=None, serving_id=who.pk, by=by, now=timezone.now())


def _barred() -> tuple[models.Case, User]:
    case, teammate = case_of(), factories.person(email="team@example.org")
    serving("Teammate", user=teammate)
    _identified(case, serving("Subject"))
    return case, teammate


def _override_asked() -> Scene:
    """A case, and a teammate who is barred from it."""
    case, teammate = _barred()
    return Scene(
        case=case,
        held=case,
        do=lambda by, now: bar_override.ask(case.id, user_id=teammate.pk, reasons=REASONS, by=by, now=now),
    )


def _override_confirmed() -> Scene:
    """The same, and somebody asked for the teammate to be let in."""
    case, teammate = _barred()
    first = factories.actor("asks@example.org", role="manager")
    bar_override.ask(case.id, user_id=teammate.pk, reasons=REASONS, by=first, now=timezone.now())
    return Scene(
        case=case,
        held=case,
        do=lambda by, now: bar_override.confirm(case.id, user_id=teammate.pk, reasons=REASONS, by=by, now=now),
    )


def _release(case: models.Case, by: Actor, now: datetime) -> None:
    release.release(case.id, reasons=REASONS, by=by, now=now)


def _consent() -> Scene:
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


def _finish() -> Scene:
    """A case with video to be found."""
    case = case_of(camera="yes", when=timezone.localdate().isoformat())
    task = models.Task.objects.get(kind=task_kinds.PRESERVE)

    def do(by: Actor, now: datetime) -> None:
        """It is found."""
        tasks.finish(task.pk, outcome="held", searched="", reason="", told="", by=by, now=now, seen=0)

    return Scene(case=case, held=task, do=do)


def _join() -> Scene:
    """A case, and a hold on video that belongs to it."""
    case, task = case_of(), hold()
    return Scene(
        case=case,
        held=task,
        do=lambda by, now: tasks.join(task.pk, case_reference=case.reference, by=by, now=now),
    )


def _bar_linked() -> Scene:
    """A case on which somebody is complained against who has no sign-in yet."""
    case, who = case_of(), serving("Subject")
    _identified(case, who)
    mate = factories.person(email="mate@example.org")
    return Scene(case=case, do=lambda by, now: people.bar_linked(mate.pk, serving_id=who.pk, by=by, now=now))


def _came() -> intake.Received:
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


def _receive() -> Scene:
    """Nothing."""
    came = _came()
    return Scene(do=lambda by, now: intake.receive(came, by=by, now=now))


def _message() -> Scene:
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


def _review() -> Scene:
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


def _answer() -> Scene:
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


def _form() -> Scene:
    """Somebody complains for a friend, and a photo of a signed form lies in the store."""
    acting.sent()
    case = acting.the_case()
    came = consent.FormCame(about=case.submission, uploads=(acting.upload(),), from_person=False)
    return Scene(case=case, held=case, do=lambda by, now: consent.receive_form(came, by=by, now=now))


def _open(case: models.Case, by: Actor, now: datetime) -> None:
    tasks.open_task(task_kinds.POST_COPY, source=tasks.source_of(case), details={}, by=by, now=now)


def _escalate() -> Scene:
    """A case with a task that nobody did in time."""
    case = case_of(safe_now="no")
    models.Task.objects.update(escalates_at=timezone.now() - timedelta(hours=1))
    return Scene(case=case, do=lambda by, now: tasks.escalate(by=by, now=now))


def _acknowledge() -> Scene:
    """A case whose sender was told nothing yet."""
    case = case_of()
    Message.objects.all().delete()
    return Scene(case=case, do=lambda by, now: actions.correspondence.acknowledge(case, by=by, now=now))


def _send() -> Scene:
    """A message waits for somebody who has said since that contact is not safe."""
    case = case_of()
    person = case.people.get(role="complainant")
    person.details = person.details | {"contact_safety": "not-safe"}
    person.save()
    return Scene(case=case, do=lambda by, now: actions.correspondence.send_next(by=by, now=now))


def _copy() -> Scene:
    """A case whose sender asked for a copy by post."""
    case = case_of(contact_ways=["post"], address="1 Sample Street", email="")

    def do(by: Actor, now: datetime) -> None:
        """Somebody is to post it."""
        actions.correspondence.send_copy(case.submission, way="post", copy={}, by=by, now=now)

    return Scene(case=case, do=do)


def _bar_again() -> Scene:
    """A case, and a teammate of the person complained against whom the register shows only now."""
    case = case_of()
    _identified(case, serving("Subject"))
    serving("Teammate", user=factories.person(email="late@example.org"))
    return Scene(case=case, do=lambda by, now: people.bar_again(by=by, now=now))


def _has(kind: str, count: int = 1) -> Callable[[Scene], bool]:
    def left(scene: Scene) -> bool:
        """Whether so many rows of that kind belong to the case."""
        assert scene.case is not None
        return bool(getattr(scene.case, kind).count() == count)

    return left


def _fresh(scene: Scene) -> models.Case:
    assert scene.case is not None
    return models.Case.objects.get(id=scene.case.pk)


def _decided(kind: str) -> Callable[[Scene], bool]:
    return lambda scene: _fresh(scene).decisions.get(kind=kind).reasons == REASONS


def _barred_now(email: str) -> Callable[[Scene], bool]:
    return lambda scene: _fresh(scene).barred.filter(user_id=User.objects.get(email=email).pk, lifted_at=None).exists()


_OPENED, _QUEUED = "task.opened", "message.queued"
ROWS = [
    Row(
        act=Act.LOG,
        scene=on_case(_log),
        events=("logged",),
        audit=("case.logged", "case.awaiting-authority", "case.initial-contact"),
        decision="log",
        left=lambda scene: _fresh(scene).logged_at is not None and _fresh(scene).state == "INITIAL_CONTACT",
        tells=True,
        moves=True,
        twice=intake.AlreadyLogged,
    ),
    Row(
        act=Act.NOTE_FACT,
        scene=on_case(_fact),
        events=("fact-noted",),
        audit=("case.fact-noted",),
        left=lambda scene: _fresh(scene).facts.get(key="complainant.age").value == "44",
        moves=True,
    ),
    Row(
        act=Act.NOTE_FACT,
        scene=on_case(_dated),
        events=("incident",),
        audit=("case.fact-noted",),
        left=lambda scene: _fresh(scene).facts.filter(key="dates.incident").exists(),
        moves=True,
    ),
    Row(
        act=Act.NOTE_BECAME_CLEAR,
        scene=on_case(_clear),
        events=("ground-became-clear",),
        audit=("case.ground-became-clear",),
        left=lambda scene: _fresh(scene).events.filter(kind="ground-became-clear", corrected_by=None).count() == 1,
        moves=True,
    ),
    Row(
        act=Act.NOTE_UPDATE,
        scene=on_case(_update),
        events=("update-given",),
        audit=("case.update-given",),
        left=lambda scene: _fresh(scene).events.get(kind="update-given").detail == {"way": "phone"},
        tells=True,
        moves=True,
    ),
    Row(
        act=Act.CHANGE_CONTACT,
        scene=_contact,
        events=("contact-changed",),
        audit=("case.contact-changed",),
        decision="contact",
        left=lambda scene: _fresh(scene).people.get(role="complainant").details["contact_ways"] == ["website"],
        tells=True,
        search="Zebedee",
        twice=contact.ChangedMeanwhile,
    ),
    Row(
        act=Act.NOTE_CONSENT,
        scene=_consent,
        events=("consent-checked",),
        audit=("case.consent-checked",),
        left=_has("consents"),
        tells=True,
        moves=True,
        twice=consent.AnsweredMeanwhile,
    ),
    Row(
        act=Act.IDENTIFY,
        scene=_named("person_complained_against"),
        events=("person-identified",),
        audit=("case.person-identified",),
        left=lambda scene: _fresh(scene).people.filter(serving_id=Serving.objects.get().pk).exists(),
        search="Quentin",
    ),
    Row(
        act=Act.IDENTIFY,
        scene=_named("witness"),
        events=("witness-named",),
        audit=("case.witness-named",),
        left=lambda scene: _fresh(scene).people.filter(role="witness").exists(),
        search="Quentin",
    ),
    Row(
        act=Act.IDENTIFY,
        scene=_named("kept_away"),
        events=("kept-away",),
        audit=("case.kept-away",),
        left=lambda scene: _fresh(scene).people.filter(role="kept_away").exists(),
        search="Quentin",
    ),
    Row(
        act=Act.DECLARE_CONFLICT,
        scene=_declare,
        role="reader",
        events=("conflict-declared",),
        audit=("case.conflict-declared",),
        left=_barred_now("bystander@example.org"),
    ),
    Row(
        act=Act.STAND_BACK,
        scene=_stand_back,
        events=("conflict-declared",),
        audit=("case.conflict-declared",),
        left=_barred_now("doer@example.org"),
    ),
    Row(
        act=Act.ASK_OVERRIDE,
        scene=_override_asked,
        role="manager",
        events=("override-asked",),
        audit=("case.override-asked",),
        decision="override-asked",
        left=_barred_now("team@example.org"),
        twice=bar_override.AlreadyAsked,
    ),
    Row(
        act=Act.CONFIRM_OVERRIDE,
        scene=_override_confirmed,
        role="decision-maker",
        events=("override",),
        audit=("case.override",),
        decision="override",
        left=lambda scene: not _barred_now("team@example.org")(scene),
        twice=bar_override.NotLifted,
    ),
    Row(
        act=Act.RELEASE,
        scene=on_case(_release, about=["chief", "person"]),
        role="lpb-handler",
        events=("part-released",),
        audit=("case.part-released",),
        decision="release",
        left=_decided("release"),
        twice=release.NotToRelease,
    ),
    Row(
        act=Act.FINISH_TASK,
        scene=_finish,
        events=("task-finished",),
        audit=("task.finished",),
        left=lambda scene: models.Task.objects.get(kind=task_kinds.PRESERVE).outcome == "held",
        tells=True,
        twice=tasks.FinishedMeanwhile,
    ),
    Row(
        act=Act.JOIN_TASK,
        scene=_join,
        events=("task-joined",),
        audit=("task.joined",),
        left=_has("tasks"),
        tells=True,
        twice=tasks.AlreadyJoined,
    ),
    Row(
        act=Act.BAR_LINKED,
        scene=_bar_linked,
        role="administrator",
        audit=("bars.linked",),
        left=_barred_now("mate@example.org"),
    ),
    Row(
        act=Act.RECEIVE,
        scene=_receive,
        role=WORKER,
        events=("made", "received"),
        audit=("case.received", "message.withheld"),
        left=lambda _scene: models.Case.objects.get().statements.count() == 1,
        moves=True,
        search="zephyr",
        twice="once",
    ),
    Row(
        act=Act.RECEIVE_MESSAGE,
        scene=_message,
        role=WORKER,
        audit=(_OPENED,),
        left=lambda _scene: models.Task.objects.get().kind == task_kinds.THANKS,
        twice="once",
    ),
    Row(
        act=Act.RECEIVE_REVIEW,
        scene=_review,
        role=WORKER,
        events=("review-asked",),
        audit=("case.review-asked", _OPENED),
        left=lambda _scene: models.Task.objects.get(kind=task_kinds.REVIEW).case is None,
        twice="once",
    ),
    Row(
        act=Act.RECEIVE_CONSENT,
        scene=_answer,
        role=WORKER,
        events=("consent-came-in", "task-opened"),
        audit=("case.consent-came-in", _OPENED),
        left=_has("consents"),
        moves=True,
        twice="once",
    ),
    Row(
        act=Act.RECEIVE_FORM,
        scene=_form,
        role=WORKER,
        events=("form-came-in", "task-opened"),
        audit=("evidence.received", "case.form-came-in", _OPENED),
        left=_has("tasks"),
        tells=True,
        twice="once",
    ),
    Row(
        act=Act.OPEN_TASK,
        scene=on_case(_open),
        role=WORKER,
        events=("task-opened",),
        audit=(_OPENED,),
        left=_has("tasks"),
    ),
    Row(
        act=Act.ESCALATE,
        scene=_escalate,
        role=WORKER,
        events=("task-escalated",),
        audit=("task.escalated",),
        left=lambda _scene: models.Task.objects.get().escalated_at is not None,
        twice="once",
    ),
    Row(
        act=Act.ACKNOWLEDGE,
        scene=_acknowledge,
        role=WORKER,
        audit=(_QUEUED,),
        left=lambda _scene: Message.objects.get().kind == "acknowledgement",
        twice="once",
    ),
    Row(
        act=Act.SEND,
        scene=_send,
        role=WORKER,
        events=("message-withheld", "task-opened"),
        audit=("message.withheld", _OPENED),
        left=lambda _scene: Message.objects.get().state == "withheld",
        twice="once",
    ),
    Row(
        act=Act.SEND_COPY,
        scene=_copy,
        role=WORKER,
        events=("task-opened",),
        audit=(_OPENED,),
        left=_has("tasks"),
        twice="once",
    ),
    Row(
        act=Act.BAR_AGAIN,
        scene=_bar_again,
        role=WORKER,
        audit=("bars.derived",),
        left=_barred_now("late@example.org"),
        twice="once",
    ),
]
NAMES = [f"{row.act.name.lower()}-{'-'.join(row.events)}" for row in ROWS]
