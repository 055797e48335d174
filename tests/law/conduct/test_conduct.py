"""The special procedure and its days."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from complaintlaw import conduct
from complaintlaw.conduct import Assessor, SeverityQuestion
from complaintlaw.dated import NotCovered
from complaintlaw.organisations import Organisation
from complaintlaw.people import Complainant
from complaintlaw.proceedings import Dates, EarlierMatter, OfficerNotice, PublicInterestDecision, Withdrawal
from complaintlaw.standards import USE_OF_FORCE
from complaintlaw.standing import is_complaint
from complaintlaw.steps import Channel
from complaintlaw.vocabulary import ArrivedAs, Handling, PersonKind, Rank
from tests.law.build import ESSEX, matter, missing, officer

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


STAFF = officer(id="s2", kind=PersonKind.POLICE_STAFF, rank=None)
NOBODY: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("people", "answer"),
    [
        ((officer(), STAFF), "cannot say yet"),
        ((officer(), officer(id="s2")), "yes"),
        ((STAFF, STAFF.but(id="s3")), "no"),
        ((officer(indication=INDICATED), STAFF), "yes"),
        ((officer(indication=NOBODY), STAFF.but(indication=INDICATED)), "no"),
        ((officer(indication=NOBODY), STAFF), "no"),
        ((officer(), STAFF.but(indication=INDICATED)), "cannot say yet"),
        ((officer(), STAFF.but(indication=NOBODY)), "yes"),
        ((), "no"),
    ],
)
def test_SP_01_turns_on_of_whom_there_is_an_indication(people, answer):
    asked = matter(persons_complained_against=people, handling=Handling.LOCAL_INVESTIGATION, indication=INDICATED)
    assert conduct.is_under_special_procedure(asked).answer.value == answer


def test_SP_01_asks_of_whom_where_an_officer_and_somebody_else_could_be_meant():
    found = conduct.is_under_special_procedure(investigated(officer(), STAFF))
    assert missing(found) == {"persons_complained_against[s1].indication"}
    assert "It has not been said of which of the people there is an indication." in found.reasons
    explained = conduct.is_under_special_procedure(investigated(officer(), STAFF.but(indication=INDICATED)))
    assert missing(explained) == {"persons_complained_against[s1].indication"}


def test_SP_01_what_is_said_of_a_person_is_enough_without_a_word_on_the_matter():
    by_name = investigated(officer(indication=INDICATED), indication=None)
    assert conduct.is_under_special_procedure(by_name).is_yes
    none_of_them = investigated(officer(indication=NOBODY), STAFF.but(indication=NOBODY), indication=None)
    assert conduct.is_under_special_procedure(none_of_them).is_no
    not_of_one = investigated(officer(indication=NOBODY), STAFF, indication=None)
    assert conduct.is_under_special_procedure(not_of_one).is_no


def test_SP_01_a_conduct_matter_about_an_officer_needs_no_further_indication():
    both = investigated(officer(), STAFF, arrived_as=ArrivedAs.OTHER_INFORMATION)
    assert conduct.is_under_special_procedure(both).is_yes
    assert conduct.severity_question(both).value is SeverityQuestion.MISCONDUCT_OR_GROSS_MISCONDUCT
    assert conduct.is_under_special_procedure(both.but(persons_complained_against=(STAFF,))).is_no


SCOT = officer(id="s2", force=Organisation.POLICE_SCOTLAND)


@pytest.mark.parametrize("other", [SCOT, officer(id="s2", left_on=date(2025, 5, 3))])
def test_SP_01_an_indication_of_somebody_whom_part_2_does_not_reach_is_not_enough(other):
    staff = STAFF.but(id="s1", indication=NOBODY)
    asked = investigated(staff, other.but(indication=INDICATED), dates=Dates(incident=date(2026, 5, 4)))
    assert conduct.is_under_special_procedure(asked).is_no
    both = asked.but(persons_complained_against=(staff, other.but(force=ESSEX, left_on=None, indication=INDICATED)))
    assert conduct.is_under_special_procedure(both).is_yes
    # Nothing is said of either: what is indicated is of staff, or of one who does not count.
    unsaid = asked.but(persons_complained_against=(staff.but(indication=None), other))
    assert conduct.is_under_special_procedure(unsaid).is_no


def test_SP_01_an_officer_of_whom_nobody_may_complain_is_investigated_beside_the_complaint():
    insider = Complainant(kind=PersonKind.POLICE_STAFF, force=ESSEX, claims=frozenset({"subject_of_conduct"}))
    of_staff, of_officer = STAFF.but(id="s1", indication=NOBODY), officer(id="s2", force=ESSEX, indication=INDICATED)
    asked = investigated(of_staff, of_officer, complainant=insider.but(on_duty_then=False))
    assert is_complaint(asked).is_yes
    assert conduct.is_under_special_procedure(asked).is_yes


def test_SP_01_a_conduct_matter_is_about_those_of_whom_something_is_indicated():
    of_staff = investigated(
        officer(indication=NOBODY), STAFF.but(indication=INDICATED), arrived_as=ArrivedAs.OTHER_INFORMATION
    )
    assert conduct.is_under_special_procedure(of_staff).is_no
    unsaid = of_staff.but(persons_complained_against=(officer(), STAFF.but(indication=INDICATED)))
    assert conduct.is_under_special_procedure(unsaid).is_open
    of_officer = of_staff.but(persons_complained_against=(officer(indication=INDICATED), STAFF.but(indication=NOBODY)))
    assert conduct.is_under_special_procedure(of_officer).is_yes
    assert conduct.severity_question(of_officer).value is SeverityQuestion.MISCONDUCT_OR_GROSS_MISCONDUCT


def test_SP_01_a_withdrawn_complaint_that_goes_on_as_a_conduct_matter_needs_no_indication():
    ended = PublicInterestDecision(result="recordable_conduct_matter", decided_on=date(2026, 9, 20))
    signed = Withdrawal(signed=True, notified_on=date(2026, 9, 10))
    asked = investigated(officer(indication=NOBODY), indication=NOBODY, withdrawal=signed, public_interest=ended)
    assert conduct.is_under_special_procedure(asked).is_yes
    assert conduct.is_under_special_procedure(asked.but(persons_complained_against=(STAFF,))).is_no
    assert conduct.is_under_special_procedure(asked.but(public_interest=None)).is_no


def test_SP_01_a_negative_says_what_is_missing():
    def reasons(**facts):
        return set(conduct.is_under_special_procedure(investigated(**facts)).reasons)

    assert "There is no investigation." in reasons(handling=None)
    assert "There is no such indication of a police officer or special constable." in reasons(indication=NOBODY)
    of_staff = {"persons_complained_against": (STAFF,), "arrived_as": ArrivedAs.OTHER_INFORMATION}
    assert "It is not about a police officer or special constable." in reasons(**of_staff)


def test_SP_01_says_that_the_test_for_a_use_of_force_has_changed():
    found = conduct.is_under_special_procedure(investigated())
    assert any("SI 2026/597" in note for note in found.unverified)
    assert USE_OF_FORCE.on(date(2026, 6, 30)) == "the test of the criminal law"
    with pytest.raises(NotCovered):
        USE_OF_FORCE.on(date(2026, 6, 29))


@pytest.mark.parametrize(
    ("reason", "answer"),
    [(None, "cannot say yet"), ("none", "yes"), ("public_interest", "yes"), ("might_prejudice", "no")],
)
def test_SP_03_the_officer_is_given_notice_unless_that_might_prejudice_an_investigation(reason, answer):
    assert conduct.must_give_officer_notice(investigated(reason_to_withhold=reason)).answer.value == answer
    assert conduct.must_give_officer_notice(investigated(handling=None, reason_to_withhold=reason)).is_no


def test_SP_06_cites_what_it_says_of_hand_and_of_email():
    cited = {str(one) for one in given(datetime(2027, 3, 22, 10, 0)).citations}
    assert {"SI 2020/2, reg 51(1B)", "SI 2020/2, reg 51(1D)"} <= cited


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
        (date(2017, 12, 14), SeverityQuestion.NOTHING),
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
    about_officer = investigated(officer(indication=INDICATED), staff_left)
    assert conduct.severity_question(about_officer).value is SeverityQuestion.MISCONDUCT_OR_GROSS_MISCONDUCT
    of_nobody_left = investigated(
        officer(indication=INDICATED), officer(id="s2", indication=(), left_on=date(2026, 1, 1))
    )
    assert conduct.severity_question(of_nobody_left).value is SeverityQuestion.MISCONDUCT_OR_GROSS_MISCONDUCT


def test_SP_02_that_nothing_is_asked_of_an_early_leaver_is_marked_and_is_not_the_same_as_no_assessment():
    early = conduct.severity_question(investigated(officer(left_on=date(2017, 12, 14))))
    assert any("15 December 2017" in note for note in early.unverified)
    later = conduct.severity_question(investigated(officer(left_on=date(2017, 12, 15))))
    assert not any("15 December 2017" in note for note in later.unverified)
    assert conduct.severity_question(investigated(officer(), handling=None)).value is None


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
