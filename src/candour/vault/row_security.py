"""Row rules: who gets which rows of which table, as SQL files beside the models, run by migrations.

Doors and the worker each have a database role of their own. Every table that bears case data has row
security forced, so that even its owner needs a rule. A reader is known to the database by settings of
the transaction; where they are not set, there is no row.
"""

from __future__ import annotations

from pathlib import Path

from django.db import connection
from django.db.migrations import RunSQL

ROLES = (
    "candour_public",
    "candour_desk",
    "candour_worker",
    "candour_auditor",
    "candour_backup",
    "candour_reporting",
    "candour_jobs",
)


def run(file: Path) -> RunSQL:
    """The migration step that runs the row rules in that file."""
    return RunSQL(file.read_text(encoding="utf-8"), reverse_sql=RunSQL.noop)


def know_reader(*, actor: str, authority: str, sees_cases: bool, sees_alerts: bool = False) -> None:
    """Tells the database who reads, until the end of the open transaction."""
    _set(
        ("candour.actor", actor),
        ("candour.authority", authority),
        ("candour.sees_cases", "yes" if sees_cases else ""),
        ("candour.sees_alerts", "yes" if sees_alerts else ""),
    )


def know_place(handle: str) -> None:
    """Tells the database whose draft may be read and written, until the end of the open transaction."""
    _set(("candour.handle", handle))


def _set(*settings: tuple[str, str]) -> None:
    with connection.cursor() as cursor:
        for name, value in settings:
            cursor.execute("SELECT set_config(%s, %s, true)", [name, value])
