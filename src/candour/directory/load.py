"""Reading and checking the directory's files. A bad row stops the program and says where it is."""

from __future__ import annotations

import calendar
import csv
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from candour.directory.bodies import Force, LocalPolicingBody, OtherBody, Roughly
from candour.ui import context

DATA = Path(__file__).parent / "data"
Body = TypeVar("Body", Force, OtherBody)
KINDS = {"PCC", "PFCC", "mayor", "MOPAC", "Common Council"}
LANGUAGES = {"en", "cy"}
# A day or a month, and in brackets how sure that is.
_ROUGHLY = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?: \((.+)\))?")


class BadData(Exception):
    """A file of the directory is wrong. The message names the file, the row and the column."""


class CsvRow:
    """One row, with words for what is wrong with it."""

    def __init__(self, file: Path, number: int, values: dict[str, str | None]) -> None:
        self.file, self.number, self.values = file, number, values

    def text(self, column: str, *, may_be_empty: bool = False) -> str:
        value = self.values.get(column)
        if value is None:
            raise self.wrong(column, "is missing")
        if not value.strip() and not may_be_empty:
            raise self.wrong(column, "is empty")
        return value.strip()

    def words(self, column: str, *, may_be_empty: bool = False) -> str:
        """Text that people read on a page: no marks and no notes to ourselves."""
        value = self.text(column, may_be_empty=may_be_empty)
        if re.search(r"[\[\]]|^-$|\bconfirm\b|\bcheck\b", value, re.IGNORECASE):
            raise self.wrong(column, f"is shown to people and holds a note: {value!r}")
        return value

    def day(self, column: str) -> date:
        value = self.text(column)
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise self.wrong(column, f"is not a date such as 2026-11-22: {value!r}") from None

    def roughly(self, column: str) -> tuple[Roughly | None, str]:
        """A day or a month, and the note in brackets behind it; nothing where the column is empty."""
        value = self.text(column, may_be_empty=True)
        if not value:
            return None, ""
        found = _ROUGHLY.fullmatch(value)
        span = _span(found) if found else None
        if found is None or span is None:
            raise self.wrong(column, f"is not a day or month such as 2024-05: {value!r}")
        return span, found[4] or ""

    def one_of(self, column: str, allowed: set[str]) -> str:
        value = self.text(column)
        if value not in allowed:
            raise self.wrong(column, f"must be one of {', '.join(sorted(allowed))}, not {value!r}")
        return value

    def some_of(self, column: str, allowed: set[str]) -> tuple[str, ...]:
        """Several values with a bar between them."""
        values = tuple(self.text(column).split("|"))
        if not set(values) <= allowed:
            raise self.wrong(column, f"may hold {', '.join(sorted(allowed))}, not {'|'.join(values)!r}")
        return values

    def wrong(self, column: str, what: str) -> BadData:
        return BadData(f"{self.file.name}, row {self.number}: the column {column!r} {what}.")


def forces(file: Path = DATA / "forces.csv") -> dict[str, Force]:
    """The territorial forces by id, in the order of the file. Raises BadData."""
    return _by_id(file, _force)


def other_bodies(file: Path = DATA / "other_bodies.csv") -> dict[str, OtherBody]:
    """The other bodies by id, in the order of the file. Raises BadData."""
    return _by_id(file, _other)


def accents(file: Path = DATA / "accents.csv") -> dict[str, str]:
    """The name of the colour that each force's pages have, by the force's id. Raises BadData."""
    found: dict[str, str] = {}
    for row in rows(file):
        if row.text("id") in found:
            raise row.wrong("id", f"holds {row.text('id')!r}, which an earlier row has already")
        found[row.text("id")] = row.one_of("accent", set(context.ACCENTS))
    return found


def _span(found: re.Match[str]) -> Roughly | None:
    """The day or the whole month; None where the calendar has none such."""
    year, month = int(found[1]), int(found[2])
    try:
        if found[3]:
            day = date(year, month, int(found[3]))
            return Roughly(day, day)
        first = date(year, month, 1)
    except ValueError:
        return None
    return Roughly(first, first.replace(day=calendar.monthrange(year, month)[1]))


def rows(file: Path) -> Iterator[CsvRow]:
    """Each row of a file, with words for what is wrong with it. Raises BadData."""
    try:
        with file.open(encoding="utf-8", newline="") as opened:
            for number, values in enumerate(csv.DictReader(opened, strict=True), start=2):
                if None in values:
                    raise BadData(f"{file.name}, row {number}: there are more values than columns.")
                yield CsvRow(file, number, values)
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise BadData(f"{file.name} cannot be read: {fault}") from None


def _by_id(file: Path, made_from: Callable[[CsvRow], Body]) -> dict[str, Body]:
    found: dict[str, Body] = {}
    for row in rows(file):
        body = made_from(row)
        if body.id in found:
            raise row.wrong("id", f"holds {body.id!r}, which an earlier row has already")
        found[body.id] = body
    if not found:
        raise BadData(f"{file.name}: there are no rows.")
    return found


def _force(row: CsvRow) -> Force:
    return Force(
        id=row.text("id"),
        name=row.text("name"),
        display_name=row.text("display_name"),
        name_cy=row.text("name_cy", may_be_empty=True),
        country=row.one_of("country", {"England", "Wales"}),
        languages=row.some_of("languages", LANGUAGES),
        chief_officer_title=row.text("chief_officer_title"),
        website=row.text("website_domain"),
        phone=row.text("non_emergency_phone"),
        relay=row.text("relay_non_emergency"),
        local_policing_body=_local_policing_body(row),
        as_of=row.day("as_of"),
    )


def _local_policing_body(row: CsvRow) -> LocalPolicingBody:
    since, _ = row.roughly("lpb_powers_since")
    planned_end, note = row.roughly("lpb_planned_end")
    return LocalPolicingBody(
        id=f"lpb-{row.text('id')}",
        force_id=row.text("id"),
        name=row.text("lpb_name"),
        name_cy=row.text("lpb_name_cy", may_be_empty=True),
        kind=row.one_of("lpb_kind", KINDS),
        public_label=row.text("lpb_public_label"),
        website=row.text("lpb_website_domain", may_be_empty=True),
        since=since,
        planned_end=planned_end,
        planned_end_note=note,
    )


def _other(row: CsvRow) -> OtherBody:
    return OtherBody(
        id=row.text("id"),
        name=row.text("name"),
        kind=row.text("kind"),
        jurisdiction=row.text("jurisdiction"),
        complain_first_to=row.words("complain_first_to"),
        complain_first_to_cy=row.words("complain_first_to_cy"),
        review_or_oversight=row.words("review_or_oversight", may_be_empty=True),
        review_or_oversight_cy=row.words("review_or_oversight_cy", may_be_empty=True),
        iopc_oversight=row.text("iopc_oversight_in_england_wales"),
        route=row.text("service_route"),
        website=row.text("website_domain", may_be_empty=True),
        confidence=row.text("confidence"),
        as_of=row.day("as_of"),
    )
