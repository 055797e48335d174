"""The proof that a receipt is in the record of its day: a short path to a root that another body keeps.

The leaves of a day are the receipts in the acts that its root covers, in the order of the chain.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from candour.audit import merkle, models

RECEIVED = "case.received"
RECEIPT = "receipt"
VERSION = 1


def receipts(after: int, links: int) -> list[bytes]:
    """The receipts linked into the chain after one place and up to another, in its order."""
    return [receipt for _case, receipt in _acts(after, links)]


def cases(root: models.Root) -> set[str]:
    """The cases whose receipts a root covers."""
    return {case for case, _receipt in _acts(root.after, root.links)}


def proof(case: str) -> dict[str, Any] | None:
    """The path from the receipt of a case to the root of its day, with that signed root.

    None while no root covers it yet, and for a case that came in without a receipt.
    """
    event = models.AuditEvent.objects.filter(case=case, act=RECEIVED).order_by("id").first()
    if event is None or not event.detail.get(RECEIPT):
        return None
    place = models.ChainLink.objects.filter(event=event.id).values_list("place", flat=True).first()
    root = models.Root.objects.filter(after__lt=place or 0, links__gte=place or 0).first()
    if root is None:
        return None
    leaves = _leaves(root.after, root.links, root.content["signature"])
    receipt = bytes.fromhex(event.detail[RECEIPT])
    index = leaves.index(receipt)
    return {
        "candour_inclusion": VERSION,
        "receipt": receipt.hex(),
        "index": index,
        "path": [step.hex() for step in merkle.path(leaves, index)],
        "root": root.content,
    }


def _acts(after: int, links: int) -> list[tuple[str, bytes]]:
    places = dict(models.ChainLink.objects.filter(place__gt=after, place__lte=links).values_list("event", "place"))
    acts = models.AuditEvent.objects.filter(id__in=places, act=RECEIVED).values_list("id", "case", "detail")
    told = sorted((places[act], case, detail[RECEIPT]) for act, case, detail in acts if detail.get(RECEIPT))
    return [(case, bytes.fromhex(receipt)) for _place, case, receipt in told]


@lru_cache(maxsize=4)
def _leaves(after: int, links: int, _signature: str) -> tuple[bytes, ...]:
    # What a root covers never changes, so it may be remembered by what was signed.
    return tuple(receipts(after, links))
