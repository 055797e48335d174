"""Someone at the desk enters a complaint for a person; it comes in by the one path, and the person can follow it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from candour.audit.models import AuditEvent
from candour.casework import models, task_kinds
from candour.correspondence import models as correspondence
from candour.intake import access_secret, assisted_intake
from candour.intake import models as intake_models
from candour.vault import case_keys
from candour.worker import intake
from tests import factories
from tests.roles import as_role

pytestmark = pytest.mark.django_db
STORY = "He put the cuffs on so tight my hands went blue, and laughed."


@pytest.fixture
def taker(desk_client: Client) -> Client:
    """Someone who takes complaints in, signed in."""
    factories.signed_in(desk_client, factories.person(role="intake"))
    return desk_client


def day(name: str, ago: int) -> dict[str, str]:
    """The boxes of a day that long ago."""
    on = timezone.localdate() - timedelta(days=ago)
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


def typed(**changes: Any) -> dict[str, Any]:
    """What is typed for someone in a cell."""
    return (
        {
            "what_happened": STORY,
            "read_back": ["yes"],
            "channel": "custody",
            "received_hour": "9:15",
            "contact_ways": ["letter"],
            "address": "HMP Sample, Sample Street",
            "for_whom": "me",
            "language": "en",
            "inspector_told": "Inspector Example, 9:30",
            "recordings": ["custody"],
        }
        | day("received_on", 1)
        | changes
    )


def ticket(client: Client) -> str:
    """What the page carries."""
    found = re.search(r'name="ticket" value="([^"]+)"', client.get("/assisted-intake/").content.decode())
    assert found
    return found[1]


def taken_in() -> None:
    """The worker takes in what waits."""
    with as_role("candour_worker"):
        intake.take_all()
    case_keys.forget()


def test_it_comes_in_as_every_complaint_with_all_that_the_desk_knows(taker: Client) -> None:
    page = taker.post("/assisted-intake/", typed(ticket=ticket(taker)) | day("first_on", 3)).content.decode()
    reference, words = re.findall(r'summary-list__value[^"]*">([^<]+)<', page)
    row = intake_models.Submission.objects.get()
    assert b"cuffs" not in bytes(row.sealed)
    assert not models.Case.objects.exists()
    taken_in()
    case = models.Case.objects.get()
    assert (case.authority, case.channel, case.submission_reference) == (settings.FORCE, "custody", reference)
    assert timezone.localdate(case.made_at) == timezone.localdate() - timedelta(days=3)
    assert timezone.localdate(case.received_at) == timezone.localdate() - timedelta(days=1)
    task = models.Task.objects.get(kind=task_kinds.PRESERVE)
    assert task.about == "custody-cctv"
    shown = taker.get(f"/case/{case.id}/").content.decode()
    for one in (STORY, "Inspector Example, 9:30", "In police custody", "Robin Example", "HMP Sample"):
        assert one in shown
    held = access_secret.from_words(words)
    assert held
    assert correspondence.Projection.objects.get().handle == held.tracking_handle
    assert AuditEvent.objects.get(act="complaint.taken-down").detail == {"channel": "custody"}


def test_sent_twice_from_the_same_page_is_there_once_with_the_same_words(taker: Client) -> None:
    carried = ticket(taker)
    first = taker.post("/assisted-intake/", typed(ticket=carried)).content.decode()
    second = taker.post("/assisted-intake/", typed(ticket=carried, what_happened="Something else")).content.decode()
    values = [re.findall(r'summary-list__value[^"]*">([^<]+)<', page) for page in (first, second)]
    assert values[0] == values[1]
    assert "It was sent before" in second
    assert "It was sent before" not in first
    assert intake_models.Submission.objects.count() == 1


@pytest.mark.parametrize("way", ["none", "website"])
def test_whoever_wants_no_contact_is_promised_none(taker: Client, way: str) -> None:
    said = typed(contact_ways=[way], ticket=ticket(taker))
    page = taker.post("/assisted-intake/", said).content.decode()
    assert "We do not contact you, as you asked." in page
    assert "in touch" not in page
    assert (
        "in touch in a way that you chose"
        in taker.post("/assisted-intake/", typed(ticket=ticket(taker))).content.decode()
    )


@pytest.mark.parametrize("carried", ["", "x", "A" * 5_000, "🙂"])
def test_a_ticket_that_was_lost_refuses_nothing(taker: Client, carried: str) -> None:
    assert "Your nine words" in taker.post("/assisted-intake/", typed(ticket=carried)).content.decode()
    assert intake_models.Submission.objects.count() == 1


def test_what_names_the_head_of_the_force_is_shut_to_whoever_took_it_down(taker: Client) -> None:
    taker.post("/assisted-intake/", typed(ticket=ticket(taker), about=["chief"]))
    taken_in()
    case = models.Case.objects.get()
    assert case.authority == f"lpb-{settings.FORCE}"
    assert taker.get(f"/case/{case.id}/").status_code == 404


def test_for_someone_else_there_are_words_for_them_too(taker: Client) -> None:
    said = typed(ticket=ticket(taker), for_whom="someone-else", their_name="Alex", their_age="adult")
    page = taker.post("/assisted-intake/", said | {"relationship": "family"}).content.decode()
    reference, words, consent_words = re.findall(r'summary-list__value[^"]*">([^<]+)<', page)
    assert reference
    assert len(words.split()) == len(consent_words.split()) == 9
    assert words != consent_words
    taken_in()
    assert correspondence.ConsentRequest.objects.count() == 1


def test_someone_who_is_not_safe_is_contacted_today(taker: Client) -> None:
    taker.post("/assisted-intake/", typed(ticket=ticket(taker), safe_now="no"))
    taken_in()
    assert models.Task.objects.filter(kind=task_kinds.URGENT).count() == 1


WRONG: list[tuple[dict[str, Any] | Callable[[], dict[str, Any]], str]] = [
    ({"what_happened": " "}, "Write down what happened"),
    ({"channel": ""}, "Choose how it came"),
    ({"channel": "pigeon"}, "There is a problem"),
    ({"received_hour": ""}, "Enter the time"),
    ({"received_hour": "25:99"}, "Enter a time such as 14:30"),
    ({"received_on-day": ""}, "There is a problem"),
    ({"received_on-year": "2999"}, "This time has not come yet"),
    (lambda: day("first_on", 0), "This is after the day on which we received it"),
    ({"first_on-day": "40"}, "There is a problem"),
    (lambda: day("born", -1), "This day has not come yet"),
    ({"contact_ways": []}, "Choose how they can be reached"),
    ({"contact_ways": ["none", "phone"], "phone": "1"}, "There is a problem"),
    ({"contact_ways": ["email"]}, "Enter it, or untick this way"),
    ({"contact_ways": ["phone"]}, "Enter it, or untick this way"),
    ({"address": ""}, "Enter it, or untick this way"),
    ({"recordings": ["hologram"]}, "There is a problem"),
    ({"about": ["weather"]}, "There is a problem"),
    ({"contact_safety": "maybe"}, "There is a problem"),
    ({"safe_now": "maybe"}, "There is a problem"),
    ({"for_whom": ""}, "Choose who it is for"),
    ({"their_age": "old"}, "There is a problem"),
    ({"relationship": "friend of a friend"}, "There is a problem"),
    ({"language": "fr"}, "There is a problem"),
    *(({key: "a" * 2_001}, "characters") for key in assisted_intake.TEXTS),
    *(({key: "a" * 2_001}, "characters") for key in ("name", "where", "when", "held_at", "email", "help_words")),
]


@pytest.mark.parametrize(("changes", "says"), WRONG)
def test_what_cannot_be_used_is_said_and_comes_back(
    taker: Client, changes: dict[str, Any] | Callable[[], dict[str, Any]], says: str
) -> None:
    wrong = changes() if callable(changes) else changes
    response = taker.post("/assisted-intake/", typed(ticket=ticket(taker), contact_notes="Typed before") | wrong)
    assert response.status_code == 200
    page = response.content.decode()
    assert says in page
    assert "Typed before" in page
    assert not intake_models.Submission.objects.exists()


@pytest.mark.parametrize("strange", ["<script>alert(1)</script>", "𝕳𝖊𝖑𝖑𝖔 🎥", "‮abc", "'; DROP TABLE x; --", "اسمي"])
def test_strange_signs_are_kept_as_they_were_said(taker: Client, strange: str) -> None:
    taker.post("/assisted-intake/", typed(ticket=ticket(taker), what_happened=strange, name=strange, injuries=strange))
    taken_in()
    answers = models.Case.objects.get().statements.get().answers
    assert (answers["what_happened"], answers["name"]) == (strange, strange)
    assert ["S9", assisted_intake.TEXTS["injuries"][1], strange] in answers["taken_down"]


@pytest.mark.parametrize("role", ["administrator", "counter-corruption"])
def test_who_sees_no_case_takes_none_down(desk_client: Client, role: str) -> None:
    factories.signed_in(desk_client, factories.person(role=role))
    assert desk_client.get("/assisted-intake/").status_code == 403
    assert desk_client.post("/assisted-intake/", typed()).status_code == 403
    assert not intake_models.Submission.objects.exists()
