"""The report, the views on it, and what follows; also after a death or serious injury."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import deaths_end, learning, outcome, prosecutors
from complaintlaw.organisations import IOPC, chief_officer
from complaintlaw.proceedings import Dates, InvestigationReport, LearningRecommendation
from complaintlaw.steps import Proceedings, WithholdingReason
from complaintlaw.vocabulary import ArrivedAs, Handling, Rank
from tests.law.build import KENT, matter, missing, officer

REPORTED = Dates(report_submitted=date(2026, 9, 1))


def finished(decided: Proceedings | None = Proceedings.NONE, **facts):
    stated = {"dates": REPORTED, "proceedings_decided": decided, "reason_to_withhold": WithholdingReason.NONE, **facts}
    return outcome.must_give_report(matter(**stated))


@pytest.mark.parametrize(
    ("decided", "must"),
    [
        (Proceedings.NONE, True),
        (Proceedings.REFLECTIVE_PRACTICE, True),
        (Proceedings.DISCIPLINARY, False),
        (Proceedings.PERFORMANCE, False),
        (None, False),
    ],
)
def test_FIN_06_the_report_goes_to_the_person_against_whom_nothing_is_brought(decided, must):
    assert finished(decided).value is must


def test_FIN_06_only_prejudice_stands_in_the_way():
    assert finished(reason_to_withhold=WithholdingReason.MIGHT_PREJUDICE).is_no
    assert finished(reason_to_withhold=WithholdingReason.PUBLIC_INTEREST).is_yes
    assert missing(finished(reason_to_withhold=None)) == {"reason_to_withhold"}


def test_FIN_06_there_must_be_a_report():
    assert finished(dates=Dates()).is_no
    assert finished(dates=Dates(), reason_to_withhold=None).is_no


def test_FIN_03_views_are_due_within_28_days_from_the_day_after():
    found = outcome.views_due(matter(dates=Dates(views_sought=date(2026, 11, 27))))
    assert found.value == date(2026, 12, 25)
    assert found.rules == ("FIN-03", "TIM-02")
    assert outcome.views_due(matter()).value is None


def test_FIN_08_a_local_policing_body_may_recommend_to_its_chief_officer():
    chief = matter(
        persons_complained_against=(officer(Rank.CHIEF_CONSTABLE),),
        handling=Handling.LOCAL_INVESTIGATION,
        dates=REPORTED,
    )
    assert outcome.may_recommend_to_chief_officer(chief).is_yes
    assert outcome.may_recommend_to_chief_officer(chief.but(dates=Dates())).is_no
    assert outcome.may_recommend_to_chief_officer(chief.but(persons_complained_against=(officer(),))).is_no


DIRECTED, INDEPENDENT = Handling.DIRECTED_INVESTIGATION, Handling.INDEPENDENT_INVESTIGATION


@pytest.mark.parametrize(
    ("handling", "decided", "answer"),
    [
        (DIRECTED, Proceedings.DISCIPLINARY, "yes"),
        (INDEPENDENT, Proceedings.DISCIPLINARY, "yes"),
        (INDEPENDENT, Proceedings.PERFORMANCE, "yes"),
        (INDEPENDENT, Proceedings.REFLECTIVE_PRACTICE, "no"),
        (INDEPENDENT, Proceedings.NONE, "no"),
        (INDEPENDENT, None, "no"),
        (Handling.LOCAL_INVESTIGATION, Proceedings.DISCIPLINARY, "no"),
        (None, Proceedings.DISCIPLINARY, "no"),
    ],
)
def test_FIN_03_what_the_iopc_decides_to_be_brought_it_must_direct(handling, decided, answer):
    asked = matter(handling=handling, dates=REPORTED, proceedings_decided=decided)
    assert outcome.must_direct_proceedings(asked).answer.value == answer
    assert outcome.must_direct_proceedings(asked.but(dates=Dates())).is_no
    death_in_custody = death(handling=handling, proceedings_decided=decided)
    assert outcome.must_direct_proceedings(death_in_custody).is_no


def test_FIN_03_says_that_the_test_for_a_use_of_force_has_changed():
    asked = matter(handling=INDEPENDENT, dates=REPORTED, proceedings_decided=Proceedings.DISCIPLINARY)
    assert any("SI 2026/597" in note for note in outcome.must_direct_proceedings(asked).unverified)


def test_FIN_09_the_authority_can_ask_for_documents_after_the_special_procedure():
    special = matter(handling=INDEPENDENT, dates=REPORTED, indication=frozenset({"crime_or_disciplinary"}))
    assert outcome.may_ask_for_documents(special).is_yes
    assert outcome.may_ask_for_documents(special.but(dates=Dates())).is_no
    assert outcome.may_ask_for_documents(special.but(indication=frozenset())).is_no


DEATH = {
    "arrived_as": ArrivedAs.OTHER_INFORMATION,
    "indication": frozenset(),
    "dsi_circumstances": True,
    "handling": Handling.LOCAL_INVESTIGATION,
    "dates": REPORTED,
}


def death(**facts):
    return matter(**{**DEATH, **facts})


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        (death(), IOPC),
        (death(handling=DIRECTED), IOPC),
        (death(dates=Dates()), None),
        (matter(handling=INDEPENDENT, dates=REPORTED), IOPC),
        (matter(handling=DIRECTED, dates=REPORTED), IOPC),
        (matter(handling=Handling.LOCAL_INVESTIGATION, dates=REPORTED), chief_officer(KENT)),
        (matter(handling=Handling.NOT_INVESTIGATED, dates=REPORTED), None),
    ],
)
def test_DSI_10_the_iopc_decides_on_every_report_on_a_death_or_serious_injury(asked, who):
    assert deaths_end.report_decided_by(asked).value == who
    assert deaths_end.report_decided_by(asked).is_known


def test_DSI_10_names_its_rule():
    assert "DSI-10" in deaths_end.report_decided_by(death()).rules


@pytest.mark.parametrize(
    ("crime", "disciplinary", "record", "performance"),
    [
        (True, None, "yes", "no"),
        (None, True, "yes", "no"),
        (False, True, "yes", "no"),
        (False, False, "no", "yes"),
        (False, None, "cannot say yet", "cannot say yet"),
        (None, None, "cannot say yet", "cannot say yet"),
    ],
)
def test_DSI_11_and_DSI_12_what_the_report_indicates_decides_what_follows(crime, disciplinary, record, performance):
    shown = InvestigationReport(indicates_crime=crime, indicates_disciplinary=disciplinary)
    asked = death(report=shown)
    assert deaths_end.must_record_on_dsi_report(asked).answer.value == record
    assert deaths_end.may_require_decision_on_performance(asked).answer.value == performance


@pytest.mark.parametrize("other", [death(dates=Dates()), matter(handling=INDEPENDENT, dates=REPORTED)])
def test_DSI_11_and_DSI_12_ask_for_a_report_on_a_death_or_serious_injury(other):
    for crime in (True, False):
        shown = other.but(report=InvestigationReport(indicates_crime=crime, indicates_disciplinary=crime))
        assert deaths_end.must_record_on_dsi_report(shown).is_no
        assert deaths_end.may_require_decision_on_performance(shown).is_no


def test_DSI_11_and_DSI_12_wait_for_the_decision_of_the_iopc():
    paths = {"report.indicates_crime", "report.indicates_disciplinary"}
    assert missing(deaths_end.must_record_on_dsi_report(death())) == paths
    assert missing(deaths_end.may_require_decision_on_performance(death())) == paths


SECOND = {"dg_direction": "section_13b"}
STOPPED = "The Director General has ordered a second investigation: what follows the first report has stopped."


def test_FIN_03_FIN_10_DSI_11_DSI_12_REV_24_and_REV_25_a_second_investigation_stops_what_follows_the_report():
    shown = InvestigationReport(indicates_crime=True, indicates_disciplinary=True, prosecutors_appropriate=True)
    decided = {"dates": REPORTED, "report": shown, "proceedings_decided": Proceedings.DISCIPLINARY}
    independent = matter(handling=INDEPENDENT, **decided)
    recommended = independent.but(
        learning=LearningRecommendation(made_on=date(2026, 11, 2), reply_received_on=date(2026, 12, 1))
    )
    nothing_shown = InvestigationReport(indicates_crime=False, indicates_disciplinary=False)
    for asked, question in (
        (independent, outcome.must_direct_proceedings),
        (independent, prosecutors.must_notify_prosecutors),
        (death(report=shown), deaths_end.must_record_on_dsi_report),
        (death(report=nothing_shown), deaths_end.may_require_decision_on_performance),
        (recommended, learning.learning_reply_due),
        (recommended, learning.learning_publication_due),
    ):
        assert question(asked).is_yes
        again = question(asked.but(**SECOND))
        assert again.is_open
        assert STOPPED in again.reasons


def test_FIN_01_a_second_investigation_never_follows_a_local_one():
    shown = InvestigationReport(indicates_crime=True, prosecutors_appropriate=True)
    local = matter(handling=Handling.LOCAL_INVESTIGATION, dates=REPORTED, report=shown, **SECOND)
    assert prosecutors.must_notify_prosecutors(local).is_yes
