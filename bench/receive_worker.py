"""One process of the measurement of taking in: runs on whichever tree its path points at, old or new.

python bench/receive_worker.py fill NUMBER [SEED]    invents that many complaints and sends them in
python bench/receive_worker.py take                  says "ready"; at a line of input takes in all that waits,
                                                     writes a line of JSON, and ends at the next line
python bench/receive_worker.py statements            takes in one, and writes each of its statements
"""

from __future__ import annotations

import importlib
import json
import random
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

_OURS = re.compile(r"/src/candour/(.+)\.py$")


def main() -> None:
    """Does what the command line says."""
    import django  # noqa: PLC0415

    django.setup()
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]), seed=int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    elif sys.argv[1] == "take":
        take()
    else:
        for line in statements():
            say(line)


def say(line: str) -> None:
    """Writes a line, at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


# By their parts: these names stand only in the earlier commit.
EARLIER_WORKER, EARLIER_SECRET = ("candour", "config", "worker"), ("candour", "intake", "place")


def worker() -> Any:
    """The module that takes in; it had another name at the earlier commit."""
    for name in ("candour.worker.intake", ".".join(EARLIER_WORKER)):
        with suppress(ModuleNotFoundError):
            return importlib.import_module(name)
    raise LookupError("Nothing in this tree takes submissions in.")


def fill(number: int, *, seed: int) -> None:
    """Sends in that many invented complaints, each with a place of its own that follows it, as the web door does."""
    from django.utils import timezone  # noqa: PLC0415

    make_cases = importlib.import_module("candour.demo.make_cases")
    submit = importlib.import_module("candour.intake.submit")
    for one in make_cases.invent(number, now=timezone.now(), chance=random.Random(seed)):
        submit.submit(_followed(one.complaint))


def _followed(complaint: Any) -> Any:
    from dataclasses import replace  # noqa: PLC0415

    if hasattr(complaint, "body"):
        held = importlib.import_module("candour.intake.access_secret").new()
        return replace(complaint, body=replace(complaint.body, follower=held.follower, receipt="ab" * 32))
    held = importlib.import_module(".".join(EARLIER_SECRET)).new()
    handle, public = held.tracking_handle, held.tracking_pair[1].hex()
    return replace(complaint, tracking_handle=handle, tracking_public=public, receipt="ab" * 32)


@contextmanager
def watched(seen: Callable[[str], None]) -> Iterator[None]:
    """Tells of each statement that Django sends, also those that begin and end savepoints."""
    from django.db import connection  # noqa: PLC0415

    def wrap(execute: Callable[..., Any], sql: str, *words: Any) -> Any:
        seen(sql)
        return execute(sql, *words)

    with connection.execute_wrapper(wrap):
        yield


def take() -> None:
    """Takes in all that waits, when told."""
    from django.db import connection  # noqa: PLC0415

    module, count = worker(), 0
    connection.ensure_connection()
    say("ready")
    sys.stdin.readline()

    def seen(_sql: str) -> None:
        nonlocal count
        count += 1

    began, spent = time.monotonic(), time.process_time()
    with watched(seen):
        taken = module.take_all()
    seconds = {"wall": time.monotonic() - began, "processor": time.process_time() - spent}
    say(json.dumps(seconds | {"taken": taken, "statements": count}))
    sys.stdin.readline()


def statements() -> list[str]:
    """Each statement of taking one in, with the module and line of ours that sent it."""
    found = []

    def seen(sql: str) -> None:
        frames = [(_OURS.search(one.filename), one) for one in traceback.extract_stack()]
        ours = [f"{match[1]}:{one.name}" for match, one in frames if match]
        found.append(f"{' < '.join(reversed(ours[-2:])):90} {' '.join(str(sql).split())[:110]}")

    module = worker()
    module.take_one()  # what is asked once in a process is not counted
    with watched(seen):
        module.take_one()
    return found


if __name__ == "__main__":
    main()
