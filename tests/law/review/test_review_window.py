"""The right of review and its time limit."""

from __future__ import annotations

from datetime import date

import pytest

from complaintlaw import review_window
from complaintlaw.organisations import Organisation
from complaintlaw.people import Complainant
from complaintlaw.proceedings import Dates, PublicInterestDecision, Review, ReviewInformation, Withdrawal
from complaintlaw.review_window import ChallengeRoute
from complaintlaw.steps import Applicant, InfoItem
from complaintlaw.vocabulary import Handling, PersonKind, Rank
from tests.law.build import ESSEX, KENT, harmless, matter, missing, officer, service

I = InfoItem  # noqa: E741 - a table of items
BASIC = {I.RIGHT_TO_REVIEW, I.REVIEW_BODY, I.TIME_LIMIT, I.APPLICATION_REQUIREMENTS}
FOR_LPB = BASIC | {I.NO_RIGHT_TO_IOPC}
FOR_IOPC = BASIC | {I.REG_32_PARAGRAPH}


def recorded(handling=Handling.LOCAL_INVESTIGATION, **facts):
    return matter(**{"recorded": True, "handling": handling, "allegations": (harmless(),), **facts})


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (recorded(), ChallengeRoute.REVIEW),
        (recorded(Handling.NOT_INVESTIGATED), ChallengeRoute.REVIEW),
        (recorded(Handling.DIRECTED_INVESTIGATION), None),
        (recorded(Handling.INDEPENDENT_INVESTIGATION), None),
        (recorded(Handling.OUTSIDE_SCHEDULE_3), None),
        (recorded(recorded=False), None),
        (recorded(review=Review(applicant=Applicant.REPRESENTATIVE)), ChallengeRoute.REVIEW),
        (recorded(review=Review(applicant=Applicant.PERSON_COMPLAINED_AGAINST)), None),
        (recorded(review=Review(applicant=Applicant.OTHER)), None),
        (recorded(dates=Dates(made=date(2019, 1, 1))), ChallengeRoute.APPEAL),
        (
            recorded(persons_complained_against=(officer(rank=None, kind=PersonKind.CONTRACTOR),)),
            ChallengeRoute.APPEAL,
        ),
        (recorded(persons_complained_against=(officer(rank=None, kind=PersonKind.NOT_POLICE),)), None),
    ],
)
def test_REV_01_what_can_be_done_against_an_outcome(asked, expected):
    found = review_window.challenge_route(asked)
    assert found.is_known
    assert found.value is expected


def lettered(day, contains):
    """A complaint that was investigated, and the letter about the review."""
    return recorded(review=Review(information=(told(day, contains),)))


@pytest.mark.parametrize("result", ["recordable_conduct_matter", "not_in_public_interest"])
def test_REV_01_a_complaint_that_is_none_any_more_has_no_review(result):
    signed = Withdrawal(signed=True, notified_on=date(2026, 9, 10))
    asked = lettered(date(2026, 9, 1), FOR_LPB).but(withdrawal=signed)
    assert review_window.review_last_day(asked).value == date(2026, 9, 29)
    ended = asked.but(public_interest=PublicInterestDecision(result=result, decided_on=date(2026, 9, 20)))
    assert review_window.challenge_route(ended).is_no
    assert review_window.review_last_day(ended).is_no


def test_REV_01_a_part_about_service_has_a_review_though_the_person_had_left():
    left = officer(left_on=date(2025, 5, 3))
    facts = {"force": KENT, "dates": Dates(incident=date(2026, 5, 4)), "persons_complained_against": (left,)}
    assert review_window.challenge_route(recorded(allegations=(harmless(), service()), **facts)).is_yes
    assert review_window.challenge_route(recorded(**facts)).is_no


def test_REV_08_the_scheme_of_the_national_crime_agency_says_itself_by_when():
    agent = officer(rank=None, kind=PersonKind.NCA_OFFICER, force=Organisation.NATIONAL_CRIME_AGENCY)
    asked = lettered(date(2026, 9, 1), FOR_LPB).but(persons_complained_against=(agent,))
    assert review_window.review_last_day(asked).is_open


@pytest.mark.parametrize(("contains", "last_day"), [(BASIC, None), (FOR_IOPC, None), (FOR_LPB, date(2026, 9, 29))])
def test_REV_08_where_two_local_bodies_review_a_letter_is_one_of_theirs(contains, last_day):
    asked = lettered(date(2026, 9, 1), contains).but(
        persons_complained_against=(officer(), officer(id="s2", force=ESSEX)), allegations=(harmless(),)
    )
    found = review_window.review_last_day(asked)
    assert found.is_known
    assert found.value == last_day


def test_REV_01_waits_until_the_handling_is_chosen():
    assert review_window.challenge_route(recorded(handling=None)).is_open
    agent = officer(rank=None, kind=PersonKind.NCA_OFFICER)
    assert review_window.challenge_route(recorded(persons_complained_against=(agent,))).is_open


def test_INF_07_five_working_days_for_the_review_information():
    outcome = Dates(outcome=date(2026, 8, 27))
    assert review_window.review_information_due(recorded(dates=outcome)).value == date(2026, 9, 4)
    assert review_window.review_information_due(recorded("outside_schedule_3", dates=outcome)).is_no


def test_INF_07_what_it_must_say_depends_on_the_review_body():
    assert review_window.required_information(recorded()).value == FOR_LPB
    commander = recorded(persons_complained_against=(officer(Rank.COMMANDER),))
    assert review_window.required_information(commander).value == FOR_IOPC
    determined = recorded(review=Review(body="iopc"))
    assert review_window.required_information(determined).value == FOR_IOPC


def told(day, contains):
    return ReviewInformation(provided_on=day, contains=frozenset(contains))


@pytest.mark.parametrize(
    ("information", "last_day"),
    [
        ((), None),
        ((told(date(2026, 11, 27), FOR_LPB),), date(2026, 12, 25)),  # Christmas Day stays
        ((told(date(2026, 11, 27), BASIC),), None),
        ((told(date(2026, 11, 2), BASIC), told(date(2026, 11, 27), FOR_LPB)), date(2026, 12, 25)),
        ((told(date(2026, 11, 27), FOR_LPB), told(date(2026, 12, 9), FOR_LPB)), date(2026, 12, 25)),
        ((told(date(2026, 12, 9), FOR_LPB), told(date(2026, 11, 27), FOR_LPB)), date(2026, 12, 25)),
    ],
)
def test_REV_08_28_days_after_the_first_complete_information(information, last_day):
    found = review_window.review_last_day(recorded(review=Review(information=information)))
    assert found.is_known
    assert found.value == last_day


def test_REV_08_information_that_is_complete_either_way_needs_no_review_body():
    both = Review(information=(told(date(2026, 11, 27), FOR_LPB | FOR_IOPC),))
    unknown_body = recorded(allegations=(harmless(authority_can_exclude=None),), review=both)
    assert review_window.review_last_day(unknown_body).value == date(2026, 12, 25)
    one = unknown_body.but(review=Review(information=(told(date(2026, 11, 27), FOR_LPB),)))
    assert missing(review_window.review_last_day(one)) == {"allegations[1].authority_can_exclude"}


def test_REV_01_while_it_is_not_shown_to_be_a_complaint_the_right_is_said_to_hang_on_it():
    asked = matter(allegations=(harmless(),), recorded=True, handling="not_investigated")
    assert review_window.challenge_route(asked).value == "review"
    assert review_window.NOT_SHOWN in review_window.challenge_route(asked).reasons
    shown = asked.but(complainant=Complainant(claims=frozenset({"subject_of_conduct"})))
    assert review_window.challenge_route(shown).value == "review"
    assert review_window.NOT_SHOWN not in review_window.challenge_route(shown).reasons
