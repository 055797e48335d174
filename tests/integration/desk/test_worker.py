"""What runs by itself, as the administrator sees it: counts, times and kinds of faults, and nothing of a case."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from candour.accounts import actors
from candour.accounts.roles import NotAllowed
from candour.audit.models import AuditEvent
from candour.casework import models
from candour.desk import worker as page
from candour.intake import set_aside, submit
from candour.intake.models import Submission
from candour.worker import intake, jobs, steps
from candour.worker.models import WorkerStep
from tests import factories
from tests.roles import as_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(desk_client: Client) -> Client:
    """The administrator of the force, signed in."""
    factories.signed_in(desk_client, factories.person(role="administrator", email="administrator@example.org"))
    return desk_client


def shown(client: Client) -> str:
    """The page."""
    response = client.get("/worker/")
    assert response.status_code == 200
    return response.content.decode()


def put_aside(trouble: str) -> Submission:
    """A submission that was set aside with that trouble."""
    submit.submit(factories.complaint(name="Canary Person"))
    row = Submission.objects.get(taken_at=None, trouble="")
    row.trouble = trouble
    row.save()
    return row


def test_every_step_and_job_of_the_worker_has_words_and_every_word_a_step() -> None:
    names = {step.name for lane in steps.lanes() for step in lane} | {job.name for job in jobs.JOBS}
    assert names == set(page.STEPS)
    assert {"intake"} | {job.name for job in jobs.JOBS} == page.AGAIN


def test_before_anything_was_done_it_says_what_to_do(administrator: Client) -> None:
    page = shown(administrator)
    assert "Nothing was done yet" in page
    assert "No worker runs now" in page
    assert "candour worker" in page


def test_it_shows_when_something_was_done_what_waits_and_the_kind_of_the_last_fault(administrator: Client) -> None:
    submit.submit(factories.complaint(name="Canary Person", what_happened="Canary story"))
    now = timezone.now()
    WorkerStep.objects.create(name="intake", ran_at=now, failed_at=now, fault="ValueError", failures=2)
    WorkerStep.objects.create(name="of-tomorrow", ran_at=now)
    page = shown(administrator)
    for words in (
        "Fails",
        "ValueError",
        "1 waiting, the oldest since",
        "Something that this version cannot name (of-tomorrow)",
    ):
        assert words in page
    reference = models.Case.objects.values_list("reference", flat=True).first()
    assert "Canary" not in page
    assert "Nothing was done yet" not in page
    assert reference is None or reference not in page


def test_what_waits_too_long_is_marked_though_nothing_failed(administrator: Client) -> None:
    row = put_aside("ValueError")
    Submission.objects.filter(pk=row.pk).update(trouble="", made_at=timezone.now() - timedelta(hours=1))
    assert "Late" in shown(administrator)


def test_what_was_set_aside_is_tried_again_by_a_button_and_that_is_written_down(administrator: Client) -> None:
    row = put_aside("CannotOpen")
    assert "Try again" in shown(administrator)
    assert "1 will be tried again" in administrator.post("/worker/", {"again": "intake"}, follow=True).content.decode()
    with as_role("candour_worker"):
        assert intake.take_all() == 1
    row.refresh_from_db()
    assert row.taken_at is not None
    event = AuditEvent.objects.get(act="set-aside.tried-again")
    assert (event.role, event.detail) == ("administrator", {"what": "intake", "count": "1"})
    assert "Try again" not in shown(administrator)


def test_a_second_version_of_what_is_in_the_record_is_never_made_a_second_case(administrator: Client) -> None:
    put_aside("another version was sent")
    administrator.post("/worker/", {"again": "intake"})
    with as_role("candour_worker"):
        assert intake.take_all() == 0
    assert models.Case.objects.count() == 0


@pytest.mark.parametrize("again", ["", "spool", "\x00", "x" * 100_000])
def test_a_button_that_is_not_there_does_nothing_and_is_answered_with_a_sentence(
    administrator: Client, again: str
) -> None:
    put_aside("CannotOpen")
    response = administrator.post("/worker/", {"again": again})
    assert response.status_code == 200
    assert "Nothing was tried again" in response.content.decode()
    assert Submission.objects.filter(trouble="CannotOpen").count() == 1


def test_nobody_but_the_administrator_has_it_tried_again() -> None:
    someone = actors.person(factories.person(role="manager"))
    with pytest.raises(NotAllowed):
        set_aside.try_again("intake", by=someone, now=timezone.now())


@pytest.mark.parametrize(
    "statement", ["SELECT * FROM worker_step", "SELECT worker_waiting()", "SELECT * FROM jobs.procrastinate_jobs"]
)
def test_SEC_the_desk_reads_the_report_and_not_what_lies_beneath(statement: str) -> None:
    with as_role("candour_desk"), connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute(statement)


@pytest.mark.parametrize("function", ["worker_report", "worker_running", "worker_try_again", "candour_job_waits"])
def test_SEC_the_public_door_learns_nothing_of_the_worker(function: str) -> None:
    with as_role("candour_public"), connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute(f"SELECT {function}()")
