"""What the worker does seldom: each due by the time at which it last went well, which is kept in a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from candour.evidence import files
from candour.intake import drafts
from candour.worker import step_records, tracking_projection
from candour.worker.loops import LoopStep
from candour.worker.models import WorkerStep

LOOK_EVERY = 60.0
HOUR = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Job:
    """Something to do every so often. Done twice, or broken off and begun again, it comes to the same."""

    name: str
    every: timedelta
    do: Callable[[datetime], object]


def _day(now: datetime) -> int:
    return tracking_projection.end_day(timezone.localdate(now), now=now)


JOBS = (
    Job(name="end-drafts", every=HOUR, do=lambda now: drafts.end_old(today=timezone.localdate(now))),
    Job(name="day-root", every=HOUR, do=_day),
    Job(name="forgotten-uploads", every=HOUR, do=lambda now: files.remove_forgotten(now=now)),
)


def step(job: Job) -> LoopStep:
    """The step that does the job when it is due."""
    return LoopStep(name=job.name, do=lambda: run_if_due(job), look_every=LOOK_EVERY)


def is_due(job: Job, *, ran_at: datetime | None, now: datetime) -> bool:
    """Whether so much time has passed. A last time that lies ahead was told by a clock that was wrong."""
    return ran_at is None or ran_at > now or now - ran_at >= job.every


def run_if_due(job: Job) -> bool:
    """Does the job unless it was done lately, or another worker is at it. Always returns False: once is enough."""
    now = timezone.now()
    if not _is_due(job, now):
        return False
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtext(%s))", [f"job {job.name}"])
        if not cursor.fetchone()[0]:
            return False
        try:
            if _is_due(job, now):  # another may just have done it
                job.do(now)
                step_records.done(job.name, at=now)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [f"job {job.name}"])
    return False


def _is_due(job: Job, now: datetime) -> bool:
    ran_at = WorkerStep.objects.filter(name=job.name).values_list("ran_at", flat=True).first()
    return is_due(job, ran_at=ran_at, now=now)
