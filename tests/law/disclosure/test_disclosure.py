"""Who else is told, what may be kept back, and when a time limit yields."""

from __future__ import annotations

import pytest

from complaintlaw import disclosure
from complaintlaw.disclosure import Interest
from complaintlaw.people import OtherPerson
from complaintlaw.proceedings import PublicInterestDecision, Withdrawal
from tests.law.build import conduct, conduct_matter, dsi, matter, missing, service

RIGHT, CHOICE = Interest.OF_RIGHT, Interest.AT_DISCRETION


def interest(**facts):
    return disclosure.interest(matter(other_person=OtherPerson(**{"consents": True, **facts})))


@pytest.mark.parametrize(
    ("relationship", "after_a_death", "after_an_injury", "if_unable_to_complain"),
    [
        ("self", RIGHT, RIGHT, RIGHT),
        ("spouse", RIGHT, CHOICE, RIGHT),
        ("partner", RIGHT, CHOICE, RIGHT),
        ("parent", RIGHT, CHOICE, RIGHT),
        ("adult_child", RIGHT, CHOICE, RIGHT),
        ("sibling", CHOICE, CHOICE, CHOICE),
        ("other", CHOICE, CHOICE, CHOICE),
    ],
)
def test_INF_11_who_is_interested(relationship, after_a_death, after_an_injury, if_unable_to_complain):
    injured = {"relationship": relationship, "harm": "serious_injury"}
    assert interest(relationship=relationship, harm="death").value is after_a_death
    assert interest(**injured, injured_cannot_complain=False).value is after_an_injury
    assert interest(**injured, injured_cannot_complain=True).value is if_unable_to_complain


def test_INF_11_nobody_without_agreement():
    refused = interest(consents=False)
    assert refused.is_known
    assert refused.value is None
    assert missing(interest(consents=None, relationship="parent", harm="death")) == {"other_person.consents"}


def test_INF_11_nobody_asks():
    nobody = disclosure.interest(matter())
    assert nobody.is_known
    assert nobody.value is None


def test_INF_11_what_must_be_known_of_a_relative():
    assert missing(interest(relationship="parent")) == {"other_person.harm", "other_person.injured_cannot_complain"}
    assert interest(relationship="parent", injured_cannot_complain=True).value is RIGHT
    assert missing(interest(harm="death")) == {"other_person.relationship"}


MOTHER = OtherPerson(consents=True, relationship="parent", harm="death")
CEASED = {
    "withdrawal": Withdrawal(signed=True),
    "public_interest": PublicInterestDecision(result="not_in_public_interest"),
}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (matter(allegations=(service(),)), CHOICE),
        (matter(allegations=(service(), conduct())), RIGHT),
        (conduct_matter(allegations=(service(),)), RIGHT),
        (dsi(allegations=()), RIGHT),
        (conduct_matter(indication=frozenset()), None),
        (matter(handling="outside_schedule_3"), None),
        (matter(handling="outside_schedule_3", recorded=True), RIGHT),
        (matter(**CEASED), None),
        (matter(**CEASED).but(public_interest=PublicInterestDecision(result="recordable_conduct_matter")), RIGHT),
    ],
)
def test_INF_11_by_right_only_where_conduct_or_a_death_is_in_question(asked, expected):
    found = disclosure.interest(asked.but(other_person=MOTHER))
    assert found.is_known
    assert found.value is expected


def test_INF_11_a_complaint_of_which_nothing_is_known_gives_no_right_yet():
    found = disclosure.interest(matter(allegations=None, persons_complained_against=(), other_person=MOTHER))
    assert found.is_open


@pytest.mark.parametrize(
    ("purpose", "risk", "answer"),
    [
        ("criminal_proceedings", True, "yes"),
        ("national_security", True, "yes"),
        ("crime_prevention", True, "yes"),
        ("proportionality", True, "yes"),
        ("public_interest", True, "yes"),
        ("public_interest", False, "no"),
        ("public_interest", None, "cannot say yet"),
        ("other", True, "no"),
        ("other", None, "no"),
        (None, True, "no"),
    ],
)
def test_INF_09_a_listed_purpose_and_a_real_risk(purpose, risk, answer):
    found = disclosure.may_withhold_information(matter(withholding_purpose=purpose, significant_risk=risk))
    assert found.answer.value == answer


@pytest.mark.parametrize("circumstances", [True, False])
def test_INF_12_only_exceptional_circumstances_on_the_file_excuse(circumstances):
    found = disclosure.time_limit_excused(matter(exceptional_circumstances=circumstances))
    assert found.value is circumstances
    assert disclosure.time_limit_excused(matter()).is_no
