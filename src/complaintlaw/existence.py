"""From when to when each police body is there. Forces may merge: then the old one ends and its successor is named.

A value is the organisation itself or, from the day of a merger, the one that has taken its place.
"""

from __future__ import annotations

from datetime import date

from complaintlaw.dated import Dated, Held
from complaintlaw.organisations import FORCES, Organisation

__all__ = ["in_being", "is_in_being"]

_FIRST_DAY = "the first day"
# The consolidating Act came into force on this day; most of these forces are older.
_ACT_OF_1996 = date(1996, 8, 22)
_OTHERS: dict[Organisation, tuple[date, str, str]] = {
    Organisation.BRITISH_TRANSPORT_POLICE: (
        date(2004, 7, 1),
        "Railways and Transport Safety Act 2003, s 20",
        _FIRST_DAY,
    ),
    Organisation.MINISTRY_OF_DEFENCE_POLICE: (
        date(1987, 3, 5),
        "Ministry of Defence Police Act 1987, s 1",
        _FIRST_DAY,
    ),
    Organisation.CIVIL_NUCLEAR_CONSTABULARY: (date(2005, 4, 1), "Energy Act 2004, s 52", _FIRST_DAY),
    Organisation.NATIONAL_CRIME_AGENCY: (date(2013, 10, 7), "Crime and Courts Act 2013, s 1", ""),
    Organisation.POLICE_SCOTLAND: (date(2013, 4, 1), "Police and Fire Reform (Scotland) Act 2012, s 6", ""),
    Organisation.POLICE_SERVICE_NORTHERN_IRELAND: (
        date(2001, 11, 4),
        "Police (Northern Ireland) Act 2000, s 1",
        _FIRST_DAY,
    ),
    Organisation.HM_REVENUE_AND_CUSTOMS: (
        date(2005, 4, 18),
        "Commissioners for Revenue and Customs Act 2005, s 4",
        _FIRST_DAY,
    ),
    Organisation.HOME_OFFICE_IMMIGRATION_ENFORCEMENT: (date(2013, 4, 1), "an announcement", _FIRST_DAY),
    Organisation.BORDER_FORCE: (date(2012, 3, 1), "an announcement", _FIRST_DAY),
    Organisation.GANGMASTERS_AND_LABOUR_ABUSE_AUTHORITY: (date(2016, 7, 12), "Immigration Act 2016, s 10", _FIRST_DAY),
    Organisation.FOOD_STANDARDS_AGENCY: (date(2000, 4, 1), "Food Standards Act 1999, s 1", _FIRST_DAY),
    Organisation.COLLEGE_OF_POLICING: (date(2012, 12, 1), "an announcement", _FIRST_DAY),
}


def _since(organisation: Organisation, start: date, source: str, unverified: str) -> Dated[Organisation]:
    return Dated(
        f"The existence of {organisation.words}",
        Held(value=organisation, start=start, source=source, unverified=unverified),
    )


_IN_BEING: dict[Organisation, Dated[Organisation]] = {
    **{force: _since(force, _ACT_OF_1996, "Police Act 1996, s 1 and Schedule 1", "") for force in FORCES},
    **{organisation: _since(organisation, *facts) for organisation, facts in _OTHERS.items()},
}


def in_being(organisation: Organisation) -> Dated[Organisation]:
    """The organisation over time: itself while it is there, its successor after a merger."""
    return _IN_BEING[organisation]


def is_in_being(organisation: Organisation, day: date) -> bool:
    """Whether the list has the organisation itself on that day. A territorial force is taken to be older than the
    Act that lists it.
    """
    held = in_being(organisation).held
    if day < held[0].start:
        return organisation in FORCES
    return any(one.value is organisation and one.covers(day) for one in held)
