"""One side of the comparison of what grows: runs in a process of its own, on whichever tree it is pointed at.

    python bench/growth_side.py

It sets the tables up for what the line on its input names - `day`, `alerts`, `link`, `verify` and how many - as the
owner, does it as the worker, and answers with a line of JSON: processor seconds of this process and of what serves it
in PostgreSQL, statements, and seconds on the clock.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
import uuid
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

_EMPTY = (
    "ALTER TABLE audit_event DISABLE TRIGGER USER", "ALTER TABLE audit_link DISABLE TRIGGER USER",
    "ALTER TABLE audit_root DISABLE TRIGGER USER",
    "TRUNCATE audit_event, audit_link, audit_root, audit_alert, audit_tied, audit_watched",
    "UPDATE correspondence_told SET place = 0",
    "ALTER TABLE audit_event ENABLE TRIGGER USER", "ALTER TABLE audit_link ENABLE TRIGGER USER",
    "ALTER TABLE audit_root ENABLE TRIGGER USER",
)  # fmt: skip
_EVENTS = """
    INSERT INTO audit_event (at, act, actor, role, authority, "case", purpose, detail, tx)
    SELECT now() - interval '50 minutes' + n * interval '3 seconds', %s, %s, 'handler', 'gwent',
           gen_random_uuid()::text, '', '{"count": "1"}', pg_current_xact_id()::text::bigint
    FROM generate_series(1, %s) n
"""
_RECEIVED = """
    INSERT INTO audit_event (at, act, actor, role, authority, "case", purpose, detail, tx)
    SELECT now(), 'case.received', 'worker', 'worker', authority, id::text, '',
           jsonb_build_object('receipt', encode(sha256(id::text::bytea), 'hex')), pg_current_xact_id()::text::bigint
    FROM casework_case WHERE channel = 'bench' LIMIT %s
"""
_CASE = """
    INSERT INTO casework_case (id, authority, force, reference, submission, submission_reference, state, channel,
      language, made_at, received_at, next_due, rule_version, urgent)
    VALUES (%s, 'gwent', 'gwent', %s, %s, %s, 'INITIAL_CONTACT', 'bench', 'en', now(), now(), '', '1', false)
"""
_PROJECTION = "INSERT INTO correspondence_projection (handle, submission, public, sealed) VALUES (%s, %s, %s, '')"


def main() -> None:
    """Follows the lines of the input until it ends."""
    # The folder of this file would give the modules of this tree.
    sys.path[:] = [one for one in sys.path if Path(one or ".").resolve() != Path(__file__).resolve().parent]
    import_ = importlib.import_module
    import_("django").setup()
    say("ready")
    for line in sys.stdin:
        what, count = line.split()
        say(json.dumps(measured(what, int(count))))


def say(line: str) -> None:
    """Writes a line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def measured(what: str, count: int) -> dict[str, float]:
    """Sets up, and does it once as the worker."""
    connection: Any = importlib.import_module("django.db").connection
    act = {"day": day, "alerts": alerts, "link": link, "verify": verify}[what](connection, count)
    sql(connection, "ANALYZE")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = cursor.fetchone()[0]
        cursor.execute("SET ROLE candour_worker")
    statements = 0

    def counting(execute: Callable[..., Any], *rest: Any) -> Any:
        nonlocal statements
        statements += 1
        return execute(*rest)

    began, before = time.monotonic(), time.process_time() + of_backend(backend)
    with connection.execute_wrapper(counting):
        act()
    spent = time.process_time() + of_backend(backend) - before
    took = time.monotonic() - began
    sql(connection, "RESET ROLE")
    return {"cpu": spent, "statements": statements, "seconds": took}


def of_backend(pid: int) -> float:
    """Processor seconds of that process; by its scheduler, which counts finer than a hundredth."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e9


def sql(connection: Any, *statements: str) -> None:
    """Runs them, as the owner."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def linked() -> None:
    """Everything is linked."""
    chain: Any = importlib.import_module("candour.audit.chain")
    while chain.link():
        pass


def link(connection: Any, count: int) -> Callable[[], object]:
    """So many rows that are not linked."""
    sql(connection, *_EMPTY)
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS, ["case.logged", "worker", count])
    return linked


def verify(connection: Any, count: int) -> Callable[[], object]:
    """So many rows that are linked."""
    link(connection, count)()
    chain: Any = importlib.import_module("candour.audit.chain")
    return lambda: ok(chain.verify().links == count)


def alerts(connection: Any, count: int) -> Callable[[], object]:
    """Somebody who looked at so many cases within an hour."""
    sql(connection, *_EMPTY)
    with connection.cursor() as cursor:
        cursor.execute(_EVENTS, ["case.read", str(uuid.uuid4()), count])
    linked()
    raise_alerts = that_defines("raise_alerts", "watch")
    return lambda: ok(raise_alerts() > 0)


def day(connection: Any, count: int) -> Callable[[], object]:
    """So many complaints with a receipt, of which somebody follows each."""
    sql(connection, *_EMPTY)
    have(connection, count)
    end_day = that_defines("end_day")
    if "end_day_piece" in end_day.__globals__:
        sql(connection, "UPDATE correspondence_told SET proofs = 0")
    with connection.cursor() as cursor:
        cursor.execute(_RECEIVED, [count])
    linked()
    settings: Any = importlib.import_module("django.conf").settings
    for file in (Path(settings.DATA_DIR) / "roots").glob("*"):
        file.unlink()
    now = importlib.import_module("django.utils.timezone").now()
    forget()
    return lambda: ok(end_day(date(2030, 1, 1), now=now) == count)


def have(connection: Any, count: int) -> None:
    """Makes what is missing of so many cases, each with a person on it and a row that its sender follows."""
    models: Any = importlib.import_module("candour.casework.models")
    keys: Any = importlib.import_module("candour.vault.case_keys")
    sealing: Any = importlib.import_module("candour.vault.sealing")
    atomic: Any = importlib.import_module("django.db.transaction").atomic
    there = models.Case.objects.filter(channel="bench").count()
    public = sealing.new_pair()[1]
    with atomic(), connection.cursor() as cursor:
        for number in range(there, count):
            case, submission, named = uuid.uuid4(), uuid.uuid4(), f"B{number:013}"
            cursor.execute(_CASE, [case, named, submission, named])
            cursor.execute(_PROJECTION, [sha256(case.bytes).hexdigest(), submission, public])
            keys.create(case, authority="gwent")
            said = {"name": f"Sam Example {number}", "contact_ways": ["email"], "email": "sam@example.org"}
            models.Person(case_id=case, role="complainant", details=said).save()


def forget() -> None:
    """Keys that were opened while it was set up."""
    importlib.import_module("candour.vault.case_keys").forget()


def that_defines(*names: str) -> Callable[..., Any]:
    """The function of the worker that has one of these names in this tree: its module had another name earlier."""
    for file in sorted((Path.cwd() / "src" / "candour").glob("*/*.py")):
        for name in names:
            if f"\ndef {name}(" in file.read_text(encoding="utf-8"):
                found: Any = importlib.import_module(f"candour.{file.parent.name}.{file.stem}")
                return getattr(found, name)  # type: ignore[no-any-return]
    raise SystemExit(f"There is none of {', '.join(names)} in this tree.")


def ok(holds: bool) -> None:
    """Stops where what was done is not what should have been: then its time says nothing."""
    if not holds:
        raise SystemExit("What was to be measured was not done.")


if __name__ == "__main__":
    main()
