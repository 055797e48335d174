"""The desk notes whether someone may act: what it sees of every answer, and what it must say itself."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from candour.audit.models import AuditEvent
from candour.casework import consent_scope, models, task_kinds
from tests import acting, factories

pytestmark = pytest.mark.django_db


def noted(client: Client, **changes: Any) -> Any:
    """What the desk answers to the filled-in form."""
    day = timezone.localdate()
    said = {
        "answer": consent_scope.AGREED,
        "scope": ["whole"],
        "way": "paper",
        "given_on-day": str(day.day),
        "given_on-month": str(day.month),
        "given_on-year": str(day.year),
        "how_checked": "The paper is here, and I rang them.",
    }
    return client.post(f"/case/{acting.the_case().id}/consent/", said | changes)


@pytest.fixture
def handler(desk_client: Client) -> Client:
    """A handler of the force who is signed in."""
    factories.signed_in(desk_client, factories.person())
    return desk_client


def test_the_case_page_shows_that_there_is_no_consent_then_an_answer_then_what_was_agreed(handler: Client) -> None:
    held, reference = acting.sent()
    address = f"/case/{acting.the_case().id}/"
    assert "No consent" in handler.get(address).content.decode()
    acting.sent_in(held, reference, scope=["updates"], phone="07700 900461", contact_notes="Not at home")
    page = handler.get(address).content.decode()
    for shown in ("An answer is to be checked", "Alex Canary", "07700 900461", "Not at home", "Hear how it is going"):
        assert shown in page
    assert noted(handler, scope=["updates"], way="spoken").status_code == 302
    page = handler.get(address).content.decode()
    assert "They agree, checked" in page
    assert "I rang them" in page
    assert "It was made sure whether someone may act" in page
    assert AuditEvent.objects.filter(act="case.consent-checked").count() == 1
    assert not models.Task.objects.filter(kind=task_kinds.CHECK_CONSENT, done_at=None).exists()


def test_a_consent_on_paper_counts_without_any_words(handler: Client) -> None:
    _held, reference = acting.sent(agreement="will-sign")
    assert noted(handler).status_code == 302
    assert models.Consent.objects.get().checked
    assert acting.told(reference)["looks"]
    assert acting.told(reference)["state"] == "RECEIVED"


def test_a_case_where_nobody_has_to_agree_has_no_such_part(handler: Client) -> None:
    page = factories.case()
    assert "Acting for the person" not in handler.get(f"/case/{page.id}/").content.decode()


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"answer": ""}, "Choose what they say"),
        ({"answer": "perhaps"}, "There is a problem"),
        ({"scope": []}, "Say what they agreed to"),
        ({"scope": ["whole", "speak"]}, "There is a problem"),
        ({"scope": ["all"]}, "There is a problem"),
        ({"way": ""}, "Choose how they said it"),
        ({"way": "dream"}, "There is a problem"),
        ({"given_on-year": "2999"}, "This day has not come yet"),
        ({"given_on-day": "32"}, "There is a problem"),
        ({"given_on-day": "", "given_on-month": "", "given_on-year": ""}, "Enter the day"),
        ({"how_checked": " "}, "Say how you know that it is their own answer"),
        ({"how_checked": "a" * 20_001}, "characters"),
    ],
)
def test_what_cannot_be_noted_is_said_and_comes_back(handler: Client, changes: dict[str, Any], says: str) -> None:
    acting.sent()
    response = noted(handler, **({"how_checked": "Typed before"} | changes))
    assert response.status_code == 200
    assert says in response.content.decode()
    assert "how_checked" in changes or "Typed before" in response.content.decode()
    assert not models.Consent.objects.exists()


def test_another_authority_cannot_note_it(desk_client: Client) -> None:
    acting.sent()
    factories.signed_in(desk_client, factories.person(authority="gwent"))
    assert noted(desk_client).status_code == 404
    assert not models.Consent.objects.exists()


def test_an_answer_that_came_in_while_the_form_was_not_whole_is_not_lost_sight_of(handler: Client) -> None:
    held, reference = acting.sent()
    address = f"/case/{acting.the_case().id}/consent/"
    assert 'name="seen" value="0"' in handler.get(address).content.decode()
    acting.sent_in(held, reference, text="Only if Sam is there.")
    assert 'name="seen" value="0"' in noted(handler, way="", seen="0").content.decode()
    assert 'name="seen" value="0"' in noted(handler, scope=[], seen="0").content.decode()
    refused = noted(handler, seen="0").content.decode()
    assert "Another answer came in since you opened this page. Read it below first." in refused
    assert "Only if Sam is there." in refused[refused.index("Another answer") : refused.index('name="seen"')]
    assert 'name="seen" value="1"' in refused
    assert models.Consent.objects.count() == 1
    assert noted(handler, seen="1").status_code == 302


@pytest.mark.parametrize("seen", ["", "all", "-1", "9" * 5000])
def test_a_number_that_no_page_carried_is_not_compared(handler: Client, seen: str) -> None:
    acting.sent()
    assert 'name="seen" value="0"' in noted(handler, way="", seen=seen).content.decode()
    assert noted(handler, seen=seen).status_code == 302
