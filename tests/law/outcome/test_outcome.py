"""The report and the views on it."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import outcome
from complaintlaw.proceedings import Dates
from complaintlaw.steps import Proceedings, WithholdingReason
from complaintlaw.vocabulary import Handling, Rank
from tests.law.build import matter, missing, officer

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
