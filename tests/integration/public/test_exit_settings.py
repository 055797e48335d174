"""The Escape key can be turned off and on again, and only from our own page."""

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db


def escape(client: Client, address: str = "/") -> str:
    """What the page tells the script about the Escape key."""
    body = client.get(address).content.decode()
    return body.split('data-escape="')[1].split('"')[0]


def test_escape_leaves_until_someone_turns_it_off(public_client: Client) -> None:
    assert escape(public_client) == "on"
    answer = public_client.post("/quick-exit", {"escape": "off"})
    assert answer.status_code == 303
    cookie = answer.cookies[settings.ESCAPE_COOKIE_NAME]
    assert cookie["httponly"]
    assert not cookie["max-age"]
    assert not cookie["expires"], "it goes when the browser is closed"
    for page in ("/", "/cy/", "/complain", "/staying-safe", "/feedback"):
        assert escape(public_client, page) == "off"
    assert "Your choice is kept" in public_client.get(answer["Location"]).content.decode()


def test_it_can_be_turned_on_again(public_client: Client) -> None:
    public_client.post("/quick-exit", {"escape": "off"})
    public_client.post("/quick-exit", {"escape": "on"})
    assert escape(public_client) == "on"


@pytest.mark.parametrize("answers", [{}, {"escape": "perhaps"}])
def test_no_choice_changes_nothing(public_client: Client, answers: dict[str, str]) -> None:
    public_client.post("/quick-exit", {"escape": "off"})
    answer = public_client.post("/quick-exit", answers)
    assert answer.status_code == 200
    assert "<title>Error: " in answer.content.decode()
    assert escape(public_client) == "off"


def test_a_form_from_elsewhere_changes_nothing(public_client: Client) -> None:
    public_client.handler.enforce_csrf_checks = True
    answer = public_client.post("/quick-exit", {"escape": "off"})
    assert answer.status_code != 303
    assert settings.ESCAPE_COOKIE_NAME not in answer.cookies
    assert escape(public_client) == "on"


def test_the_page_shows_what_is_set_and_is_in_welsh(public_client: Client) -> None:
    public_client.post("/cy/quick-exit", {"escape": "off"})
    body = public_client.get("/cy/quick-exit").content.decode()
    chosen = [part for part in body.split("<input") if "checked" in part.split(">")[0]]
    assert len(chosen) == 1
    assert 'value="off"' in chosen[0].split(">")[0]
    assert "Na ddylai" in body
    assert "Gosodiadau allanfa gyflym" in body


@pytest.mark.parametrize("page", ["/cy/feedback", "/cy/complain", "/cy/quick-exit"])
def test_back_from_a_welsh_page_stays_in_welsh(public_client: Client, page: str) -> None:
    body = public_client.get(page).content.decode()
    back = body.split('class="govuk-back-link"')[0].rsplit("<a", 1)[1] + body.split('class="govuk-back-link"')[1][:80]
    assert 'href="/cy' in back
