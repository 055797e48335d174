"""Writing down an act, inside the transaction of the act itself.

If the act is undone, so is its row; if the row cannot be written, the act does not happen.
No lock is taken: rows are linked into the chain afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db import transaction

_INSERT = 'INSERT INTO audit_event (at, act, actor, role, authority, "case", purpose, detail, tx) VALUES '
_VALUES = "(%s, %s, %s, %s, %s, %s, %s, %s, pg_current_xact_id()::text::bigint)"
_AT_ONCE = 500


class NotInTransaction(Exception):
    """An act was recorded outside the transaction that performs it."""


class ActorLike(Protocol):
    """Whoever acts: a person with a role at an authority, or the worker."""

    @property
    def id(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def authority(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Row:
    """One act to be written down: a dotted name such as `case.logged`, and on what it was done.

    `detail` holds words of the program only (keys, choices, counts), never what a person said.
    """

    act: str
    case: UUID | None = None
    authority: str = ""
    detail: Mapping[str, str] = field(default_factory=dict)
    purpose: str = ""


def record(
    act: str,
    *,
    by: ActorLike,
    at: datetime,
    case: UUID | None = None,
    authority: str = "",
    detail: Mapping[str, str] | None = None,
    purpose: str = "",
) -> None:
    """Writes that `by` did this at that time, as in `Row`.

    Raises NotInTransaction when the caller has not opened the transaction of the act.
    """
    row = Row(act=act, case=case, authority=authority, detail=detail or {}, purpose=purpose)
    record_each([row], by=by, at=at)


def record_each(rows: Sequence[Row], *, by: ActorLike, at: datetime) -> None:
    """The same for many acts, in their order. Raises NotInTransaction."""
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction("An act must be recorded inside the transaction that does it.")
    for start in range(0, len(rows), _AT_ONCE):
        piece = rows[start : start + _AT_ONCE]
        values = [value for row in piece for value in _values(row, by=by, at=at)]
        # Plain SQL: Django would ask for the new row's number, and a role that may only add cannot read it.
        with transaction.get_connection().cursor() as cursor:
            cursor.execute(_INSERT + ", ".join([_VALUES] * len(piece)), values)


def _values(row: Row, *, by: ActorLike, at: datetime) -> list[object]:
    case, authority = "" if row.case is None else str(row.case), row.authority or by.authority
    return [at, row.act, by.id, by.role, authority, case, row.purpose, json.dumps(dict(row.detail))]
