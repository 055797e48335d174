"""What the worker does all day, as steps, and which of them share a thread.

The doors have no right to a queue: a submission is its own, and so is a message, which stands or falls with the act
that causes it. What is done seldom, or takes long, is a job (`jobs`).
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from django.db import connection
from django.utils import timezone

from candour.accounts import actors
from candour.audit import chain
from candour.casework import actions
from candour.worker import access_alerts, intake, jobs, outbox, tracking_projection, virus_scan
from candour.worker.loops import LoopStep
from candour.worker.spool_watch import SpoolWatch

LINKED_WITHIN, LINKED_IN_ANY_CASE = 4.0, 60.0
"""Seconds. The audit wakes nobody: NOTIFY would make all who act or look wait for one another's commit."""
_AFTER_INTAKE = ("linking", "outbox", "virus-scan")
_UNLINKED = "SELECT EXISTS (SELECT FROM audit_event WHERE id > (SELECT coalesce(max(event), 0) FROM audit_link))"
_BEHIND = "SELECT coalesce((SELECT max(place) FROM audit_link), 0) > coalesce((SELECT max(place) FROM {}), 0)"


def lanes() -> Sequence[Sequence[LoopStep]]:
    """The steps of one worker, by thread. What opens complaints, and what waits on others, is held up by nothing."""
    return (
        [LoopStep(name="intake", do=intake.take_one, look_every=12, wakes=["candour_intake"], then=_AFTER_INTAKE)],
        [LoopStep(name="spool", do=SpoolWatch(), look_every=1.5)],
        [
            LoopStep(name="linking", do=Linking(), look_every=LINKED_WITHIN, rest=1, then=["telling", "alerts"]),
            LoopStep(name="telling", do=_tell, look_every=60),
            LoopStep(name="alerts", do=_alert, look_every=60),
            LoopStep(name="escalation", do=_escalate, look_every=30, then=["linking"]),
        ],
        [LoopStep(name="outbox", do=outbox.send_one, look_every=15, wakes=["candour_outbox"], then=["linking"])],
        [LoopStep(name="virus-scan", do=virus_scan.check_one, look_every=20, wakes=["candour_scan"], then=["linking"])],
        [jobs.STEP],
    )


class Linking:
    """A step: links the audit when there seems to be something to link, and every minute in any case.

    What got its number early, was committed late, and has nothing after it, is found by that.
    """

    def __init__(self) -> None:
        self._looked = float("-inf")

    def __call__(self) -> bool:
        """Returns whether something was linked."""
        now = time.monotonic()
        if now - self._looked < LINKED_IN_ANY_CASE and not _is_so(_UNLINKED):
            return False
        self._looked = now
        return chain.link() > 0


def _tell() -> bool:
    return _is_so(_BEHIND.format("correspondence_told")) and tracking_projection.refresh()


def _alert() -> bool:
    if not _is_so(_BEHIND.format("audit_watched")):
        return False
    access_alerts.raise_alerts()
    return True


def _escalate() -> bool:
    return actions.tasks.escalate(by=actors.worker(), now=timezone.now()) > 0


def _is_so(statement: str) -> bool:
    """One statement by itself: nothing is locked, and nothing is written."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return bool(cursor.fetchone()[0])
