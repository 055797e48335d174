"""Which set of rules governs a matter, and what Part 2 does not reach at all.

The day on which the complaint was made decides between the rules of different times; what the person
complained against is decides between the schemes of different bodies.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from complaintlaw.citation import AMENDING_2025, CMR, CONTRACTORS, NCA, PCC_COMPLAINTS, PRA
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, say
from complaintlaw.logic import all_of, any_of, choose, first_of, none_of
from complaintlaw.organisations import FORCES, Organisation
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.register import answers, once, rule
from complaintlaw.vocabulary import PersonKind

__all__ = ["Regime", "governing", "is_outside_part_2", "kind_of", "regime", "under_delivery_rules_of_2025"]

PRESENT_RULES_FROM = date(2020, 2, 1)
DELIVERY_RULES_FROM = date(2025, 5, 28)
BY_AGREEMENT = (
    Organisation.BRITISH_TRANSPORT_POLICE,
    Organisation.MINISTRY_OF_DEFENCE_POLICE,
    Organisation.CIVIL_NUCLEAR_CONSTABULARY,
)
OTHER_JURISDICTION = (Organisation.POLICE_SCOTLAND, Organisation.POLICE_SERVICE_NORTHERN_IRELAND)


class Regime(StrEnum):
    """A set of rules about complaints."""

    PRA_2020 = "pra_2020"
    PRA_PRE_2020 = "pra_pre_2020"
    CONTRACTORS_2015 = "contractors_2015"
    NCA_2013 = "nca_2013"
    SECTION_26_AGREEMENT = "section_26_agreement"
    OUTSIDE_PART_2 = "outside_part_2"


def kind_of(person: PersonComplainedAgainst) -> Finding[PersonKind]:
    """What the person is. Only police officers have a rank here, so a stated rank says it too."""
    if person.kind.is_open and person.rank.is_known:
        return person.rank.then(lambda rank: PersonKind.POLICE_OFFICER)
    return person.kind


def had_left(person: PersonComplainedAgainst, matter: Matter) -> Finding[bool]:
    """Whether the person no longer served when the conduct took place, or had not been in the police at
    all.
    """

    def left_before(left_on: date | None) -> Finding[bool]:
        """Whether that day was before the day of the conduct; no for None, who has not left."""
        return no() if left_on is None else matter.dates.incident.then(lambda incident: left_on < incident)

    return person.left_on.and_then(left_before)


@rule("ELG-13", PRA.at("12"), PCC_COMPLAINTS.at(""))
def is_outside_part_2(person: PersonComplainedAgainst, matter: Matter) -> Finding[bool]:
    """ELG-13: Part 2 reaches people who serve with the police. It does not reach a commissioner, mayor or
    deputy as such, private people and firms, the police of Scotland or Northern Ireland, or what somebody did
    after leaving the police. ELG-10: It does reach what somebody who serves does off duty.
    """
    return any_of(
        (
            kind_of(person)
            .is_one_of((PersonKind.LPB_OFFICE_HOLDER, PersonKind.NOT_POLICE))
            .because(yes=f"{person.id} does not serve with the police."),
            person.force.is_one_of(OTHER_JURISDICTION).because(
                yes=f"{person.id} serves with the police of another part of the United Kingdom."
            ),
            had_left(person, matter).because(yes=f"{person.id} had left the police before the conduct."),
        )
    )


@rule("TRN-01", CMR.at("2(2)"), CMR.at("2(3)"))
def is_under_old_rules(matter: Matter) -> Finding[bool]:
    """TRN-01: The rules of 2012 still govern a complaint made before 1 February 2020, and a later one on a
    matter that was then already being handled, unless the Director General has brought it under the present
    rules.
    """
    return _governed_by_earlier_rules(matter, PRESENT_RULES_FROM)


def _governed_by_earlier_rules(matter: Matter, changed_on: date) -> Finding[bool]:
    """Whether the complaint, or an earlier one still being handled, was made before the rules changed."""
    # A file without the day it was made is taken to be of the present: every change listed here came before.
    made_before = matter.dates.made.then(lambda made: made < changed_on) if matter.dates.made.is_known else no()
    earlier = matter.earlier_matter
    carried_over = (
        no() if earlier is None else all_of((earlier.made.then(lambda made: made < changed_on), earlier.being_handled))
    )
    return all_of(
        (
            none_of((matter.dg_direction.is_there(),)),
            any_of(
                (
                    made_before.because(yes="It was made before the rules changed."),
                    carried_over.because(yes="An earlier complaint on the matter was still being handled."),
                )
            ),
        )
    )


@answers("delivery_rules_2025")
@rule("TRN-02", AMENDING_2025.at("66"))
def under_delivery_rules_of_2025(matter: Matter) -> Finding[bool]:
    """TRN-02: The rules of 2025 on when a notice counts as given apply to complaints made on or after 28
    May 2025, save on a matter that was then already being handled, and to cases that the Director General
    reopens.
    """
    return none_of((_governed_by_earlier_rules(matter, DELIVERY_RULES_FROM),))


def _by_date(matter: Matter) -> Finding[Regime]:
    return choose(is_under_old_rules(matter), yes=say(Regime.PRA_PRE_2020), no=say(Regime.PRA_2020))


def _by_organisation(organisation: Organisation, matter: Matter) -> Finding[Regime]:
    if organisation in FORCES:
        return _by_date(matter)
    if organisation is Organisation.NATIONAL_CRIME_AGENCY:
        return under_nca_regulations()
    if organisation in BY_AGREEMENT:
        return under_agreement()
    return say(Regime.OUTSIDE_PART_2)


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


@rule("AA-10", CONTRACTORS.at("2"), CONTRACTORS.at("4"), CMR.at("2(4)"))
def under_contractors_regulations() -> Finding[Regime]:
    """AA-10: Complaints about contractors to a chief officer have regulations of their own, with local
    resolution and appeals.
    """
    return say(Regime.CONTRACTORS_2015)


@once
def regime_for(person: PersonComplainedAgainst, matter: Matter) -> Finding[Regime]:
    """The set of rules for what one person did."""
    kind = kind_of(person)
    return first_of(
        (
            (kind.equals(PersonKind.NCA_OFFICER), under_nca_regulations()),
            (is_outside_part_2(person, matter), say(Regime.OUTSIDE_PART_2)),
            (kind.equals(PersonKind.CONTRACTOR), under_contractors_regulations()),
        ),
        otherwise=person.force.and_then(lambda force: _by_organisation(force, matter)),
    )


@once
def governing(matter: Matter) -> Finding[Regime]:
    """The set of rules that the other chapters go by. Where nobody is named, the force complained about and the
    date decide.
    """
    if matter.persons_complained_against:
        return regime(matter)
    if matter.force.is_open:
        return _by_date(matter)
    return matter.force.and_then(lambda force: _by_organisation(force, matter))


@answers("regime")
def regime(matter: Matter) -> Finding[Regime]:
    """The set of rules that governs what the persons named did. Where nobody is named, the date alone decides."""
    if not matter.persons_complained_against:
        return _by_date(matter)
    each = [regime_for(person, matter) for person in matter.persons_complained_against]
    known = {finding.value for finding in each if finding.is_known}
    if len(known) > 1:
        return cannot_say("The persons complained against fall under different sets of rules.")
    still_open = [finding for finding in each if finding.is_open]
    return (still_open or each)[0]
