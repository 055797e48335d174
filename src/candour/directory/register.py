"""The register of people serving: finding someone, and reading it in from a file with a trial first."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from candour.directory.models import Serving

COLUMNS = ("number", "name", "rank", "team", "line_manager_number", "since", "until")
AT_MOST = 20


class BadRegister(Exception):
    """The file cannot be taken in. Each line says which row and column, and what to mend."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What an import did, or on a trial would do."""

    added: int
    changed: int
    ended: int


def find(words: str, *, today: date) -> list[Serving]:
    """Those now serving whose name holds every word, or whose number it is; the reader's own force only."""
    match = Q()
    for word in words.split():
        match &= Q(name__icontains=word) | Q(number__iexact=word)
    still = Q(until=None) | Q(until__gte=today)
    return list(Serving.objects.filter(match, still, since__lte=today).order_by("name", "number")[:AT_MOST])


def take_in(lines: Iterable[str], *, force: str, today: date, trial: bool) -> Taken:
    """Takes the force's register from CSV lines: new people are added, others brought up to date, and who
    is no longer in it is ended yesterday. On a trial nothing is written.

    Raises BadRegister with every fault at once.
    """
    rows = _read(lines)
    with transaction.atomic():
        taken = _store(rows, force=force, today=today)
        if trial:
            transaction.set_rollback(True)
    return taken


def _read(lines: Iterable[str]) -> list[dict[str, Any]]:
    reader = csv.DictReader(lines)
    missing = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if missing:
        raise BadRegister(
            f"The first line must name these columns: {', '.join(COLUMNS)}. Missing: {', '.join(missing)}."
        )
    rows, faults, seen = [], [], set()
    for number, row in enumerate(reader, start=2):
        value: dict[str, Any] = {column: (row.get(column) or "").strip() for column in COLUMNS}
        for column in ("number", "name", "since"):
            if not value[column]:
                faults.append(f"Row {number}: {column} is empty.")
        for column in ("since", "until"):
            try:
                value[column] = date.fromisoformat(value[column]) if value[column] else None
            except ValueError:
                faults.append(f"Row {number}: {column} is not a date such as 2026-11-25: {value[column]!r}.")
        if value["number"] in seen:
            faults.append(f"Row {number}: the number {value['number']!r} is there twice.")
        seen.add(value["number"])
        rows.append(value)
    for number, value in enumerate(rows, start=2):
        if value["line_manager_number"] and value["line_manager_number"] not in seen:
            faults.append(f"Row {number}: no row has the line manager's number {value['line_manager_number']!r}.")
    if faults:
        raise BadRegister("\n".join(faults))
    return rows


def _store(rows: list[dict[str, Any]], *, force: str, today: date) -> Taken:
    there = {one.number: one for one in Serving.objects.filter(force=force, until=None)}
    added = changed = 0
    for row in rows:
        one = there.pop(row["number"], None) or Serving(force=force, number=row["number"])
        before = None if one._state.adding else (one.name, one.rank, one.team, one.since, one.until)
        one.name, one.rank, one.team, one.since, one.until = (
            row[column] for column in ("name", "rank", "team", "since", "until")
        )
        added += before is None
        changed += before is not None and before != (one.name, one.rank, one.team, one.since, one.until)
        one.save()
    for one in there.values():
        one.until = max(one.since, date.fromordinal(today.toordinal() - 1))
        one.save(update_fields=["until"])
    _link_managers(rows, force=force)
    return Taken(added=added, changed=changed, ended=len(there))


def _link_managers(rows: list[dict[str, Any]], *, force: str) -> None:
    by_number = {one.number: one for one in Serving.objects.filter(force=force).order_by("since")}
    for row in rows:
        one, manager = by_number[row["number"]], by_number.get(row["line_manager_number"])
        if one.line_manager_id != (manager.pk if manager else None):
            one.line_manager = manager
            one.save(update_fields=["line_manager"])
