"""What leaves by e-mail: over a real mail server, with the rights of the worker, and only where it is safe."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from candour.accounts import actors
from candour.audit.models import AuditEvent
from candour.casework import models, task_kinds
from candour.casework.actions import correspondence
from candour.casework.actions.correspondence import Went
from candour.correspondence import mail, outbox
from candour.correspondence.models import Message, MessageState
from candour.intake import bodies, submit
from candour.vault import case_keys
from candour.worker import intake
from candour.worker import outbox as outbox_loop
from tests import factories, mail_server
from tests.mail_server import Inbox
from tests.roles import as_role

pytestmark = pytest.mark.django_db

STORY = "zqstorycanary at the bus stop"


@pytest.fixture
def server(settings: Settings) -> Iterator[Inbox]:
    """A mail server that runs, and the settings that lead to it."""
    with mail_server.running() as inbox:
        _leads_to(settings, inbox.port)
        yield inbox


def _leads_to(settings: Settings, port: int, tls: str = "none") -> None:
    settings.SMTP_HOST, settings.SMTP_PORT, settings.SMTP_TLS = "127.0.0.1", port, tls
    settings.MAIL_FROM = "enquiries@example.org"


def send(*, after: timedelta = timedelta(0)) -> Went:
    """The worker sends the next message, as if so much time had passed."""
    with as_role("candour_worker"):
        return correspondence.send_next(by=actors.worker(), now=timezone.now() + after)


def message() -> Message:
    """The one message there is."""
    return Message.objects.get()


def audited() -> list[str]:
    """The acts about messages that were written down."""
    return list(AuditEvent.objects.filter(act__startswith="message.").order_by("id").values_list("act", flat=True))


def test_REL_07_the_acknowledgement_leaves_once(server: Inbox) -> None:
    reference = factories.received()
    assert message().state == MessageState.QUEUED
    assert [send(), send(), send(after=timedelta(days=9))] == [Went.DONE, Went.NOTHING_DUE, Went.NOTHING_DUE]
    (taken,) = server.taken
    assert reference in taken.get_content()
    assert server.envelopes == [("enquiries@example.org", ["sam@example.org"])]
    assert (message().state, message().attempts) == (MessageState.SENT, 1)
    assert audited() == ["message.queued", "message.sent"]
    sent = models.Event.objects.get(kind="message-sent")
    assert sent.detail == {"what": "notice that it arrived", "who": "complainant"}


def test_what_is_in_the_mail_says_nothing_to_who_shares_the_inbox(server: Inbox) -> None:
    factories.received(what_happened=STORY, name="Sam Zqnamecanary", officer_name="Zqofficercanary")
    send()
    (taken,) = server.taken
    whole = taken.as_string().lower()
    for word in ("zq", "police", "complain", "officer", "http", "force", "manchester", "candour"):
        assert word not in whole
    assert taken["From"] == "enquiries@example.org"
    assert taken["Subject"] == "What you sent us"
    assert taken["Auto-Submitted"] == "auto-generated"
    assert taken.get_content_type() == "text/plain"
    assert str(message().id) in taken["Message-ID"]
    assert {name.lower() for name in taken} >= {"date", "message-id", "content-language"}


def test_PUB_16_whoever_wrote_in_Welsh_is_answered_in_Welsh(server: Inbox, settings: Settings) -> None:
    settings.MAIL_SUBJECT, settings.MAIL_SUBJECT_WELSH = "About your note", "Am eich nodyn"
    settings.MAIL_FROM_NAME = "Enquiries"
    sent = factories.sent(bodies.ComplaintBody(answers=factories.answers()), language="cy")
    submit.submit(sent)
    with as_role("candour_worker"):
        intake.take_all()
    send()
    (taken,) = server.taken
    assert (taken["Subject"], taken["Content-Language"]) == ("Am eich nodyn", "cy")
    assert taken["From"] == "Enquiries <enquiries@example.org>"
    assert f"Eich cyfeirnod yw {sent.header.reference}." in taken.get_content()


def test_it_is_tried_again_after_a_while_and_longer_each_time(server: Inbox) -> None:
    factories.received()
    server.answers = ["451 later", "452 later"]
    now = timedelta(0)
    assert send() is Went.DONE
    assert (message().state, message().trouble) == (MessageState.QUEUED, "451")
    assert send(after=timedelta(seconds=50)) is Went.NOTHING_DUE
    now += timedelta(minutes=1, seconds=5)
    send(after=now)
    assert send(after=now + timedelta(minutes=1)) is Went.NOTHING_DUE
    send(after=now + timedelta(minutes=3))
    assert (message().state, message().attempts, len(server.taken)) == (MessageState.SENT, 3, 1)


def test_the_pauses_double_up_to_six_hours_and_cover_about_three_days() -> None:
    pauses = [outbox.pause(number) for number in range(1, outbox.TRIES)]
    assert pauses[:3] == [timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=4)]
    assert pauses[-1] == timedelta(hours=6)
    assert timedelta(days=2.5) < sum(pauses, timedelta()) < timedelta(days=3)


@pytest.mark.parametrize("refused_at", ["recipient", "data"])
def test_a_refusal_for_good_is_not_tried_again_and_someone_must_see_to_it(server: Inbox, refused_at: str) -> None:
    factories.received()
    (server.to_recipient if refused_at == "recipient" else server.answers).append("550 no such user")
    assert send() is Went.DONE
    assert send(after=timedelta(days=1)) is Went.NOTHING_DUE
    assert (message().state, message().trouble, server.taken) == (MessageState.FAILED, "550", [])
    assert models.Task.objects.get().kind == task_kinds.CONTACT
    assert models.Event.objects.filter(kind="message-failed").exists()


def test_a_recipient_who_is_busy_is_tried_again(server: Inbox) -> None:
    factories.received()
    server.to_recipient = ["450 mailbox busy"]
    send()
    assert message().state == MessageState.QUEUED
    send(after=timedelta(minutes=2))
    assert message().state == MessageState.SENT


def test_after_so_many_tries_it_is_given_up_and_someone_must_see_to_it(server: Inbox) -> None:
    factories.received()
    server.answers = ["451 later"] * 100
    for day in range(outbox.TRIES + 2):
        send(after=timedelta(days=day))
    assert (message().state, message().attempts) == (MessageState.FAILED, outbox.TRIES)
    assert server.asked == outbox.TRIES
    assert [task.kind for task in models.Task.objects.all()] == [task_kinds.CONTACT]


def test_REL_07_a_server_that_is_away_costs_nothing_but_time(settings: Settings) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        _leads_to(settings, closed.getsockname()[1])
        reference = factories.received()
        factories.received()
        assert models.Case.objects.filter(submission_reference=reference).exists()
        # It does not go on at once: the second would wait for the same.
        with as_role("candour_worker"), pytest.raises(outbox_loop.MailServerAway):
            outbox_loop.send_one()
    assert sorted(Message.objects.values_list("attempts", "trouble")) == [(0, ""), (1, "ConnectionRefusedError")]
    with mail_server.running() as inbox:
        settings.SMTP_PORT = inbox.port
        for _ in range(2):
            send(after=timedelta(hours=1))
        assert len(inbox.taken) == 2


def test_a_server_that_says_nothing_is_left_alone(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mail, "SECONDS", 0.2)
    with mail_server.silent() as port:
        _leads_to(settings, port)
        factories.received()
        assert send() is Went.SERVER_AWAY
    assert (message().state, message().trouble) == (MessageState.QUEUED, "disconnected")


def test_over_a_locked_line_with_a_certificate_that_is_trusted(settings: Settings, tmp_path: Path) -> None:
    options, certificate = mail_server.with_tls(tmp_path)
    with mail_server.running(**options) as inbox:
        _leads_to(settings, inbox.port, tls="starttls")
        factories.received()
        assert send() is Went.SERVER_AWAY
        assert message().trouble == "SSLCertVerificationError"
        settings.SMTP_CA_FILE = str(certificate)
        send(after=timedelta(minutes=2))
        assert (len(inbox.taken), inbox.locked) == (1, [True])


def test_a_server_without_a_locked_line_gets_nothing_when_one_is_asked_for(server: Inbox, settings: Settings) -> None:
    settings.SMTP_TLS = "starttls"
    factories.received()
    assert send() is Went.SERVER_AWAY
    assert (server.asked, message().state) == (0, MessageState.QUEUED)


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")
@pytest.mark.parametrize(("password", "went"), [(mail_server.PASSWORD, Went.DONE), ("wrong", Went.SERVER_AWAY)])
def test_a_server_that_asks_who_we_are(settings: Settings, password: str, went: Went) -> None:
    with mail_server.running(**mail_server.with_sign_in()) as inbox:
        _leads_to(settings, inbox.port)
        settings.SMTP_USER, settings.SMTP_PASSWORD = mail_server.USER, password
        factories.received()
        assert send() is went
        assert len(inbox.taken) == (went is Went.DONE)


def test_a_process_that_dies_after_it_was_taken_sends_the_same_mail_again(server: Inbox) -> None:
    factories.received()
    now = timezone.now()
    with as_role("candour_worker"):
        claimed = outbox.claim(details=lambda _case, _role: factories.answers(), now=now)
    assert claimed is not None
    outbox.post(claimed, now=now)
    # Here it dies: nobody notes that the server took it.
    assert send() is Went.NOTHING_DUE
    send(after=timedelta(minutes=2))
    first, second = server.taken
    assert first["Message-ID"] == second["Message-ID"]
    assert message().state == MessageState.SENT


@pytest.mark.parametrize(
    "changes",
    [
        {"contact_safety": "not-safe"},
        {"contact_safety": "some-ways", "contact_notes": "My partner reads my email"},
        {"contact_ways": ["phone"], "phone": "07700 900461"},
        {"contact_ways": ["website"]},
    ],
)
def test_CW_12_what_was_said_since_holds_back_what_waits(server: Inbox, changes: dict[str, Any]) -> None:
    factories.received()
    person = models.Person.objects.get(role="complainant")
    person.details = person.details | changes
    person.save()
    assert send() is Went.DONE
    assert (message().state, server.asked) == (MessageState.WITHHELD, 0)
    assert audited() == ["message.queued", "message.withheld"]
    needs_a_person = changes.get("contact_safety") is not None
    assert models.Task.objects.filter(kind=task_kinds.CONTACT).exists() is needs_a_person
    assert send(after=timedelta(days=30)) is Went.NOTHING_DUE


def test_CW_12_a_new_address_is_the_one_that_is_used(server: Inbox) -> None:
    factories.received()
    person = models.Person.objects.get(role="complainant")
    person.details = person.details | {"email": "elsewhere@example.org"}
    person.save()
    send()
    assert server.envelopes == [("enquiries@example.org", ["elsewhere@example.org"])]
    assert outbox.of_case(message().case_id)[0].address == "elsewhere@example.org"


def test_CW_12_where_contact_is_not_safe_nothing_leaves_and_someone_is_told(server: Inbox) -> None:
    factories.received(contact_safety="not-safe")
    assert (message().state, message().why_withheld) == (MessageState.WITHHELD, "not-safe")
    assert send(after=timedelta(days=30)) is Went.NOTHING_DUE
    assert server.asked == 0
    task = models.Task.objects.get()
    assert (task.kind, task.details) == (task_kinds.CONTACT, {})
    assert models.Event.objects.get(kind="message-withheld").detail["why"].startswith("They said that contact is not")


@pytest.mark.parametrize("ways", [["website"], ["none"], ["letter"]])
def test_CW_12_who_chose_other_ways_gets_no_mail_and_nobody_has_to_ask_why(server: Inbox, ways: list[str]) -> None:
    factories.received(contact_ways=ways, address="1 Sample Street")
    assert (message().state, models.Task.objects.count()) == (MessageState.WITHHELD, 0)
    assert send(after=timedelta(days=1)) is Went.NOTHING_DUE
    assert server.asked == 0


def test_without_a_mail_server_nothing_waits_for_ever(settings: Settings) -> None:
    settings.SMTP_HOST = settings.MAIL_FOLDER = ""
    factories.received()
    assert (message().state, message().why_withheld) == (MessageState.WITHHELD, "no-mail")


def test_with_invented_cases_mail_goes_into_a_folder_and_nowhere_else(settings: Settings, tmp_path: Path) -> None:
    settings.SMTP_HOST, settings.MAIL_FOLDER = "", str(tmp_path / "mail")
    factories.received()
    send()
    (file,) = (tmp_path / "mail").iterdir()
    assert b"sam@example.org" in file.read_bytes()
    assert (file.stat().st_mode & 0o777, file.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert file.stem == str(message().id)


def test_a_submission_for_two_authorities_is_acknowledged_once(server: Inbox) -> None:
    factories.received(about=["person", "chief"])
    while send() is Went.DONE:
        pass
    assert len(server.taken) == 1


def test_who_complains_for_someone_else_is_the_one_who_is_told(server: Inbox) -> None:
    factories.received(for_whom="someone-else", relationship="family", their_name="Alex Example", their_age="adult")
    send()
    assert len(server.taken) == 1
    assert message().role == "representative"


def test_REL_12_a_message_that_cannot_be_opened_stands_in_no_others_way(server: Inbox) -> None:
    factories.received()
    case_keys.shred(message().case_id)
    case_keys.forget()
    factories.received(email="other@example.org")
    assert [send(), send(), send()] == [Went.DONE, Went.DONE, Went.NOTHING_DUE]
    assert server.envelopes == [("enquiries@example.org", ["other@example.org"])]
    assert sorted(Message.objects.values_list("state", flat=True)) == [MessageState.SENT, MessageState.WITHHELD]


def test_SEC_09_no_log_says_who_was_written_to(
    server: Inbox, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # the test's own server
    server.answers = ["451 zqservercanary sam@example.org"]
    server.to_recipient = ["550 zqservercanary sam@example.org"]
    for _ in range(3):
        factories.received(email="zqmailcanary@example.org", what_happened=STORY)
    for minutes in range(6):
        send(after=timedelta(minutes=minutes))
    assert sorted(Message.objects.values_list("state", flat=True)) == [
        MessageState.FAILED,
        MessageState.SENT,
        MessageState.SENT,
    ]
    written = caplog.text + "".join(capsys.readouterr())
    assert "did not leave" in written
    assert "zq" not in written
    assert "example.org" not in written


def test_in_the_database_neither_address_nor_words_can_be_read(server: Inbox) -> None:
    factories.received(email="zqmailcanary@example.org")
    send()
    sealed = bytes(Message.objects.values_list("content", flat=True).get())
    assert b"zqmail" not in sealed
    assert b"example.org" not in sealed


def test_the_desk_sees_what_was_sent_and_what_was_not_and_why(server: Inbox, desk_client: Client) -> None:
    factories.received()
    send()
    case = models.Case.objects.get()
    desk_client.force_login(factories.person())
    shown = desk_client.get(f"/case/{case.id}/").content.decode()
    assert "sam@example.org" in shown
    assert "We got what you sent us" in shown
    factories.received(contact_safety="not-safe", email="other@example.org")
    other = models.Case.objects.exclude(id=case.id).get()
    assert "They said that contact is not safe." in desk_client.get(f"/case/{other.id}/").content.decode()


def test_at_what_time_is_only_known_of_what_was_sent(server: Inbox) -> None:
    factories.received()
    assert message().sent_at is None
    before = timezone.now()
    send()
    sent_at = message().sent_at
    assert isinstance(sent_at, datetime)
    assert before <= sent_at <= timezone.now()
