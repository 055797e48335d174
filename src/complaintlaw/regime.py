"""Which set of rules governs a matter, and what Part 2 does not reach at all.

The day on which the complaint was made decides between the rules of different times; what the person
complained against is decides between the schemes of different bodies.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import partial

from complaintlaw.calendar import day_of
from complaintlaw.citation import AMENDING_2025, CMR, CONTRACTORS, NCA, PRA
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, say, yes
from complaintlaw.logic import Branch, all_of, any_of, choose, none_of, switch
from complaintlaw.organisations import FORCES, Organisation
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.register import answers, once, rule
from complaintlaw.vocabulary import ArrivedAs, PersonKind

__all__ = [
    "OTHER_RULES",
    "Regime",
    "governing",
    "had_left",
    "is_beyond_the_border",
    "is_outside_part_2",
    "kind_of",
    "regime",
    "regime_for",
    "regime_of_force",
    "under_delivery_rules_of_2025",
]

PRESENT_RULES_FROM = date(2020, 2, 1)
DELIVERY_RULES_FROM = date(2025, 5, 28)
BY_AGREEMENT = (
    Organisation.BRITISH_TRANSPORT_POLICE,
    Organisation.MINISTRY_OF_DEFENCE_POLICE,
    Organisation.CIVIL_NUCLEAR_CONSTABULARY,
)
OWN_SCHEME = (
    Organisation.HM_REVENUE_AND_CUSTOMS,
    Organisation.HOME_OFFICE_IMMIGRATION_ENFORCEMENT,
    Organisation.BORDER_FORCE,
    Organisation.GANGMASTERS_AND_LABOUR_ABUSE_AUTHORITY,
    Organisation.FOOD_STANDARDS_AGENCY,
    Organisation.COLLEGE_OF_POLICING,
)
OTHER_JURISDICTION = (Organisation.POLICE_SCOTLAND, Organisation.POLICE_SERVICE_NORTHERN_IRELAND)


class Regime(StrEnum):
    """A set of rules about complaints."""

    PRA_2020 = "pra_2020"
    PRA_PRE_2020 = "pra_pre_2020"
    CONTRACTORS_2015 = "contractors_2015"
    NCA_2013 = "nca_2013"
    SECTION_26_AGREEMENT = "section_26_agreement"
    OTHER_IOPC_SCHEME = "other_iopc_scheme"
    OUTSIDE_PART_2 = "outside_part_2"


_PRESENT, _EARLIER, _OUTSIDE = say(Regime.PRA_2020), say(Regime.PRA_PRE_2020), say(Regime.OUTSIDE_PART_2)
OTHER_RULES = (
    Regime.PRA_PRE_2020,
    Regime.CONTRACTORS_2015,
    Regime.NCA_2013,
    Regime.SECTION_26_AGREEMENT,
    Regime.OTHER_IOPC_SCHEME,
)
"""Rules about complaints that are not the present ones."""


def kind_of(person: PersonComplainedAgainst) -> Finding[PersonKind]:
    """What the person is. Only police officers have a rank here, so a stated rank says it too."""
    kind = person.kind
    if kind.is_open and person.rank.is_known:
        return person.rank.then(lambda rank: PersonKind.POLICE_OFFICER)
    return kind


@once
def had_left(person: PersonComplainedAgainst, matter: Matter) -> Finding[bool]:
    """Whether the person no longer served when the conduct took place, or had not been in the police at
    all.
    """

    def left_before(left_on: date | None) -> Finding[bool]:
        """Whether that day was before the day of the conduct; no for None, who has not left. What is complained of
        cannot be later than the complaint.
        """
        made = matter.dates.made.value
        if left_on is None or (made is not None and left_on >= made):
            return no()
        return matter.dates.incident.then(lambda incident: left_on < incident)

    return person.left_on.and_then(left_before)


@rule("AA-13", PRA.at("26"))
def is_beyond_the_border(force: Organisation, matter: Matter) -> Finding[bool]:
    """AA-13: The agreements and orders for the British Transport Police, the Ministry of Defence Police and the
    Civil Nuclear Constabulary have no effect on what is done outside England and Wales.
    """
    if force not in BY_AGREEMENT:
        return no()
    return matter.conduct_outside_england_and_wales.because(
        yes=f"It took place outside England and Wales, where the scheme for {force.words} ends."
    )


_HOLDS_OFFICE = "holds an elected or appointed office and does not serve with the police."
NO_SERVICE = (
    "does not serve with the police. What a volunteer without a designation, a cadet or an agency worker did for the "
    "force can be entered as a complaint about its service."
)


@rule("ELG-13", PRA.at("12"), PRA.at("12(1A)(b)"))
def is_outside_part_2(person: PersonComplainedAgainst, matter: Matter) -> Finding[bool]:
    """ELG-13: Part 2 reaches people who serve with the police. It does not reach a commissioner, mayor or
    deputy as such, private people and firms, the police of Scotland or Northern Ireland, or what somebody did
    after leaving the police. ELG-10: It does reach what somebody who serves does off duty.
    """
    kind = kind_of(person)

    def reaches_no(force: Organisation) -> Finding[bool]:
        """Whether no rules on complaints reach the people of that force, or what they did where they did it."""
        if force in OTHER_JURISDICTION:
            return yes(f"{person.id} serves with the police of another part of the United Kingdom.")
        return is_beyond_the_border(force, matter) if force in BY_AGREEMENT else no()

    return any_of(
        (
            kind.equals(PersonKind.LPB_OFFICE_HOLDER).because(yes=f"{person.id} {_HOLDS_OFFICE}"),
            kind.equals(PersonKind.NOT_POLICE).because(yes=f"{person.id} {NO_SERVICE}"),
            person.force.and_then(reaches_no),
            had_left(person, matter).because(yes=f"{person.id} had left before the conduct."),
        )
    )


@rule("TRN-01", CMR.at("2(2)(a)"), CMR.at("2(2)(b)"), CMR.at("2(3)"))
def is_under_old_rules(matter: Matter) -> Finding[bool]:
    """TRN-01: The rules of 2012 still govern a complaint made before 1 February 2020, and a later one on a
    matter that was then already being handled, unless the Director General has brought it under the present
    rules. A conduct matter, or a death or serious injury matter, goes by the day on which it came to the
    authority's attention.
    """
    return _governed_by_earlier_rules(matter, PRESENT_RULES_FROM)


def _day_that_decides(matter: Matter) -> Finding[date]:
    """The day on which it was made; of what came without a complaint, the day it came to attention, if known."""
    attention = matter.dates.first_attention
    made: Finding[date] = matter.dates.made
    complained = matter.arrived_as.equals(ArrivedAs.EXPRESSION_OF_DISSATISFACTION)
    return choose(complained, yes=made, no=lambda: attention.then(day_of) if attention.is_known else made)


def _governed_by_earlier_rules(matter: Matter, changed_on: date) -> Finding[bool]:
    """Whether the complaint, or an earlier one still being handled, was made before the rules changed."""
    # A file without the day it was made is taken to be of the present: every change listed here came before.
    day = _day_that_decides(matter)
    made_before = day.then(lambda made: made < changed_on) if day.is_known else no()
    earlier = matter.earlier_matter
    before_change = made_before.because(yes="It was made before the rules changed.")
    if earlier is not None:
        carried_over = all_of((earlier.made.then(lambda made: made < changed_on), earlier.being_handled))
        told = carried_over.because(yes="An earlier complaint on the matter was still being handled.")
        before_change = any_of((before_change, told))
    return all_of((before_change, lambda: none_of((matter.dg_direction.is_there(),))))


@answers("under_delivery_rules_of_2025")
@rule("TRN-02", AMENDING_2025.at("66(1)"))
def under_delivery_rules_of_2025(matter: Matter) -> Finding[bool]:
    """TRN-02: The rules of 2025 on when a notice counts as given apply to complaints made on or after 28
    May 2025, save on a matter that was then already being handled, and to cases that the Director General
    reopens. Of what came without a complaint the day on which it came to attention counts.
    """
    return none_of((_governed_by_earlier_rules(matter, DELIVERY_RULES_FROM),))


@once
def _by_date(matter: Matter) -> Finding[Regime]:
    return choose(is_under_old_rules(matter), yes=_EARLIER, no=_PRESENT)


def _by_organisation(organisation: Organisation, matter: Matter) -> Finding[Regime]:
    if organisation in FORCES:
        return _by_date(matter)
    if organisation is Organisation.NATIONAL_CRIME_AGENCY:
        return under_nca_regulations()
    if organisation in BY_AGREEMENT:
        return choose(is_beyond_the_border(organisation, matter), yes=_OUTSIDE, no=under_agreement)
    return under_own_scheme() if organisation in OWN_SCHEME else _OUTSIDE


@once
def regime_of_force(matter: Matter) -> Finding[Regime]:
    """The set of rules for the service of the force that is complained about."""
    return matter.force.and_then(lambda force: _by_organisation(force, matter))


@rule("AA-12", PRA.at("26"), NCA.at(""))
def under_nca_regulations() -> Finding[Regime]:
    """AA-12: Complaints about the National Crime Agency have regulations of their own, close to the rules
    before 2020.
    """
    return say(Regime.NCA_2013)


@rule("AA-12", PRA.at("26"))
def under_agreement() -> Finding[Regime]:
    """AA-12: The British Transport Police, the Ministry of Defence Police and the Civil Nuclear Constabulary
    stand under agreements or orders of their own.
    """
    return say(Regime.SECTION_26_AGREEMENT)


@rule(
    "AA-12",
    PRA.at("10"),
    PRA.at("26BA"),
    PRA.at("26D"),
    PRA.at("26E"),
    unverified="the schemes of these bodies have not been read",
)
def under_own_scheme() -> Finding[Regime]:
    """AA-12: HM Revenue and Customs, the immigration and border officers of the Home Office, the Gangmasters and
    Labour Abuse Authority, the Food Standards Agency and the College of Policing have schemes of their own with
    the IOPC.
    """
    return say(Regime.OTHER_IOPC_SCHEME)


@rule("AA-10", CONTRACTORS.at("2"), CONTRACTORS.at("4"), CMR.at("2(4)"))
def under_contractors_regulations() -> Finding[Regime]:
    """AA-10: Complaints about contractors to a chief officer have regulations of their own, with local
    resolution and appeals.
    """
    return say(Regime.CONTRACTORS_2015)


@once
def regime_for(person: PersonComplainedAgainst, matter: Matter) -> Finding[Regime]:
    """The set of rules for what one person did."""

    def unless_outside(found: Branch[Regime]) -> Finding[Regime]:
        """These rules, for somebody whom Part 2 reaches."""
        return choose(is_outside_part_2(person, matter), yes=_OUTSIDE, no=found)

    of_kind = {
        PersonKind.NCA_OFFICER: under_nca_regulations,
        PersonKind.OTHER_BODY_OFFICER: under_own_scheme,
        PersonKind.CONTRACTOR: lambda: unless_outside(under_contractors_regulations),
    }
    by_force = partial(person.force.and_then, lambda force: _by_organisation(force, matter))
    return choose(
        had_left(person, matter).because(yes=f"{person.id} had left before the conduct."),
        yes=_OUTSIDE,
        no=lambda: switch(kind_of(person), of_kind, otherwise=lambda: unless_outside(by_force)),
    )


@once
def governing(matter: Matter) -> Finding[Regime]:
    """The set of rules that the other chapters go by. Persons whom Part 2 does not reach have no say in it, and
    the rules for the police of the 43 forces come before those of other bodies, which go for their own parts.
    Where nobody is named, the force complained about and the date decide.
    """
    if not matter.persons_complained_against:
        return _by_date(matter) if matter.force.is_open else regime_of_force(matter)
    each = [regime_for(person, matter) for person in matter.persons_complained_against]
    of_forces = [found for found in each if found.value in (Regime.PRA_2020, Regime.PRA_PRE_2020)]
    reached = [found for found in each if found.value is not Regime.OUTSIDE_PART_2]
    return of_forces[0] if of_forces else _all_alike(reached or each)


@answers("regime")
def regime(matter: Matter) -> Finding[Regime]:
    """The set of rules that governs what the persons named did. Where nobody is named, the force complained about
    and the date decide.
    """
    if not matter.persons_complained_against:
        return governing(matter)
    return _all_alike([regime_for(person, matter) for person in matter.persons_complained_against])


def _all_alike(each: list[Finding[Regime]]) -> Finding[Regime]:
    """The set of rules that all come under; open if they differ, or if one of them is not known."""
    if len({finding.value for finding in each if finding.is_known}) > 1:
        return cannot_say("The persons complained against fall under different sets of rules.")
    return next((finding for finding in each if finding.is_open), each[0])
