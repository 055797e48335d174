"""What the worker does seldom: queued as jobs, each due by the time at which it last went well.

The queue is procrastinate's, in a schema of its own. Its runner is started only when a job waits, and ends when none
does: one that stays uses more than all the loops together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils import timezone

from candour.evidence import files
from candour.intake import drafts
from candour.worker import tracking_projection
from candour.worker.loops import LoopStep
from candour.worker.models import WorkerStep

CHANNEL = "candour_jobs"
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
STEP = LoopStep(name="jobs", do=lambda: look(), look_every=LOOK_EVERY, wakes=[CHANNEL])


def is_due(job: Job, *, ran_at: datetime | None, now: datetime) -> bool:
    """Whether so much time has passed. A last time that lies ahead was told by a clock that was wrong."""
    return ran_at is None or ran_at > now or now - ran_at >= job.every


def look() -> bool:
    """Queues what is due, and has what waits done. Returns whether anything was."""
    queue_due(now=timezone.now())
    if _asked("SELECT candour_job_waits()"):
        from candour.worker import job_runner  # noqa: PLC0415  (an idle worker does without its memory)

        job_runner.run({job.name: job.do for job in JOBS})
        return True
    return False


def queue_due(*, now: datetime) -> None:
    """Queues each job that is due, once."""
    times = dict(WorkerStep.objects.filter(name__in=[job.name for job in JOBS]).values_list("name", "ran_at"))
    for job in JOBS:
        if is_due(job, ran_at=times.get(job.name), now=now):
            _asked("SELECT candour_queue_job(%s, NULL)", job.name)


def _asked(statement: str, *values: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        return bool(cursor.fetchone()[0])
