"""Someone acts for another person: what is sent, the words that are given on, and what the person answers."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from django.utils import timezone

from candour.casework import models, sender_view
from candour.evidence import door
from candour.intake import access_secret, bodies, consent_reply, submit
from candour.worker import intake
from tests import factories
from tests.chain import tell_all
from tests.roles import as_role

SIGNED = {"answer": "agree", "scope": ["whole"], "free": "yes", "name": "Alex Canary"}


def for_a_friend(**changes: Any) -> dict[str, Any]:
    """What is answered on the pages about the other person, for an adult who is asked later."""
    return {
        "for_whom": "someone-else",
        "their_name": "Alex Canary",
        "their_age": "adult",
        "relationship": "family",
        "agreement": "ask-them",
        "write_to": "you",
    } | changes


def sent(**changes: Any) -> tuple[access_secret.AccessSecret, str]:
    """A complaint for someone else, taken in by the worker: the place of its sender, and its reference."""
    held = access_secret.new()
    answers = factories.answers(**for_a_friend(**changes))
    answers = {key: value for key, value in answers.items() if value is not None}
    asking = consent_reply.consent_secret_of(held) if consent_reply.asks(answers) else None
    body = bodies.ComplaintBody(answers=answers, follower=held.follower, asked=asking.recipient if asking else None)
    made = factories.sent(body, questions_version="2")
    with as_role("candour_public"):
        submit.submit(made)
    taken_in()
    return held, made.header.reference


def taken_in() -> None:
    """The worker takes in what waits, and tells what is new."""
    with as_role("candour_worker"):
        intake.take_all()
    tell_all()


def upload() -> str:
    """A photo of a form, as the public door has put it into the store; its id."""
    with as_role("candour_public"):
        file = door.Arrived("form.jpg")
        file.take(b"\xff\xd8\xff\xe0 an invented photograph of a form")
        return str(file.keep(now=timezone.now())["id"])


def today() -> dict[str, str]:
    """The boxes of today's date."""
    day = timezone.localdate()
    return {"day-day": str(day.day), "day-month": str(day.month), "day-year": str(day.year)}


def opened(client: Client, words: str, reference: str) -> str:
    """The page that the words open."""
    response = client.post("/consent", {"reference": reference, "words": words})
    assert response.status_code == 200
    return response.content.decode()


def sealed_in(page: str) -> str:
    """What the page carries to where it is sent."""
    found = re.search(r'name="sealed" value="([^"]+)"', page)
    assert found, page
    return found[1]


def answered(client: Client, held: access_secret.AccessSecret, reference: str, **fields: Any) -> str:
    """The person opens the page with their words and sends that answer; the worker takes it in."""
    page = opened(client, consent_reply.consent_secret_of(held).words, reference)
    response = client.post("/consent/answer", {"sealed": sealed_in(page)} | SIGNED | today() | fields)
    assert response.status_code == 200
    taken_in()
    return response.content.decode()


def sent_in(held: access_secret.AccessSecret, reference: str, **said: Any) -> None:
    """The same without the pages: what the door sends in, and the worker takes in."""
    with as_role("candour_public"):
        consent_reply.send(answer_of(held, **said), reference=reference, language="en", now=timezone.now())
    taken_in()


def answer_of(held: access_secret.AccessSecret, **said: Any) -> bodies.ConsentBody:
    """What the person who is asked says, today."""
    given = SIGNED | {"day": timezone.localdate()} | said
    asking = consent_reply.consent_secret_of(held).handle
    return bodies.ConsentBody(asking=asking, **given | {"scope": tuple(given["scope"])})


def told(reference: str) -> dict[str, Any]:
    """What the worker tells the sender of that complaint."""
    case = models.Case.objects.get(submission_reference=reference)
    part: dict[str, Any] = sender_view.told_to_sender(case.submission, today=timezone.localdate())["parts"][0]
    return part


def followed(client: Client, held: access_secret.AccessSecret, reference: str) -> str:
    """What the sender sees who follows the complaint."""
    response = client.post("/my-complaint", {"reference": reference, "words": held.words}, follow=True)
    client.cookies.clear()
    return response.content.decode()


def the_case() -> models.Case:
    """The one case there is."""
    return models.Case.objects.get()
