"""The thread that sends mail, beside a worker that goes on taking complaints in."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from candour.audit import chain
from candour.casework import models
from candour.correspondence import mail
from candour.correspondence.models import Message, MessageState
from candour.worker import steps
from candour.worker.loops import Loops
from tests import factories, mail_server
from tests.chain import guarded, guarded_again, link_all  # noqa: F401  (a fixture)


@pytest.fixture
def kept(guarded_again: None, transactional_db: None) -> Iterator[None]:  # noqa: F811
    """A database whose rows are committed, emptied afterwards."""
    try:
        yield
    finally:
        guarded(False)


def sending(stop: threading.Event) -> Loops:
    """The thread of the outbox, as a worker has it."""
    loops = Loops([lane for lane in steps.lanes() if lane[0].name == "outbox"], stop=stop)
    loops.start()
    return loops


def until(state: MessageState, *, attempts: int) -> None:
    """Waits until the first message has come so far."""
    for _ in range(300):
        if Message.objects.filter(state=state, attempts=attempts).exists():
            return
        time.sleep(0.1)
    raise AssertionError(f"It did not come to {state} after {attempts} tries.")


def test_REL_07_a_server_that_keeps_us_waiting_holds_up_no_complaint_and_no_audit(
    kept: None, settings: Settings
) -> None:
    stop = threading.Event()
    with mail_server.silent() as port:
        settings.SMTP_HOST, settings.SMTP_PORT, settings.SMTP_TLS = "127.0.0.1", port, "none"
        factories.received()
        loops = sending(stop)
        until(MessageState.QUEUED, attempts=1)
        reference = factories.received(email="other@example.org")
        assert models.Case.objects.filter(submission_reference=reference).exists()
        link_all()
        assert chain.verify().unlinked == 0
        assert loops.is_running()
        stop.set()
    assert loops.end(seconds=3 * mail.SECONDS)
    assert set(Message.objects.values_list("state", flat=True)) == {MessageState.QUEUED}


def test_the_thread_sends_what_waits_and_ends_when_told(kept: None, settings: Settings) -> None:
    stop = threading.Event()
    with mail_server.running() as inbox:
        settings.SMTP_HOST, settings.SMTP_PORT, settings.SMTP_TLS = inbox.host, inbox.port, "none"
        factories.received()
        loops = sending(stop)
        until(MessageState.SENT, attempts=1)
        stop.set()
        assert loops.end(seconds=3 * mail.SECONDS)
        assert len(inbox.taken) == 1


def test_two_that_send_at_the_same_time_send_each_message_once(kept: None, settings: Settings) -> None:
    stop = threading.Event()
    with mail_server.running() as inbox:
        settings.SMTP_HOST, settings.SMTP_PORT, settings.SMTP_TLS = inbox.host, inbox.port, "none"
        for number in range(8):
            factories.received(email=f"person{number}@example.org")
        three = [sending(stop) for _ in range(3)]
        for _ in range(300):
            if Message.objects.filter(state=MessageState.SENT).count() == 8:
                break
            time.sleep(0.1)
        stop.set()
        for loops in three:
            assert loops.end(seconds=3 * mail.SECONDS)
        assert sorted(to[0] for _sender, to in inbox.envelopes) == [
            f"person{number}@example.org" for number in range(8)
        ]
