"""The check before the form: nothing is kept but one locked cookie, and nobody is turned away."""

from __future__ import annotations

import html
import re

import pytest
from django.conf import settings
from django.test import Client

from candour.intake import triage
from candour.intake.models import Draft

pytestmark = pytest.mark.django_db


def answer(client: Client, key: str, **fields: object) -> str:
    """Answers one question; gives where that leads."""
    response = client.post(f"/check/{key}", fields)
    assert response.status_code == 303
    return str(response.headers["Location"])


def shown(client: Client, prefix: str = "") -> str:
    """The result page as a person reads it."""
    body = client.get(f"{prefix}/check/result").content.decode()
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_danger_comes_first_and_carrying_on_is_always_there(public_client: Client) -> None:
    assert answer(public_client, "danger", danger="yes") == "/in-danger"
    assert 'href="/check/wish"' in public_client.get("/in-danger").content.decode()
    text = shown(public_client)
    assert text.index("Get help now") < text.index("You can complain to us") < text.index("Carry on and complain")
    welsh = shown(public_client, "/cy")
    assert welsh.index("Ceisiwch help nawr") < welsh.index("Gallwch gwyno i ni") < welsh.index("Ymlaen i gwyno")


def test_who_is_not_in_danger_goes_straight_on(public_client: Client) -> None:
    for said in ("no", "not-sure", ""):
        assert answer(public_client, "danger", danger=said) == "/check/wish"


def test_every_question_may_be_skipped_to_the_end(public_client: Client) -> None:
    place = f"/check/{triage.PAGES[0].key}"
    for _ in triage.PAGES:
        if place != "/check/result":
            place = answer(public_client, place.removeprefix("/check/"))
    assert place == "/check/result"
    assert "Carry on and complain" in shown(public_client)


def test_answers_live_in_one_locked_cookie_only(public_client: Client) -> None:
    answer(public_client, "about", about=["other"])
    answer(public_client, "which-body", which_body="kent")
    assert "Kent Police may have to deal with it" in shown(public_client)
    cookie = public_client.cookies[settings.CHECK_COOKIE_NAME]
    assert "kent" not in cookie.value
    assert cookie["httponly"]
    assert Draft.objects.count() == 0


def test_which_body_is_found_by_place_and_the_place_is_not_kept(public_client: Client) -> None:
    answer(public_client, "about", about=["other"])
    before = public_client.cookies[settings.CHECK_COOKIE_NAME].value
    page = public_client.post("/check/which-body", {"place": "Newport", "find": "place"}).content.decode()
    assert [name for name in ("gwent", "hampshire", "kent") if f'value="{name}"' in page] == ["gwent", "hampshire"]
    assert public_client.cookies[settings.CHECK_COOKIE_NAME].value == before
    lost = public_client.post("/check/which-body", {"place": "Nowhere at all", "find": "place"}).content.decode()
    assert "We did not find that place" in lost
    assert 'value="kent"' in lost
    answer(public_client, "which-body", which_body="gwent", place="Newport")
    assert "Gwent Police may have to deal with it" in shown(public_client)


def test_a_body_that_does_not_exist_is_not_taken(public_client: Client) -> None:
    answer(public_client, "about", about=["other"])
    assert public_client.post("/check/which-body", {"which_body": "atlantis"}).status_code == 200


def test_carrying_on_begins_a_complaint_that_does_not_ask_again(public_client: Client) -> None:
    answer(public_client, "about", about=["person"])
    answer(public_client, "linked", linked=["was-there"])
    response = public_client.post("/check/result")
    assert response.status_code == 303
    assert response.headers["Location"] == "/staying-safe"
    assert not public_client.cookies[settings.CHECK_COOKIE_NAME].value
    page = public_client.get("/complain/linked").content.decode()
    assert re.search(r'value="was-there"[^>]*checked', page)


def test_a_damaged_cookie_is_no_answer_and_no_error(public_client: Client) -> None:
    public_client.cookies[settings.CHECK_COOKIE_NAME] = "AAAA"
    assert "You can complain to us" in shown(public_client)
