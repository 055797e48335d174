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


def test_the_rows_run_from_T01_to_T36_without_a_gap():
    numbers = [way.number for way in life.TRANSITIONS]
    assert sorted(set(numbers)) == [f"T{n:02}" for n in range(1, 37)]
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
    assert started - stopped == {ClockName.SUSPENSION_REPLY}


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
        (S.REFERRED, S.LOCAL_INVESTIGATION, True),  # returned to be finished: no other handling is open then
        (S.REFERRED, S.REINVESTIGATION, True),
        (S.OUTCOME_DETERMINED, S.AWAITING_RECOMMENDATION_RESPONSE, True),  # a remedy recommended on the report
        (S.AWAITING_RECOMMENDATION_RESPONSE, S.OUTCOME_NOTIFIED, True),
        (S.REINVESTIGATION, S.DIRECTED_INVESTIGATION, True),  # another form
        (S.DIRECTED_INVESTIGATION, S.REINVESTIGATION, False),
        (S.PUBLIC_INTEREST_DECISION, S.PART_2_CEASED, True),
        (S.PUBLIC_INTEREST_DECISION, S.CLOSED, False),
        (S.PART_2_CEASED, S.TREATED_AS_RCM, True),  # only reversed in a review by the Director General
        (S.PART_2_CEASED, S.REFERRED, False),
        (S.PART_2_CEASED, S.REINVESTIGATION, False),
        (S.TREATED_AS_RCM, S.REFERRED, True),
        (S.TREATED_AS_RCM, S.LOCAL_INVESTIGATION, True),
        (S.TREATED_AS_RCM, S.REVIEW_WINDOW_OPEN, False),
        (S.OUTCOME_NOTIFIED, S.REVIEW_WINDOW_OPEN, True),
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


INVESTIGATED = (S.LOCAL_INVESTIGATION, S.DIRECTED_INVESTIGATION, S.INDEPENDENT_INVESTIGATION, S.REINVESTIGATION)


@pytest.mark.parametrize("form", INVESTIGATED)
def test_T35_the_investigation_of_a_death_goes_on_in_its_form_when_it_shows_an_indication(form):
    numbers = [way.number for way in life.transitions_between(form, form, MatterType.DSI)]
    assert "T35" in numbers
    assert all(way.number != "T35" for way in life.transitions_from(form))
    assert "T35" in [way.number for way in life.transitions_between(S.REPORT_RECEIVED, form, MatterType.DSI)]
    assert not life.is_lawful(form, S.TREATED_AS_RCM, MatterType.DSI)


@pytest.mark.parametrize("state", [S.RECORDED, S.REFERRED])
def test_T35_is_only_for_investigations_and_reports(state):
    assert "T35" not in [way.number for way in life.transitions_from(state, MatterType.DSI)]


@pytest.mark.parametrize("form", INVESTIGATED)
@pytest.mark.parametrize("kind", MatterType)
def test_no_investigation_can_be_discontinued(form, kind):
    on = life.next_states(form, kind) - set(INVESTIGATED)
    withdrawn = {S.WITHDRAWN, S.WITHDRAWAL_PENDING} if kind is MatterType.COMPLAINT else set()
    assert on == {S.REPORT_RECEIVED, S.SUSPENDED, S.REFERRED} | withdrawn


LATE = (
    S.OUTCOME_DETERMINED,
    S.OUTCOME_NOTIFIED,
    S.REVIEW_WINDOW_OPEN,
    S.UNDER_REVIEW,
    S.REVIEW_DECIDED,
    S.AWAITING_RECOMMENDATION_RESPONSE,
    S.CLOSED,
)


@pytest.mark.parametrize("state", [*LATE, S.RESOLVED_OUTSIDE_SCHEDULE_3])
def test_T10_and_T34_it_can_be_called_in_or_treated_as_referred_at_any_time(state):
    assert life.is_lawful(state, S.REFERRED)


@pytest.mark.parametrize("state", [S.REPORT_RECEIVED, *LATE])
def test_T34_the_director_general_alone_has_it_investigated_again_and_at_any_time_after_the_report(state):
    ways = [way for way in life.transitions_between(state, S.REINVESTIGATION) if way.number == "T34"]
    assert [(way.decided_by, way.targets, way.unverified) for way in ways] == [
        (life.Decider.DIRECTOR_GENERAL, (S.REINVESTIGATION,), "")
    ]


@pytest.mark.parametrize("state", [S.RECORDED, S.LOCAL_INVESTIGATION, S.SUSPENDED, S.PART_2_CEASED])
def test_T34_not_before_a_report(state):
    assert all(way.number != "T34" for way in life.transitions_between(state, S.REINVESTIGATION))


def test_T05_the_receiver_too_may_find_no_complaint():
    by = {way.decided_by for way in life.transitions_between(S.RECEIVED, S.NOT_A_COMPLAINT)}
    assert by == {life.Decider.RECEIVER, life.Decider.AUTHORITY_OR_LPB}


def test_T19_every_report_on_a_death_goes_to_the_director_general():
    ways = life.transitions_between(S.REPORT_RECEIVED, S.OUTCOME_DETERMINED, MatterType.DSI)
    assert [way.decided_by for way in ways] == [life.Decider.DIRECTOR_GENERAL]
    ways = life.transitions_between(S.REPORT_RECEIVED, S.OUTCOME_DETERMINED)
    assert [way.decided_by for way in ways] == [life.Decider.AUTHORITY_OR_DG]


@pytest.mark.parametrize("kind", [MatterType.CONDUCT_MATTER, MatterType.DSI])
def test_T09_and_T22_where_nobody_complains_it_is_recorded_at_once_and_never_reviewed_or_withdrawn(kind):
    assert life.is_lawful(S.RECEIVED, S.RECORDED, kind)
    assert not life.is_lawful(S.OUTCOME_NOTIFIED, S.REVIEW_WINDOW_OPEN, kind)
    assert not life.is_lawful(S.LOCAL_INVESTIGATION, S.WITHDRAWN, kind)
    assert not life.is_lawful(S.RECEIVED, S.NOT_A_COMPLAINT, kind)


def test_T32_the_clocks_go_on_until_the_public_interest_has_been_decided():
    (deciding,) = life.transitions_between(S.WITHDRAWN, S.PUBLIC_INTEREST_DECISION)
    (ceasing,) = life.transitions_between(S.PUBLIC_INTEREST_DECISION, S.PART_2_CEASED)
    (going_on,) = life.transitions_between(S.PUBLIC_INTEREST_DECISION, S.TREATED_AS_RCM)
    assert deciding.stops == ()
    assert {ClockName.UPDATE, ClockName.TWELVE_MONTH_REPORT, ClockName.REVIEW_WINDOW} <= set(ceasing.stops)
    assert ClockName.DATA_PROTECTION_ACKNOWLEDGEMENT not in ceasing.stops
    assert ClockName.UPDATE not in going_on.stops


def test_no_way_carries_a_mark():
    assert [way.number for way in life.TRANSITIONS if way.unverified] == []
