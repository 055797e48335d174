"""Handling of recorded complaints."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import handling, recording
from complaintlaw.explain import explain
from complaintlaw.facts import EarlierComplaint
from complaintlaw.proceedings import Dates, Referral
from complaintlaw.steps import ReferralRoute
from complaintlaw.validation import StatedFacts
from complaintlaw.vocabulary import ArrivedAs, EarlierStatus, Handling, Indication
from tests.law.build import conduct, harmless, matter, missing

REPEATED = EarlierComplaint(
    substantially_same=True,
    fresh_indication=False,
    fresh_evidence=False,
    earlier_status=EarlierStatus.INVESTIGATED,
)


def recorded(**facts):
    return matter(**{"allegations": (harmless(),), "recorded": True, "indication": frozenset(), **facts})


@pytest.mark.parametrize("indicated", list(Indication))
def test_HND_02_an_indication_of_either_kind_compels_an_investigation(indicated):
    found = recorded(indication=frozenset({indicated}))
    assert handling.must_investigate(found).is_yes
    assert handling.may_take_no_further_action(found).is_no


def test_HND_02_without_an_indication_there_is_no_duty():
    assert handling.must_investigate(recorded()).is_no
    assert handling.may_take_no_further_action(recorded()).is_yes
    not_considered = recorded(indication=None)
    assert missing(handling.must_investigate(not_considered)) == {"indication"}
    assert missing(handling.may_take_no_further_action(not_considered)) == {"indication"}


def test_HND_01_the_duties_of_handling_are_of_a_complaint_that_is_recorded_or_must_be():
    indicated = recorded(indication=frozenset({"article_2_or_3"}), recorded=None)
    assert recording.must_record(indicated).is_no
    found = handling.must_investigate(indicated)
    assert found.is_no
    assert found.reasons[0].startswith("It has not been recorded and need not be")
    must_be = indicated.but(allegations=(harmless(if_proved_might_be=frozenset({"article_2_or_3"})),))
    assert handling.must_investigate(must_be).is_yes
    assert handling.must_investigate(indicated.but(allegations=(conduct(descriptions=frozenset()),))).is_open
    assert handling.may_take_no_further_action(recorded(recorded=None)).is_no


@pytest.mark.parametrize(
    "facts", [{"dates": Dates(call_in=date(2026, 11, 20))}, {"referral": Referral(route=ReferralRoute.VOLUNTARY)}]
)
def test_HND_02_what_is_for_the_iopc_is_not_said_to_need_no_investigation(facts):
    found = handling.must_investigate(recorded(**facts))
    assert found.is_no
    assert found.reasons[0] == "Whether it is investigated, and how, is for the IOPC to decide."
    lines = " ".join(" ".join(explain([StatedFacts(name="", given=recorded(**facts))])).split())
    assert "Handling: Whether it is investigated, and how, is for the IOPC to decide." in lines
    assert "need not be investigated" not in lines


def test_HND_02_while_it_must_be_or_is_referred_the_duty_rests():
    indicated = {"indication": frozenset({"crime_or_disciplinary"})}
    sent = Referral(route=ReferralRoute.VOLUNTARY)
    assert handling.must_investigate(recorded(**indicated, referral=sent)).is_no
    assert handling.may_take_no_further_action(recorded(referral=sent)).is_no
    assert handling.must_investigate(recorded(**indicated, referral=sent.but(sent_back=True))).is_yes
    assault = conduct(descriptions=frozenset({"serious_assault"}))
    assert handling.must_investigate(recorded(**indicated, allegations=(assault,))).is_no
    assert handling.must_investigate(recorded(**indicated, allegations=(conduct(),))).is_open


def test_HND_02_is_about_complaints():
    found = recorded(arrived_as=ArrivedAs.OTHER_INFORMATION, indication=frozenset({"crime_or_disciplinary"}))
    assert handling.must_investigate(found).is_no
    nothing = recorded(arrived_as=ArrivedAs.OTHER_INFORMATION)
    assert handling.must_investigate(nothing).is_no
    assert handling.may_take_no_further_action(nothing).is_no


def test_CM_09_and_DSI_09_what_is_recorded_without_a_complaint_is_dealt_with_in_any_manner():
    matter_of_conduct = recorded(
        arrived_as=ArrivedAs.OTHER_INFORMATION, indication=frozenset({"crime_or_disciplinary"})
    )
    found = handling.may_take_no_further_action(matter_of_conduct)
    assert found.is_yes
    assert "CM-09" in found.rules
    assert handling.may_take_no_further_action(matter_of_conduct.but(recorded=None)).is_no
    death = recorded(arrived_as=ArrivedAs.OTHER_INFORMATION, dsi_circumstances=True)
    assert handling.may_take_no_further_action(death).is_no
    back = death.but(referral=Referral(route="mandatory", sent_back=True))
    found = handling.may_take_no_further_action(back)
    assert found.is_yes
    assert "DSI-09" in found.rules


SENT_BACK = Referral(route=ReferralRoute.MANDATORY, sent_back=True)


@pytest.mark.parametrize("arrived", [ArrivedAs.EXPRESSION_OF_DISSATISFACTION, ArrivedAs.OTHER_INFORMATION])
def test_HND_07_what_is_sent_back_to_be_completed_is_completed(arrived):
    back = recorded(
        arrived_as=arrived,
        dsi_circumstances=True,
        handling=Handling.LOCAL_INVESTIGATION,
        referral=SENT_BACK.but(sent_back_for="completion"),
    )
    assert handling.must_finish_investigation(back).is_yes
    assert handling.must_investigate(back).is_yes
    assert handling.may_take_no_further_action(back).is_no
    handled = back.but(referral=SENT_BACK.but(sent_back_for="handling"))
    assert handling.must_finish_investigation(handled).is_no
    assert handling.must_investigate(handled).is_no
    assert handling.may_take_no_further_action(handled).is_yes


def test_HND_07_which_of_the_two_is_known_unless_there_is_a_local_investigation():
    unsaid = recorded(referral=SENT_BACK)
    assert handling.must_finish_investigation(unsaid).is_no
    assert handling.may_take_no_further_action(unsaid).is_yes
    under_way = unsaid.but(handling=Handling.LOCAL_INVESTIGATION)
    assert missing(handling.must_finish_investigation(under_way)) == {"referral.sent_back_for"}
    assert missing(handling.may_take_no_further_action(under_way)) == {"referral.sent_back_for"}
    not_back = recorded(handling=Handling.LOCAL_INVESTIGATION, referral=SENT_BACK.but(sent_back=False))
    assert handling.must_finish_investigation(not_back).is_no
    assert handling.must_finish_investigation(recorded(handling=Handling.LOCAL_INVESTIGATION)).is_no


def test_HND_04_an_indication_rules_it_out_whether_or_not_it_must_be_referred():
    not_assessed = recorded(indication=frozenset({"crime_or_disciplinary"}), allegations=(conduct(),))
    assert handling.must_investigate(not_assessed).is_open
    assert handling.may_take_no_further_action(not_assessed).is_no


def test_HND_03_a_mere_repeat_need_not_be_investigated():
    indicated = recorded(indication=frozenset({"crime_or_disciplinary"}), repeat=REPEATED)
    assert handling.is_mere_repeat(indicated).is_yes
    assert handling.must_investigate(indicated).is_no
    assert handling.may_take_no_further_action(indicated).is_yes


@pytest.mark.parametrize(
    ("facts", "is_repeat"),
    [
        ({"substantially_same": False}, False),
        ({"fresh_indication": True}, False),
        ({"fresh_evidence": True, "evidence_available_before": False}, False),
        ({"fresh_evidence": True, "evidence_available_before": True}, True),
        ({"earlier_status": EarlierStatus.NONE_OF_THESE}, False),
        ({"earlier_status": EarlierStatus.BEING_INVESTIGATED}, True),
        ({"earlier_status": EarlierStatus.OTHERWISE_HANDLED}, True),
        ({"earlier_status": EarlierStatus.CEASED_ON_WITHDRAWAL}, True),
    ],
)
def test_HND_03_all_four_limbs_must_be_met(facts, is_repeat):
    assert handling.is_mere_repeat(recorded(repeat=REPEATED.but(**facts))).value is is_repeat


def test_HND_03_one_missing_limb_leaves_it_open():
    unsure = recorded(repeat=REPEATED.but(fresh_evidence=True), indication=frozenset({"crime_or_disciplinary"}))
    assert missing(handling.must_investigate(unsure)) == {"repeat.evidence_available_before"}


def test_HND_01_a_recorded_complaint_must_be_handled():
    assert handling.must_handle(recorded()).is_yes
    assert handling.must_handle(recorded(recorded=None)).is_no


@pytest.mark.parametrize(
    ("how", "admissible"),
    [(Handling.NOT_INVESTIGATED, False), (Handling.LOCAL_INVESTIGATION, None), (Handling.OUTSIDE_SCHEDULE_3, None)],
)
def test_HND_05_a_statement_for_handling_without_investigation_is_inadmissible(how, admissible):
    assert handling.statement_is_admissible(recorded(handling=how)).value is admissible


def test_HND_05_the_bar_belongs_to_the_statement_and_outlives_the_handling():
    later = recorded(handling=Handling.LOCAL_INVESTIGATION, statement_made_for=Handling.NOT_INVESTIGATED)
    assert handling.statement_is_admissible(later).is_no
    earlier = recorded(handling=Handling.NOT_INVESTIGATED, statement_made_for=Handling.OUTSIDE_SCHEDULE_3)
    found = handling.statement_is_admissible(earlier)
    assert found.is_open
    assert "Nothing protects" in found.reasons[0]
