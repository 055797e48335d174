"""The signed root of each day, as a file that another body can keep."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

from candour.audit import chain
from candour.vault import keys


def keep(folder: Path, day: date, *, now: datetime) -> Path:
    """Writes the root of the chain as it stands for that day, and gives the file. One that is there stays."""
    target = folder / f"{day.isoformat()}.json"
    if not target.exists():
        root = chain.root(day, key=keys.keyring().need("root_signing"), now=now)
        folder.mkdir(parents=True, exist_ok=True)
        half = target.with_suffix(".half")
        half.write_text(json.dumps(root, indent=1) + "\n", encoding="ascii")
        half.replace(target)
    return target


def holds(file: Path) -> bool:
    """Whether a root that was kept is ours and the chain still says the same. Raises ValueError or OSError."""
    root = json.loads(file.read_text(encoding="ascii"))
    return chain.holds(root, public=keys.keyring().need("root_public"))
