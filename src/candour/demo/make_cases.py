"""Making invented cases by the path that real ones take: envelope, submission, record, log."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from candour.accounts import actors, models
from candour.casework import actions
from candour.casework.actions import intake as record
from candour.demo import figures, people, stories
from candour.intake import drafts, envelope, handover, place, questions, submit
from candour.vault import case_keys

DAYS_BACK = 120
BATCH = 50
LOG_REASONS = (
    "Dissatisfaction with the force, made by the person it happened to.",
    "Read and checked for urgent matters. For us to deal with.",
    "The person describes how our officer behaved. Logged, to be contacted this week.",
    "No ground for referral seen on first reading. Contact needed to hear what they want.",
    "About the service our front desk gave. Logged for the team.",
    "Linked to a stop that is on camera; footage asked for. Logged.",
)


@dataclass(frozen=True)
class Staff:
    """Someone invented who signs in at the demo desk."""

    email: str
    name: str
    role: str
    authority: str


STAFF = (
    Staff("handler@example.org", "Robin Example", "handler", "greater-manchester"),
    Staff("intake@example.org", "Ashley Example", "intake", "greater-manchester"),
    Staff("decisions@example.org", "Jordan Example", "decision-maker", "greater-manchester"),
    Staff("manager@example.org", "Morgan Example", "manager", "greater-manchester"),
    Staff("mayor@example.org", "Sidney Example", "lpb-handler", "lpb-greater-manchester"),
    Staff("gwent@example.org", "Carys Example", "handler", "gwent"),
    Staff("administrator@example.org", "Kit Example", "administrator", "greater-manchester"),
)
PASSWORD = "demo desk, invented people only"


class OnlyInDemo(Exception):
    """Invented cases and sign-ins were asked for where real people may complain."""


def make_staff() -> list[Staff]:
    """The demo sign-ins; those that are there stay as they are. Raises OnlyInDemo."""
    _only_in_demo()
    there = set(models.User.objects.values_list("email", flat=True))
    for staff in STAFF:
        if staff.email not in there:
            models.User.objects.create_user(
                email=staff.email,
                password=PASSWORD,
                name=staff.name,
                role=staff.role,
                authority=staff.authority,
            )
    return list(STAFF)


def make_cases(count: int, *, seed: int, now: datetime, step: Callable[[int], object]) -> int:
    """Makes that many invented complaints, the oldest first; `step` is told how many more are done.

    The same seed and time give the same stories, people and decisions. Raises OnlyInDemo.
    """
    _only_in_demo()
    chance = random.Random(seed)
    ages = sorted((DAYS_BACK * chance.random() ** 2 for _ in range(count)), reverse=True)
    handlers = [
        actors.person(user)
        for user in models.User.objects.filter(authority=settings.FORCE, role__in=["handler", "intake"])
    ]
    for start in range(0, count, BATCH):
        batch = ages[start : start + BATCH]
        with transaction.atomic():
            for age in batch:
                _make_one(chance, now - timedelta(days=age, seconds=30), now, chance.choice(handlers))
        case_keys.forget()
        step(len(batch))
    return count


def _make_one(chance: random.Random, made_at: datetime, now: datetime, handler: actors.Actor) -> None:
    shape = figures.published()
    category = chance.choices(list(shape.categories), list(shape.categories.values()))[0]
    complaint = _complaint(chance, category, made_at, recorded_share=shape.recorded_share)
    submission = submit.submit(complaint).submission
    received = handover.received(complaint, submission=submission)
    ids = record.receive(received, by=actors.worker(), now=made_at + timedelta(seconds=1))
    submit.mark_taken(submission, at=made_at + timedelta(seconds=1))
    wait = timedelta(hours=chance.expovariate(1 / 30))
    if made_at + wait < now and "chief" not in complaint.answers["about"]:
        reasons = chance.choice(LOG_REASONS)
        for case_id in ids:
            record.log(case_id, reasons=reasons, findings=[], by=handler, now=made_at + wait)
            _note_facts(chance, case_id, category, handler, made_at + wait)
            _keep_informed(chance, case_id, handler, made_at + wait, now)


def _note_facts(chance: random.Random, case_id: Any, category: str, handler: actors.Actor, now: datetime) -> None:
    if category in {"F", "G", "J"} and chance.random() < 0.5:
        path, value = "allegations[1].if_proved_might_be", ["disciplinary"]
        actions.facts.note(case_id, path=path, value=value, by=handler, now=now)


def _keep_informed(chance: random.Random, case_id: Any, handler: actors.Actor, since: datetime, now: datetime) -> None:
    """Updates about every four weeks, now and then a little late, until now."""
    told = since
    while (told := told + timedelta(days=chance.choice([14, 21, 25, 26, 27, 28, 28, 31]))) < now - timedelta(days=1):
        actions.informing.note_update(case_id, at=told, way=chance.choice(["email", "phone"]), by=handler, now=told)


def _complaint(chance: random.Random, category: str, made_at: datetime, *, recorded_share: float) -> envelope.Complaint:
    who = people.invent(chance)
    story = stories.tell(category, who.town, chance)
    about = list(story.about)
    if chance.random() < 0.01:
        about = ["chief"]
    answers: dict[str, Any] = {
        "for_whom": "me" if chance.random() < 0.9 else "me-with-help",
        "linked": ["happened-to-me"] if chance.random() < 0.8 else ["was-there"],
        "contact_safety": chance.choices(["safe", "some-ways", "not-safe"], [85, 12, 3])[0],
        "what_happened": story.text,
        "where": f"{chance.choice(['Near', 'Outside', 'In'])} {who.address.splitlines()[0]}, {who.town}",
        "about": about,
        "wanted": chance.sample(["sorry", "why", "put-right", "change", "look-into", "known"], chance.randint(1, 3)),
        "how_to_start": "record" if chance.random() < recorded_share else chance.choice(["quick", "you-choose"]),
        "name": who.name if chance.random() < 0.94 else "",
    }
    answers |= _reached(chance, who)
    if "person" in about and chance.random() < 0.4:
        answers["officer_looks"] = chance.choice(
            [
                "Tall, shaved head, local accent",
                "A woman with red hair, about 30",
                "Two of them, one very young",
            ]
        )
    return envelope.Complaint(
        reference=drafts.begin(place.new(), today=made_at.date()).reference,
        force=settings.FORCE,
        channel="web",
        language=story.language,
        made_at=made_at,
        questions_version=questions.VERSION,
        answers=answers,
    )


def _reached(chance: random.Random, who: people.Invented) -> dict[str, Any]:
    ways = chance.choices([["email"], ["phone"], ["email", "phone"], ["letter"], ["none"]], [50, 15, 20, 10, 5])[0]
    details: dict[str, Any] = {"contact_ways": ways}
    if "email" in ways:
        details["email"] = who.email
    if "phone" in ways:
        details["phone"] = who.phone
    if "letter" in ways:
        details["address"] = who.address
    return details


def _only_in_demo() -> None:
    if not settings.DEMO:
        raise OnlyInDemo(
            "Invented cases and sign-ins are made only where DEMO=true is set, and that is never where real "
            "people complain."
        )
