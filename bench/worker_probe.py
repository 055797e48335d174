"""What is asked of a tree by its own Python, so that an earlier commit can be asked the same: it is run as a file.

python -P worker_probe.py fill 10000      puts so many rows into each queue but that of submissions
python -P worker_probe.py send 25         sends so many complaints, and prints how long each took to be a case
"""

from __future__ import annotations

import json
import random
import sys
import time
import uuid
from typing import Any

import django

django.setup()

from django.db import connection, models  # noqa: E402
from django.utils import timezone  # noqa: E402

from candour.casework.models import Case, Task  # noqa: E402
from candour.correspondence.models import Message  # noqa: E402
from candour.evidence.models import File  # noqa: E402
from candour.intake import submit  # noqa: E402
from tests import factories  # noqa: E402

LONGEST = 300.0
_LOOKS = """
    INSERT INTO audit_event (at, act, actor, role, authority, "case", purpose, detail, tx)
    SELECT now(), 'file.opened', %s, 'handler', 'gwent', '', '', '{}', pg_current_xact_id()::text::bigint
    FROM generate_series(1, %s)
"""


def fill(count: int) -> None:
    """Audit rows that are not linked, messages to send, files to check, tasks that nobody has done."""
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(_LOOKS, [str(uuid.uuid4()), count])
    message = Message.objects.exclude(sent_at=None).first() or Message.objects.first()
    _clone(message, count, content=message.content, state="queued", next_try_at=now, sent_at=None, attempts=0)  # type: ignore[union-attr]
    task = Task.objects.filter(done_at=None).exclude(case=None).first()
    _clone(task, count, escalates_at=now, escalated_at=None)
    case = Case.objects.first()
    file = File(case_id=case.pk, authority=case.authority, upload=uuid.uuid4(), received_at=now)  # type: ignore[union-attr]
    file.about = {"name": "invented.pdf", "key": "00" * 32, "size": 1}
    _clone(file, count, upload=uuid.uuid4, about=file.about)


def _clone(row: Any, count: int, **changes: object) -> None:
    kind = type(row)
    fields = [field for field in kind._meta.concrete_fields if not field.primary_key]
    made = []
    for _ in range(count):
        new = kind(**{field.attname: row.__dict__[field.attname] for field in fields})
        for field in fields:
            if field.unique and isinstance(field, models.CharField):
                setattr(new, field.attname, uuid.uuid4().hex)
        for name, value in changes.items():
            setattr(new, name, value() if callable(value) else value)
        made.append(new)
    kind._base_manager.bulk_create(made, batch_size=1_000)


def send(count: int) -> list[float]:
    """For each complaint: milliseconds from its being put in until there is a case for the desk."""
    taken = []
    for _ in range(count):
        time.sleep(random.uniform(0.2, 0.5))
        sent = factories.complaint()
        began = time.perf_counter()
        submit.submit(sent)
        while time.perf_counter() - began < LONGEST:
            if Case.objects.filter(submission_reference=sent.reference).exists():
                break
            time.sleep(0.002)
        taken.append(1_000 * (time.perf_counter() - began))
    return taken


if __name__ == "__main__":
    what, number = sys.argv[1], int(sys.argv[2])
    if what == "fill":
        fill(number)
    else:
        sys.stdout.write(json.dumps(send(number)))
