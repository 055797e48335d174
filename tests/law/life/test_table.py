"""The table of states: complete, without dead ends, without unknown states."""

from __future__ import annotations

import pytest

from complaintlaw import life
from complaintlaw.vocabulary import ClockName, MatterType

S = life.State


def reachable(start, kind=MatterType.COMPLAINT):
    seen, todo = set(), [start]
    while todo:
        state = todo.pop()
        if state not in seen:
            seen.add(state)
            todo += life.next_states(state, kind)
    return seen


def test_the_rows_run_from_T01_to_T35_without_a_gap():
    numbers = [way.number for way in life.TRANSITIONS]
    assert sorted(set(numbers)) == [f"T{n:02}" for n in range(1, 36)]
    assert numbers == sorted(numbers)


def test_each_row_names_its_law_and_leads_somewhere_and_no_clock_starts_and_stops_at_once():
    wrong = {
        way.number
        for way in life.TRANSITIONS
        if not way.targets
        or not way.basis
        or set(way.starts) & set(way.stops)
        or len(set(way.sources)) < len(way.sources)
    }
    assert wrong == set()


def test_only_the_first_row_begins_a_life():
    assert [way.number for way in life.TRANSITIONS if not way.sources] == ["T01"]


@pytest.mark.parametrize("state", sorted(life.OPEN))
def test_every_open_state_has_a_lawful_next_step(state):
    assert life.next_states(state) - {state}


@pytest.mark.parametrize("state", sorted(S))
def test_every_state_can_be_reached(state):
    assert state in reachable(S.RECEIVED)


@pytest.mark.parametrize("state", sorted(life.OPEN))
def test_every_open_state_can_come_to_an_end(state):
    assert reachable(state) & life.ENDED


def test_a_complaint_has_ended_where_it_can_only_be_opened_again():
    opened_again = {"T09", "T34"}
    ended = {state for state in S if {way.number for way in life.transitions_from(state)} <= opened_again}
    assert ended == life.ENDED


def test_every_clock_that_is_started_is_stopped_somewhere_or_ends_by_itself():
    started = {clock for way in life.TRANSITIONS for clock in way.starts}
    stopped = {clock for way in life.TRANSITIONS for clock in way.stops}
    assert started - stopped == {ClockName.SUSPENSION_REPLY, ClockName.VIEWS}


@pytest.mark.parametrize(
    ("source", "target", "lawful"),
    [
        (S.RECEIVED, S.AWAITING_AA_DETERMINATION, True),
        (S.RECEIVED, S.RECORDED, False),
        (S.INITIAL_CONTACT, S.OUTSIDE_SCHEDULE_3, True),
        (S.RECORDED, S.OUTSIDE_SCHEDULE_3, False),  # what is recorded stays recorded
        (S.OUTSIDE_SCHEDULE_3, S.RECORDED, True),  # the complainant may wish it at any time
        (S.RESOLVED_OUTSIDE_SCHEDULE_3, S.RECORDED, True),
        (S.LOCAL_INVESTIGATION, S.REFERRED, True),  # a referral may come in the middle
        (S.REFERRED, S.HANDLING_NOT_INVESTIGATED, False),  # first it must be sent back
        (S.REFERRED_BACK, S.HANDLING_NOT_INVESTIGATED, True),
        (S.LOCAL_INVESTIGATION, S.HANDLING_NOT_INVESTIGATED, False),
        (S.OUTSIDE_SCHEDULE_3, S.REVIEW_WINDOW_OPEN, False),  # no review outside Schedule 3
        (S.WITHDRAWAL_PENDING, S.LOCAL_INVESTIGATION, True),  # the complainant wishes to go on
        (S.WITHDRAWN, S.CLOSED, False),  # the public interest comes first
        (S.CLOSED, S.REINVESTIGATION, True),
        (S.SUSPENDED, S.LOCAL_INVESTIGATION, True),
        (S.UNDER_REVIEW, S.UNDER_REVIEW, True),  # forwarded by the wrong review body
    ],
)
def test_what_may_follow_what(source, target, lawful):
    assert life.is_lawful(source, target) is lawful


def test_T35_is_only_for_death_or_serious_injury_matters():
    assert not life.is_lawful(S.RECORDED, S.TREATED_AS_RCM)
    assert life.is_lawful(S.RECORDED, S.TREATED_AS_RCM, MatterType.DSI)
