"""The worker's steps as they are: what wakes them, and what they cost when there is nothing to do."""

from __future__ import annotations

import threading
from contextlib import closing

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from candour.casework import models
from candour.correspondence.models import Message, MessageState
from candour.intake import submit
from candour.worker import jobs, listen, step_records, steps
from candour.worker.loops import Loops, LoopStep
from tests import factories, mail_server
from tests.chain import link_all
from tests.roles import as_role
from tests.waiting import until

WRITES = ("INSERT", "UPDATE", "DELETE")
STATEMENTS_A_MINUTE = 100


@pytest.fixture(autouse=True)
def nothing_known() -> None:
    """No step is known from another test."""
    step_records.forget()


def all_steps() -> list[LoopStep]:
    """Every step of a worker."""
    return [step for lane in steps.lanes() for step in lane]


def settled(every: list[LoopStep]) -> None:
    """Does everything until there is nothing to do."""
    with as_role("candour_worker"):
        while any(step.do() for step in every):
            pass
    link_all()
    with as_role("candour_worker"):
        while any(step.do() for step in every):
            pass


def test_a_worker_with_nothing_to_do_makes_few_statements_and_writes_nothing(emptied: None) -> None:
    factories.received()
    every = all_steps()
    settled(every)
    a_minute, written = 0.0, []
    with as_role("candour_worker"):
        for step in every:
            with CaptureQueriesContext(
                connection,
            ) as made:
                assert not step.do(), step.name
            a_minute += len(made) * 60 / step.look_every
            written += [one["sql"] for one in made if one["sql"].startswith(WRITES)]
    assert written == []
    assert a_minute <= STATEMENTS_A_MINUTE


def test_every_step_and_job_has_a_name_of_its_own_that_fits_and_wakes_only_steps_there_are() -> None:
    every = all_steps()
    names = [step.name for step in every]
    assert len(set(names)) == len(names)
    assert max(map(len, names)) <= 40
    assert {name for step in every for name in step.then} <= set(names)


@pytest.mark.parametrize("role", ["candour_public", "candour_desk"])
def test_a_door_that_may_only_put_in_wakes_the_worker_and_says_nothing(emptied: None, role: str) -> None:
    with closing(listen.connected()) as listening:
        listening.execute("LISTEN candour_intake")
        with as_role(role):
            submit.submit(factories.complaint())
        (heard,) = listening.notifies(timeout=30, stop_after=1)
    assert (heard.channel, heard.payload) == ("candour_intake", "")


def test_the_triggers_name_channels_that_a_step_wakes_to(emptied: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT encode(tgargs, 'escape') FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid"
                       " WHERE p.proname = 'candour_wake'")  # fmt: skip
        notified = {row[0].removesuffix("\\000") for row in cursor.fetchall()}
    assert notified | {jobs.CHANNEL} == {channel for step in all_steps() for channel in step.wakes}


def test_a_submission_becomes_a_case_and_its_message_leaves_though_every_slow_look_is_an_hour_away(
    emptied: None, settings: Settings
) -> None:
    stop = threading.Event()
    with mail_server.running() as inbox:
        settings.SMTP_HOST, settings.SMTP_PORT, settings.SMTP_TLS = inbox.host, inbox.port, "none"
        loops = Loops([[_slow(step) for step in lane] for lane in steps.lanes()], stop=stop)
        loops.start()
        listen.start(loops, ["candour_intake", "candour_outbox", "candour_scan", "candour_jobs"], stop=stop)
        try:
            until(lambda: workers_running() == 1)
            reference = submit.submit(factories.complaint()).reference
            until(lambda: models.Case.objects.filter(submission_reference=reference).exists())
            until(lambda: Message.objects.filter(state=MessageState.SENT).exists())
        finally:
            stop.set()
            assert loops.end(seconds=30)
    until(lambda: workers_running() == 0)


def _slow(step: LoopStep) -> LoopStep:
    return LoopStep(name=step.name, do=step.do, look_every=3_600, wakes=step.wakes, then=step.then, rest=step.rest)


def workers_running() -> int:
    """As the desk is told it."""
    with transaction.atomic(), as_role("candour_desk"), connection.cursor() as cursor:
        cursor.execute("SELECT worker_running()")
        return int(cursor.fetchone()[0])
