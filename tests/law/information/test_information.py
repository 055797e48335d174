"""Keeping the complainant informed."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import information
from complaintlaw.organisations import IOPC, chief_officer, lpb
from complaintlaw.people import Complainant, OtherPerson
from complaintlaw.proceedings import (
    Dates,
    PublicInterestDecision,
    Referral,
    Section13ANotice,
    Suspension,
    Withdrawal,
)
from complaintlaw.vocabulary import Handling
from tests.law.build import KENT, conduct_matter, dsi, matter, missing

STARTED = date(2026, 3, 5)
OUTCOME = date(2026, 8, 27)


def dated(**dates):
    return matter(dates=Dates(**dates))


@pytest.mark.parametrize(
    ("handling", "expected"),
    [
        (None, chief_officer(KENT)),
        (Handling.OUTSIDE_SCHEDULE_3, chief_officer(KENT)),
        (Handling.LOCAL_INVESTIGATION, chief_officer(KENT)),
        (Handling.DIRECTED_INVESTIGATION, IOPC),
        (Handling.INDEPENDENT_INVESTIGATION, IOPC),
    ],
)
def test_INF_01_who_keeps_the_complainant_informed(handling, expected):
    assert information.updates_by(matter(handling=handling)).value == expected


@pytest.mark.parametrize(("covers", "expected"), [(True, lpb(KENT)), (False, chief_officer(KENT))])
def test_LPB_03_the_local_policing_body_if_its_notice_covers_it(covers, expected):
    notice = Section13ANotice(given_on=date(2025, 1, 1), covers_informing=covers)
    assert information.updates_by(matter(section_13a=notice)).value == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (dated(handling_started=STARTED), True),
        (dated(handling_started=STARTED).but(suspension=Suspension()), True),
        (dated(outcome=OUTCOME), False),
        (dated(outcome=OUTCOME, proceedings_started=date(2026, 8, 1)), True),
        (dated(outcome=OUTCOME, proceedings_started=date(2026, 8, 1), proceedings_outcome=OUTCOME), False),
        (matter(complainant=Complainant(claims=frozenset())), False),
    ],
)
def test_OUT_02_updates_run_until_the_outcome_and_as_long_as_proceedings(asked, expected):
    assert information.updates_required(asked).value is expected


@pytest.mark.parametrize(
    ("dates", "due"),
    [
        ({"handling_started": STARTED}, date(2026, 4, 2)),
        ({"handling_started": STARTED, "last_update": date(2026, 3, 20)}, date(2026, 4, 17)),
        ({"handling_started": STARTED, "outcome": OUTCOME}, None),
        (
            {"handling_started": STARTED, "outcome": OUTCOME, "proceedings_started": date(2026, 9, 1)},
            date(2026, 9, 29),
        ),
        (
            {"last_update": date(2026, 9, 10), "outcome": OUTCOME, "proceedings_started": date(2026, 9, 1)},
            date(2026, 10, 8),
        ),
    ],
)
def test_INF_02_to_INF_04_four_weeks_from_the_last_word(dates, due):
    found = information.next_update_due(dated(**dates))
    assert found.is_known
    assert found.value == due


def test_INF_02_the_start_of_the_handling_must_be_known():
    assert missing(information.next_update_due(matter())) == {"dates.handling_started"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"handling": "outside_schedule_3", "made_orally": True}, "no"),
        ({"handling": "outside_schedule_3", "made_orally": False}, "yes"),
        ({"handling": "outside_schedule_3"}, "cannot say yet"),
        ({"handling": "not_investigated", "made_orally": True}, "yes"),
        ({"handling": "not_investigated"}, "yes"),
        ({"handling": "outside_schedule_3", "made_orally": True, "recorded": True}, "yes"),
    ],
)
def test_INF_06_in_writing_unless_oral_and_outside_schedule_3(facts, expected):
    assert information.updates_must_be_written(matter(**facts)).answer.value == expected


def test_INF_05_five_working_days_for_outcomes():
    assert information.outcome_notice_due(dated(outcome=OUTCOME)).value == date(2026, 9, 4)
    assert information.outcome_notice_due(matter()).is_no
    assert information.proceedings_outcome_notice_due(dated(proceedings_outcome=OUTCOME)).value == date(2026, 9, 4)


SIGNED = Withdrawal(signed=True)
CEASED = {"withdrawal": SIGNED, "public_interest": PublicInterestDecision(result="not_in_public_interest")}
AS_RCM = {"withdrawal": SIGNED, "public_interest": PublicInterestDecision(result="recordable_conduct_matter")}
BOTH, COMPLAINANT, INTERESTED = {"complainant", "interested_persons"}, {"complainant"}, {"interested_persons"}


@pytest.mark.parametrize(
    ("asked", "roles"),
    [
        (matter(handling="local_investigation"), BOTH),
        (matter(handling="outside_schedule_3"), COMPLAINANT),
        (matter(handling="outside_schedule_3", recorded=True), BOTH),
        (matter(withdrawal=SIGNED), BOTH),
        (matter(**AS_RCM), INTERESTED),
        (matter(**CEASED), set()),
        (conduct_matter(), INTERESTED),
        (dsi(), INTERESTED),
        (conduct_matter(indication=frozenset()), set()),
    ],
)
def test_INF_01_who_is_kept_informed(asked, roles):
    found = information.kept_informed(asked)
    assert found.is_known
    assert found.value == roles


RUNNING = {"dates": Dates(handling_started=STARTED, last_update=date(2026, 3, 20))}
OVER = {"dates": Dates(handling_started=STARTED, outcome=OUTCOME)}
MOTHER = OtherPerson(consents=True, relationship="parent", harm="death")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (dsi(**RUNNING), "yes"),
        (dsi(**RUNNING, recorded=False), "yes"),  # every one is recorded
        (dsi(**OVER), "no"),
        (dsi(**OVER).but(dates=OVER["dates"].but(proceedings_started=date(2026, 8, 1))), "yes"),
        (conduct_matter(**RUNNING), "yes"),
        (conduct_matter(**RUNNING, recorded=False, handling="local_investigation"), "yes"),
        (conduct_matter(recorded=False), "no"),
        (conduct_matter(**OVER), "no"),
        (dsi(**RUNNING, other_person=MOTHER), "yes"),
        (dsi(**RUNNING, other_person=MOTHER.but(consents=False)), "no"),
        (dsi(**RUNNING, other_person=MOTHER.but(relationship="other")), "cannot say yet"),
        (matter(**RUNNING, **CEASED), "no"),
        (matter(**RUNNING, **AS_RCM), "yes"),
        (matter(**RUNNING, withdrawal=SIGNED), "yes"),
    ],
)
def test_INF_11_interested_persons_are_told_in_the_same_rhythm(asked, answer):
    found = information.updates_required(asked)
    assert found.answer.value == answer
    if answer == "yes" and asked.dates.outcome.is_no:
        assert information.next_update_due(asked).value == date(2026, 4, 17)
    if answer == "no":
        assert information.next_update_due(asked).is_no


def test_WDN_06_the_reason_says_whether_it_has_ceased_or_never_was_a_complaint():
    ended = information.updates_required(matter(**RUNNING, **CEASED))
    assert "Part 2 has ceased to apply to it." in ended.reasons
    assert "It is not a complaint." not in ended.reasons
    never = conduct_matter(**RUNNING, indication=frozenset())
    assert "It is not a complaint." in information.updates_required(never).reasons


def test_WDN_06_that_updates_run_on_before_the_decision_is_marked():
    notes = information.updates_required(matter(**RUNNING, withdrawal=SIGNED)).unverified
    assert any(note.startswith("WDN-06: that the duties towards the complainant run on") for note in notes)
    assert information.updates_required(matter(**RUNNING)).unverified == ()


@pytest.mark.parametrize(
    ("referral", "handling", "marked"),
    [
        (None, None, False),
        (Referral(route="mandatory"), None, True),
        (Referral(route="mandatory", sent_back=True), None, False),
        (Referral(route="mandatory"), "independent_investigation", False),
        (Referral(route="voluntary"), "local_investigation", False),  # it goes on under paragraph 16
    ],
)
def test_INF_01_before_the_iopc_decides_the_rhythm_is_kept_with_a_mark(referral, handling, marked):
    found = information.updates_required(matter(referral=referral, handling=handling))
    assert found.is_yes
    assert any("between a referral" in note for note in found.unverified) is marked


def test_LPB_03_a_notice_hands_over_informing_of_complaints_only():
    notice = Section13ANotice(given_on=date(2025, 1, 1), covers_informing=True)
    assert information.updates_by(conduct_matter(section_13a=notice)).value == chief_officer(KENT)
    assert information.updates_by(dsi(section_13a=notice)).value == chief_officer(KENT)
    assert information.updates_by(matter(section_13a=notice, **AS_RCM)).value == chief_officer(KENT)


def test_WDN_06_nobody_informs_when_part_2_has_ceased():
    for handling in (None, "independent_investigation"):
        found = information.updates_by(matter(handling=handling, **CEASED))
        assert found.is_known
        assert found.value is None


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (dsi(**OVER), date(2026, 9, 4)),
        (conduct_matter(**OVER), date(2026, 9, 4)),
        (conduct_matter(**OVER, other_person=MOTHER.but(consents=False)), None),
        (conduct_matter(**OVER, indication=frozenset()), None),
        (matter(**OVER, **AS_RCM), date(2026, 9, 4)),
        (matter(**OVER, **CEASED), None),
        (matter(**OVER, withdrawal=SIGNED), date(2026, 9, 4)),
    ],
)
def test_INF_05_an_outcome_is_told_to_interested_persons_too_and_to_nobody_after_part_2_has_ceased(asked, due):
    for found in (
        information.outcome_notice_due(asked),
        information.proceedings_outcome_notice_due(asked.but(dates=Dates(proceedings_outcome=OUTCOME))),
    ):
        assert found.is_known
        assert found.value == due


def test_INF_06_where_nobody_complains_it_is_always_in_writing():
    assert information.updates_must_be_written(dsi(made_orally=True, handling="outside_schedule_3")).is_yes
