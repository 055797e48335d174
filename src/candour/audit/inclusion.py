"""The proof that a receipt is in the record of its day: a short path to a root that another body keeps.

The leaves of a day are the receipts in the acts that its root covers, in the order of the chain.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db import connection

from candour.audit import merkle, models

RECEIVED = "case.received"
RECEIPT = "receipt"
VERSION = 1
_BYTES = 32
# One that is no hash, as only a door that was broken into sends it, keeps nobody else's from being proved.
_HASH = "substring(e.detail ->> 'receipt' FROM '^(?:[0-9a-fA-F]{2})+$')"
_IN_ORDER = f"""
    SELECT {_HASH} FROM audit_link l JOIN audit_event e ON e.id = l.event AND e.act = 'case.received'
    WHERE l.place > %s AND l.place <= %s AND {_HASH} IS NOT NULL ORDER BY l.place
"""
_COVERED = f"""
    SELECT l.place, e."case" FROM audit_link l JOIN audit_event e ON e.id = l.event AND e.act = 'case.received'
    WHERE l.place > %s AND l.place <= %s AND {_HASH} IS NOT NULL ORDER BY l.place LIMIT %s
"""
_OF_CASES = f"""
    SELECT DISTINCT ON (e."case") e."case", {_HASH}, l.place
    FROM audit_event e LEFT JOIN audit_link l ON l.event = e.id
    WHERE e."case" = ANY(%s) AND e.act = 'case.received' ORDER BY e."case", e.id
"""
_ROOTS = """
    SELECT place, day FROM unnest(%s::bigint[]) AS place JOIN audit_root r ON r.after < place AND r.links >= place
"""


def receipts(after: int, links: int) -> list[bytes]:
    """The receipts linked into the chain after one place and up to another, in its order."""
    with connection.cursor() as cursor:
        cursor.execute(_IN_ORDER, [after, links])
        return [bytes.fromhex(receipt) for (receipt,) in cursor.fetchall()]


def covered(after: int, links: int, *, at_most: int) -> tuple[list[str], int]:
    """The cases of so many receipts linked next after one place and up to another, and the place up to which
    these are all.
    """
    with connection.cursor() as cursor:
        cursor.execute(_COVERED, [after, links, at_most])
        rows = cursor.fetchall()
    return [case for _place, case in rows], rows[-1][0] if len(rows) == at_most else links


def packed(leaves: Iterable[bytes]) -> bytes | None:
    """The leaves as a root keeps them beside what it signs. None where one is no hash of 32 bytes."""
    leaves = list(leaves)
    return b"".join(leaves) if all(len(leaf) == _BYTES for leaf in leaves) else None


def proofs(cases: Iterable[str]) -> dict[str, dict[str, Any]]:
    """By case, the path from its receipt to the root of its day, with that signed root.

    Without the cases that no root covers yet, and those that came in without a receipt.
    """
    with connection.cursor() as cursor:
        cursor.execute(_OF_CASES, [list(cases)])
        found = [(case, receipt, place) for case, receipt, place in cursor.fetchall() if receipt and place]
        if not found:
            return {}
        cursor.execute(_ROOTS, [sorted({place for _case, _receipt, place in found})])
        day_of = dict(cursor.fetchall())
    roots = {day: _Root.of(root) for day, root in models.Root.objects.in_bulk(set(day_of.values())).items()}
    return {
        case: roots[day_of[place]].proof(bytes.fromhex(receipt)) for case, receipt, place in found if place in day_of
    }


@dataclass(frozen=True)
class _Root:
    """What a root covers, as a tree."""

    content: dict[str, Any]
    tree: merkle.Tree
    index: dict[bytes, int]

    @classmethod
    def of(cls, root: models.Root) -> _Root:
        tree, index = _tree(root.content["signature"], root.receipts and bytes(root.receipts), root.after, root.links)
        return cls(root.content, tree, index)

    def proof(self, receipt: bytes) -> dict[str, Any]:
        index = self.index[receipt]
        return {
            "candour_inclusion": VERSION,
            "receipt": receipt.hex(),
            "index": index,
            "path": [step.hex() for step in self.tree.path(index)],
            "root": self.content,
        }


@lru_cache(maxsize=32)
def _tree(_signature: str, kept: bytes | None, after: int, links: int) -> tuple[merkle.Tree, dict[bytes, int]]:
    # What a root covers never changes. One of an earlier version keeps no leaves: they are in the chain.
    leaves = receipts(after, links) if kept is None else [kept[at : at + _BYTES] for at in range(0, len(kept), _BYTES)]
    # The first of several alike: a complaint to two authorities has one receipt in two acts.
    return merkle.Tree(leaves), {leaf: at for at, leaf in reversed(list(enumerate(leaves)))}
