"""Which bodies must write in Welsh to whoever chose it."""

from __future__ import annotations

import pytest

from complaintlaw.language import must_use_chosen_language
from complaintlaw.organisations import Organisation
from complaintlaw.vocabulary import Rank
from tests.law.build import conduct, harmless, matter, missing, officer


@pytest.mark.parametrize(
    ("person", "allegation", "bound"),
    [
        (officer(force=Organisation.GWENT), harmless(), True),
        (officer(force=Organisation.GWENT), conduct(), True),
        (officer(rank=Rank.CHIEF_CONSTABLE, force=Organisation.NORTH_WALES), harmless(), True),
        (officer(force=Organisation.NORTH_WALES), harmless(), True),
        (officer(force=Organisation.SOUTH_WALES), harmless(), True),
        (officer(force=Organisation.DYFED_POWYS), harmless(), True),
        (officer(), harmless(), False),
        (officer(), harmless(descriptions={"serious_assault"}), True),
        (officer(force=Organisation.BRITISH_TRANSPORT_POLICE), harmless(), False),
    ],
)
def test_WEL_01_the_police_of_wales_and_the_iopc_write_in_the_language_chosen(person, allegation, bound):
    found = must_use_chosen_language(matter(persons_complained_against=(person,), allegations=(allegation,)))
    assert (found.is_yes, found.is_no) == (bound, not bound)


def test_WEL_01_while_the_review_body_is_open_so_is_the_answer():
    found = must_use_chosen_language(matter())
    assert found.is_open
    assert "allegations[1].authority_can_exclude" in missing(found)
