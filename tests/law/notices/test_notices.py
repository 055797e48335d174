"""Who must be told of each step."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import notices
from complaintlaw.notices import RecipientRole
from complaintlaw.organisations import Organisation
from complaintlaw.people import Complainant
from complaintlaw.proceedings import (
    Dates,
    Referral,
)
from complaintlaw.steps import Direction, Step, WithholdingReason
from complaintlaw.vocabulary import Rank
from tests.law.build import missing, officer
from tests.law.notices.telling import (
    ABOUT_SERVICE,
    APPLIED,
    AUTHORITY,
    COMPLAINANT,
    IF_NOTHING_SPEAKS_AGAINST_IT,
    INTERESTED,
    IOPC,
    KEPT_BACK,
    LPB,
    NOBODY_KNOWN,
    ON_A_WITHDRAWAL,
    PERSON,
    REVIEW_BODY,
    UNLESS_IT_MIGHT_PREJUDICE,
    WHATEVER_THE_REASON,
    taking,
    told,
)


@pytest.mark.parametrize(("step", "roles"), IF_NOTHING_SPEAKS_AGAINST_IT.items())
def test_each_step_is_told_to_those_whom_the_law_names(step, roles):
    assert set(IF_NOTHING_SPEAKS_AGAINST_IT) == set(Step)
    assert told(step) == roles


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("facts", [ABOUT_SERVICE, {"persons_complained_against": NOBODY_KNOWN}])
@pytest.mark.parametrize("reason", [None, *WithholdingReason])
def test_AA_09_for_somebody_unknown_nobody_has_to_judge_what_telling_would_do(step, facts, reason):
    assert told(step, reason_to_withhold=reason, **facts) == IF_NOTHING_SPEAKS_AGAINST_IT[step] - {PERSON}


def test_AA_09_one_known_person_among_several_is_enough():
    people = (officer(identified=False), officer(id="s2"))
    assert told("review_applied_for", persons_complained_against=people) == {AUTHORITY, INTERESTED, PERSON}


@pytest.mark.parametrize("step", sorted(UNLESS_IT_MIGHT_PREJUDICE))
def test_REF_15_the_person_complained_against_is_left_out_if_it_might_prejudice(step):
    assert told(step, reason_to_withhold="might_prejudice") == IF_NOTHING_SPEAKS_AGAINST_IT[step] - {PERSON}


@pytest.mark.parametrize("step", sorted(UNLESS_IT_MIGHT_PREJUDICE))
def test_REV_18_the_public_interest_is_a_reason_only_on_a_withdrawal(step):
    left_out = {PERSON} if step in ON_A_WITHDRAWAL else set()
    assert told(step, reason_to_withhold="public_interest") == IF_NOTHING_SPEAKS_AGAINST_IT[step] - left_out


@pytest.mark.parametrize("step", sorted(UNLESS_IT_MIGHT_PREJUDICE | {"relevant_period_ended"}))
def test_REV_16_it_cannot_be_said_before_that_has_been_considered(step):
    found = notices.must_notify(taking(step, reason_to_withhold=None))
    assert found.is_open
    assert missing(found) == {"reason_to_withhold"}
    assert all(fact.judgement for fact in found.missing)


@pytest.mark.parametrize("step", sorted(WHATEVER_THE_REASON))
@pytest.mark.parametrize("reason", [None, *WithholdingReason])
def test_REV_12_other_notices_do_not_depend_on_it(step, reason):
    assert told(step, reason_to_withhold=reason) == IF_NOTHING_SPEAKS_AGAINST_IT[step]


def test_no_step_no_notice():
    assert told(None) == set()


@pytest.mark.parametrize(
    "route", ["mandatory", "voluntary", "call_in", "treated_as_referred", "by_local_policing_body"]
)
def test_REF_15_a_local_policing_body_that_refers_tells_the_authority(route):
    # The Director General tells the authority too of what is treated as referred: paragraph 4A(3).
    also = {AUTHORITY} if route in ("by_local_policing_body", "treated_as_referred") else set()
    assert told("referred", referral=Referral(route=route)) == {COMPLAINANT, PERSON} | also


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (KEPT_BACK, None),
        ({**KEPT_BACK, "significant_risk": False}, IF_NOTHING_SPEAKS_AGAINST_IT["form_determined"]),
        ({**KEPT_BACK, "withholding_purpose": "other"}, IF_NOTHING_SPEAKS_AGAINST_IT["form_determined"]),
        ({**KEPT_BACK, "withholding_purpose": None}, IF_NOTHING_SPEAKS_AGAINST_IT["form_determined"]),
        ({**KEPT_BACK, "significant_risk": None}, None),
    ],
)
def test_IOP_04_what_may_be_kept_back_is_for_the_director_general(facts, expected):
    assert told("form_determined", **facts) == expected


def test_IOP_04_the_risk_is_what_is_missing():
    found = notices.must_notify(taking("form_determined", withholding_purpose="national_security"))
    assert missing(found) == {"significant_risk"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"reason_to_withhold": "might_prejudice"}, None),
        ({"reason_to_withhold": "public_interest"}, None),
        (KEPT_BACK, None),
        ({**KEPT_BACK, "significant_risk": False}, IF_NOTHING_SPEAKS_AGAINST_IT["relevant_period_ended"]),
        ({"handling": None}, IF_NOTHING_SPEAKS_AGAINST_IT["relevant_period_ended"]),
        ({"handling": "not_investigated"}, set()),
        ({"handling": "outside_schedule_3"}, set()),
        ({"handling": "directed_investigation"}, {LPB, AUTHORITY, COMPLAINANT, INTERESTED, PERSON}),
        ({"handling": "independent_investigation"}, {LPB, AUTHORITY, COMPLAINANT, INTERESTED, PERSON}),
        ({"handling": "independent_investigation", "reason_to_withhold": "might_prejudice"}, None),
        ({"handling": "independent_investigation", **KEPT_BACK}, None),
        (
            {"handling": "independent_investigation", "persons_complained_against": (officer(Rank.CHIEF_CONSTABLE),)},
            {LPB, COMPLAINANT, INTERESTED, PERSON},
        ),
        (
            {"persons_complained_against": (officer(Rank.CHIEF_CONSTABLE),)},
            {IOPC, COMPLAINANT, INTERESTED, PERSON},
        ),
        (
            {"persons_complained_against": (officer(acting_chief_officer=True, rank="deputy_chief_constable"),)},
            {IOPC, COMPLAINANT, INTERESTED, PERSON},
        ),
        ({"persons_complained_against": (officer(rank=None),)}, None),
    ],
)
def test_INV_03_the_report_goes_to_the_local_policing_body_if_a_chief_officer_is_the_authority(facts, expected):
    assert told("relevant_period_ended", **facts) == expected


def test_INV_03_what_is_missing_to_say_who_the_authority_is():
    found = notices.must_notify(taking("relevant_period_ended", persons_complained_against=(officer(rank=None),)))
    assert missing(found) == {"persons_complained_against[s1].rank"}


def test_INV_03_the_transport_police_have_parallel_rules():
    constable = (officer(force=Organisation.BRITISH_TRANSPORT_POLICE),)
    found = notices.must_notify(taking("relevant_period_ended", persons_complained_against=constable))
    assert found.is_open
    assert "The parallel rules of that police body decide who is told." in found.reasons


@pytest.mark.parametrize(
    ("handling", "recorded", "reported", "roles"),
    [
        ("local_investigation", True, True, {COMPLAINANT, INTERESTED, IOPC}),
        ("independent_investigation", True, False, {COMPLAINANT, INTERESTED, IOPC}),
        ("not_investigated", True, False, {COMPLAINANT, INTERESTED}),
        ("not_investigated", True, True, {COMPLAINANT, INTERESTED, IOPC}),
        ("outside_schedule_3", False, False, {COMPLAINANT}),
        ("outside_schedule_3", True, False, {COMPLAINANT, INTERESTED}),
        (None, True, False, {COMPLAINANT, INTERESTED, IOPC}),
    ],
)
def test_FIN_07_the_iopc_is_told_of_proceedings_that_follow_a_report(handling, recorded, reported, roles):
    dates = Dates(report_submitted=date(2026, 6, 1) if reported else None)
    assert told("proceedings_concluded", handling=handling, recorded=recorded, dates=dates) == roles


MANDATORY, BACK = Referral(route="mandatory"), Referral(route="mandatory", sent_back=True)


@pytest.mark.parametrize(
    ("facts", "roles"),
    [
        ({"referral": MANDATORY}, {IOPC}),
        ({"referral": Referral(route="call_in")}, {IOPC}),
        ({"referral": Referral(route="treated_as_referred")}, {IOPC}),
        ({"dg_direction": Direction.SECTION_28A}, {IOPC}),
        ({"referral": BACK}, set()),
        ({"referral": Referral(route="voluntary")}, set()),
        ({"referral": Referral(route="by_local_policing_body")}, set()),
        ({"review": APPLIED}, {REVIEW_BODY}),
        ({"review": APPLIED.but(recommendation_on=date(2026, 11, 20))}, set()),
        ({"review": APPLIED, "referral": BACK}, {REVIEW_BODY}),
        ({"review": APPLIED, "referral": MANDATORY}, {IOPC, REVIEW_BODY}),
    ],
)
def test_WDN_03_and_WDN_04_who_else_is_told_of_a_withdrawal(facts, roles):
    assert told("withdrawal_recorded", **facts) == roles | {PERSON}
    assert told("withdrawal_recorded", **facts, **{"reason_to_withhold": "public_interest"}) == roles


NOT_ELIGIBLE = {"complainant": Complainant(claims=frozenset())}


@pytest.mark.parametrize("step", Step)
def test_ELG_12_what_is_no_complaint_brings_no_notice_but_that(step):
    expected = IF_NOTHING_SPEAKS_AGAINST_IT[step] if step in ("found_not_a_complaint", "forwarded") else set()
    assert told(step, indication=frozenset(), **NOT_ELIGIBLE) == expected


@pytest.mark.parametrize(
    ("decided", "handling", "roles"),
    [
        ("disciplinary", "local_investigation", {COMPLAINANT, INTERESTED, IOPC}),
        ("performance", "local_investigation", {COMPLAINANT, INTERESTED, IOPC}),
        ("reflective_practice", "local_investigation", {COMPLAINANT, INTERESTED, IOPC}),
        ("none", "local_investigation", {COMPLAINANT, INTERESTED}),  # then they were criminal ones
        (None, "local_investigation", None),
        (None, "not_investigated", {COMPLAINANT, INTERESTED}),
    ],
)
def test_FIN_07_the_iopc_is_not_told_of_criminal_proceedings(decided, handling, roles):
    assert told("proceedings_concluded", proceedings_decided=decided, handling=handling) == roles


def test_FIN_07_asks_which_proceedings_they_were():
    found = notices.must_notify(taking("proceedings_concluded", proceedings_decided=None))
    assert missing(found) == {"proceedings_decided"}


@pytest.mark.parametrize(
    ("handling", "roles"),
    [
        ("local_investigation", {COMPLAINANT, INTERESTED}),
        ("directed_investigation", {COMPLAINANT, INTERESTED, AUTHORITY}),
        ("independent_investigation", {COMPLAINANT, INTERESTED, AUTHORITY}),
        ("not_investigated", set()),
        ("outside_schedule_3", set()),
    ],
)
def test_FIN_10_what_was_decided_on_prosecutors_is_told_either_way(handling, roles):
    assert told("report_decided", handling=handling) == roles


def test_a_finding_names_the_rule_of_its_step():
    shared = {"WDN-01"}  # whether anything is withdrawn comes first
    named = {step: notices.must_notify(taking(step)).rules for step in Step}
    rules = {step: next(rule for rule in found if rule not in shared) for step, found in named.items()}
    assert rules == {
        "found_not_a_complaint": "ELG-12",
        "forwarded": "AA-06",
        "recording_decided": "REC-08",
        "referred": "REF-15",
        "sent_back": "IOP-01",
        "form_determined": "IOP-04",
        "relevant_period_ended": "INV-03",
        "proceedings_concluded": "INF-05",
        "review_applied_for": "REV-12",
        "review_application_forwarded": "REV-09",
        "review_decided": "REV-18",
        "recommendation_answered": "REV-16",
        "withdrawal_recorded": "WDN-05",
        "treated_as_referred": "IOP-05",
        "report_decided": "FIN-10",
        "reinvestigation_determined": "IOP-04",
        "disciplinary_recommendation_answered": "REV-21",
        "public_interest_decided": "WDN-05",
    }
    everybody = {role for step in Step for role in told(step, review=APPLIED)}
    assert everybody == set(RecipientRole)
