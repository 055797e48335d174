"""Rough dates: nothing said is lost, nothing lies in the future, and the bounds hold all it can mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from candour.intake import when

TODAY = date(2026, 11, 25)
days = st.dates(min_value=date(1950, 1, 1), max_value=TODAY)
parts = st.sampled_from(["", *(part for part, _words in when.PARTS)])
typed = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["", *(kind for kind, _words in when.KINDS)]),
        "exact": st.none() | days,
        "part": parts,
        "year": st.none() | st.integers(1950, TODAY.year),
        "from": st.none() | days,
        "to": st.none() | days,
        "first": st.none() | days,
        "last": st.none() | days,
        "words": st.text(max_size=20),
    }
)


def bounds(value: object) -> tuple[date | None, date | None]:
    """The first and the last day an answer can mean."""
    return when.earliest_day({"when": value}), when.latest_day({"when": value})


@given(typed)
def test_what_is_kept_comes_back_into_its_boxes(boxes: dict[str, object]) -> None:
    kept = when.kept(boxes, today=TODAY)
    again = when.kept(when.boxes(kept), today=TODAY)
    assert again == kept
    shown = when.boxes(kept)
    assert {box: shown[box] or None for box in when.USED[str(boxes["kind"])]} == {
        box: boxes[box] or None for box in when.USED[str(boxes["kind"])]
    }


@given(typed)
def test_the_first_day_is_never_after_the_last_when_nothing_is_wrong(boxes: dict[str, object]) -> None:
    if when.wrong(boxes, today=TODAY):
        return
    first, last = bounds(when.kept(boxes, today=TODAY))
    assert first is None or last is None or first <= last
    assert first is None or first <= TODAY


@given(days, days)
def test_a_day_lies_within_its_own_month_season_and_year(day: date, other: date) -> None:
    for part in (str(day.month), "", *(name for name, (_a, _b) in when.SEASONS.items())):
        first, last = bounds({"kind": "month", "part": part, "year": day.year})
        assert first is not None
        assert last is not None
        inside = part in ("", str(day.month)) or _season(day) == part
        assert not inside or first <= day <= last
    assert bounds({"kind": "between", "from": day.isoformat(), "to": other.isoformat()}) == (day, other)


def _season(day: date) -> str:
    return ("winter", "spring", "summer", "autumn")[day.month % 12 // 3]


@given(st.dates(min_value=TODAY + timedelta(days=1), max_value=date(2030, 1, 1)), st.sampled_from(sorted(when.USED)))
def test_no_day_in_the_future_is_taken(day: date, kind: str) -> None:
    boxes: dict[str, object] = {"kind": kind, "part": str(day.month), "year": day.year}
    boxes |= dict.fromkeys(("exact", "from", "to", "first", "last"), day)
    wrong = when.wrong(boxes, today=TODAY)
    asks_a_day = bool(when.USED[kind]) and not (kind == "month" and (day.year, day.month) == (TODAY.year, TODAY.month))
    assert bool(wrong) == asks_a_day
    assert {box for box, _words in wrong} <= set(when.USED[kind])


@given(st.none() | st.text() | st.dictionaries(st.sampled_from(["kind", "day", "part", "year", "from"]), st.text()))
def test_any_old_or_damaged_answer_can_be_read(value: object) -> None:
    bounds(value)
    when.boxes(value)
    assert isinstance(when.in_words(value), str)


def test_a_day_of_the_first_version_is_still_understood() -> None:
    assert bounds("2026-03-27") == (date(2026, 3, 27), date(2026, 3, 27))
    assert when.in_words("2026-03-27") == "27 March 2026"


@pytest.mark.parametrize(
    ("value", "english", "welsh"),
    [
        ({"kind": "day", "day": "2026-03-27"}, "27 March 2026", "27 Mawrth 2026"),
        ({"kind": "month", "part": "3", "year": 2026}, "March 2026", "Mawrth 2026"),
        ({"kind": "month", "part": "winter", "year": 2025}, "Winter 2025", "Gaeaf 2025"),
        ({"kind": "month", "year": 2025}, "2025", "2025"),
        (
            {"kind": "between", "from": "2026-05-01", "to": "2026-05-03"},
            "from 1 May 2026 to 3 May 2026",
            "o 1 Mai 2026 i 3 Mai 2026",
        ),
        ({"kind": "often", "to": "2026-05-03"}, "More than once: until 3 May 2026", "Fwy nag unwaith: tan 3 Mai 2026"),
        ({"kind": "often"}, "More than once", "Fwy nag unwaith"),
        ({"kind": "not-sure"}, "I’m not sure", "Dydw i ddim yn siŵr"),
        ({}, "", ""),
    ],
)
def test_it_is_said_in_words(value: dict[str, object], english: str, welsh: str) -> None:
    with translation.override("en"):
        assert when.in_words(value) == english
    with translation.override("cy"):
        assert when.in_words(value) == welsh


@pytest.mark.parametrize(
    ("value", "long_ago"),
    [
        ({"kind": "day", "day": "2025-11-25"}, False),
        ({"kind": "day", "day": "2025-11-23"}, True),
        ({"kind": "month", "part": "11", "year": 2025}, False),
        ({"kind": "month", "part": "10", "year": 2025}, True),
        ({"kind": "often", "from": "2020-01-01"}, False),
        ({"kind": "not-sure"}, False),
    ],
)
def test_over_twelve_months_is_only_said_when_all_of_it_is(value: dict[str, object], long_ago: bool) -> None:
    assert when.is_long_ago(value, today=TODAY) is long_ago
