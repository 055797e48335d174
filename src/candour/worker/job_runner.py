"""Running what waits in the queue of jobs, with procrastinate, until nothing does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import procrastinate
import psycopg
import structlog
from django.db import connection, connections
from django.utils import timezone
from procrastinate import jobs as queued
from procrastinate import retry

from candour.vault import case_keys
from candour.worker import step_records

TRIES = 10
FIRST_PAUSE, LONGEST_PAUSE = 60, 6 * 60 * 60
STALLED_AFTER = 60.0
"""Seconds without a sign of life after which whoever took a job up is taken for dead."""
Jobs = Mapping[str, Callable[[datetime], object]]
log = structlog.get_logger("candour.worker")


class GrowingPauses(retry.BaseRetryStrategy):
    """A minute, doubled each time, up to six hours; after ten tries the job is set aside."""

    def get_retry_decision(self, *, exception: BaseException, job: queued.Job) -> retry.RetryDecision | None:
        """When it is tried again; None for never."""
        if job.attempts + 1 >= TRIES:
            return None
        return retry.RetryDecision(retry_in={"seconds": min(FIRST_PAUSE * 2**job.attempts, LONGEST_PAUSE)})


def run(jobs: Jobs) -> None:
    """Does every job that waits and is due, one after the other, and ends. Raises what the database raises.

    `jobs` says for each name what is done, given the time.
    """
    asyncio.run(_run(jobs))


async def _run(jobs: Jobs) -> None:
    parameters = connections["default"].get_connection_params()
    for ours in ("cursor_factory", "context"):
        parameters.pop(ours, None)
    connector = procrastinate.PsycopgConnector(kwargs=parameters, configure=_as_runner, min_size=1, max_size=2)
    app = procrastinate.App(connector=connector)
    for name, do in jobs.items():
        app.task(name=name, retry=GrowingPauses())(_done_by(name, do))
    async with app.open_async():
        for stalled in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_AFTER):
            await app.job_manager.retry_job(stalled)
        await app.run_worker_async(
            wait=False, listen_notify=False, install_signal_handlers=False, concurrency=1, delete_jobs="successful"
        )


async def _as_runner(made: psycopg.AsyncConnection[Any]) -> None:
    await made.execute("SET ROLE candour_jobs")
    await made.execute("SET search_path TO jobs")
    await made.commit()


def _done_by(name: str, job: Callable[[datetime], object]) -> Callable[[], None]:
    """What procrastinate calls. It never learns what a fault said: that may quote a person."""

    def do() -> None:
        now = timezone.now()
        try:
            job(now)
            step_records.done(name, at=now)
        except Exception as fault:
            kind = type(fault).__name__
            log.error("a job failed, trying again later", job=name, fault=kind)
            connection.close()
            step_records.failed(name, fault=kind)
            raise JobFailed(kind) from None
        finally:
            case_keys.forget()
            connection.close()

    return do


class JobFailed(Exception):
    """A job failed. The message is the kind of the fault, and nothing else."""
