"""A complaint about the head of the force begins at a page of its own and goes to another body."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from candour.casework import models
from candour.intake import access_secret, drafts
from candour.worker import intake
from tests.roles import as_role

pytestmark = pytest.mark.django_db


def draft(client: Client) -> drafts.OpenDraft:
    """What this browser holds the place of."""
    held = access_secret.from_cookie(client.cookies[settings.DRAFT_COOKIE_NAME].value.partition(".")[0])
    assert held
    found = drafts.find(held, today=timezone.localdate())
    assert found
    return found


def test_the_page_says_who_gets_it_and_starts_the_form_with_it(public_client: Client) -> None:
    assert "/chief-officer/start" in public_client.get("/chief-officer").content.decode()
    page = public_client.get("/chief-officer/start").content.decode()
    assert "goes to" in page
    assert "Chief Constable" in page
    response = public_client.post("/chief-officer/start")
    assert (response.status_code, response["Location"]) == (303, "/staying-safe")
    assert draft(public_client).answers == {"about": ["chief"]}
    ticked = re.findall(r"<input[^>]* checked[^>]*>", public_client.get("/complain/about").content.decode())
    assert len(ticked) == 1
    assert 'value="chief"' in ticked[0]


def test_what_was_begun_before_is_kept(public_client: Client) -> None:
    public_client.post("/complain/for-whom", {"for_whom": "me-with-help"})
    before = draft(public_client)
    public_client.post("/chief-officer/start")
    after = draft(public_client)
    assert after.reference == before.reference
    assert after.answers["for_whom"] == "me-with-help"
    assert after.answers["about"] == ["chief"]


def test_check_your_answers_says_where_it_goes_and_the_force_is_shut_out(public_client: Client) -> None:
    public_client.post("/chief-officer/start")
    held = draft(public_client)
    answers = held.answers | {
        "for_whom": "me",
        "linked": ["happened-to-me"],
        "contact_ways": ["none"],
        "what_happened": "He laughed at me at a public meeting.",
        "wanted": ["sorry"],
    }
    drafts.save(held, answers, today=timezone.localdate())
    page = public_client.get("/complain/check").content.decode()
    assert "It names the head of the force, so it goes to" in page
    sealed = page.split('name="sealed" value="')[1].split('"')[0]
    assert public_client.post("/complain/check", {"sealed": sealed, "declaration": "yes"}).status_code == 303
    with as_role("candour_worker"):
        intake.take_all()
    assert models.Case.objects.get().authority == f"lpb-{settings.FORCE}"


def test_it_speaks_welsh(public_client: Client) -> None:
    assert "Cwyno am bennaeth yr heddlu" in public_client.get("/cy/chief-officer/start").content.decode()
