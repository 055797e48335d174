"""Making, opening and destroying the key of a case."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from uuid import UUID

from candour.vault import keys, models, sealing

# Unwrapping is cheap, fetching the row is not: a page opens many fields of few cases. The cache
# lives as long as the request or the worker's round that began it, never longer.
_opened: ContextVar[dict[UUID, bytes] | None] = ContextVar("opened_case_keys", default=None)


class Shredded(Exception):
    """The key of this case was destroyed, or is not for this reader: nothing in it can be read."""


def create(case_id: UUID, *, authority: str) -> bytes:
    """A new key for a new case, stored wrapped under the newest master key."""
    master_name, master = keys.keyring().newest_master()
    key = sealing.new_key()
    models.CaseKey.objects.create(
        case_id=case_id,
        authority=authority,
        master=master_name,
        wrapped=sealing.seal(master, key, context=_context(case_id)),
    )
    _remember(case_id, key)
    return key


def get(case_id: UUID) -> bytes:
    """The key of a case. Raises Shredded when there is none this reader can see."""
    cached = (_opened.get() or {}).get(case_id)
    if cached is not None:
        return cached
    load([case_id])
    try:
        return (_opened.get() or {})[case_id]
    except KeyError:
        raise Shredded("The key of this case is not there.") from None


def load(case_ids: Iterable[UUID]) -> None:
    """Fetches the keys of many cases in one query, for the lists that show a word of each."""
    known = _opened.get() or {}
    wanted = [case_id for case_id in case_ids if case_id not in known]
    for row in models.CaseKey.objects.filter(case_id__in=wanted):
        master = keys.master(row.master)
        _remember(row.case_id, sealing.unseal(master, row.wrapped, context=_context(row.case_id)))


def rewrap(*, batch: int = 500) -> int:
    """Wraps every case key that an older master wraps under the newest one. Returns how many.

    Can be stopped and run again; cases stay readable all the while.
    """
    newest, master = keys.keyring().newest_master()
    count = 0
    while rows := list(models.CaseKey.objects.exclude(master=newest)[:batch]):
        for row in rows:
            context = _context(row.case_id)
            key = sealing.unseal(keys.master(row.master), row.wrapped, context=context)
            row.master, row.wrapped = newest, sealing.seal(master, key, context=context)
        models.CaseKey.objects.bulk_update(rows, ["master", "wrapped"])
        count += len(rows)
    return count


def forget() -> None:
    """Drops every opened key from memory. Called at the end of each request and worker round."""
    _opened.set(None)


def shred(case_id: UUID) -> None:
    """Destroys the key of a case. All that the case holds is unreadable from then on."""
    models.CaseKey.objects.filter(case_id=case_id).delete()
    known = _opened.get()
    if known:
        known.pop(case_id, None)


def _remember(case_id: UUID, key: bytes) -> None:
    known = _opened.get()
    if known is None:
        known = {}
        _opened.set(known)
    known[case_id] = key


def _context(case_id: UUID) -> str:
    return f"case-key:{case_id}"
