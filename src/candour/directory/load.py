"""Reading and checking the directory's files. A bad row stops the program and says where it is."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

from candour.directory.bodies import Force, LocalPolicingBody, OtherBody

DATA = Path(__file__).parent / "data"
Body = TypeVar("Body", Force, OtherBody)
KINDS = {"PCC", "PFCC", "mayor", "MOPAC", "Common Council"}


class BadData(Exception):
    """A file of the directory is wrong. The message names the file, the row and the column."""


class _Row:
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

    def day(self, column: str) -> date | None:
        value = self.text(column, may_be_empty=True)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise self.wrong(column, f"is not a date such as 2026-11-22: {value!r}") from None

    def day_or_month(self, column: str) -> str:
        value = self.text(column, may_be_empty=True)
        if value and not re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", value):
            raise self.wrong(column, f"is not a day or month such as 2024-05: {value!r}")
        return value

    def one_of(self, column: str, allowed: set[str]) -> str:
        value = self.text(column)
        if value not in allowed:
            raise self.wrong(column, f"must be one of {', '.join(sorted(allowed))}, not {value!r}")
        return value

    def wrong(self, column: str, what: str) -> BadData:
        return BadData(f"{self.file.name}, row {self.number}: the column {column!r} {what}.")


def forces(file: Path = DATA / "forces.csv") -> dict[str, Force]:
    """The territorial forces by id, in the order of the file. Raises BadData."""
    return _by_id([_force(row) for row in _rows(file)], file)


def other_bodies(file: Path = DATA / "other_bodies.csv") -> dict[str, OtherBody]:
    """The other bodies by id, in the order of the file. Raises BadData."""
    return _by_id([_other(row) for row in _rows(file)], file)


def _rows(file: Path) -> Iterator[_Row]:
    with file.open(encoding="utf-8", newline="") as opened:
        for number, values in enumerate(csv.DictReader(opened), start=2):
            if None in values:
                raise BadData(f"{file.name}, row {number}: there are more values than columns.")
            yield _Row(file, number, values)


def _by_id(bodies: list[Body], file: Path) -> dict[str, Body]:
    found: dict[str, Body] = {}
    for body in bodies:
        if body.id in found:
            raise BadData(f"{file.name}: the id {body.id!r} is there twice.")
        found[body.id] = body
    if not found:
        raise BadData(f"{file.name}: there are no rows.")
    return found


def _force(row: _Row) -> Force:
    as_of = row.day("as_of")
    if as_of is None:
        raise row.wrong("as_of", "is empty")
    force_id = row.text("id")
    return Force(
        id=force_id,
        name=row.text("name"),
        display_name=row.text("display_name"),
        name_cy=row.text("name_cy", may_be_empty=True),
        country=row.one_of("country", {"England", "Wales"}),
        languages=tuple(row.text("languages").split("|")),
        chief_officer_title=row.text("chief_officer_title"),
        website=row.text("website_domain"),
        phone=row.text("non_emergency_phone"),
        relay=row.text("relay_non_emergency"),
        local_policing_body=LocalPolicingBody(
            id=f"lpb-{force_id}",
            force_id=force_id,
            name=row.text("lpb_name"),
            name_cy=row.text("lpb_name_cy", may_be_empty=True),
            kind=row.one_of("lpb_kind", KINDS),
            public_label=row.text("lpb_public_label"),
            website=row.text("lpb_website_domain", may_be_empty=True),
            since=row.day_or_month("lpb_powers_since"),
            planned_end=row.text("lpb_planned_end", may_be_empty=True),
        ),
        as_of=as_of,
    )


def _other(row: _Row) -> OtherBody:
    as_of = row.day("as_of")
    if as_of is None:
        raise row.wrong("as_of", "is empty")
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
        as_of=as_of,
    )
