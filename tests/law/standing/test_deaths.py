"""Deaths and serious injuries of which nobody complains."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from complaintlaw import authority, deaths_end, oversight, recording, referral, scope, voluntary
from complaintlaw.assess import question
from complaintlaw.authority import Several
from complaintlaw.facts import DeathOrInjury
from complaintlaw.organisations import IOPC, chief_officer, lpb
from complaintlaw.proceedings import Dates, InvestigationReport, Referral
from complaintlaw.vocabulary import MatterType, PersonKind, Rank
from tests.law.build import ESSEX, KENT, harmless, matter, missing, officer

FIRST, SECOND = datetime(2026, 5, 4, 9, 0), datetime(2026, 5, 4, 21, 30)


def death(*people, **facts):
    return matter(
        **{
            "arrived_as": "other_information",
            "indication": frozenset(),
            "dsi_circumstances": True,
            "persons_complained_against": people or (officer(),),
            "allegations": (harmless(),),
            **facts,
        }
    )


@pytest.mark.parametrize(
    ("dsi", "kind"),
    [
        (DeathOrInjury(in_custody=True), MatterType.DSI),
        (DeathOrInjury(in_custody=True, contact=False, contact_contributed=False), MatterType.DSI),
        (DeathOrInjury(in_custody=False, contact=True, contact_contributed=True), MatterType.DSI),
        (DeathOrInjury(in_custody=False, contact=True, contact_contributed=False), None),
        (DeathOrInjury(in_custody=False, contact=False), None),
    ],
)
def test_DSI_03_and_DSI_04_custody_or_contact_that_contributed(dsi, kind):
    found = scope.matter_type(death(dsi_circumstances=None, dsi=dsi))
    assert found.is_known
    assert found.value is kind


def test_DSI_04_whether_the_contact_contributed_is_judged_by_a_person():
    unsure = death(dsi_circumstances=None, dsi=DeathOrInjury(in_custody=False, contact=True))
    assert missing(scope.matter_type(unsure)) == {"dsi.contact_contributed"}
    assert scope.matter_type(unsure.but(dsi_circumstances=True)).value is MatterType.DSI


@pytest.mark.parametrize(
    ("one", "other", "unclear", "expected"),
    [
        (FIRST, SECOND, False, "s2"),
        (SECOND, FIRST, False, "s1"),
        (date(2026, 5, 4), date(2026, 5, 5), False, "s2"),
        (FIRST, date(2026, 5, 5), False, "s2"),
        (FIRST, date(2026, 5, 4), False, None),
        (FIRST, FIRST, False, None),
        (FIRST, SECOND, True, "s1"),
        (None, None, True, "s1"),
    ],
)
def test_DSI_05_the_relevant_officer_is_the_last_to_deal_with_them_else_the_most_senior(one, other, unclear, expected):
    people = (officer(Rank.SERGEANT, last_dealing=one), officer(id="s2", force=ESSEX, last_dealing=other))
    asked = death(*people, dsi=DeathOrInjury(in_custody=True, last_dealing_unclear=unclear))
    found = authority.relevant_officer(asked)
    assert found.value == expected
    assert found.is_known is (expected is not None)
    of = {"s1": chief_officer(KENT), "s2": chief_officer(ESSEX), None: None}
    assert question("appropriate_authority", asked).value == of[expected]


def test_DSI_05_what_is_missing_is_asked():
    people = (officer(), officer(Rank.SERGEANT, id="s2", last_dealing=FIRST))
    assert missing(authority.relevant_officer(death(*people))) == {"persons_complained_against[s1].last_dealing"}
    unclear = DeathOrInjury(in_custody=True, last_dealing_unclear=True)
    staff = officer(id="s2", kind=PersonKind.POLICE_STAFF, rank=None)
    assert missing(authority.relevant_officer(death(officer(), staff, dsi=unclear))) == {
        "persons_complained_against[s2].rank"
    }
    equals = death(officer(), officer(id="s2"), dsi=unclear)
    assert authority.relevant_officer(equals).is_open
    assert question("appropriate_authority", equals).value == chief_officer(KENT)


def test_DSI_05_one_person_or_nobody_and_other_matters():
    assert authority.relevant_officer(death()).value == "s1"
    assert authority.relevant_officer(death(persons_complained_against=())).is_no
    assert authority.relevant_officer(matter()).is_no
    two = (officer(), officer(id="s2", force=ESSEX))
    assert question("appropriate_authority", matter(persons_complained_against=two)).value is Several.SEVERAL
    open_type = death(*two, indication=None)
    assert question("appropriate_authority", open_type).is_open


def test_DSI_05_the_conduct_of_a_chief_officer_goes_to_the_local_policing_body():
    people = (officer(Rank.CHIEF_CONSTABLE, last_dealing=SECOND), officer(id="s2", last_dealing=FIRST))
    assert question("appropriate_authority", death(*people)).value == lpb(KENT)


@pytest.mark.parametrize(("last", "must"), [(SECOND, True), (FIRST.replace(hour=1), False)])
def test_CM_03_a_chief_officer_must_be_the_relevant_officer(last, must):
    chief = officer(Rank.CHIEF_CONSTABLE, last_dealing=last)
    asked = death(chief, officer(id="s2", last_dealing=FIRST))
    assert oversight.iopc_must_investigate(asked).value is must


def test_CM_03_without_anybody_there_is_no_relevant_officer():
    assert oversight.iopc_must_investigate(death(persons_complained_against=())).is_no
    chief = death(officer(Rank.CHIEF_CONSTABLE))
    assert oversight.iopc_must_investigate(chief).is_yes


def test_DSI_06_evidence_is_preserved():
    found = scope.must_preserve_evidence(death())
    assert found.is_yes
    assert "DSI-06" in found.rules


def test_DSI_07_nobody_refers_voluntarily_and_consent_is_no_question():
    referred = death(
        referral=Referral(route="mandatory", sent_back=True, consent=True),
        grave_or_exceptional=frozenset({"appropriate_authority"}),
    )
    assert voluntary.needs_consent_to_refer_again(referred).is_no
    assert voluntary.may_refer(referred).value == frozenset()
    assert voluntary.may_refer(death()).value == frozenset()


def test_DSI_01_recorded_and_referred_also_if_the_director_general_treats_it_as_referred():
    treated = death(referral=Referral(route="treated_as_referred"))
    assert recording.must_record(treated).is_yes
    assert referral.must_refer(treated).is_no
    assert scope.must_log(death()).is_yes


@pytest.mark.parametrize(
    ("dates", "due"),
    [
        (Dates(first_attention=datetime(2026, 5, 4, 23, 59)), date(2026, 5, 5)),
        (Dates(first_attention=date(2026, 5, 4), call_in=date(2026, 5, 3)), date(2026, 5, 4)),
        (Dates(first_attention=date(2026, 5, 4), call_in=date(2026, 5, 9)), date(2026, 5, 5)),
        (Dates(first_attention=date(2026, 5, 4), became_clear=date(2026, 5, 1)), date(2026, 5, 5)),
    ],
)
def test_DSI_01_the_day_after_first_attention_or_an_earlier_direction(dates, due):
    assert referral.referral_due(death(dates=dates)).value == due


def test_DSI_01_an_unknown_first_attention_might_be_earlier_than_a_direction():
    found = referral.referral_due(death(dates=Dates(call_in=date(2026, 5, 9))))
    assert missing(found) == {"dates.first_attention"}
    assert "At the latest by Sunday 10 May 2026" in " ".join(found.reasons)


def test_DSI_01_directed_again_the_day_after_the_direction():
    again = Referral(route="mandatory", sent_back=True, rereferral_directed=True, directed_on=date(2026, 7, 1))
    found = referral.referral_due(death(referral=again, dates=Dates(first_attention=date(2026, 5, 4))))
    assert found.value == date(2026, 7, 2)
    assert found.unverified == ()


@pytest.mark.parametrize(
    "told",
    [
        DeathOrInjury(in_custody=False, contact=False),
        DeathOrInjury(in_custody=False, contact=True, contact_contributed=False),
    ],
)
def test_DSI_02_what_is_told_of_a_death_is_not_passed_over_for_what_is_said_in_short(told):
    stated = death(dsi=told)
    assert scope.matter_type(stated).is_open
    assert any("Look again." in reason for reason in scope.matter_type(stated).reasons)
    assert scope.matter_type(stated.but(dsi=told.but(in_custody=True))).value is MatterType.DSI
    # Nothing that is told speaks against it.
    assert scope.matter_type(stated.but(dsi=DeathOrInjury(in_custody=False, contact=True))).value is MatterType.DSI


def test_DSI_10_who_decides_on_the_report_turns_on_when_it_was_found_to_be_a_conduct_matter():
    on_report = death(
        indication=frozenset({"crime_or_disciplinary"}),
        handling="local_investigation",
        dates=Dates(report_submitted=date(2026, 10, 1)),
        report=InvestigationReport(indicates_crime=True),
    )
    assert missing(deaths_end.report_decided_by(on_report)) == {"dsi.found_before_report"}
    assert missing(deaths_end.must_record_on_dsi_report(on_report)) == {"dsi.found_before_report"}
    by_report = on_report.but(dsi=DeathOrInjury(found_before_report=False))
    assert deaths_end.report_decided_by(by_report).value == IOPC
    assert deaths_end.must_record_on_dsi_report(by_report).is_yes
    before = on_report.but(dsi=DeathOrInjury(found_before_report=True))
    assert deaths_end.report_decided_by(before).value == chief_officer(KENT)
    assert deaths_end.must_record_on_dsi_report(before).is_no
    elsewhere = on_report.but(dsi_circumstances=False)
    assert deaths_end.report_decided_by(elsewhere).value == chief_officer(KENT)
