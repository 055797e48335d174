"""What a person says anew about contact is kept with reasons, and holds at once, also for what waits already."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from candour.accounts import actors
from candour.audit.models import AuditEvent
from candour.casework import act, actions, models, task_kinds
from candour.casework.actions import correspondence
from candour.correspondence.models import Message
from tests import factories
from tests.roles import as_role

pytestmark = pytest.mark.django_db

SAID = {
    "contact_ways": ["phone"],
    "contact_safety": "some-ways",
    "contact_notes": "Only by day",
    "email": "",
    "phone": "07700 900461",
    "address": "",
    "reasons": "They phoned and gave their reference.",
}


@pytest.fixture
def handler(desk_client: Client) -> Client:
    """A handler of the authority, signed in."""
    desk_client.force_login(factories.person())
    return desk_client


def only_case() -> models.Case:
    """The one case there is."""
    return models.Case.objects.get()


def test_what_they_say_now_is_kept_shown_and_written_down(handler: Client) -> None:
    factories.received()
    case = only_case()
    page = handler.get(f"/case/{case.id}/contact/").content.decode()
    assert "sam@example.org" in page
    answer = handler.post(f"/case/{case.id}/contact/", SAID, follow=True).content.decode()
    assert "Kept. It holds from the next message on" in answer
    assert "Contact only as asked" in answer
    details = case.people.get(role="complainant").details
    assert {key: details[key] for key in ("contact_ways", "contact_safety", "contact_notes", "name")} == {
        "contact_ways": ["phone"],
        "contact_safety": "some-ways",
        "contact_notes": "Only by day",
        "name": "Sam Example",
    }
    assert case.decisions.get(kind="contact").reasons == SAID["reasons"]
    assert case.events.filter(kind="contact-changed").count() == 1
    assert AuditEvent.objects.filter(act="case.contact-changed").count() == 1
    # What they said first is the person's own statement, and stays.
    assert case.statements.get().answers["contact_ways"] == ["email"]


def test_CW_12_a_message_that_waits_is_held_back_by_it(handler: Client) -> None:
    factories.received()
    handler.post(f"/case/{only_case().id}/contact/", SAID | {"contact_safety": "not-safe"})
    with as_role("candour_worker"):
        correspondence.send_next(by=actors.worker(), now=timezone.now())
    message = Message.objects.get()
    assert (message.state, message.why_withheld, message.attempts) == ("withheld", "not-safe", 0)
    assert models.Task.objects.get().kind == task_kinds.CONTACT


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reasons": " "}, "Say how you know"),
        ({"contact_ways": []}, "Choose how they can be reached"),
        ({"contact_safety": ""}, "Choose whether contact is safe"),
        ({"contact_safety": "perhaps"}, "Choose"),
        ({"email": "nobody"}, "email"),
    ],
)
def test_bad_input_gets_a_sentence_and_changes_nothing(handler: Client, changes: dict[str, Any], sentence: str) -> None:
    factories.received()
    answer = handler.post(f"/case/{only_case().id}/contact/", SAID | changes)
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert sentence in answer.content.decode()
    assert only_case().people.get(role="complainant").details["contact_ways"] == ["email"]


def test_the_action_changes_nothing_but_contact_and_only_of_who_is_written_to() -> None:
    factories.received(officer_name="Someone")
    case = only_case()
    by = actors.person(factories.person())
    sender = case.people.get(role="complainant").pk
    subject = case.people.get(role="person_complained_against").pk
    asked = {"case_id": case.id, "by": by, "now": timezone.now()}
    change = actions.contact.change
    with pytest.raises(ValueError, match="Only what is about contact"):
        change(**asked, person_id=sender, said={"name": "Other"}, reasons="They said so.")
    with pytest.raises(actions.people.NoSuchPerson):
        change(**asked, person_id=subject, said={"email": "a@example.org"}, reasons="They said so.")
    with pytest.raises(act.ReasonsMissing):
        change(**asked, person_id=sender, said={"email": "a@example.org"}, reasons=" ")
    with pytest.raises(act.NoSuchCase):
        change(**asked | {"case_id": uuid.uuid4()}, person_id=sender, said={}, reasons="They said so.")
    assert not case.decisions.exists()


def test_of_who_complains_for_someone_else_it_is_theirs_that_is_changed(handler: Client) -> None:
    factories.received(for_whom="someone-else", relationship="family", their_name="Alex Example", their_age="adult")
    case = only_case()
    handler.post(f"/case/{case.id}/contact/", SAID)
    assert case.people.get(role="representative").details["contact_ways"] == ["phone"]
    assert "contact_ways" not in case.people.get(role="complainant").details


def test_what_a_colleague_kept_meanwhile_is_not_undone_and_what_was_typed_stays(handler: Client) -> None:
    factories.received()
    case = only_case()
    address = f"/case/{case.id}/contact/"
    assert 'name="seen" value="0"' in handler.get(address).content.decode()
    unsafe = SAID | {"contact_ways": ["none"], "contact_safety": "not-safe", "contact_notes": "The husband reads mail."}
    assert handler.post(address, unsafe | {"seen": "0"}).status_code == 302
    stale = SAID | {"contact_ways": ["email"], "email": "sam@example.org", "reasons": "My own words.", "seen": "0"}
    assert 'name="seen" value="0"' in handler.post(address, stale | {"reasons": " "}).content.decode()
    refused = handler.post(address, stale).content.decode()
    assert "Someone kept something new since you opened this page. Read it below first." in refused
    held, form = refused[refused.index("What holds now") :].split('name="seen" value="1"')
    assert "The husband reads mail." in held
    assert "I do not want to be contacted" in held
    assert "Address for letters" not in held
    assert "My own words." in form
    assert "Do not contact" in refused
    assert case.people.get(role="complainant").details["contact_safety"] == "not-safe"
    assert case.decisions.filter(kind="contact").count() == 1
    assert handler.post(address, stale | {"seen": "1"}).status_code == 302
    assert case.people.get(role="complainant").details["email"] == "sam@example.org"


@pytest.mark.parametrize(
    "page", ["", "contact/", "update/", "consent/", "identify/", "witness/", "keep-away/", "stand-back/"]
)
def test_that_nobody_may_contact_them_is_said_wherever_one_acts_on_the_case(handler: Client, page: str) -> None:
    factories.received(contact_ways=["none"])
    answer = handler.get(f"/case/{only_case().id}/{page}")
    assert answer.status_code in (200, 405)
    assert answer.status_code == 405 or "Do not contact" in answer.content.decode()
