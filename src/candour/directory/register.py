"""The register of people serving: finding someone, and reading it in from a file with a trial first."""

from __future__ import annotations

import csv
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from candour.accounts import roles
from candour.accounts.actors import Actor
from candour.audit.record import record
from candour.directory.models import Serving

COLUMNS = ("number", "name", "rank", "team", "line_manager_number", "since", "until")
AT_MOST = 20
TAKEN_IN = "register.taken-in"
LINKED = "register.linked"


class NotInRegister(Exception):
    """Nobody with this number serves now, or nobody with this id is in the register."""


class BadRegister(Exception):
    """The file cannot be taken in. Each line says which row and column, and what to mend."""


@dataclass(frozen=True, kw_only=True)
class ImportResult:
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


@transaction.atomic
def link(user_id: uuid.UUID, *, number: str, by: Actor, now: datetime) -> uuid.UUID | None:
    """Says that someone with a sign-in is the person serving with that number; an empty number unties them.

    Returns who in the register that is. Raises NotInRegister, and NotAllowed for whoever does not manage staff;
    nothing is changed then.
    """
    roles.need(roles.Permission.MANAGE_STAFF, by=by)
    serving = _now_serving(number, on=timezone.localdate(now)) if number else None
    Serving.objects.filter(user_id=user_id).update(user_id=None)
    if serving is not None:
        serving.user_id = user_id
        serving.save(update_fields=["user_id"])
    record(LINKED, by=by, at=now, detail={"who": str(user_id)})
    return serving.pk if serving else None


def numbers(users: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The number in the register of each of these users, as far as they are tied to it."""
    tied = Serving.objects.filter(user_id__in=list(users)).order_by("since")
    return {user: number for user, number in tied.values_list("user_id", "number") if user}


def _now_serving(number: str, *, on: date) -> Serving:
    still = Q(until=None) | Q(until__gte=on)
    found = Serving.objects.filter(still, number__iexact=number, since__lte=on).order_by("-since").first()
    if found is None:
        raise NotInRegister("Nobody with this number serves now. Check the register")
    return found


def take_in(lines: Iterable[str], *, force: str, by: Actor, now: datetime, trial: bool) -> ImportResult:
    """Takes the force's register from CSV lines: new people are added, others brought up to date, and who
    is no longer in it is ended yesterday. On a trial nothing is written.

    Raises BadRegister with every fault at once.
    """
    rows = _read(lines)
    with transaction.atomic():
        taken = _store(rows, force=force, today=timezone.localdate(now))
        record(TAKEN_IN, by=by, at=now, authority=force)
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


def _store(rows: list[dict[str, Any]], *, force: str, today: date) -> ImportResult:
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
    return ImportResult(added=added, changed=changed, ended=len(there))


def _link_managers(rows: list[dict[str, Any]], *, force: str) -> None:
    by_number = {one.number: one for one in Serving.objects.filter(force=force).order_by("since")}
    for row in rows:
        one, manager = by_number[row["number"]], by_number.get(row["line_manager_number"])
        if one.line_manager_id != (manager.pk if manager else None):
            one.line_manager = manager
            one.save(update_fields=["line_manager"])
