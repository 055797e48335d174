"""The signed root of each day: one row, and a file that another body can keep.

It covers the chain as it stands, and the receipts of all that came in since the root before it.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from candour.audit import chain, inclusion, merkle, models
from candour.vault import failpoints, keys


def make(day: date, *, now: datetime) -> models.Root | None:
    """Makes the root of that day. None, and nothing is changed, when it is there already."""
    with transaction.atomic():
        before = latest()
        if before is not None and before.day >= day:
            return None
        after, links = before.links if before else 0, chain.last_place()
        leaves = inclusion.receipts(after, links)
        content = chain.root(
            day,
            key=keys.keyring().need("root_signing"),
            now=now,
            more={
                "after": after,
                "receipts": {"count": len(leaves), "hash": merkle.Tree(leaves).root.hex()},
                "key": keys.keyring().need("root_public").hex(),
            },
            links=links,
        )
        root, new = models.Root.objects.get_or_create(
            day=day,
            defaults={"after": after, "links": links, "content": content, "receipts": inclusion.packed(leaves)},
        )
        failpoints.reach("day.rooted")
    return root if new else None


def made(day: date) -> bool:
    """Whether there is a root of that day."""
    return models.Root.objects.filter(day=day).exists()


def latest() -> models.Root | None:
    """The last root there is, without its receipts."""
    return models.Root.objects.defer("receipts").order_by("-day").first()


def keep(folder: Path, day: date) -> Path:
    """Writes the root of that day as a file, and gives the file. One that is there stays.

    Raises models.Root.DoesNotExist when no root was made for that day.
    """
    target = folder / f"{day.isoformat()}.json"
    if not target.exists():
        root = models.Root.objects.get(day=day)
        folder.mkdir(parents=True, exist_ok=True)
        half = target.with_suffix(".half")
        half.write_text(json.dumps(root.content, indent=1) + "\n", encoding="ascii")
        half.replace(target)
    return target


def holds(file: Path) -> bool:
    """Whether a root that was kept is ours and the chain still says the same. Raises ValueError or OSError."""
    root = json.loads(file.read_text(encoding="ascii"))
    return chain.holds(root, public=keys.keyring().need("root_public"))
