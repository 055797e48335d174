"""What follows from each kind of event, written out: what the audit has of it, which date it sets, what it moves.

Taken from no table of the program: whoever takes one of these from a kind must take it from here as well.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import pytest

from candour.casework.events import KINDS, EventData


@dataclass(frozen=True)
class Kind:
    """A kind: its act in the audit and the names of what is written with it, the date of the law that it sets, whether
    the sender is told and a clock moves, the fields of its story, and how many texts it can be searched by.
    """

    audit: str
    sets: str = ""
    tells: bool = False
    moves: bool = False
    audited: str = ""
    told: str = ""
    searched: int = 0


EXPECTED = {
    "called-in": Kind("case.fact-noted", sets="call_in", moves=True, audited="fact", told="whole_day"),
    "conflict-declared": Kind("case.conflict-declared"),
    "consent-came-in": Kind("case.consent-came-in", tells=True, moves=True, audited="answer", told="day what"),
    "consent-checked": Kind("case.consent-checked", tells=True, moves=True, audited="answer", told="day what"),
    "contact-changed": Kind("case.contact-changed", tells=True, told="who", searched=1),
    "data-complaint-acknowledged": Kind(
        "case.fact-noted", sets="data_protection_acknowledged", moves=True, audited="fact", told="whole_day"
    ),
    "fact-noted": Kind("case.fact-noted", moves=True, audited="fact", told="fact"),
    "fact-withdrawn": Kind("case.fact-noted", moves=True, audited="fact", told="fact"),
    "first-attention": Kind("case.fact-noted", sets="first_attention", moves=True, audited="fact", told="whole_day"),
    "form-came-in": Kind("case.form-came-in", told="what"),
    "ground-became-clear": Kind("case.ground-became-clear", sets="became_clear", moves=True, told="to_whom"),
    "handling-started": Kind("case.fact-noted", sets="handling_started", moves=True, audited="fact", told="whole_day"),
    "incident": Kind("case.fact-noted", sets="incident", moves=True, audited="fact", told="whole_day"),
    "kept-away": Kind("case.kept-away", searched=2),
    "logged": Kind("case.logged", tells=True, moves=True),
    "made": Kind("", sets="made"),
    "message-failed": Kind("message.failed", audited="kind message way why", told="what who"),
    "message-sent": Kind("message.sent", audited="kind message way why", told="what who"),
    "message-withheld": Kind("message.withheld", audited="kind message way why", told="what who why"),
    "out-of-order": Kind("case.out-of-order", audited="from second to", told="is_now was"),
    "outcome-reached": Kind("case.fact-noted", sets="outcome", moves=True, audited="fact", told="whole_day"),
    "override": Kind("case.override", audited="who"),
    "override-asked": Kind("case.override-asked", audited="who"),
    "part-released": Kind("case.part-released"),
    "person-identified": Kind("case.person-identified", searched=2),
    "proceedings-ended": Kind(
        "case.fact-noted", sets="proceedings_outcome", moves=True, audited="fact", told="whole_day"
    ),
    "proceedings-started": Kind(
        "case.fact-noted", sets="proceedings_started", moves=True, audited="fact", told="whole_day"
    ),
    "received": Kind("case.received", sets="received", tells=True, moves=True, audited="receipt"),
    "recommended-on-report": Kind(
        "case.fact-noted", sets="recommended_on_report", moves=True, audited="fact", told="whole_day"
    ),
    "report-submitted": Kind("case.fact-noted", sets="report_submitted", moves=True, audited="fact", told="whole_day"),
    "review-asked": Kind("case.review-asked"),
    "task-escalated": Kind("task.escalated", audited="kind task", told="what"),
    "task-finished": Kind("task.finished", tells=True, audited="kind outcome task", told="outcome what"),
    "task-joined": Kind("task.joined", tells=True, audited="kind task", told="what"),
    "task-opened": Kind("task.opened", tells=True, audited="kind task", told="day what"),
    "update-given": Kind("case.update-given", sets="last_update", tells=True, moves=True, audited="way", told="way"),
    "views-sought": Kind("case.fact-noted", sets="views_sought", moves=True, audited="fact", told="whole_day"),
    "witness-named": Kind("case.witness-named", searched=2),
}
VALUES: dict[str, Any] = {
    "str": "x",
    "uuid.UUID": uuid.UUID(int=1),
    "date": date(2026, 12, 1),
    "tuple[str, ...]": ("x",),
}


def example(kind: type[EventData]) -> EventData:
    """One of that kind with something in every field."""
    return kind(**{one.name: VALUES[str(one.type)] for one in fields(kind)})


def test_every_kind_is_here() -> None:
    assert set(KINDS) == set(EXPECTED)


@pytest.mark.parametrize("word", EXPECTED)
def test_all_that_follows_from_a_kind(word: str) -> None:
    kind, expected = KINDS[word], EXPECTED[word]
    one = example(kind)
    assert expected.audit == kind.AUDIT
    assert expected.sets == kind.SETS
    assert kind.TELLS_SENDER is expected.tells
    assert kind.MOVES_CLOCK is expected.moves
    assert sorted(one.for_audit()) == expected.audited.split()
    assert sorted(one.story()) == expected.told.split()
    assert len([*one.names(), *one.texts()]) == expected.searched
