"""What somebody works on at this moment is passed over by the worker, and not waited for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.utils import timezone

from candour.accounts import actors
from candour.casework import models
from candour.casework.actions import tasks
from tests.at_once import alone
from tests.roles import as_role
from tests.tasks import hold

pytestmark = pytest.mark.usefixtures("emptied")


def escalated() -> int:
    """How many the worker passes upwards. It would sooner fail than wait for a row."""
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '5s'")
    with as_role("candour_worker"):
        return tasks.escalate(by=actors.worker(), now=timezone.now())


def test_a_late_task_that_somebody_has_is_passed_upwards_the_next_time() -> None:
    first, second = hold(), hold()
    models.Task.objects.update(escalates_at=timezone.now())
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            models.Task.objects.select_for_update().get(pk=first.pk)
            assert threads.submit(alone, escalated).result() == 1
        assert set(models.Task.objects.exclude(escalated_at=None)) == {second}
        assert threads.submit(alone, escalated).result() == 1
        assert threads.submit(alone, escalated).result() == 0
