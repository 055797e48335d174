"""The short doors: a hold on video becomes a task within seconds; thanks and misplaced complaints reach a person."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from candour import directory
from candour.casework import models, task_kinds
from candour.intake import access_secret, bodies, drafts
from candour.intake import models as intake_models
from candour.vault import case_keys
from candour.worker import intake
from tests.roles import as_role

pytestmark = pytest.mark.django_db
ENOUGH = {"where": "Canary Street 4", "time": "about 9", "contact_ways": ["none"]}


def ticket_in(page: str) -> str:
    """The sealed reference in the page's hidden field."""
    found = re.search(r'name="ticket" value="([^"]+)"', page)
    assert found
    return found[1]


def posted(client: Client, address: str = "/footage", **fields: Any) -> str:
    """What the page answers to these fields, sent from a page that was opened before."""
    ticket = ticket_in(client.get(address).content.decode())
    response = client.post(address, {"ticket": ticket} | fields)
    assert response.status_code == 200
    return response.content.decode()


def taken() -> list[models.Task]:
    """All tasks, after the worker took in what waits."""
    with as_role("candour_worker"):
        intake.take_all()
    case_keys.forget()
    return list(models.Task.objects.order_by("about"))


def date_fields(days_ago: int) -> dict[str, str]:
    """The boxes of a day that long ago."""
    day = timezone.localdate() - timedelta(days=days_ago)
    return {"day-day": str(day.day), "day-month": str(day.month), "day-year": str(day.year)}


def test_place_and_time_are_enough_and_a_task_is_there_before_anything_else_is_said(public_client: Client) -> None:
    page = posted(public_client, **ENOUGH, **date_fields(2), kinds=["body-worn", "call-audio"])
    reference = re.search(r"app-number\">([2-9A-Z-]{14})<", page)
    assert reference
    worn, call = taken()
    assert {worn.reference, call.reference} == {reference[1]}
    assert (worn.kind, worn.about, worn.case) == (task_kinds.PRESERVE, "body-worn", None)
    assert worn.wipe_on == timezone.localdate() + timedelta(days=28)
    assert call.wipe_on is None
    assert worn.details["where"] == "Canary Street 4"
    assert worn.details["time"].endswith(", about 9")
    assert "call 101 and give this reference" in page
    assert task_kinds.preserve_by(worn.wipe_on, today=timezone.localdate()) == worn.due_on
    assert str(worn.due_on.day) in page


def test_what_was_typed_is_in_no_row_and_no_cookie_is_set_but_the_form_s_own(public_client: Client) -> None:
    posted(public_client, **ENOUGH, name="Canary Name")
    row = intake_models.Submission.objects.get()
    assert row.kind == bodies.Kind.HOLD
    assert b"Canary" not in bytes(row.sealed)
    assert set(public_client.cookies) <= {settings.CSRF_COOKIE_NAME}
    assert "Canary" not in str(list(models.Task.objects.values()))


def test_sent_twice_is_there_once_and_sent_again_with_more_is_not_lost(public_client: Client) -> None:
    ticket = ticket_in(public_client.get("/footage").content.decode())
    for fields in (ENOUGH, ENOUGH, ENOUGH | {"who": "Number 1234"}):
        assert public_client.post("/footage", {"ticket": ticket} | fields).status_code == 200
    found = taken()
    assert len(found) == 2
    assert len({task.reference for task in found}) == 1
    assert [task.details.get("who") for task in sorted(found, key=lambda task: task.opened_at)] == [None, "Number 1234"]


@pytest.mark.parametrize("ticket", ["", "x", "🙂", "A" * 10_000])
def test_a_ticket_that_was_lost_or_altered_refuses_nothing(public_client: Client, ticket: str) -> None:
    assert public_client.post("/footage", {"ticket": ticket} | ENOUGH).status_code == 200
    assert len(taken()) == 1


def test_what_is_about_the_head_of_the_force_goes_to_the_body_that_deals_with_it(public_client: Client) -> None:
    page = posted(public_client, **ENOUGH, chief="yes")
    assert "We pass it to" in page
    # The force must not hear of it: behind 101 is the force.
    main = page[page.index("<main") : page.index("</main")]
    assert "101" not in main
    assert f"({directory.local_policing_body(settings.FORCE).website}) and give this reference." in main
    assert taken()[0].authority == f"lpb-{settings.FORCE}"


def test_what_should_be_gone_is_looked_for_all_the_same_and_today(public_client: Client) -> None:
    page = posted(public_client, **ENOUGH, **date_fields(90), kinds=["body-worn"])
    assert "Some of it may be gone already" in page
    about_the_head = posted(public_client, **ENOUGH, **date_fields(90), kinds=["body-worn"], chief="yes")
    assert "We pass it to" in about_the_head
    assert "Some of it may be gone already" in about_the_head
    assert taken()[0].due_on == timezone.localdate()


def test_only_the_details_of_ways_that_were_chosen_are_kept(public_client: Client) -> None:
    said = {
        "contact_ways": ["text"],
        "phone": "07700 900461",
        "email": "sam@example.org",
        "contact_safety": "some-ways",
    }
    page = posted(public_client, **ENOUGH | said)
    assert "in the way you chose" in page
    details = taken()[0].details
    assert details["phone"] == "07700 900461"
    assert "email" not in details
    assert details["contact_safety"] == "some-ways"


def test_it_speaks_welsh(public_client: Client) -> None:
    page = posted(public_client, "/cy/footage", **ENOUGH)
    assert "Eich cyfeirnod" in page
    assert taken()[0].language == "cy"


WRONG: list[tuple[dict[str, Any], str]] = [
    ({"where": ""}, "Say where it was"),
    ({"where": " \t "}, "Say where it was"),
    ({"where": "a" * 1_001}, "characters"),
    ({"time": ""}, "Enter the day, or say below when it was"),
    ({"time": "a" * 301}, "characters"),
    ({"day-day": "31", "day-month": "2", "day-year": "2026"}, "There is a problem"),
    ({"day-day": "1"}, "There is a problem"),
    ({"day-day": "1", "day-month": "1", "day-year": "2999"}, "This day has not come yet"),
    ({"kinds": ["hologram"]}, "There is a problem"),
    ({"who": "a" * 2_001}, "characters"),
    ({"chief": "perhaps"}, "There is a problem"),
    ({"name": "a" * 301}, "characters"),
    ({"contact_ways": []}, "Choose how we can reach you"),
    ({"contact_ways": ["pigeon"]}, "There is a problem"),
    ({"contact_ways": ["email", "none"], "email": "sam@example.org"}, "There is a problem"),
    ({"contact_ways": ["email"]}, "Enter your email address, or untick email"),
    ({"contact_ways": ["email"], "email": "nobody"}, "There is a problem"),
    ({"contact_ways": ["text"]}, "Enter your phone number, or untick phone and text"),
    ({"contact_ways": ["phone"], "phone": "1" * 61}, "characters"),
    ({"contact_safety": "maybe"}, "There is a problem"),
    ({"contact_notes": "a" * 2_001}, "characters"),
]


@pytest.mark.parametrize(("changes", "says"), WRONG)
def test_what_cannot_be_used_is_said_and_comes_back(public_client: Client, changes: dict[str, Any], says: str) -> None:
    page = posted(public_client, **(ENOUGH | {"who": "Typed before"} | changes))
    assert "There is a problem" in page
    assert says in page
    if "who" not in changes:
        assert "Typed before" in page
    assert not intake_models.Submission.objects.exists()


@pytest.mark.parametrize("strange", ["<script>alert(1)</script>", "𝕳𝖊𝖑𝖑𝖔 🎥", "‮abc", "'; DROP TABLE x; --", "اسمي"])
def test_strange_signs_are_kept_as_they_were_typed(public_client: Client, strange: str) -> None:
    posted(public_client, **ENOUGH | {"where": strange, "who": strange, "name": strange})
    details = taken()[0].details
    assert (details["where"], details["who"], details["name"]) == (strange, strange, strange)


@pytest.mark.parametrize("address", ["/footage", "/thanks"])
def test_a_stale_form_token_gives_the_page_back_with_what_was_typed(address: str, public_client: Client) -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post(address, {"where": "Typed just now"})
    assert response.status_code == 200
    assert "Typed just now" in response.content.decode()
    assert "Nothing was sent yet" in response.content.decode()
    assert not intake_models.Submission.objects.exists()


def test_thanks_reach_a_person(public_client: Client) -> None:
    page = posted(public_client, "/thanks", text="She sat with my mum until the ambulance came.", who="PC 1234")
    assert "Your thanks were sent" in page
    (task,) = taken()
    assert (task.kind, task.escalates_at) == (task_kinds.THANKS, None)
    assert task.details == {"text": "She sat with my mum until the ambulance came.", "who": "PC 1234"}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"text": ""}, "Say what you want to thank them for"),
        ({"text": "a" * 5_001}, "characters"),
        ({"text": "x", "who": "a" * 1_001}, "characters"),
        ({"text": "x", "where": "a" * 1_001}, "characters"),
        ({"text": "x", "name": "a" * 301}, "characters"),
    ],
)
def test_thanks_that_cannot_be_used_come_back(public_client: Client, changes: dict[str, str], says: str) -> None:
    assert says in posted(public_client, "/thanks", **changes)
    assert not intake_models.Submission.objects.exists()


def test_S28_a_message_that_may_be_a_complaint_is_held_for_a_person_and_kept_sealed(public_client: Client) -> None:
    response = public_client.post("/feedback", {"text": "An officer hit me. Canary."})
    assert "What you wrote may be a complaint" in response.content.decode()
    assert intake_models.Feedback.objects.get().text == ""
    (task,) = taken()
    assert (task.kind, task.details) == (task_kinds.FEEDBACK, {"text": "An officer hit me. Canary."})
    assert task.due_on > timezone.localdate()


def test_a_message_about_the_pages_makes_no_task(public_client: Client) -> None:
    public_client.post("/feedback", {"text": "The letters are too small."})
    assert intake_models.Feedback.objects.get().text == "The letters are too small."
    assert taken() == []


def test_the_worker_takes_a_hold_in_once_however_often_it_is_there(public_client: Client) -> None:
    posted(public_client, **ENOUGH)
    first = taken()
    intake_models.Submission.objects.update(taken_at=None)
    assert [task.pk for task in taken()] == [task.pk for task in first]


@pytest.mark.parametrize(("days_ago", "offered"), [(2, True), (90, False)])
def test_the_form_points_to_it_right_after_it_asked_when_it_was(
    public_client: Client, days_ago: int, offered: bool
) -> None:
    held, today = access_secret.new(), timezone.localdate()
    day = (today - timedelta(days=days_ago)).isoformat()
    drafts.save(drafts.begin(held, today=today), {"when": {"kind": "day", "day": day}}, today=today)
    public_client.cookies[settings.DRAFT_COOKIE_NAME] = held.cookie
    assert ("ask us to keep it now" in public_client.get("/complain/where").content.decode()) == offered
    assert "ask us to keep it now" not in public_client.get("/complain/what-happened").content.decode()


def test_a_page_that_is_shown_once_does_not_lead_away_by_its_language(public_client: Client) -> None:
    assert 'hreflang="cy"' in public_client.get("/footage").content.decode()
    assert 'hreflang="cy"' in posted(public_client, contact_ways=[])
    kept = posted(public_client, **ENOUGH, **date_fields(2))
    assert "We cannot show it again." in kept
    assert "hreflang" not in kept
