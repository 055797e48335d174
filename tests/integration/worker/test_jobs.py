"""Jobs: due by the clock and by when they last went well, queued once, retried, set aside, and shown."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from candour.worker import job_runner, jobs, step_records
from candour.worker.models import WorkerStep
from tests import factories
from tests.roles import as_role

JOB = jobs.JOBS[0]
NAMES = {job.name for job in jobs.JOBS}


@pytest.fixture(autouse=True)
def empty(emptied: None) -> Iterator[None]:
    """No job waits from another test: the tables are not Django's, which empties its own."""
    step_records.forget()
    asked("TRUNCATE jobs.procrastinate_jobs CASCADE")
    yield
    asked("TRUNCATE jobs.procrastinate_jobs CASCADE")


def asked(statement: str, *values: object) -> list[tuple[object, ...]]:
    """What the owner of the tables sees."""
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        return list(cursor.fetchall()) if cursor.description else []


def waiting() -> list[tuple[object, ...]]:
    """The jobs there are, with how they stand and how often they were tried."""
    return asked("SELECT task_name, status::text, attempts FROM jobs.procrastinate_jobs ORDER BY id")


def done(name: str, *, at: datetime) -> None:
    """That job went well then."""
    WorkerStep.objects.update_or_create(name=name, defaults={"ran_at": at})


def all_done_but(*names: str) -> None:
    """Every job went well just now, but these never did."""
    for name in NAMES - set(names):
        done(name, at=timezone.now())


def test_what_was_never_done_is_due_and_done_once_and_nothing_is_left() -> None:
    with as_role("candour_worker"):
        assert jobs.look()
        assert not jobs.look()
    assert set(WorkerStep.objects.exclude(ran_at=None).values_list("name", flat=True)) == NAMES
    assert waiting() == []
    with as_role("candour_worker"):
        jobs.queue_due(now=timezone.now())
    assert waiting() == []


@pytest.mark.parametrize(
    ("ago", "due"),
    [(timedelta(minutes=59), False), (timedelta(hours=1), True), (timedelta(days=-400), True)],
    ids=["lately", "an hour ago", "by a clock that was ahead"],
)
def test_a_job_is_due_by_when_it_last_went_well_whatever_the_clock_said_then(ago: timedelta, due: bool) -> None:
    now = timezone.now()
    assert jobs.is_due(JOB, ran_at=now - ago, now=now) is due


def test_what_waits_already_is_not_queued_a_second_time_by_two_workers() -> None:
    for _ in range(2):
        with as_role("candour_worker"):
            jobs.queue_due(now=timezone.now())
    assert sorted(waiting()) == sorted((name, "todo", 0) for name in NAMES)


def fails(_now: datetime) -> None:
    """Work that fails and quotes somebody."""
    raise ValueError("Canary Person")


def test_a_job_that_fails_for_ever_waits_longer_each_time_is_set_aside_and_says_only_what_kind(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    all_done_but(JOB.name)
    with as_role("candour_worker"):
        jobs.queue_due(now=timezone.now())
    pauses = []
    caplog.set_level(logging.INFO)
    for _ in range(job_runner.TRIES):
        asked("UPDATE jobs.procrastinate_jobs SET scheduled_at = NULL")
        before = timezone.now()
        job_runner.run({JOB.name: fails})
        ((at,),) = asked("SELECT scheduled_at FROM jobs.procrastinate_jobs")
        pauses.append((at - before).total_seconds() // 60 if at else None)  # type: ignore[operator]
    assert pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, None]
    assert waiting() == [(JOB.name, "failed", job_runner.TRIES)]
    assert WorkerStep.objects.get(name=JOB.name).fault == "ValueError"
    with as_role("candour_worker"):
        jobs.queue_due(now=timezone.now())
    assert len(waiting()) == 1
    out, err = capfd.readouterr()
    assert "Canary" not in caplog.text + out + err


def test_what_was_set_aside_is_shown_and_tried_again_by_the_administrator(desk_client: Client) -> None:
    asked("INSERT INTO jobs.procrastinate_jobs (queue_name, task_name, lock, status, attempts)"
          " VALUES ('all', %s, %s, 'failed', 9)", JOB.name, JOB.name)  # fmt: skip
    factories.signed_in(desk_client, factories.person(role="administrator"))
    assert "Try again" in desk_client.get("/worker/").content.decode()
    page = desk_client.post("/worker/", {"again": JOB.name}, follow=True).content.decode()
    assert "1 will be tried again" in page
    assert waiting() == [(JOB.name, "todo", 0)]


def test_a_job_whose_runner_was_killed_is_taken_up_by_another_and_one_that_runs_is_left_alone() -> None:
    all_done_but(JOB.name)
    asked("INSERT INTO jobs.procrastinate_workers (last_heartbeat) VALUES (now() - interval '5 minutes')")
    asked("INSERT INTO jobs.procrastinate_jobs (queue_name, task_name, lock, status, worker_id)"
          " SELECT 'all', %s, %s, 'doing', max(id) FROM jobs.procrastinate_workers", JOB.name, JOB.name)  # fmt: skip
    with as_role("candour_worker"):
        jobs.look()
    assert waiting() == []
    assert WorkerStep.objects.filter(name=JOB.name).exclude(ran_at=None).exists()
    asked("INSERT INTO jobs.procrastinate_workers DEFAULT VALUES")
    asked("INSERT INTO jobs.procrastinate_jobs (queue_name, task_name, lock, status, worker_id)"
          " SELECT 'all', %s, %s, 'doing', max(id) FROM jobs.procrastinate_workers", JOB.name, JOB.name)  # fmt: skip
    with as_role("candour_worker"):
        jobs.look()
    assert waiting() == [(JOB.name, "doing", 0)]


@pytest.mark.parametrize(
    ("role", "name", "about"),
    [
        ("candour_public", JOB.name, None),
        ("candour_desk", JOB.name, None),
        ("candour_desk", "drop-everything", None),
        ("candour_worker", "drop-everything", None),
        ("candour_worker", JOB.name, "00000000-0000-0000-0000-000000000000"),
    ],
)
def test_SEC_nobody_queues_what_is_not_listed_for_them(role: str, name: str, about: str | None) -> None:
    with as_role(role), connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute("SELECT candour_queue_job(%s, %s)", [name, about])
    assert waiting() == []


@pytest.mark.parametrize("role", ["candour_public", "candour_desk", "candour_worker", "candour_auditor"])
@pytest.mark.parametrize("statement", ["SELECT * FROM {}", "DELETE FROM {}", "INSERT INTO {} DEFAULT VALUES"])
@pytest.mark.parametrize("table", ["jobs.procrastinate_jobs", "jobs.listed"])
def test_SEC_no_door_reads_or_writes_the_queue(role: str, statement: str, table: str) -> None:
    with as_role(role), connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute(statement.format(table))


def test_SEC_the_runner_reads_nothing_of_the_record() -> None:
    for table in ("casework_case", "intake_submission", "audit_event", "vault_casekey"):
        with (
            as_role("candour_jobs"),
            connection.cursor() as cursor,
            pytest.raises(DatabaseError),
            transaction.atomic(),
        ):
            cursor.execute(f"SELECT * FROM {table}")


def test_the_pauses_grow_to_six_hours_and_no_more() -> None:
    strategy = job_runner.GrowingPauses()
    job = job_runner.queued.Job(
        id=1, queue="all", lock=None, queueing_lock=None, task_name=JOB.name, attempts=job_runner.TRIES - 2
    )
    decided = strategy.get_retry_decision(exception=ValueError(), job=job)
    assert decided is not None
    assert decided.retry_at is not None
    assert decided.retry_at <= timezone.now() + timedelta(seconds=job_runner.LONGEST_PAUSE)
