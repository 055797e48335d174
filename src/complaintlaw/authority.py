"""Which body must deal with it: the appropriate authority, part by part, and who acts in its place.

A part is what concerns one person complained against, or everything that is not about anybody's conduct. Each
part has one authority. Offices, not ranks alone, decide: somebody who acts as chief officer counts as one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from complaintlaw.citation import CMR, CONTRACTORS, PRA, SCHEDULE_3
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, Missing, cannot_say, say
from complaintlaw.logic import all_of, any_of, choose, first_of
from complaintlaw.organisations import FORCES, Body, Office, Organisation, chief_officer, lpb
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.regime import is_outside_part_2, kind_of
from complaintlaw.register import answers, once, rule
from complaintlaw.vocabulary import About, PersonKind, Rank

__all__ = [
    "SERVICE",
    "Authority",
    "Part",
    "Several",
    "appropriate_authority",
    "authority_of",
    "is_chief_officer",
    "is_chief_or_met_deputy",
    "parts",
]

SERVICE = "service"
CHIEF_RANKS = (Rank.CHIEF_CONSTABLE, Rank.COMMISSIONER)
_OWN_BODY = {
    Organisation.BRITISH_TRANSPORT_POLICE: Body(Office.BRITISH_TRANSPORT_POLICE),
    Organisation.MINISTRY_OF_DEFENCE_POLICE: Body(Office.MINISTRY_OF_DEFENCE_POLICE),
    Organisation.CIVIL_NUCLEAR_CONSTABULARY: Body(Office.CIVIL_NUCLEAR_CONSTABULARY),
    Organisation.NATIONAL_CRIME_AGENCY: Body(Office.NATIONAL_CRIME_AGENCY),
}


class Several(StrEnum):
    """Stands for the authority of a matter whose parts have different ones."""

    SEVERAL = "several"


Authority: TypeAlias = Body | Several | None


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a matter: what concerns one person, or (`person` None) what is not about conduct."""

    name: str
    person: PersonComplainedAgainst | None = None


@once
def parts(matter: Matter) -> tuple[Part, ...]:
    """The parts that are known: one for each person named, and one for all that is not about conduct."""
    named = tuple(Part(name=one.id, person=one) for one in matter.persons_complained_against)
    about_service = any(one.about is About.SERVICE for one in matter.allegations or ())
    return (*named, Part(name=SERVICE)) if about_service else named


def conduct_of_nobody_named(matter: Matter) -> bool:
    """Whether conduct is complained of, or may be, and nobody is named."""
    if matter.persons_complained_against:
        return False
    return matter.allegations is None or any(one.about is About.CONDUCT for one in matter.allegations)


def holds_chief_rank(person: PersonComplainedAgainst) -> Finding[bool]:
    """Whether the person is the chief constable or commissioner of a force."""
    return all_of((kind_of(person).equals(PersonKind.POLICE_OFFICER), person.rank.is_one_of(CHIEF_RANKS)))


def is_chief_or_met_deputy(person: PersonComplainedAgainst) -> Finding[bool]:
    """Whether the person is a chief officer, or the Deputy Commissioner of the Metropolis. Nobody acting."""
    met_deputy = all_of((person.rank.equals(Rank.DEPUTY_COMMISSIONER), person.force.equals(Organisation.METROPOLITAN)))
    return any_of((holds_chief_rank(person), met_deputy))


@rule("AA-02", PRA.at("29(1)"))
def is_chief_officer(person: PersonComplainedAgainst) -> Finding[bool]:
    """AA-02: The conduct of a chief officer, or of somebody who acts as one, goes to the local policing
    body.
    """
    return any_of(
        (
            person.acting_chief_officer.because(yes=f"{person.id} acts as chief officer."),
            holds_chief_rank(person).because(yes=f"{person.id} is the chief officer."),
        )
    )


@rule("AA-01", PRA.at("29(1)"), unverified="that a transferred officer's present chief officer is meant")
def chief_officer_over(person: PersonComplainedAgainst, force: Organisation) -> Finding[Body]:
    """AA-01: The conduct of anybody else goes to the chief officer under whose direction and control the
    person is now. AA-03: So does that of a deputy or assistant who does not act as chief.
    """
    return say(chief_officer(force), f"{person.id} is under {chief_officer(force).words}.")


@rule("AA-10", CONTRACTORS.at("5"))
def chief_officer_served(person: PersonComplainedAgainst) -> Finding[Body]:
    """AA-10: For a contractor the authority is the chief officer whom the contract serves."""
    return person.force.then(chief_officer).because(f"{person.id} works under a contract.")


@rule("AA-12", PRA.at("26"))
def body_of_its_own(organisation: Organisation) -> Finding[Body | None]:
    """AA-12: A police body with a scheme of its own deals with complaints about its people itself."""
    return say(_OWN_BODY.get(organisation))


@rule("AA-08", CMR.at("42"))
def authority_over(person: PersonComplainedAgainst, matter: Matter) -> Finding[Body | None]:
    """AA-08: Each person's authority is found from the present post, and for somebody who has left, from the
    last one.
    """

    def within(force: Organisation) -> Finding[Body | None]:
        """The authority for one who serves, or last served, with this force (section 29(1)): of its chief
        officer the local policing body, of anybody else the chief officer. Outside the forces the body with a
        scheme of its own, or None.
        """
        if force not in FORCES:
            return body_of_its_own(force)
        return choose(is_chief_officer(person), yes=say(lpb(force)), no=chief_officer_over(person, force))

    kind = kind_of(person)
    nobody: Finding[Body | None] = say(None)
    on_service: Finding[Body | None] = cannot_say("Whose direction a person on relevant service is under differs.")
    return first_of(
        (
            (kind.equals(PersonKind.NCA_OFFICER), body_of_its_own(Organisation.NATIONAL_CRIME_AGENCY)),
            (is_outside_part_2(person, matter), nobody),
            (kind.equals(PersonKind.CONTRACTOR), chief_officer_served(person)),
            (kind.equals(PersonKind.ON_RELEVANT_SERVICE), on_service),
        ),
        otherwise=person.force.and_then(within),
    )


@rule("AA-04", PRA.at("29(1)"))
def authority_for_service(matter: Matter) -> Finding[Body | None]:
    """AA-04: What is not about conduct goes to the chief officer of the force with which somebody is
    dissatisfied, even if the letter was addressed to the chief officer or is about policy.
    """

    def of(force: Organisation) -> Finding[Body | None]:
        """The chief officer of a force (section 29(1)); of another organisation the body with a scheme of its
        own, None if it has none.
        """
        return say(chief_officer(force)) if force in FORCES else body_of_its_own(force)

    return matter.force.and_then(of)


def authority_of(part: Part, matter: Matter) -> Finding[Body | None]:
    """The authority of one part; None outside Part 2."""
    return authority_for_service(matter) if part.person is None else authority_over(part.person, matter)


def _together(one: Authority, other: Authority) -> Authority:
    if one is None or one == other:
        return other
    return one if other is None else Several.SEVERAL


@answers("appropriate_authority")
@rule("AA-05", PRA.at("29(1)"), SCHEDULE_3.at("2(10)"))
def appropriate_authority(matter: Matter) -> Finding[Authority]:
    """AA-05: The authority is found person by person; parts with different authorities are dealt with
    apart.
    """
    each = [authority_of(part, matter) for part in parts(matter)]
    if conduct_of_nobody_named(matter):
        wanted = Missing(path="persons_complained_against", words="whose conduct is complained of")
        each.append(cannot_say(missing=(wanted,)))
    certain = {finding.value for finding in each if finding.is_known and finding.value is not None}
    if len(certain) > 1:
        return say(Several.SEVERAL, "The parts have different authorities.")
    total: Finding[Authority] = say(None)
    for finding in each:
        total = _joined(total, finding)
    return total


def _joined(total: Finding[Authority], finding: Finding[Body | None]) -> Finding[Authority]:
    return total.and_then(lambda so_far: finding.then(lambda body: _together(so_far, body)))


@once
def with_one_authority(matter: Matter) -> Finding[Body | None]:
    """The one authority; open if the parts have different ones, for then the question is asked of each
    part.
    """

    def single(found: Authority) -> Finding[Body | None]:
        """The body, or None if there is none; open if the parts have different ones."""
        return cannot_say("The parts have different authorities.") if isinstance(found, Several) else say(found)

    return appropriate_authority(matter).and_then(single)
