"""From which day each police body is there, by the instrument that made it; and what a merger of forces changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from complaintlaw import existence
from complaintlaw.dated import Dated, Held, NotCovered
from complaintlaw.existence import in_being, is_in_being
from complaintlaw.organisations import FORCES, Organisation

DAY = timedelta(days=1)
# The day, the source as it is cited, and what about the day has not been checked.
FIRST_DAYS = {
    Organisation.BRITISH_TRANSPORT_POLICE: (
        date(2004, 7, 1),
        "Railways and Transport Safety Act 2003, s 20",
        "the first day",
    ),
    Organisation.MINISTRY_OF_DEFENCE_POLICE: (
        date(1987, 3, 5),
        "Ministry of Defence Police Act 1987, s 1",
        "the first day",
    ),
    Organisation.CIVIL_NUCLEAR_CONSTABULARY: (date(2005, 4, 1), "Energy Act 2004, s 52", "the first day"),
    Organisation.NATIONAL_CRIME_AGENCY: (date(2013, 10, 7), "Crime and Courts Act 2013, s 1", ""),
    Organisation.POLICE_SCOTLAND: (date(2013, 4, 1), "Police and Fire Reform (Scotland) Act 2012, s 6", ""),
    Organisation.POLICE_SERVICE_NORTHERN_IRELAND: (
        date(2001, 11, 4),
        "Police (Northern Ireland) Act 2000, s 1",
        "the first day",
    ),
    Organisation.HM_REVENUE_AND_CUSTOMS: (
        date(2005, 4, 18),
        "Commissioners for Revenue and Customs Act 2005, s 4",
        "the first day",
    ),
    Organisation.HOME_OFFICE_IMMIGRATION_ENFORCEMENT: (date(2013, 4, 1), "an announcement", "the first day"),
    Organisation.BORDER_FORCE: (date(2012, 3, 1), "an announcement", "the first day"),
    Organisation.GANGMASTERS_AND_LABOUR_ABUSE_AUTHORITY: (
        date(2016, 7, 12),
        "Immigration Act 2016, s 10",
        "the first day",
    ),
    Organisation.FOOD_STANDARDS_AGENCY: (date(2000, 4, 1), "Food Standards Act 1999, s 1", "the first day"),
    Organisation.COLLEGE_OF_POLICING: (date(2012, 12, 1), "an announcement", "the first day"),
}


def test_every_body_is_a_territorial_force_or_has_a_first_day_here():
    assert set(FIRST_DAYS) | set(FORCES) == set(Organisation)
    assert not set(FIRST_DAYS) & set(FORCES)


@pytest.mark.parametrize(("body", "first"), [(body, facts[0]) for body, facts in FIRST_DAYS.items()])
def test_a_body_is_there_from_its_first_day_and_not_on_the_day_before(body, first):
    assert not is_in_being(body, first - DAY)
    assert is_in_being(body, first)
    assert is_in_being(body, first + DAY)
    with pytest.raises(NotCovered, match=f"The existence of {body.words} is known from {first} onwards"):
        in_being(body).on(first - DAY)


@pytest.mark.parametrize("body", FIRST_DAYS)
def test_the_first_day_of_a_body_has_its_source_and_says_where_it_is_not_verified(body):
    first, source, unverified = FIRST_DAYS[body]
    assert in_being(body).entry(first) == Held(value=body, start=first, source=source, unverified=unverified)


@pytest.mark.parametrize("force", FORCES)
def test_a_territorial_force_is_listed_from_22_august_1996_and_taken_to_be_older(force):
    """The Police Act 1996 came into force on that day. Most of these forces are of 1974 and before."""
    listed = date(1996, 8, 22)
    entry = Held(value=force, start=listed, source="Police Act 1996, s 1 and Schedule 1")
    assert in_being(force).held == (entry,)
    assert [is_in_being(force, listed + step * DAY) for step in (-1, 0, 1)] == [True, True, True]
    assert is_in_being(force, date(1974, 4, 1))


def test_from_the_day_of_a_merger_the_old_force_is_not_there_and_its_successor_is_named(monkeypatch):
    last, first = date(2030, 3, 31), date(2030, 4, 1)
    merged = Dated(
        "The existence of Essex Police",
        Held(value=Organisation.ESSEX, start=date(1996, 8, 22), end=last, source="an Act"),
        Held(value=Organisation.KENT, start=first, source="an invented order"),
    )
    monkeypatch.setitem(existence._IN_BEING, Organisation.ESSEX, merged)
    assert is_in_being(Organisation.ESSEX, date(1996, 8, 21))
    assert is_in_being(Organisation.ESSEX, last)
    assert not is_in_being(Organisation.ESSEX, first)
    assert in_being(Organisation.ESSEX).on(first) is Organisation.KENT
    assert is_in_being(Organisation.KENT, first)
