"""The police bodies, the bodies that answer for them, and how each is named.

Local policing bodies are a role that some organisation holds from one day to another: a commissioner, a
mayor, the Mayor's Office for Policing and Crime, the Common Council. Nothing else in the library knows which.

Kinds as of 22 November 2026, from the Home Office's public lists of police areas and of devolution orders.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum
from typing import TypeVar

from complaintlaw.dated import Dated, Held
from complaintlaw.errors import NotAFact, nearest, shown

__all__ = ["FORCES", "IOPC", "Body", "LpbKind", "Office", "Organisation", "chief_officer", "lpb", "lpb_kind"]


class Organisation(StrEnum):
    """Police bodies: the 43 territorial forces by their data.police.uk id, then the others."""

    AVON_AND_SOMERSET = "avon-and-somerset"
    BEDFORDSHIRE = "bedfordshire"
    CAMBRIDGESHIRE = "cambridgeshire"
    CHESHIRE = "cheshire"
    CITY_OF_LONDON = "city-of-london"
    CLEVELAND = "cleveland"
    CUMBRIA = "cumbria"
    DERBYSHIRE = "derbyshire"
    DEVON_AND_CORNWALL = "devon-and-cornwall"
    DORSET = "dorset"
    DURHAM = "durham"
    DYFED_POWYS = "dyfed-powys"
    ESSEX = "essex"
    GLOUCESTERSHIRE = "gloucestershire"
    GREATER_MANCHESTER = "greater-manchester"
    GWENT = "gwent"
    HAMPSHIRE = "hampshire"
    HERTFORDSHIRE = "hertfordshire"
    HUMBERSIDE = "humberside"
    KENT = "kent"
    LANCASHIRE = "lancashire"
    LEICESTERSHIRE = "leicestershire"
    LINCOLNSHIRE = "lincolnshire"
    MERSEYSIDE = "merseyside"
    METROPOLITAN = "metropolitan"
    NORFOLK = "norfolk"
    NORTH_WALES = "north-wales"
    NORTH_YORKSHIRE = "north-yorkshire"
    NORTHAMPTONSHIRE = "northamptonshire"
    NORTHUMBRIA = "northumbria"
    NOTTINGHAMSHIRE = "nottinghamshire"
    SOUTH_WALES = "south-wales"
    SOUTH_YORKSHIRE = "south-yorkshire"
    STAFFORDSHIRE = "staffordshire"
    SUFFOLK = "suffolk"
    SURREY = "surrey"
    SUSSEX = "sussex"
    THAMES_VALLEY = "thames-valley"
    WARWICKSHIRE = "warwickshire"
    WEST_MERCIA = "west-mercia"
    WEST_MIDLANDS = "west-midlands"
    WEST_YORKSHIRE = "west-yorkshire"
    WILTSHIRE = "wiltshire"
    BRITISH_TRANSPORT_POLICE = "british-transport-police"
    MINISTRY_OF_DEFENCE_POLICE = "ministry-of-defence-police"
    CIVIL_NUCLEAR_CONSTABULARY = "civil-nuclear-constabulary"
    NATIONAL_CRIME_AGENCY = "national-crime-agency"
    POLICE_SCOTLAND = "police-scotland"
    POLICE_SERVICE_NORTHERN_IRELAND = "police-service-northern-ireland"
    HM_REVENUE_AND_CUSTOMS = "hm-revenue-and-customs"
    HOME_OFFICE_IMMIGRATION_ENFORCEMENT = "home-office-immigration-enforcement"
    BORDER_FORCE = "border-force"
    GANGMASTERS_AND_LABOUR_ABUSE_AUTHORITY = "gangmasters-and-labour-abuse-authority"
    FOOD_STANDARDS_AGENCY = "food-standards-agency"
    COLLEGE_OF_POLICING = "college-of-policing"

    @property
    def words(self) -> str:
        """The name in running text."""
        return _NAMES.get(self, self.value.replace("-", " ").title().replace(" And ", " and ") + " Police")


_NAMES = {
    Organisation.CITY_OF_LONDON: "the City of London Police",
    Organisation.DEVON_AND_CORNWALL: "Devon & Cornwall Police",
    Organisation.DYFED_POWYS: "Dyfed-Powys Police",
    Organisation.HAMPSHIRE: "Hampshire and Isle of Wight Constabulary",
    Organisation.METROPOLITAN: "the Metropolitan Police",
    Organisation.BRITISH_TRANSPORT_POLICE: "the British Transport Police",
    Organisation.MINISTRY_OF_DEFENCE_POLICE: "the Ministry of Defence Police",
    Organisation.CIVIL_NUCLEAR_CONSTABULARY: "the Civil Nuclear Constabulary",
    Organisation.NATIONAL_CRIME_AGENCY: "the National Crime Agency",
    Organisation.POLICE_SCOTLAND: "Police Scotland",
    Organisation.POLICE_SERVICE_NORTHERN_IRELAND: "the Police Service of Northern Ireland",
    Organisation.HM_REVENUE_AND_CUSTOMS: "HM Revenue and Customs",
    Organisation.HOME_OFFICE_IMMIGRATION_ENFORCEMENT: "Home Office Immigration Enforcement",
    Organisation.BORDER_FORCE: "Border Force",
    Organisation.GANGMASTERS_AND_LABOUR_ABUSE_AUTHORITY: "the Gangmasters and Labour Abuse Authority",
    Organisation.FOOD_STANDARDS_AGENCY: "the Food Standards Agency",
    Organisation.COLLEGE_OF_POLICING: "the College of Policing",
}

FORCES: tuple[Organisation, ...] = tuple(Organisation)[:43]
_TERRITORIAL = frozenset(FORCES)


class Office(StrEnum):
    """An office or body that can have a part in a complaint."""

    CHIEF_OFFICER = "chief_officer"
    LPB = "lpb"
    IOPC = "iopc"
    BRITISH_TRANSPORT_POLICE = "british-transport-police"
    BRITISH_TRANSPORT_POLICE_AUTHORITY = "british-transport-police-authority"
    MINISTRY_OF_DEFENCE_POLICE = "ministry-of-defence-police"
    CIVIL_NUCLEAR_CONSTABULARY = "civil-nuclear-constabulary"
    NATIONAL_CRIME_AGENCY = "national-crime-agency"
    POLICE_SCOTLAND = "police-scotland"
    POLICE_OMBUDSMAN_NORTHERN_IRELAND = "police-ombudsman-northern-ireland"
    POLICE_AND_CRIME_PANEL = "police-and-crime-panel"
    HM_REVENUE_AND_CUSTOMS = "hm-revenue-and-customs"
    HOME_OFFICE_IMMIGRATION_ENFORCEMENT = "home-office-immigration-enforcement"
    BORDER_FORCE = "border-force"
    GANGMASTERS_AND_LABOUR_ABUSE_AUTHORITY = "gangmasters-and-labour-abuse-authority"
    FOOD_STANDARDS_AGENCY = "food-standards-agency"
    COLLEGE_OF_POLICING = "college-of-policing"


_Word = TypeVar("_Word", bound=StrEnum)


def _word(kind: type[_Word], stated: object) -> _Word:
    if isinstance(stated, kind):
        return stated
    known = {one.value: one for one in kind}
    if isinstance(stated, Enum) or not isinstance(stated, str) or stated not in known:
        asked = "" if isinstance(stated, Enum) else nearest(stated, known)
        raise NotAFact(f"Body: expected a word for {kind.__name__}, found {shown(stated)}{asked}")
    return known[stated]


def _territorial(force: object) -> Organisation:
    """The territorial force that is meant. Raises NotAFact for what is none, and for any other police body."""
    found = _word(Organisation, force)
    if found not in _TERRITORIAL:
        raise NotAFact(f"Body, force: expected one of the {len(FORCES)} territorial forces, found {shown(found)}")
    return found


@dataclass(frozen=True)
class Body:
    """A body with a part in a complaint; prints as in scenario files: `chief_officer:kent`, `iopc`."""

    office: Office
    force: Organisation | None = None

    def __post_init__(self) -> None:
        """Takes words for the members they name. Raises NotAFact for other words and types, for a chief officer or
        local policing body of anything but one of the 43 forces, and for a force of any other body.
        """
        office, force = _word(Office, self.office), self.force
        of_a_force = office in (Office.CHIEF_OFFICER, Office.LPB)
        if of_a_force is (force is None):
            raise NotAFact(f"Body, force: {office} has {'a' if of_a_force else 'no'} force")
        object.__setattr__(self, "office", office)
        object.__setattr__(self, "force", None if force is None else _territorial(force))

    def __str__(self) -> str:
        return self.office.value if self.force is None else f"{self.office.value}:{self.force.value}"

    @property
    def words(self) -> str:
        """The body in running text."""
        if self.force is not None:
            name = "chief officer of" if self.office is Office.CHIEF_OFFICER else "local policing body for"
            return f"the {name} {self.force.words}"
        if self.office is Office.IOPC:
            return "the IOPC"
        return self.office.value.replace("-", " ")

    @classmethod
    def all(cls) -> tuple[Body, ...]:
        """Every body there is."""
        single = tuple(cls(office) for office in Office if office not in (Office.CHIEF_OFFICER, Office.LPB))
        return tuple(Body(office, force) for office in (Office.CHIEF_OFFICER, Office.LPB) for force in FORCES) + single


IOPC = Body(Office.IOPC)


_CHIEF_OFFICERS = {force: Body(Office.CHIEF_OFFICER, force) for force in FORCES}
_LOCAL_POLICING_BODIES = {force: Body(Office.LPB, force) for force in FORCES}


def chief_officer(force: Organisation) -> Body:
    """The chief constable or commissioner of a territorial force. Raises NotAFact for anything else."""
    return _CHIEF_OFFICERS[_territorial(force)]


def lpb(force: Organisation) -> Body:
    """The local policing body for a territorial force, whatever it is called. Raises NotAFact for anything else."""
    return _LOCAL_POLICING_BODIES[_territorial(force)]


class LpbKind(StrEnum):
    """What kind of body the local policing body is."""

    PCC = "pcc"
    PFCC = "pfcc"
    MAYOR = "mayor"
    MOPAC = "mopac"
    COMMON_COUNCIL = "common_council"


_COMMISSIONERS = date(2012, 11, 22)
_UNTIL_2028 = date(2028, 5, 7)
_KIND = "The kind of the local policing body"
_DAY = "the first day of the office"
_PLANNED = (
    "a white paper of 26 January 2026 plans that commissioners end in May 2028 and that mayors or boards take their "
    "place; that it has been enacted was not found"
)


def _commissioner(kind: LpbKind, start: date, source: str, unverified: str = "") -> tuple[Held[LpbKind], ...]:
    """A commissioner's office until May 2028, and after it with the mark that it is planned to end."""
    marked = f"{unverified}; {_PLANNED}" if unverified else _PLANNED
    until = _UNTIL_2028 - timedelta(days=1)
    return (
        Held(value=kind, start=start, end=until, source=source, unverified=unverified),
        Held(value=kind, start=_UNTIL_2028, source=source, unverified=marked),
    )


def _since(kind: LpbKind, start: date, unverified: str = "") -> Dated[LpbKind]:
    before = Held(
        value=LpbKind.PCC,
        start=_COMMISSIONERS,
        end=start - timedelta(days=1),
        source=_ACT_OF_2011,
        # If the first day of the one is unsure, so is the last day of the other.
        unverified=unverified,
    )
    source = "the order that transferred the functions"
    if kind is LpbKind.PFCC:
        return Dated(_KIND, before, *_commissioner(kind, start, source, unverified))
    return Dated(_KIND, before, Held(value=kind, start=start, source=source, unverified=unverified))


def _always(kind: LpbKind, source: str) -> Dated[LpbKind]:
    return Dated(_KIND, Held(value=kind, start=date(2012, 1, 16), source=source))


_ACT_OF_2011 = "Police Reform and Social Responsibility Act 2011, s 1"
_COMMISSIONER: Dated[LpbKind] = Dated(_KIND, *_commissioner(LpbKind.PCC, _COMMISSIONERS, _ACT_OF_2011))
_OTHER_KINDS: dict[Organisation, Dated[LpbKind]] = {
    Organisation.METROPOLITAN: _always(LpbKind.MOPAC, "Police Reform and Social Responsibility Act 2011, s 3"),
    Organisation.CITY_OF_LONDON: _always(LpbKind.COMMON_COUNCIL, "Police Act 1996, s 101"),
    Organisation.GREATER_MANCHESTER: _since(LpbKind.MAYOR, date(2017, 5, 8)),
    Organisation.WEST_YORKSHIRE: _since(LpbKind.MAYOR, date(2021, 5, 10), _DAY),
    Organisation.SOUTH_YORKSHIRE: _since(LpbKind.MAYOR, date(2024, 5, 7), _DAY),
    # From 2018 to 2024 its commissioner had fire functions too; not told apart here.
    Organisation.NORTH_YORKSHIRE: _since(LpbKind.MAYOR, date(2024, 5, 7)),
    Organisation.ESSEX: _since(LpbKind.PFCC, date(2017, 10, 1), _DAY),
    Organisation.STAFFORDSHIRE: _since(LpbKind.PFCC, date(2018, 8, 1), _DAY),
    Organisation.NORTHAMPTONSHIRE: _since(LpbKind.PFCC, date(2019, 1, 1), _DAY),
    Organisation.CUMBRIA: _since(LpbKind.PFCC, date(2023, 4, 1), _DAY),
}


def lpb_kind(force: Organisation) -> Dated[LpbKind]:
    """The kinds of the local policing body of a territorial force, by date. Raises NotAFact for anything else."""
    return _OTHER_KINDS.get(_territorial(force), _COMMISSIONER)
