"""Someone acts for another person: what is sent, the words that are given on, and what the person answers."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client
from django.utils import timezone

from candour.casework import models, sender_view
from candour.intake import access_secret, consent_reply, drafts, envelope, submit
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
    complaint = envelope.Complaint(
        reference=drafts.begin(held, today=timezone.localdate()).reference,
        force=factories.FORCE,
        channel="web",
        language="en",
        made_at=timezone.now(),
        questions_version="2",
        answers=answers,
        tracking_handle=held.tracking_handle,
        tracking_public=held.tracking_pair[1].hex(),
        consent_handle=asking.handle if asking else "",
        consent_public=asking.pair[1].hex() if asking else "",
    )
    with as_role("candour_public"):
        submit.submit(complaint)
    taken_in()
    return held, complaint.reference


def taken_in() -> None:
    """The worker takes in what waits, and tells what is new."""
    with as_role("candour_worker"):
        intake.take_all()
    tell_all()


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
    answers = SIGNED | {"day": timezone.localdate().isoformat()} | said
    with as_role("candour_public"):
        consent_reply.send(
            consent_reply.consent_secret_of(held), answers, reference=reference, language="en", now=timezone.now()
        )
    taken_in()


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
