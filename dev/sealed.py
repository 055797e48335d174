"""The keys of `make run`, and whether the database was sealed with keys that are no longer there."""

from __future__ import annotations

from pathlib import Path

import psycopg
from psycopg import sql

from candour.vault import keys

# Nobody can read a row of these without the keys it was sealed with.
_SEALED = ["casework_case", "intake_submission"]
_ANY_ROW = sql.SQL("SELECT 1 FROM {} LIMIT 1")
_WITHOUT = "Without it nobody can read the cases: start over with `make fresh`, or with another DATABASE_URL."


class KeysLost(Exception):
    """There are cases and no keys, or no whole ones. The message says what to do."""


def there(folder: Path, database_url: str) -> bool:
    """Whether the keys are in that folder; the door's part is made again from the whole where it is missing.

    Raises KeysLost where they are damaged, or are missing beside a database with cases.
    """
    ring = folder / "keyring.json"
    if not ring.exists():
        if _has_cases(database_url):
            raise KeysLost(
                f"The database holds cases, and the keys they were sealed with are not in {folder}. "
                f"Put keyring.json back there from a copy. {_WITHOUT}"
            )
        return False
    try:
        whole = keys.read(ring)
    except keys.KeyMissing:
        raise KeysLost(f"{ring} is damaged. Put it back from a copy. {_WITHOUT}") from None
    if not (folder / "door.json").exists():
        keys.write(keys.for_door(whole), folder / "door.json")
    return True


def _has_cases(database_url: str) -> bool:
    with psycopg.connect(database_url, connect_timeout=10) as connection:
        made = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename = ANY(%s)"
        tables = [str(name) for (name,) in connection.execute(made, [_SEALED])]
        return any(connection.execute(_ANY_ROW.format(sql.Identifier(name))).fetchone() for name in tables)
