"""Tasks at the desk: the list, writing down what came of one, and every wrong thing that can be sent."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from candour.audit.models import AuditEvent
from candour.casework import models, task_kinds
from candour.casework.actions.tasks import FootageRow
from tests import tasks as made

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(desk_client: Client) -> Client:
    """A browser in which a handler is signed in."""
    desk_client.force_login(made.user())
    return desk_client


def text(client: Client, address: str) -> str:
    """The words of a page, without its marks."""
    response = client.get(address)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_an_empty_list_says_what_to_do(desk: Client) -> None:
    assert "Nothing to do here" in text(desk, "/tasks/")
    assert "Nothing is done yet" in text(desk, "/tasks/?show=done")


def test_the_list_puts_first_what_was_passed_upwards_then_what_is_due(desk: Client) -> None:
    now = timezone.now()
    made.received(urgent=True, now=now)
    late = made.received(made.camera(), now=now - timedelta(days=9)).tasks.get()
    models.Task.objects.filter(pk=late.pk).update(escalated_at=now)
    shown = text(desk, "/tasks/")
    assert shown.index("Passed to a manager") < shown.index("Contact the person today")
    assert "late" in shown
    assert "Due today" in shown
    assert "1 late" in text(desk, "/")


def test_a_task_shows_what_was_said_and_the_case_shows_the_task(desk: Client) -> None:
    row = FootageRow(kind="shop", wipe_on=None, details={"where": "The baker’s <door>", "time": "about 9"})
    case = made.received(FootageRow(kind="public-cctv", wipe_on=None, details=row.details))
    task = case.tasks.get()
    shown = text(desk, f"/tasks/{task.pk}/")
    for words in ("The baker’s &lt;door&gt;", "about 9", "Not known. Look at once", case.reference):
        assert words in shown
    assert f"/tasks/{task.pk}/" in desk.get(f"/case/{case.id}/").content.decode()
    assert AuditEvent.objects.filter(act="case.read", case=str(case.id), detail__task=str(task.pk)).count() == 1


def test_a_hold_offers_only_the_ways_that_the_person_chose_and_says_what_is_not_safe(desk: Client) -> None:
    task = made.hold(details={"contact_ways": ["text"], "phone": "07700 900461", "contact_safety": "not-safe"})
    page = desk.get(f"/tasks/{task.pk}/").content.decode()
    assert 'value="text"' in page
    assert 'value="email"' not in page
    assert "Contact is not safe" in page
    assert AuditEvent.objects.filter(act="task.read").count() == 1
    done = desk.post(f"/tasks/{task.pk}/", {"outcome": "held", "told": "email"})
    assert done.status_code == 200
    done = desk.post(f"/tasks/{task.pk}/", {"outcome": "held", "told": "text"}, follow=True)
    assert "Written down" in done.content.decode()
    assert models.TaskResult.objects.get().told == "text"
    assert "We hold it, and it is marked" in text(desk, "/tasks/?show=done")


WRONG: list[tuple[dict[str, Any], str]] = [
    ({}, "Choose what came of it"),
    ({"outcome": "reached"}, "There is a problem"),
    ({"outcome": ["held", "none"]}, "Say what was done and searched"),
    ({"outcome": "none"}, "Say what was done and searched"),
    ({"outcome": "none", "searched": " \n "}, "Say what was done and searched"),
    ({"outcome": "gone", "searched": "The store"}, "Say why"),
    ({"outcome": "held", "searched": "a" * 20_001}, "characters"),
    ({"outcome": "held", "reason": "a" * 2_001}, "characters"),
    ({"outcome": "held\x00"}, "There is a problem"),
]


@pytest.mark.parametrize(("sent", "says"), WRONG)
def test_what_cannot_be_written_down_is_said_and_nothing_is_kept(desk: Client, sent: dict[str, Any], says: str) -> None:
    task = made.received(made.camera()).tasks.get()
    response = desk.post(f"/tasks/{task.pk}/", sent)
    assert response.status_code == 200
    assert says in response.content.decode()
    assert not models.TaskResult.objects.exists()


@pytest.mark.parametrize("strange", ["<script>alert(1)</script>", "𝕳𝖊𝖑𝖑𝖔 🎥", "‮abc", "'; DROP TABLE x; --"])
def test_strange_signs_are_kept_as_they_were_typed_and_shown_as_words(desk: Client, strange: str) -> None:
    task = made.received(made.camera()).tasks.get()
    sent = {"outcome": "none", "searched": strange, "reason": strange}
    assert desk.post(f"/tasks/{task.pk}/", sent).status_code == 302
    assert models.TaskResult.objects.get().searched == strange
    page = desk.get(f"/tasks/{task.pk}/").content.decode()
    assert "<script>alert" not in page


@pytest.mark.parametrize("reference", ["", "nonsense", "7KQD-MW3X-CT9P", "a" * 500, "\x00", "<b>"])
def test_a_reference_that_is_no_case_joins_nothing(desk: Client, reference: str) -> None:
    task = made.hold()
    response = desk.post(f"/tasks/{task.pk}/join/", {"reference": reference})
    assert response.status_code == 200
    assert "There is a problem" in response.content.decode()
    assert models.Task.objects.get().case is None


def test_a_hold_is_added_to_the_case_that_came_later(desk: Client) -> None:
    task, case = made.hold(), made.received()
    response = desk.post(f"/tasks/{task.pk}/join/", {"reference": case.submission_reference.lower()}, follow=True)
    assert "Added to this case" in response.content.decode()
    assert "Added to this case: Find and mark video." in response.content.decode()
    again = desk.post(f"/tasks/{task.pk}/join/", {"reference": case.reference})
    assert "belongs to a case already" in again.content.decode()


@pytest.mark.parametrize("kind", list(task_kinds.KINDS))
def test_every_kind_of_task_has_a_page_and_can_end(desk: Client, kind: str) -> None:
    footage = {} if kind == task_kinds.PRESERVE else {"footage": ()}
    task = made.hold(kind=kind, **footage)
    assert task_kinds.KINDS[kind].words in text(desk, f"/tasks/{task.pk}/")
    for outcome in task_kinds.KINDS[kind].outcomes:
        sent = {"outcome": outcome, "searched": "All of it.", "reason": "Because.", "told": "no way was given"}
        assert desk.post(f"/tasks/{task.pk}/", sent).status_code == 302
    assert models.TaskResult.objects.count() == len(task_kinds.KINDS[kind].outcomes)


def test_a_task_of_another_authority_and_none_at_all_look_the_same(desk: Client) -> None:
    task = made.hold(authority="gwent", force="gwent")
    for address in ("/tasks/{}/", "/tasks/{}/join/"):
        for method in (desk.get, desk.post):
            hidden, nothing = method(address.format(task.pk)), method(address.format(uuid.uuid4()))
            assert hidden.status_code == nothing.status_code
            assert hidden.status_code in (404, 405)
            assert hidden.content == nothing.content


@pytest.mark.parametrize("page", ["0", "-1", "x", "9999999999", "2"])
def test_a_page_that_is_none_is_an_empty_list(desk: Client, page: str) -> None:
    assert desk.get(f"/tasks/?page={page}").status_code == 200


def test_a_result_of_someone_else_is_not_lost_sight_of_while_the_form_is_not_whole(desk: Client) -> None:
    task = made.received(made.camera()).tasks.get()
    address, whole = f"/tasks/{task.pk}/", {"outcome": "held", "searched": "The store.", "reason": "", "seen": "0"}
    assert 'name="seen" value="0"' in desk.get(address).content.decode()
    assert desk.post(address, whole).status_code == 302
    assert 'name="seen" value="0"' in desk.post(address, whole | {"outcome": ""}).content.decode()
    refused = desk.post(address, whole | {"searched": "My own words."}).content.decode()
    assert "Someone wrote down just now what came of this." in refused
    assert "My own words." in refused
    assert 'name="seen" value="1"' in refused
    assert task.results.count() == 1
    assert desk.post(address, whole | {"seen": "1"}).status_code == 302
    assert task.results.count() == 2
