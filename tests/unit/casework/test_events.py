"""Every kind of event says all that follows from it, and every date of the law has an event that sets it."""

from __future__ import annotations

import string
from dataclasses import fields
from datetime import date
from typing import Any

import pytest

from candour.casework import events
from candour.casework.assessment import matter
from candour.casework.events import KINDS, EventData, EventKind
from complaintlaw.proceedings import Dates

EVERY = sorted(KINDS.values(), key=lambda kind: kind.KIND)


def example(kind: type[EventData]) -> EventData:
    """One of that kind, with words that tell its fields apart."""
    values: dict[str, Any] = {one.name: f"<{one.name}>" for one in fields(kind)}
    for name, value in {"day": date(2026, 12, 1), "said": ("words",)}.items():
        values |= {name: value} if name in values else {}
    return kind(**values)


def test_every_kind_has_one_class() -> None:
    assert set(KINDS) == {kind.value for kind in EventKind}


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: str(kind.KIND))
def test_a_kind_has_a_sentence_that_its_data_fill_in(kind: type[EventData]) -> None:
    assert kind.SENTENCE[:1].isupper() or kind.SENTENCE.startswith("{")
    needed = {name for _text, name, _form, _how in string.Formatter().parse(kind.SENTENCE) if name}
    assert needed <= set(example(kind).story())
    assert kind.SENTENCE.format(**example(kind).story()).rstrip("}").endswith((".", ">"))


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: str(kind.KIND))
def test_a_kind_has_its_act_in_the_audit_and_only_what_was_made_shares_one(kind: type[EventData]) -> None:
    assert bool(kind.AUDIT) is (kind is not events.ComplaintMade)
    area, _dot, act = kind.AUDIT.partition(".")
    assert area in ("", "case", "task", "message")
    assert bool(act) is bool(area)


def test_every_date_of_the_law_has_one_event_that_sets_it() -> None:
    setting = [kind.SETS for kind in EVERY if kind.SETS]
    known = {name for name in vars(Dates) if isinstance(getattr(Dates, name, None), matter.FactField)}
    assert sorted(setting) == sorted(known)


def test_a_day_is_told_as_a_person_writes_it() -> None:
    assert example(events.TaskOpened).story()["day"] == "Tuesday 1 December 2026"


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: str(kind.KIND))
def test_what_a_person_said_is_kept_out_of_the_audit_and_of_the_open_columns(kind: type[EventData]) -> None:
    data = example(kind)
    said = {"what", "who", "said", "name", "number", "fact", "why", "to_whom", "day", "outcome"} & {
        one.name for one in fields(kind)
    }
    assert not {f"<{name}>" for name in said} & set(data.for_audit().values())
    assert not {"said", "name", "number"} & set(data.story())
