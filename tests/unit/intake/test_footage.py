"""Each mention of video becomes something to look for, with the day on which it is next wiped."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from candour.directory import footage_retention
from candour.intake import footage

TODAY = date(2026, 11, 25)
FORCE = "greater-manchester"


def kinds(**answers: Any) -> list[str]:
    """The kinds of recording that those answers mention."""
    return [row.kind for row in footage.rows(answers, force=FORCE, today=TODAY)]


@pytest.mark.parametrize(("camera", "found"), [("yes", 1), ("not-sure", 1), ("no", 0), ("", 0)])
def test_a_camera_that_was_or_may_have_been_worn_is_looked_for(camera: str, found: int) -> None:
    assert kinds(camera=camera) == ["body-worn"] * found
    assert kinds(people=[{"camera": camera}, {"camera": "no"}]) == ["body-worn"] * found


def test_each_recording_is_a_row_and_the_worn_camera_comes_once() -> None:
    recordings = [
        {"kind": "police-camera", "where": "High Street", "time": "about 9"},
        {"kind": "shop", "who_has": "The baker"},
        {"kind": "call"},
        {"kind": "something new"},
        {"where": "the bus stop"},
        {},
    ]
    rows = footage.rows(
        {"recordings": recordings, "camera": "yes", "officer_number": "1234", "where": "Town", "when": "2026-11-20"},
        force=FORCE,
        today=TODAY,
    )
    assert [row.kind for row in rows] == ["body-worn", "public-cctv", "call-audio", "other", "other"]
    assert rows[0].details == {"where": "High Street", "time": "about 9", "who": "1234"}
    assert rows[1].details == {"where": "Town", "time": "20 November 2026", "who_has": "The baker"}
    assert [row.wipe_on for row in rows[:3]] == [date(2026, 12, 20), date(2026, 12, 20), None]


@pytest.mark.parametrize("value", [None, "", "yes", 3, {"kind": "shop"}, ["shop", None, 4]])
def test_what_is_no_list_of_recordings_is_passed_over(value: Any) -> None:
    assert kinds(recordings=value, people=value) == []


def test_every_kind_that_the_question_offers_is_one_that_is_kept() -> None:
    assert set(footage._KINDS.values()) <= set(footage_retention.KINDS)


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ({"kind": "day", "day": "2026-10-26"}, True),
        ({"kind": "day", "day": "2026-10-25"}, False),
        ({"kind": "between", "from": "2026-01-01", "to": "2026-11-20"}, True),
        ({"kind": "not-sure", "words": "in spring"}, False),
        (None, False),
    ],
)
def test_the_form_points_to_keeping_video_while_some_of_it_may_still_be_there(said: Any, there: bool) -> None:
    assert footage.may_still_be_there({"when": said}, today=TODAY) == there
