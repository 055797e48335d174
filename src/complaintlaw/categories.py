"""The national categories of allegation and the factors, by the version of the guidance that lists them.

Each allegation has exactly one category: a sub-category where its category has any. It has as many factors as
apply. Code lists change when the guidance on capturing data does, so they are dated, and an old case keeps the
list of its own day. Titles as of 22 November 2026, from the published tables for 2024/25; the codes, and what
is marked, are not verified against the guidance itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from complaintlaw.dated import Dated, Held

__all__ = ["CATEGORIES", "FACTORS", "NO_FACTOR", "Code", "categories_on", "may_be_chosen"]


@dataclass(frozen=True, kw_only=True)
class Code:
    """One entry of a code list: its code, its title, and what about it is unverified."""

    code: str
    title: str
    unverified: str = ""

    @property
    def parent(self) -> str:
        """The code of the category that a sub-category belongs to; empty for a category."""
        return self.code[0] if self.code[1:].isdigit() else ""


NO_FACTOR = "none"
_RECALLED = "the title is not from a published list"
_TABLES = "IOPC, Police complaints statistics 2024/25, tables 6 and 18"
_GUIDANCE = "IOPC, Guidance on capturing data about police complaints; the list in it has not been read in full"
_IN_USE_FROM = date(2020, 2, 1)


def _codes(rows: tuple[tuple[str, str], ...], recalled: tuple[str, ...]) -> tuple[Code, ...]:
    return tuple(Code(code=code, title=title, unverified=_RECALLED if code in recalled else "") for code, title in rows)


_CATEGORIES = (
    ("A", "Delivery of duties and service"),
    ("A1", "Police action following contact"),
    ("A2", "Decisions"),
    ("A3", "Information"),
    ("A4", "General level of service"),
    ("B", "Police powers, policies and procedures"),
    ("B1", "Stops, and stop and search"),
    ("B2", "Searches of premises and seizure of property"),
    ("B3", "Power to arrest and detain"),
    ("B4", "Use of force"),
    ("B5", "Detention in police custody"),
    ("B6", "Bail, identification and interview procedures"),
    ("B7", "Evidential procedures"),
    ("B8", "Out of court disposals"),
    ("B9", "Other policies and procedures"),
    ("C", "Handling of or damage to property/premises"),
    ("D", "Access and/or disclosure of information"),
    ("D1", "Use of police systems"),
    ("D2", "Disclosure of information"),
    ("D3", "Handling of information"),
    ("D4", "Accessing and handling of information from other sources"),
    ("E", "Use of police vehicles"),
    ("F", "Discriminatory behaviour"),
    ("F1", "Age"),
    ("F2", "Disability"),
    ("F3", "Gender reassignment"),
    ("F4", "Pregnancy and maternity"),
    ("F5", "Marriage and civil partnership"),
    ("F6", "Race"),
    ("F7", "Religion or belief"),
    ("F8", "Sex"),
    ("F9", "Sexual orientation"),
    ("F10", "Other"),
    ("G", "Abuse of position/corruption"),
    ("G1", "Organisational corruption"),
    ("G2", "Abuse of position for sexual purpose"),
    ("G3", "Abuse of position for the purpose of pursuing an inappropriate emotional relationship"),
    ("G4", "Abuse of position for financial purpose"),
    ("G5", "Obstruction of justice"),
    ("G6", "Abuse of position for other purpose"),
    ("H", "Individual behaviours"),
    ("H1", "Impolite language/tone"),
    ("H2", "Impolite and intolerant actions"),
    ("H3", "Unprofessional attitude and disrespect"),
    ("H4", "Lack of fairness and impartiality"),
    ("H5", "Overbearing or harassing behaviours"),
    ("J", "Sexual conduct"),
    ("J1", "Sexual assault"),
    ("J2", "Sexual harassment"),
    ("J3", "Other sexual conduct"),
    ("K", "Discreditable conduct"),
    ("L", "Other"),
)
_RECALLED_CATEGORIES = ("H5", "J1", "J2", "J3")
_FACTORS = (
    ("arrest", "Arrest"),
    ("custody", "Custody"),
    ("stop-search", "Stop and/or search"),
    ("premises-search", "Premises search"),
    ("investigation", "Investigation"),
    ("call-handling", "Call handling"),
    ("domestic-abuse", "Domestic/gender abuse"),
    ("mental-health", "Mental health"),
    ("missing-persons", "Missing persons"),
    ("roads-traffic", "Roads/traffic"),
    ("restraint-equipment", "Restraint equipment"),
    ("taser", "Taser (conducted energy device)"),
    ("firearms", "Firearms"),
    ("incapacitant-spray", "Incapacitant spray"),
    ("dogs-horses", "Police dogs and horses"),
    ("public-order", "Public order incident / protest"),
    ("neighbourhood-policing", "Neighbourhood policing"),
    ("hate-crime", "Hate crime"),
    ("sexual-offences", "Rape and serious sexual offences"),
    ("child-abuse", "Child sexual abuse and exploitation"),
    ("social-media", "Social media"),
    ("covid-19", "COVID-19"),
    ("off-duty", "Off duty"),
    ("body-worn-video", "Body-worn video"),
    ("vehicle", "Police vehicle / pursuit"),
    ("drugs-alcohol", "Drugs/alcohol"),
    ("under-18", "Child or young person"),
    ("vulnerability", "Vulnerable person"),
    ("vawg", "Violence against women and girls"),
    ("police-perpetrated-da", "Police-perpetrated domestic abuse"),
    ("discrimination", "Discrimination"),
    ("none", "No factor applies"),
)
_RECALLED_FACTORS = (
    "taser",
    "firearms",
    "incapacitant-spray",
    "dogs-horses",
    "public-order",
    "neighbourhood-policing",
    "hate-crime",
    "sexual-offences",
    "child-abuse",
    "off-duty",
    "body-worn-video",
    "vehicle",
    "drugs-alcohol",
    "under-18",
    "vulnerability",
    "vawg",
    "police-perpetrated-da",
    "discrimination",
)

CATEGORIES: Dated[tuple[Code, ...]] = Dated(
    "The list of categories",
    Held(
        value=_codes(_CATEGORIES, _RECALLED_CATEGORIES),
        start=_IN_USE_FROM,
        source=_TABLES,
        unverified="the codes, and the day from which each title holds",
    ),
)
FACTORS: Dated[tuple[Code, ...]] = Dated(
    "The list of factors",
    Held(
        value=_codes(_FACTORS, _RECALLED_FACTORS),
        start=_IN_USE_FROM,
        source=_GUIDANCE,
        unverified="the list as a whole",
    ),
)


def categories_on(day: date) -> dict[str, Code]:
    """The categories in force on that day by their codes, in the order of the list. Raises NotCovered."""
    return {one.code: one for one in CATEGORIES.on(day)}


def may_be_chosen(code: str, day: date) -> bool:
    """Whether an allegation can have that category: it is on the list, and has no sub-categories."""
    known = categories_on(day)
    return code in known and not any(one.parent == code for one in known.values())
