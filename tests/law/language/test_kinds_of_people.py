"""What a person is, in the words of whoever fills in the case file."""

from __future__ import annotations

import pytest

from complaintlaw.vocabulary import PersonKind


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (PersonKind.POLICE_OFFICER, "police officer"),
        (PersonKind.SPECIAL_CONSTABLE, "special constable"),
        (PersonKind.POLICE_STAFF, "police staff"),
        (PersonKind.COMMON_COUNCIL_EMPLOYEE, "employee of the Common Council of the City of London"),
        (PersonKind.DESIGNATED_VOLUNTEER, "designated volunteer"),
        (PersonKind.CONTRACTOR, "contractor"),
        (PersonKind.NCA_OFFICER, "officer of the National Crime Agency"),
        (PersonKind.ON_RELEVANT_SERVICE, "on temporary service under section 97 of the Police Act 1996"),
        (PersonKind.OTHER_BODY_OFFICER, "officer of another body, such as Border Force or HM Revenue and Customs"),
        (PersonKind.LPB_OFFICE_HOLDER, "commissioner, mayor or a deputy of theirs"),
        (PersonKind.NOT_POLICE, "not with the police"),
    ],
)
def test_a_kind_of_person_is_named_as_a_person_would_say_it(kind, words):
    assert kind.words == words


def test_no_two_kinds_of_people_go_by_the_same_words():
    assert len({kind.words for kind in PersonKind}) == len(PersonKind)
