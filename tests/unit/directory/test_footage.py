"""How long recordings are kept: defaults, a force's own days, and from which day they hold."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.directory import footage_retention, load

HEAD = "kind,force,days,since,source,confidence,as_of\n"
DAY = date(2026, 11, 1)


def table(folder: Path, *lines: str) -> Path:
    """A table with these rows."""
    file = folder / "footage_retention.csv"
    file.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_video_that_an_officer_wore_is_wiped_after_thirty_days_by_default() -> None:
    assert footage_retention.wiped_on("body-worn", force="greater-manchester", recorded_on=DAY) == date(2026, 12, 1)


def test_of_custody_it_is_ninety_days_and_of_a_call_nobody_knows() -> None:
    assert footage_retention.wiped_on("custody-cctv", force="gwent", recorded_on=DAY) == date(2027, 1, 30)
    assert footage_retention.wiped_on("call-audio", force="gwent", recorded_on=DAY) is None


def test_a_kind_that_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError):
        footage_retention.wiped_on("hologram", force="gwent", recorded_on=DAY)


def test_every_kind_has_a_row_and_the_shortest_is_known() -> None:
    assert {row.kind for row in footage_retention.settings()} == set(footage_retention.KINDS)
    assert footage_retention.shortest_days() == 30


def test_a_force_comes_before_the_default_and_the_newest_that_held_before_older_ones(
    tmp_path: Path,
) -> None:
    file = table(
        tmp_path,
        "body-worn,,30,,somewhere,low,2026-11-25",
        "body-worn,gwent,31,2026-01-01,somewhere,low,2026-11-25",
        "body-worn,gwent,60,2026-11-02,somewhere,low,2026-11-25",
    )
    wiped_on = partial(footage_retention.wiped_on, "body-worn", file=file)
    wiped = {
        (force, day): wiped_on(force=force, recorded_on=date(2026, 11, day))
        for force in ("gwent", "kent")
        for day in (1, 2)
    }
    assert wiped[("gwent", 1)] == date(2026, 12, 2)
    assert wiped[("gwent", 2)] == date(2027, 1, 1)
    assert wiped[("kent", 1)] == date(2026, 12, 1)
    assert wiped_on(force="gwent", recorded_on=date(2025, 1, 1)) == date(2025, 1, 31)


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("hologram,,30,,somewhere,low,2026-11-25", "kind"),
        ("body-worn,narnia,30,,somewhere,low,2026-11-25", "force"),
        ("body-worn,,thirty,,somewhere,low,2026-11-25", "days"),
        ("body-worn,,0,,somewhere,low,2026-11-25", "days"),
        ("body-worn,,30,soon,somewhere,low,2026-11-25", "since"),
        ("body-worn,,30,,,low,2026-11-25", "source"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, line: str, column: str) -> None:
    with pytest.raises(load.BadData, match=rf"footage_retention\.csv, row 2: the column '{column}'"):
        footage_retention.settings(table(tmp_path, line))


TODAY = date(2026, 11, 25)
DAYS = st.dates(date(2026, 1, 1), date(2026, 11, 25))


@given(DAYS, st.integers(0, 300))
def test_of_several_days_it_is_the_next_that_is_wiped(first: date, length: int) -> None:
    last = min(first + timedelta(days=length), TODAY)
    wipe = footage_retention.next_wipe("body-worn", (first, last), force="greater-manchester", today=TODAY)
    assert wipe is not None
    thirty = timedelta(days=30)
    if first + thirty >= TODAY:
        assert wipe == first + thirty
    elif last + thirty >= TODAY:
        assert wipe == TODAY
    else:
        assert wipe == last + thirty


def test_one_known_end_is_enough_and_none_is_not() -> None:
    known = date(2026, 12, 20)
    for days in ((date(2026, 11, 20), None), (None, date(2026, 11, 20))):
        assert footage_retention.next_wipe("body-worn", days, force="greater-manchester", today=TODAY) == known
    assert footage_retention.next_wipe("body-worn", (None, None), force="greater-manchester", today=TODAY) is None
