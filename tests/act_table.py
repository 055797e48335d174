"""Every act on a case or a task, with what it leaves behind: the table that the walk goes through.

What is expected is written down here, and taken from no table of the program.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from candour.accounts.models import User
from candour.casework import models, task_kinds
from candour.casework.actions import bar_override, consent, contact, intake, release, tasks
from candour.casework.permissions import Act
from candour.correspondence.models import Message
from candour.directory.models import Serving
from candour.intake.models import Submission
from tests import act_scenes as scenes
from tests.act_scenes import REASONS, Scene

HANDLER, WORKER = "handler", "worker"


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
        act=Act.ENTER,
        scene=scenes.entered,
        audit=("complaint.taken-down",),
        left=lambda _scene: Submission.objects.get().taken_at is None,
        twice="once",
    ),
    Row(
        act=Act.LOG,
        scene=scenes.on_case(scenes.log_scene),
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
        scene=scenes.on_case(scenes.fact),
        events=("fact-noted",),
        audit=("case.fact-noted",),
        left=lambda scene: _fresh(scene).facts.get(key="complainant.age").value == "44",
        moves=True,
    ),
    Row(
        act=Act.NOTE_FACT,
        scene=scenes.on_case(scenes.dated),
        events=("incident",),
        audit=("case.fact-noted",),
        left=lambda scene: _fresh(scene).facts.filter(key="dates.incident").exists(),
        moves=True,
    ),
    Row(
        act=Act.NOTE_BECAME_CLEAR,
        scene=scenes.on_case(scenes.clear),
        events=("ground-became-clear",),
        audit=("case.ground-became-clear",),
        left=lambda scene: _fresh(scene).events.filter(kind="ground-became-clear", corrected_by=None).count() == 1,
        moves=True,
    ),
    Row(
        act=Act.NOTE_UPDATE,
        scene=scenes.on_case(scenes.update),
        events=("update-given",),
        audit=("case.update-given",),
        left=lambda scene: _fresh(scene).events.get(kind="update-given").detail == {"way": "phone"},
        tells=True,
        moves=True,
    ),
    Row(
        act=Act.CHANGE_CONTACT,
        scene=scenes.contact_changed,
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
        scene=scenes.consent_noted,
        events=("consent-checked",),
        audit=("case.consent-checked",),
        left=_has("consents"),
        tells=True,
        moves=True,
        twice=consent.AnsweredMeanwhile,
    ),
    Row(
        act=Act.IDENTIFY,
        scene=scenes.named("person_complained_against"),
        events=("person-identified",),
        audit=("case.person-identified",),
        left=lambda scene: _fresh(scene).people.filter(serving_id=Serving.objects.get().pk).exists(),
        search="Quentin",
    ),
    Row(
        act=Act.IDENTIFY,
        scene=scenes.named("witness"),
        events=("witness-named",),
        audit=("case.witness-named",),
        left=lambda scene: _fresh(scene).people.filter(role="witness").exists(),
        search="Quentin",
    ),
    Row(
        act=Act.IDENTIFY,
        scene=scenes.named("kept_away"),
        events=("kept-away",),
        audit=("case.kept-away",),
        left=lambda scene: _fresh(scene).people.filter(role="kept_away").exists(),
        search="Quentin",
    ),
    Row(
        act=Act.DECLARE_CONFLICT,
        scene=scenes.declare,
        role="reader",
        events=("conflict-declared",),
        audit=("case.conflict-declared",),
        left=_barred_now("bystander@example.org"),
    ),
    Row(
        act=Act.STAND_BACK,
        scene=scenes.stand_back,
        events=("conflict-declared",),
        audit=("case.conflict-declared",),
        left=_barred_now("doer@example.org"),
    ),
    Row(
        act=Act.ASK_OVERRIDE,
        scene=scenes.override_asked,
        role="manager",
        events=("override-asked",),
        audit=("case.override-asked",),
        decision="override-asked",
        left=_barred_now("team@example.org"),
        twice=bar_override.AlreadyAsked,
    ),
    Row(
        act=Act.CONFIRM_OVERRIDE,
        scene=scenes.override_confirmed,
        role="decision-maker",
        events=("override",),
        audit=("case.override",),
        decision="override",
        left=lambda scene: not _barred_now("team@example.org")(scene),
        twice=bar_override.NotLifted,
    ),
    Row(
        act=Act.RELEASE,
        scene=scenes.on_case(scenes.release_scene, about=["chief", "person"]),
        role="lpb-handler",
        events=("part-released",),
        audit=("case.part-released",),
        decision="release",
        left=_decided("release"),
        twice=release.NotToRelease,
    ),
    Row(
        act=Act.FINISH_TASK,
        scene=scenes.finish,
        events=("task-finished",),
        audit=("task.finished",),
        left=lambda scene: models.Task.objects.get(kind=task_kinds.PRESERVE).outcome == "held",
        tells=True,
        twice=tasks.FinishedMeanwhile,
    ),
    Row(
        act=Act.JOIN_TASK,
        scene=scenes.join,
        events=("task-joined",),
        audit=("task.joined",),
        left=_has("tasks"),
        tells=True,
        twice=tasks.AlreadyJoined,
    ),
    Row(
        act=Act.BAR_LINKED,
        scene=scenes.bar_linked,
        role="administrator",
        audit=("bars.linked",),
        left=_barred_now("mate@example.org"),
    ),
    Row(
        act=Act.RECEIVE,
        scene=scenes.receive,
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
        scene=scenes.message,
        role=WORKER,
        audit=(_OPENED,),
        left=lambda _scene: models.Task.objects.get().kind == task_kinds.THANKS,
        twice="once",
    ),
    Row(
        act=Act.RECEIVE_REVIEW,
        scene=scenes.review,
        role=WORKER,
        events=("review-asked",),
        audit=("case.review-asked", _OPENED),
        left=lambda _scene: models.Task.objects.get(kind=task_kinds.REVIEW).case is None,
        twice="once",
    ),
    Row(
        act=Act.RECEIVE_CONSENT,
        scene=scenes.answer,
        role=WORKER,
        events=("consent-came-in", "task-opened"),
        audit=("case.consent-came-in", _OPENED),
        left=_has("consents"),
        moves=True,
        twice="once",
    ),
    Row(
        act=Act.RECEIVE_FORM,
        scene=scenes.form_scene,
        role=WORKER,
        events=("form-came-in", "task-opened"),
        audit=("evidence.received", "case.form-came-in", _OPENED),
        left=_has("tasks"),
        tells=True,
        twice="once",
    ),
    Row(
        act=Act.OPEN_TASK,
        scene=scenes.on_case(scenes.open_scene),
        role=WORKER,
        events=("task-opened",),
        audit=(_OPENED,),
        left=_has("tasks"),
    ),
    Row(
        act=Act.ESCALATE,
        scene=scenes.escalate,
        role=WORKER,
        events=("task-escalated",),
        audit=("task.escalated",),
        left=lambda _scene: models.Task.objects.get().escalated_at is not None,
        twice="once",
    ),
    Row(
        act=Act.ACKNOWLEDGE,
        scene=scenes.acknowledge,
        role=WORKER,
        audit=(_QUEUED,),
        left=lambda _scene: Message.objects.get().kind == "acknowledgement",
        twice="once",
    ),
    Row(
        act=Act.SEND,
        scene=scenes.send_scene,
        role=WORKER,
        events=("message-withheld", "task-opened"),
        audit=("message.withheld", _OPENED),
        left=lambda _scene: Message.objects.get().state == "withheld",
        twice="once",
    ),
    Row(
        act=Act.SEND_COPY,
        scene=scenes.copy_scene,
        role=WORKER,
        events=("task-opened",),
        audit=(_OPENED,),
        left=_has("tasks"),
        twice="once",
    ),
    Row(
        act=Act.BAR_AGAIN,
        scene=scenes.bar_again,
        role=WORKER,
        audit=("bars.derived",),
        left=_barred_now("late@example.org"),
        twice="once",
    ),
]
NAMES = [f"{row.act.name.lower()}-{'-'.join(row.events)}" for row in ROWS]
