"""What the invented people at the desk find when they look for video, and the few things that came by a short door."""

from __future__ import annotations

import random
import uuid
from dataclasses import replace
from datetime import datetime, timedelta

from django.utils import timezone

from candour.accounts import actors
from candour.casework import actions, reference, task_kinds, task_queries
from candour.intake import bodies, envelope, registry, short_messages

STAYS_OPEN = 0.15
LATELY = timedelta(days=3)
FOUND = (
    "Found in the store of body-worn video, 14 minutes, marked as evidence.",
    "Two officers, two recordings. Both marked.",
    "Downloaded and marked. The sound is poor for the first minute.",
)
NONE = (
    ("Store of body-worn video, both collar numbers, the hour before and after.", "The cameras were not switched on."),
    ("Asked the sergeant and looked in the store by name and by day.", "The officer had no camera on that day."),
)
GONE = (
    ("Store of body-worn video and its list of what was wiped.", "It was wiped after 30 days, before you told us."),
    ("Asked the shop. They keep three weeks.", "The shop had recorded over it."),
)
MESSAGES: tuple[tuple[int, short_messages.Message], ...] = (
    (2, bodies.HoldBody(where="Platform side of the tram stop by the market", time="about half past ten at night")),
    (5, bodies.HoldBody(where="Custody desk", time="after midnight", kinds=("custody-cctv",), who="Sergeant, tall")),
    (30, bodies.HoldBody(where="Car park behind the library", time="four-ish", kinds=("body-worn", "public-cctv"))),
    (20, bodies.ThanksBody(text="The officer who sat with Dad until we got there. We never asked her name.")),
    (70, bodies.ThanksBody(text="Whoever answered 101 at 3 in the morning. Kind and quick.", where="A Tuesday")),
    (26, bodies.FeedbackBody(text="nice page but an officer hit my brother and who do i tell")),
)
"""What came by a short door, and how many hours ago."""


def found(case_id: uuid.UUID, *, by: actors.Actor, since: datetime, now: datetime, chance: random.Random) -> None:
    """Somebody looks for each recording of a case within a day of `since`; of late, some are still waiting."""
    for row in task_queries.of_case(case_id, today=timezone.localdate(since)):
        at = since + timedelta(minutes=chance.randint(20, 600))
        if row.kind != task_kinds.PRESERVE or at >= now or (now - at < LATELY and chance.random() < STAYS_OPEN):
            continue
        outcome = chance.choices([task_kinds.HELD, task_kinds.NONE, task_kinds.GONE], [76, 14, 10])[0]
        searched, reason = (chance.choice(FOUND), "")
        if outcome != task_kinds.HELD:
            searched, reason = chance.choice(NONE if outcome == task_kinds.NONE else GONE)
        actions.tasks.finish(row.id, outcome=outcome, searched=searched, reason=reason, told="", by=by, now=at)


def came_by_short_doors(*, now: datetime) -> int:
    """A few holds, thanks and misplaced messages of the last days, all still to do. Returns how many."""
    for hours, body in MESSAGES:
        made_at = now - timedelta(hours=hours)
        if isinstance(body, bodies.HoldBody):
            body = replace(body, day=timezone.localdate(made_at - timedelta(days=1)), contact_ways=("none",))
        sent = envelope.from_web(
            body, reference=reference.new(), language="en", made_at=made_at, questions_version=short_messages.VERSION
        )
        registry.receive(sent, submission=uuid.uuid4(), by=actors.worker(), now=made_at)
    return len(MESSAGES)
