"""What cannot wait for someone to read it all becomes a task when the complaint comes in, through the real path."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from candour.casework import models, task_kinds
from candour.directory import routing
from tests import factories

pytestmark = pytest.mark.django_db


def opened() -> dict[str, models.Task]:
    """The open tasks by what they are about, or else by their kind."""
    return {task.about or task.kind: task for task in models.Task.objects.all()}


def test_every_mention_of_video_in_the_form_is_looked_for() -> None:
    first, last = (timezone.localdate() - timedelta(days=days) for days in (20, 10))
    factories.received(
        when={"kind": "between", "from": first.isoformat(), "to": last.isoformat(), "words": "in the evenings"},
        people=[{"officer_number": "4711", "camera": "yes"}, {"officer_looks": "Red hair", "camera": "no"}],
        recordings=[
            {"kind": "shop", "where": "The corner shop", "who_has": "The owner"},
            {"kind": "custody", "time": "about midnight"},
        ],
    )
    found = opened()
    assert set(found) == {"body-worn", "public-cctv", "custody-cctv"}
    assert found["body-worn"].wipe_on == first + timedelta(days=30)
    assert found["custody-cctv"].wipe_on == first + timedelta(days=90)
    assert found["body-worn"].details["who"] == "4711"
    assert "in the evenings" in found["body-worn"].details["time"]
    assert found["public-cctv"].details["where"] == "The corner shop"
    assert found["custody-cctv"].details["time"] == "about midnight"
    assert {task.case for task in found.values()} == {models.Case.objects.get()}


def test_someone_who_is_not_safe_now_is_to_be_contacted_today() -> None:
    factories.received(safe_now="no", camera="no")
    (task,) = models.Task.objects.all()
    assert (task.kind, task.due_on) == (task_kinds.URGENT, timezone.localdate())
    assert models.Case.objects.get().urgent


def test_what_names_the_head_of_the_force_is_looked_for_by_the_body_that_holds_it() -> None:
    factories.received(about=["chief", "person"], camera="yes")
    (body,) = routing.authorities(factories.FORCE, about=frozenset({"chief"}))
    assert opened()["body-worn"].authority == body


def test_at_the_desk_the_list_of_tasks_shows_no_word_of_what_was_said(desk_client: Client) -> None:
    factories.received(safe_now="no", camera="yes", what_happened="Canary story", where="Canary Street", name="Canary")
    desk_client.force_login(factories.person())
    page = desk_client.get("/tasks/").content.decode()
    assert "Contact the person today" in page
    assert "Find and mark video" in page
    assert "Canary" not in page
