"""The special procedure and its days."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from complaintlaw import conduct
from complaintlaw.conduct import Assessor, SeverityQuestion
from complaintlaw.proceedings import Dates, EarlierMatter, OfficerNotice
from complaintlaw.steps import Channel
from complaintlaw.vocabulary import ArrivedAs, Handling, PersonKind, Rank
from tests.law.build import matter, missing, officer

INDICATED = frozenset({"crime_or_disciplinary"})


def investigated(*people, **facts):
    stated = {
        "persons_complained_against": people or (officer(),),
        "handling": Handling.LOCAL_INVESTIGATION,
        "indication": INDICATED,
        **facts,
    }
    return matter(**stated)


@pytest.mark.parametrize("kind", list(PersonKind))
def test_SP_01_is_for_officers_and_special_constables(kind):
    found = conduct.is_under_special_procedure(investigated(officer(kind=kind, rank=None)))
    assert found.is_yes == (kind in (PersonKind.POLICE_OFFICER, PersonKind.SPECIAL_CONSTABLE))


@pytest.mark.parametrize(
    ("handling", "applies"),
    [
        (Handling.LOCAL_INVESTIGATION, True),
        (Handling.DIRECTED_INVESTIGATION, True),
        (Handling.INDEPENDENT_INVESTIGATION, True),
        (Handling.NOT_INVESTIGATED, False),
        (Handling.OUTSIDE_SCHEDULE_3, False),
        (None, False),
    ],
)
def test_SP_01_is_for_investigations(handling, applies):
    assert conduct.is_under_special_procedure(investigated(handling=handling)).value is applies


def test_SP_01_a_complaint_needs_an_indication():
    assert conduct.is_under_special_procedure(investigated(indication=frozenset({"article_2_or_3"}))).is_no
    unsure = conduct.is_under_special_procedure(investigated(indication=None))
    assert missing(unsure) == {"indication"}


def test_SP_01_reaches_every_conduct_matter_about_an_officer_but_no_dsi():
    found = investigated(arrived_as=ArrivedAs.OTHER_INFORMATION)
    assert conduct.is_under_special_procedure(found).is_yes
    assert conduct.is_under_special_procedure(found.but(handling=None)).is_no
    staff = officer(kind=PersonKind.POLICE_STAFF, rank=None)
    assert conduct.is_under_special_procedure(found.but(persons_complained_against=(staff,))).is_no
    dsi = found.but(indication=frozenset(), dsi_circumstances=True)
    assert conduct.is_under_special_procedure(dsi).is_no


@pytest.mark.parametrize(
    ("handling", "who"),
    [
        (Handling.LOCAL_INVESTIGATION, Assessor.PERSON_INVESTIGATING),
        (Handling.DIRECTED_INVESTIGATION, Assessor.IOPC),
        (Handling.INDEPENDENT_INVESTIGATION, Assessor.IOPC),
        (Handling.NOT_INVESTIGATED, None),
    ],
)
def test_SP_02_who_assesses_depends_on_the_form(handling, who):
    found = investigated(handling=handling)
    assert conduct.makes_severity_assessment(found).value is who
    assert conduct.makes_severity_assessment(found).is_known
    assert conduct.must_consult_on_severity(found).value is (who is not None)


@pytest.mark.parametrize(
    ("left_on", "asked"),
    [
        (None, SeverityQuestion.MISCONDUCT_OR_GROSS_MISCONDUCT),
        (date(2017, 12, 15), SeverityQuestion.GROSS_MISCONDUCT_ONLY),
        (date(2026, 1, 1), SeverityQuestion.GROSS_MISCONDUCT_ONLY),
        (date(2017, 12, 14), None),
    ],
)
def test_SP_02_of_somebody_who_has_left_only_gross_misconduct_is_asked(left_on, asked):
    one = officer(left_on=left_on)
    found = conduct.severity_question(investigated(one, dates=Dates(incident=date(2015, 1, 1))))
    assert found.is_known
    assert found.value is asked


def test_SP_02_nothing_is_asked_outside_the_special_procedure():
    found = conduct.severity_question(investigated(officer(kind=PersonKind.POLICE_STAFF, rank=None)))
    assert found.is_known
    assert found.value is None


def test_SP_02_what_is_asked_can_differ_from_person_to_person():
    both = investigated(officer(), officer(id="s2", left_on=date(2026, 1, 1)))
    assert conduct.severity_question(both).is_open
    alike = investigated(officer(), officer(id="s2", rank=Rank.SERGEANT))
    assert conduct.severity_question(alike).value is SeverityQuestion.MISCONDUCT_OR_GROSS_MISCONDUCT
    staff_left = officer(id="s2", kind=PersonKind.POLICE_STAFF, rank=None, left_on=date(2026, 1, 1))
    assert conduct.severity_question(investigated(officer(), staff_left)).is_known


def given(sent_at: datetime | None, channel: Channel | None = Channel.EMAIL, **facts):
    notice = OfficerNotice(sent_at=sent_at, channel=channel)
    return conduct.counts_as_given_on(matter(officer_notice=notice, **facts))


@pytest.mark.parametrize(
    ("sent_at", "day"),
    [
        (datetime(2027, 3, 22, 16, 29), date(2027, 3, 22)),
        (datetime(2027, 3, 22, 16, 30), date(2027, 3, 23)),
        (datetime(2027, 3, 25, 17, 0), date(2027, 3, 30)),
        (datetime(2027, 3, 27, 9, 0), date(2027, 3, 30)),
    ],
)
def test_SP_06_an_email_after_half_past_four_counts_on_the_next_working_day(sent_at, day):
    assert given(sent_at).value == day
    assert given(sent_at, Channel.IN_PERSON).value == sent_at.date()


def test_SP_06_the_channel_matters_only_where_the_days_differ():
    assert given(datetime(2027, 3, 22, 10, 0), None).value == date(2027, 3, 22)
    assert missing(given(datetime(2027, 3, 22, 17, 0), None)) == {"officer_notice.channel"}


def test_SP_06_of_nothing_sent_nothing_counts():
    assert given(None).is_known
    assert given(None).value is None


def test_SP_06_the_earlier_rules_are_not_applied_here():
    sent = datetime(2025, 6, 2, 10, 0)
    assert given(sent, dates=Dates(made=date(2025, 5, 27))).is_open
    assert given(sent, dates=Dates(made=date(2025, 5, 28))).value == date(2025, 6, 2)
    carried = EarlierMatter(made=date(2025, 1, 1), being_handled=True)
    assert given(sent, dates=Dates(made=date(2025, 5, 28)), earlier_matter=carried).is_open


def test_SP_03_the_terms_of_reference_follow_within_five_working_days():
    found = conduct.terms_of_reference_due(matter(officer_notice=OfficerNotice(given_on=date(2027, 3, 22))))
    assert found.value == date(2027, 3, 31)
    assert found.rules == ("SP-03", "TIM-06")
    assert conduct.terms_of_reference_due(matter()).value is None


def test_SP_04_the_officer_has_ten_working_days_from_the_terms():
    found = conduct.representations_due(matter(officer_notice=OfficerNotice(terms_given_on=date(2027, 3, 31))))
    assert found.value == date(2027, 4, 14)
    assert conduct.representations_due(matter()).value is None


def test_SP_05_another_interview_time_falls_within_five_working_days():
    notice = OfficerNotice(interview_set_for=date(2027, 3, 24))
    assert conduct.alternative_interview_last_day(matter(officer_notice=notice)).value == date(2027, 4, 2)
    assert conduct.alternative_interview_last_day(matter()).is_known
    left = (officer(left_on=date(2027, 1, 31)),)
    former = matter(officer_notice=notice, persons_complained_against=left)
    assert conduct.alternative_interview_last_day(former).is_open
    assert conduct.alternative_interview_last_day(matter(persons_complained_against=left)).is_known
