"""What can have recorded something, what it is called, and for how many days it is kept before it is wiped.

The days are a dated table in `data/footage_retention.csv`: a row without a force is the default, a row with
one holds for that force, and a row holds for what was recorded on its day `since` or later. An empty number
of days means that it is not known.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from candour import directory
from candour.directory import load

FILE = load.DATA / "footage_retention.csv"
BODY_WORN = "body-worn"
OTHER = "other"
KINDS: dict[str, str | Promise] = {
    BODY_WORN: _("A camera that an officer wore"),
    "in-car": _("A camera in a police car"),
    "station-cctv": _("Cameras in a police station"),
    "custody-cctv": _("Cameras in custody or in a cell"),
    "call-audio": _("A 999 or 101 call"),
    "number-plates": _("Cameras that read number plates"),
    "public-cctv": _("Cameras in a street, shop, bus or train"),
    "own": _("Someone’s phone, doorbell or dashcam"),
    OTHER: _("Something else, or I’m not sure"),
}
"""Every kind by its key, in the order in which it is offered."""
_UNSURE = _("Video or sound")


@dataclass(frozen=True, kw_only=True)
class Setting:
    """For how many days one force (or, with an empty text, any force) keeps one kind of recording."""

    kind: str
    force: str
    days: int | None
    since: date


def wiped_on(kind: str, *, force: str, recorded_on: date, file: Path = FILE) -> date | None:
    """The day on which a recording of that day is wiped; None where nobody knows. Raises KeyError for no kind.

    A force's own setting comes before the default, and of several the newest that held on that day.
    """
    if kind not in KINDS:
        raise KeyError(kind)
    fitting = [
        row for row in settings(file) if row.kind == kind and row.force in ("", force) and row.since <= recorded_on
    ]
    best = max(fitting, key=lambda row: (row.force != "", row.since), default=None)
    if best is None or best.days is None:
        return None
    return recorded_on + timedelta(days=best.days)


def next_wipe(kind: str, days: tuple[date | None, date | None], *, force: str, today: date) -> date | None:
    """The next day on which a part of it is wiped, when it was recorded between those two days; None: not known.

    When all of it should be gone by now, the day on which the last of it was wiped.
    """
    first, last = days[0] or days[1], days[1] or days[0]
    if first is None or last is None:
        return None
    begins, ends = (wiped_on(kind, force=force, recorded_on=day) for day in (first, last))
    if begins is None or ends is None:
        return None
    return min(max(begins, today), max(begins, ends))


def called(kind: str) -> str | Promise:
    """What a recording of that kind is called once it is looked for; the same for whatever is no known kind."""
    return _UNSURE if kind == OTHER else KINDS.get(kind, _UNSURE)


def shortest_days() -> int:
    """The smallest number of days after which anything is wiped: what to tell someone who is not sure."""
    return min(row.days for row in settings() if row.days is not None)


@functools.cache
def settings(file: Path = FILE) -> tuple[Setting, ...]:
    """All rows of the table. Raises BadData, which names the row and the column."""
    return tuple(_setting(row) for row in load.rows(file))


def _setting(row: load.CsvRow) -> Setting:
    force, days = row.text("force", may_be_empty=True), row.text("days", may_be_empty=True)
    if force and force not in {one.id for one in directory.forces()}:
        raise row.wrong("force", f"holds {force!r}, which is no force")
    if days and not (days.isascii() and days.isdigit() and 0 < int(days) < 10_000):
        raise row.wrong("days", f"must be a number of days, not {days!r}")
    row.text("source")
    return Setting(
        kind=row.one_of("kind", set(KINDS)),
        force=force,
        days=int(days) if days else None,
        since=row.day("since") if row.text("since", may_be_empty=True) else date.min,
    )
