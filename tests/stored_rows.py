"""What is stored of cases, people and files, so that one can see that nothing changed."""

from __future__ import annotations

import hashlib

from django.db import connection

KEPT = [f"{app}_%" for app in ("casework", "correspondence", "vault", "evidence", "intake", "directory", "accounts")]


def everything() -> dict[str, str]:
    """What is stored, table by table."""
    found = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tablename LIKE ANY (%s)", [[*KEPT, "audit_event"]])
        for (name,) in cursor.fetchall():
            cursor.execute(f"SELECT t::text FROM {name} t ORDER BY 1")
            found[name] = hashlib.sha256("".join(row[0] for row in cursor.fetchall()).encode()).hexdigest()
    return found
