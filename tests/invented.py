"""Cases with a little of everything that can be on one, drawn by chance and put straight into the database."""

from __future__ import annotations

import random
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import transaction

from candour.accounts import actors
from candour.audit.record import record
from candour.casework import consent_scope, models, reference, states, task_kinds
from candour.casework.events import EventKind
from candour.correspondence import models as correspondence
from candour.evidence import models as evidence
from candour.vault import case_keys, sealing

AUTHORITIES = ("greater-manchester", "lpb-greater-manchester", "gwent")
NOW = datetime(2026, 11, 25, 10, tzinfo=UTC)
_FACTS = (
    ("allegations[1].about", '"conduct"'),
    ("allegations[1].about", '"no such word"'),
    ("dates.outcome", '"2026-11-20"'),
    ("dates.outcome", ""),
    ("complainant.age", "12"),
    ("no.such.fact", "true"),
    ("dates.handling_started", "broken"),
)


class Inventor:
    """Makes submissions, the same from the same seed but for ids, keys and references."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._moments = 0

    def submissions(self, count: int) -> list[uuid.UUID]:
        """That many, each of one case or more, and each followed by its sender."""
        return [self._submission() for _ in range(count)]

    def _moment(self) -> datetime:
        # Each a little later than the one before: two looks at one moment have no order.
        self._moments += 1
        return NOW - timedelta(days=self._chance.randrange(60), microseconds=self._moments)

    def _some(self, most: int) -> range:
        return range(self._chance.randrange(most + 1))

    def _submission(self) -> uuid.UUID:
        submission, named = uuid.uuid4(), reference.new()
        uploads = [uuid.uuid4() for _ in self._some(3)]
        for authority in self._chance.sample(AUTHORITIES, self._chance.choice((1, 1, 2))):
            case = self._case(submission, named, authority)
            case_keys.create(case.id, authority=authority)
            self._people(case)
            self._history(case)
            for _ in self._some(3):
                self._task(case)
            for upload in uploads:
                self._file(case, upload)
        correspondence.Projection.objects.create(
            handle=uuid.uuid4().hex, submission=submission, public=sealing.new_pair()[1], sealed=b""
        )
        return submission

    def _case(self, submission: uuid.UUID, named: str, authority: str) -> models.Case:
        at = NOW - timedelta(days=self._chance.randrange(90))
        return models.Case.objects.create(
            authority=authority,
            force="greater-manchester",
            reference=reference.new(),
            submission=submission,
            submission_reference=named,
            state=self._chance.choice([*states.STATES, "INITIAL_CONTACT", "INITIAL_CONTACT", "OF-ANOTHER-VERSION"]),
            channel="web",
            language="en",
            made_at=at,
            received_at=at + timedelta(hours=1),
            logged_at=self._chance.choice((None, at + timedelta(days=1))),
            recorded_at=self._chance.choice((None, at + timedelta(days=2))),
        )

    def _people(self, case: models.Case) -> None:
        chance = self._chance
        details: dict[str, Any] = {
            "name": f"Canary {chance.random()}",
            "age": chance.choice(("", "adult", "under-16", "died")),
            "their_born": chance.choice((None, "2014-02-03", "1990-02-03")),
            "contact_ways": chance.choice(([], ["none"], ["email"], ["email", "website"], "letter")),
        }
        for role in chance.choice((("complainant",), ("complainant", "witness", "complainant"), ("witness",))):
            models.Person(case=case, role=role, details=details | {"place": role}).save()
        if chance.random() < 0.5:
            said = {"relationship": chance.choice(("parent", "family", "")), "contact_ways": ["email"]}
            models.Person(case=case, role="representative", details=said).save()
        for _ in self._some(3):
            models.Consent(
                case=case,
                answer=chance.choice(list(consent_scope.ANSWERS)),
                scope=chance.sample(list(consent_scope.SCOPES), chance.randrange(4)),
                way="words",
                checked=chance.random() < 0.6,
                said={"name": "Alex Canary"},
                noted_at=self._moment(),
                by="worker",
                by_name="",
            ).save()

    def _history(self, case: models.Case) -> None:
        chance, noted = self._chance, {"noted_at": NOW, "by": "worker", "by_name": ""}
        earlier = None
        for _ in self._some(5):
            kind = chance.choice((EventKind.UPDATE_GIVEN, EventKind.GROUND_BECAME_CLEAR, "logged"))
            corrects = earlier if chance.random() < 0.3 else None
            event = models.Event.objects.create(
                case=case, kind=kind, happened_at=self._moment(), corrects=corrects, **noted
            )
            earlier = None if corrects else event
        for key, value in chance.sample(_FACTS, chance.randrange(len(_FACTS))):
            models.Fact.objects.create(case=case, key=key, value=value, **noted | {"noted_at": self._moment()})
        with transaction.atomic():
            for _ in self._some(4):
                act = chance.choice(("case.read", "case.read", "case.logged"))
                record(act, by=actors.worker(), at=self._moment(), case=case.id, authority=case.authority)

    def _task(self, case: models.Case) -> None:
        chance, own = self._chance, uuid.uuid4()
        is_done = chance.random() < 0.5
        if chance.random() < 0.5:
            case_keys.create(own, authority=case.authority)
        else:
            own = case.id
        task = models.Task(
            authority=case.authority,
            force=case.force,
            case=case,
            sealed_under=own,
            submission=case.submission,
            reference=case.submission_reference,
            kind=chance.choice((task_kinds.PRESERVE, task_kinds.PRESERVE, task_kinds.URGENT)),
            about=chance.choice(("body-worn", "cctv", "")),
            language="en",
            opened_at=self._moment(),
            due_on=NOW.date(),
            outcome="gone" if is_done else "",
            done_at=NOW if is_done else None,
        )
        task.details = {}
        task.save()
        for _ in self._some(2):
            result = models.TaskResult(task=task, outcome="gone", by="worker", by_name="", at=self._moment())
            result.searched = "Everywhere."
            result.reason = chance.choice((None, f"It was wiped {chance.random()}."))
            result.save()

    def _file(self, case: models.Case, upload: uuid.UUID) -> None:
        file = evidence.File(
            case_id=case.id,
            authority=case.authority,
            upload=upload,
            origin=self._chance.choice(list(evidence.Origin)),
            received_at=self._moment(),
            state=self._chance.choice(list(evidence.ScanState)),
        )
        file.about = {"name": self._chance.choice(("letter.pdf", "film.mp4", "photo.JPG", "x"))}
        file.save()
