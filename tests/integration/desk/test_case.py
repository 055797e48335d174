"""The desk: sign in, see what came, see what the law asks, answer it, and log."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client
from django.utils import timezone

from candour.accounts.models import User
from candour.audit.models import AuditEvent
from candour.casework import models
from complaintlaw.calendar import written
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def handler(desk_client: Client) -> Client:
    """A complaint handler of the force, signed in."""
    desk_client.force_login(factories.person())
    return desk_client


def only_case() -> models.Case:
    """The one case there is."""
    return models.Case.objects.get()


def test_a_stranger_is_sent_to_sign_in(desk_client: Client) -> None:
    factories.received()
    for address in ("/", f"/case/{only_case().id}/", f"/case/{only_case().id}/log/"):
        response = desk_client.get(address)
        assert response.status_code == 302
        assert response["Location"].startswith("/login/")
    assert desk_client.get("/login/").status_code == 200


def test_sign_up_is_closed(desk_client: Client) -> None:
    response = desk_client.post(
        "/signup/",
        {"email": "new@example.org", "password1": "a long password 1", "password2": "a long password 1"},
    )
    assert response.status_code == 404
    assert not User.objects.filter(email="new@example.org").exists()


def test_the_inbox_shows_what_came_and_what_to_do_when_it_is_empty(handler: Client) -> None:
    assert "No cases yet" in handler.get("/").content.decode()
    factories.received(name="Sam Example")
    text = handler.get("/").content.decode()
    assert only_case().reference in text
    assert "Sam Example" in text
    assert "Not logged" in text


def test_the_case_page_shows_the_words_and_the_law(handler: Client) -> None:
    factories.received(what_happened="<b>He shouted</b> at me")
    text = handler.get(f"/case/{only_case().id}/").content.decode()
    assert "&lt;b&gt;He shouted&lt;/b&gt; at me" in text
    for question in (
        "Is it a complaint?",
        "Who must deal with it?",
        "Must it be recorded?",
        "Must it be referred",
    ):
        assert question in text
    assert "Police Reform Act 2002" in text


def test_a_wish_to_record_settles_that_it_must_be_recorded(handler: Client) -> None:
    factories.received(how_to_start="record")
    text = handler.get(f"/case/{only_case().id}/").content.decode()
    assert "REC-01" in text


def test_each_finding_leads_to_its_rules(handler: Client) -> None:
    factories.received(how_to_start="record")
    page = handler.get(f"/case/{only_case().id}/").content.decode()
    rules = set(re.findall(r'href="/law/#([A-Z]+-\d+)"', page))
    assert "REC-01" in rules
    law = handler.get("/law/").content.decode()
    assert {rule for rule in rules if f'id="{rule}"' not in law} == set()


def test_noting_a_serious_assault_makes_referral_a_duty_and_its_clock_runs_from_clarity(
    handler: Client,
) -> None:
    factories.received()
    case = only_case()
    path = "allegations[1].descriptions"
    address = f"/case/{case.id}/fact/{path}/"
    assert handler.get(address).status_code == 200
    response = handler.post(address, {"answer": ["serious_assault"]})
    assert response.status_code == 302
    text = handler.get(f"/case/{case.id}/").content.decode()
    assert "dates.became_clear" in text
    clear = f"/case/{case.id}/fact/dates.became_clear/"
    assert handler.get(clear).status_code == 200
    now = timezone.localtime()
    sent = {
        "day-day": now.day,
        "day-month": now.month,
        "day-year": now.year,
        "hour": now.strftime("%H:%M"),
        "to_whom": "duty decision maker",
    }
    models.Case.objects.update(made_at=now - timezone.timedelta(days=3), received_at=now - timezone.timedelta(days=3))
    assert handler.post(clear, sent).status_code == 302
    case.refresh_from_db()
    assert case.next_due == "Refer to the IOPC"
    assert case.next_due_on == now.date() + timezone.timedelta(days=1)
    text = handler.get(f"/case/{case.id}/").content.decode()
    assert "duty decision maker" in text
    assert "Due tomorrow" in text


def test_a_time_that_has_not_come_is_answered_with_a_sentence(handler: Client) -> None:
    factories.received()
    clear = f"/case/{only_case().id}/fact/dates.became_clear/"
    sent = {"day-day": 1, "day-month": 1, "day-year": 2999, "hour": "10:00", "to_whom": "me"}
    response = handler.post(clear, sent)
    assert response.status_code == 200
    assert "has not come yet" in response.content.decode()


def test_logging_needs_reasons_and_happens_once(handler: Client) -> None:
    factories.received()
    case = only_case()
    response = handler.post(f"/case/{case.id}/log/", {"reasons": "  "})
    assert response.status_code == 200
    assert "Say why you log this complaint" in response.content.decode()
    response = handler.post(f"/case/{case.id}/log/", {"reasons": "A matter for us."}, follow=True)
    assert "The complaint is logged" in response.content.decode()
    response = handler.post(f"/case/{case.id}/log/", {"reasons": "Again."}, follow=True)
    assert "logged already" in response.content.decode()
    assert "govuk-notification-banner--important" in response.content.decode()
    assert "govuk-notification-banner--success" not in response.content.decode()
    case.refresh_from_db()
    assert case.state == "INITIAL_CONTACT"
    assert case.decisions.get().reasons == "A matter for us."
    assert case.decisions.get().findings[0]["question"] == "is_complaint"
    events = AuditEvent.objects.filter(case=str(case.id), act__startswith="case.").exclude(act="case.read")
    acts = list(events.order_by("id").values_list("act", flat=True))
    assert acts == ["case.received", "case.logged", "case.awaiting-authority", "case.initial-contact"]


def test_another_authority_is_answered_as_if_there_were_no_case(desk_client: Client) -> None:
    factories.received()
    desk_client.force_login(factories.person(authority="gwent"))
    case = only_case()
    mine = desk_client.get(f"/case/{case.id}/")
    none = desk_client.get(f"/case/{uuid.uuid4()}/")
    assert mine.status_code == none.status_code == 404
    assert mine.content == none.content
    assert case.reference not in desk_client.get("/").content.decode()


def test_an_administrator_sees_no_case(desk_client: Client) -> None:
    factories.received()
    desk_client.force_login(factories.person(role="administrator"))
    assert desk_client.get(f"/case/{only_case().id}/").status_code == 404


@pytest.mark.parametrize("path", ["x", "allegations[1].nothing", "a" * 300, "../..", "nobody.about", "dates", ""])
def test_a_path_the_law_does_not_know_is_a_404(handler: Client, path: str) -> None:
    factories.received()
    assert handler.get(f"/case/{only_case().id}/fact/{path}/").status_code == 404


def test_what_it_is_about_can_be_noted_where_the_person_was_not_sure(handler: Client) -> None:
    factories.received(about=["not-sure"])
    case = only_case()
    address = f"/case/{case.id}/fact/allegations/"
    assert address in handler.get(f"/case/{case.id}/").content.decode()
    assert handler.post(address, {"answer": "conduct"}).status_code == 302
    assert address not in handler.get(f"/case/{case.id}/").content.decode()
    assert case.facts.get(key="allegations[1].about").value == '"conduct"'


def test_every_fact_that_is_asked_for_on_the_page_can_be_answered(handler: Client) -> None:
    factories.received(for_whom="someone-else", their_name="Alex Example", their_age="adult", relationship="family")
    address = f"/case/{only_case().id}/"
    asked = set(re.findall(rf'href="({address}fact/[^"]+)"', handler.get(address).content.decode()))
    assert len(asked) > 5
    assert {one: status for one in asked if (status := handler.get(one).status_code) != 200} == {}


def test_whose_conduct_it_is_can_be_said_where_nobody_is_named(handler: Client) -> None:
    factories.received(about=["not-sure"])
    case = only_case()
    handler.post(f"/case/{case.id}/fact/allegations/", {"answer": "conduct"})
    address = f"/case/{case.id}/fact/persons_complained_against/"
    assert address in handler.get(f"/case/{case.id}/").content.decode()
    assert handler.post(address, {"answer": "special_constable"}).status_code == 302
    assert case.facts.get(key="persons_complained_against[s1].kind").value == '"special_constable"'
    assert address not in handler.get(f"/case/{case.id}/").content.decode()


def test_facts_that_cannot_all_be_so_are_said_above_the_findings(handler: Client) -> None:
    factories.received()
    case = only_case()
    day = {"answer-day": "1", "answer-month": "1", "answer-year": str(timezone.localdate().year + 1)}
    assert handler.post(f"/case/{case.id}/fact/dates.incident/", day).status_code == 302
    text = handler.get(f"/case/{case.id}/").content.decode()
    assert "Does not fit together" in text
    assert f"is later than {written(timezone.localdate())}, the day these answers are for." in text
