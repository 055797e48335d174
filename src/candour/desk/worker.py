"""What runs by itself: for the administrator, who sees counts and times, and nothing of any case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib import messages
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from candour.accounts.roles import Permission
from candour.desk.guards import for_permission
from candour.intake import set_aside
from candour.ui.unnamed import unnamed

STEPS = {
    "intake": "Takes in what people send, and makes cases of it",
    "spool": "Moves what was kept in a folder while the database was away",
    "linking": "Ties what was done into the chain of the audit",
    "telling": "Writes what people see when they follow their complaint",
    "alerts": "Looks for unusual looks at cases",
    "escalation": "Passes tasks upwards that nobody has done in time",
    "outbox": "Sends email",
    "virus-scan": "Has files checked for viruses",
    "jobs": "Does what is due every hour, which is listed below",
    "end-drafts": "Removes drafts whose 28 days are over",
    "day-root": "Signs the audit of the day, and gives each receipt its proof",
    "forgotten-uploads": "Removes files that became part of no case in 60 days",
}
"""What each step and job does, in the order in which they are shown."""
MANY = 10_000
LATE = timedelta(minutes=10)
AGAIN = {"intake", "end-drafts", "day-root", "forgotten-uploads"}
"""Whose things, once set aside, can be tried again."""


@dataclass(frozen=True, kw_only=True)
class StepReport:
    """A step or job as it is shown: times and counts."""

    name: str
    ran_at: datetime | None
    failed_at: datetime | None
    fault: str
    failures: int
    waiting: int
    since: datetime | None
    aside: int

    @property
    def words(self) -> str:
        """What it does."""
        return STEPS.get(self.name) or unnamed("Something", self.name)

    @property
    def waiting_words(self) -> str:
        """How many wait."""
        return f"more than {MANY:,}" if self.waiting > MANY else f"{self.waiting:,}"

    @property
    def is_late(self) -> bool:
        """Whether something waits longer than it should."""
        return self.since is not None and timezone.now() - self.since > LATE

    @property
    def may_be_tried_again(self) -> bool:
        """Whether a button has a meaning here."""
        return self.name in AGAIN and self.aside > 0


@for_permission(Permission.RUN_WORKER)
@require_http_methods(["GET", "HEAD", "POST"])
def worker(request: HttpRequest) -> HttpResponse:
    """How each step goes. Posted to, what was set aside is tried again."""
    if request.method == "POST":
        asked = request.POST.get("again", "")
        if asked in AGAIN:
            count = set_aside.try_again(asked, by=request.actor, now=timezone.now())  # type: ignore[attr-defined]
            messages.success(request, f"{count} will be tried again now. Look at this page again in a minute.")
            return redirect("desk:worker")
        messages.warning(request, "Nothing was tried again. Use the button beside what was set aside.")
    reports, running = _reports(), _running()
    return TemplateResponse(
        request,
        "desk/worker.html",
        {
            "reports": reports,
            "running": running,
            "is_new": not any(report.ran_at or report.failed_at for report in reports),
        },
    )


def _reports() -> list[StepReport]:
    """Every step that this version has words for, and every other that the database knows of."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, ran_at, failed_at, fault, failures, waiting, since, aside FROM worker_report()")
        names = [column.name for column in cursor.description]
        found = {row[0]: StepReport(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()}
    nothing = {"ran_at": None, "failed_at": None, "fault": "", "failures": 0, "waiting": 0, "since": None, "aside": 0}
    known = [found.pop(name, None) or StepReport(name=name, **nothing) for name in STEPS]  # type: ignore[arg-type]
    return [*known, *(found[name] for name in sorted(found))]


def _running() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT worker_running()")
        return int(cursor.fetchone()[0])
