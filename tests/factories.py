"""Cases made by walking the real path: a submission, the worker, the actions."""

from __future__ import annotations

import time
import uuid
from dataclasses import replace
from typing import Any

from django.test import Client
from django.utils import timezone

from candour.accounts import actors, models
from candour.casework import actions, queries
from candour.casework.reference import new as new_reference
from candour.intake import bodies, envelope, submit
from candour.worker import intake
from tests.roles import as_role

FORCE = "greater-manchester"
PASSWORD = "an invented password for tests"


def answers(**changes: Any) -> dict[str, Any]:
    """The answers of someone who complains for themselves about an officer, with changes."""
    return {
        "for_whom": "me",
        "linked": ["happened-to-me"],
        "contact_ways": ["email"],
        "email": "sam@example.org",
        "contact_safety": "safe",
        "what_happened": "The officer shouted at me at the bus stop and would not say why.",
        "where": "Bus stop on Sample Street",
        "about": ["person"],
        "officer_looks": "Tall, grey hair",
        "wanted": ["sorry"],
        "how_to_start": "you-choose",
        "name": "Sam Example",
    } | changes


def complaint(**changes: Any) -> envelope.Envelope[bodies.ComplaintBody]:
    """A complaint as the public door takes it in."""
    return sent(bodies.ComplaintBody(answers=answers(**changes)))


def sent(body: envelope.Body, **changes: Any) -> envelope.Envelope[envelope.Body]:
    """An envelope with that body, as the public door makes it; changes are to its header."""
    header = envelope.Header(
        reference=new_reference(),
        force=FORCE,
        channel="web",
        language="en",
        made_at=timezone.now(),
        questions_version="1",
    )
    return envelope.Envelope(header=replace(header, **changes), body=body)


def received(**changes: Any) -> str:
    """The reference of a complaint that was sent and taken in by the worker."""
    made = complaint(**changes)
    with as_role("candour_public"):
        submit.submit(made)
    with as_role("candour_worker"):
        intake.take_all()
    return made.header.reference


def person(*, role: str = "handler", authority: str = FORCE, email: str = "") -> models.User:
    """Someone at the desk."""
    count = models.User.objects.count()
    return models.User.objects.create_user(
        email=email or f"person{count}@example.org",
        password=PASSWORD,
        name="Robin Example",
        authority=authority,
        role=role,
    )


def actor(email: str, *, role: str = "handler", authority: str = FORCE) -> actors.Actor:
    """Someone at the desk, as they act."""
    return actors.person(person(role=role, authority=authority, email=email))


def signed_in(client: Client, user: models.User, *, ago: float = 0) -> None:
    """Signs someone in at that browser, as if with a password that many seconds ago."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - ago}]
    session.save()


def case(**changes: Any) -> queries.CasePage:
    """A case that was just received, as a handler of its authority sees it."""
    reference = received(**changes)
    by = actors.person(person())
    today = timezone.localdate()
    for row in queries.inbox(by=by, today=today, size=1_000):
        page = queries.case_page(row.id, by=by, today=today)
        if page and page.submission_reference == reference:
            return page
    raise AssertionError("The complaint that was sent is not in the inbox.")


def logged(case_id: uuid.UUID, *, by: actors.Actor) -> None:
    """Logs the case, as its authority."""
    actions.intake.log(case_id, reasons="For us to deal with.", findings=[], by=by, now=timezone.now())


def declared(case_id: uuid.UUID, *, user: models.User) -> None:
    """Someone declares that they are too near to the people on the case."""
    by = actors.person(user)
    actions.people.declare_conflict(case_id, user_id=user.pk, by=by, now=timezone.now())
