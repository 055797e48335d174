"""F10.4: the copy that someone asked for, by the way they asked, and only where that is safe."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.utils import timezone
from pytest_django.fixtures import Settings

from candour.accounts import actors
from candour.casework import models, task_kinds
from candour.casework.actions import correspondence
from candour.casework.actions.correspondence import Went
from candour.correspondence import outbox
from candour.correspondence.models import Message
from tests import factories, mail_server
from tests.mail_server import Inbox
from tests.roles import as_role

pytestmark = pytest.mark.django_db

STORY = "It was at the bus stop."


@pytest.fixture
def server(settings: Settings) -> Iterator[Inbox]:
    """A mail server that runs, and the settings that lead to it."""
    with mail_server.running() as inbox:
        settings.SMTP_HOST, settings.SMTP_PORT, settings.SMTP_TLS = inbox.host, inbox.port, "none"
        settings.MAIL_FROM = "enquiries@example.org"
        yield inbox


def send() -> Went:
    """The worker sends the next message."""
    with as_role("candour_worker"):
        return correspondence.send_next(by=actors.worker(), now=timezone.now())


def test_F10_4_a_copy_is_sent_where_it_was_asked_for_and_is_safe(server: Inbox) -> None:
    factories.received(copy="email", what_happened=STORY)
    while send() is Went.DONE:
        pass
    acknowledged, with_copy = sorted(server.taken, key=lambda one: one.is_multipart())
    assert not acknowledged.is_multipart()
    (attached,) = with_copy.iter_attachments()
    assert attached.get_filename() == "document.pdf"
    assert attached.get_content().startswith(b"%PDF")
    # What was sent is called the same wherever it is told.
    noted = {event.detail["what"] for event in models.Event.objects.filter(kind="message-sent")}
    listed = {letter.what for letter in outbox.of_case(models.Case.objects.get().id)}
    assert noted == {"notice that it arrived", "a copy of what they said"}
    assert listed == {"Notice that it arrived", "A copy of what they said"}


@pytest.mark.parametrize(
    ("changes", "messages", "kinds"),
    [
        ({"copy": "print"}, 1, []),
        ({"copy": "no"}, 1, []),
        ({}, 1, []),
        ({"copy": "email", "contact_safety": "some-ways"}, 2, [task_kinds.CONTACT]),
        ({"copy": "email", "contact_safety": "not-safe"}, 2, [task_kinds.CONTACT]),
        ({"copy": "post", "contact_ways": ["letter"], "address": "1 Sample Street"}, 1, [task_kinds.POST_COPY]),
        ({"copy": "post", "contact_safety": "not-safe"}, 1, [task_kinds.CONTACT]),
    ],
)
def test_F10_4_no_copy_leaves_unasked_or_where_contact_may_not_be_safe(
    server: Inbox, changes: dict[str, Any], messages: int, kinds: list[str]
) -> None:
    factories.received(**changes)
    while send() is Went.DONE:
        pass
    assert Message.objects.count() == messages
    assert [task.kind for task in models.Task.objects.all()] == kinds
    assert [one for one in server.taken if one.is_multipart()] == []
