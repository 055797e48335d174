"""Writing down an act, inside the transaction of the act itself.

If the act is undone, so is its row; if the row cannot be written, the act does not happen.
No lock is taken: rows are linked into the chain afterwards.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.db import transaction

_INSERT = """
    INSERT INTO audit_event (at, act, actor, role, authority, "case", purpose, detail, tx)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, pg_current_xact_id()::text::bigint)
"""


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
    """Writes that `by` did `act` (a dotted name such as `case.logged`) at that time.

    `detail` holds words of the program only (keys, choices, counts), never what a person said.
    Raises NotInTransaction when the caller has not opened the transaction of the act.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransaction(f"{act} must be recorded inside the transaction that does it.")
    values = [at, act, by.id, by.role, authority or by.authority, "" if case is None else str(case), purpose]
    # Plain SQL: Django would ask for the new row's number, and a role that may only add cannot read it.
    with transaction.get_connection().cursor() as cursor:
        cursor.execute(_INSERT, [*values, json.dumps(dict(detail or {}))])
