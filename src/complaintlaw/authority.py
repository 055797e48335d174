"""Which body must deal with it: the appropriate authority, part by part, and who acts in its place.

A part is what concerns one person complained against, or everything that is not about anybody's conduct. Each
part has one authority. Offices, not ranks alone, decide: somebody who acts as chief officer counts as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeAlias

from complaintlaw.citation import CMR, CONTRACTORS, PRA, SCHEDULE_3
from complaintlaw.composition import SERVICE, Part, conduct_of_nobody_named, parts
from complaintlaw.counting import people_in_question
from complaintlaw.deaths import officer_concerned
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, Missing, cannot_say, no, say
from complaintlaw.logic import Branch, all_of, any_of, choose, switch
from complaintlaw.organisations import FORCES, Body, Office, Organisation, chief_officer, lpb
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.regime import OWN_SCHEME, had_left, is_beyond_the_border, is_outside_part_2, kind_of
from complaintlaw.register import answers, once, rule
from complaintlaw.scope import as_it_came, taken_as_complaint, type_without_complaint
from complaintlaw.vocabulary import MatterType, PersonKind, Rank

__all__ = [
    "SERVICE",
    "Authority",
    "Part",
    "Several",
    "appropriate_authority",
    "authority_of",
    "authority_of_parts",
    "is_chief_officer",
    "is_chief_or_met_deputy",
    "one_of",
    "parts",
    "relevant_officer",
]

CHIEF_RANKS = (Rank.CHIEF_CONSTABLE, Rank.COMMISSIONER)
_OWN_BODY = {
    Organisation.BRITISH_TRANSPORT_POLICE: Body(Office.BRITISH_TRANSPORT_POLICE),
    Organisation.MINISTRY_OF_DEFENCE_POLICE: Body(Office.MINISTRY_OF_DEFENCE_POLICE),
    Organisation.CIVIL_NUCLEAR_CONSTABULARY: Body(Office.CIVIL_NUCLEAR_CONSTABULARY),
    Organisation.NATIONAL_CRIME_AGENCY: Body(Office.NATIONAL_CRIME_AGENCY),
    **{organisation: Body(Office(organisation.value)) for organisation in OWN_SCHEME},
}


class Several(StrEnum):
    """Stands for the authority of a matter whose parts have different ones."""

    SEVERAL = "several"


Authority: TypeAlias = Body | Several | None


def holds_chief_rank(person: PersonComplainedAgainst) -> Finding[bool]:
    """Whether the person is the chief constable or commissioner of a force."""
    return has_rank(person, CHIEF_RANKS)


def has_rank(person: PersonComplainedAgainst, ranks: tuple[Rank, ...]) -> Finding[bool]:
    """Whether the person is a police officer of one of these ranks."""
    return all_of((person.rank.is_one_of(ranks), lambda: kind_of(person).equals(PersonKind.POLICE_OFFICER)))


def is_chief_or_met_deputy(person: PersonComplainedAgainst) -> Finding[bool]:
    """Whether the person is a chief officer, or the Deputy Commissioner of the Metropolis. Nobody acting."""

    def is_either() -> Finding[bool]:
        """Whether it is the rank of a chief officer, or that of a deputy who is the Met's."""
        of_met = person.force.equals(Organisation.METROPOLITAN)
        return any_of((holds_chief_rank(person), all_of((has_rank(person, (Rank.DEPUTY_COMMISSIONER,)), of_met))))

    held = all_of((person.rank.is_one_of((*CHIEF_RANKS, Rank.DEPUTY_COMMISSIONER)), is_either))
    if held.is_yes or not person.acting_chief_officer.is_yes:
        return held
    # It is said that the law is doubtful only of somebody who acts as one; the answer is the same.
    return any_of((held, only_acting()))


@rule(
    "AA-02",
    CMR.at("4(1)(c)"),
    CMR.at("7(1)(g)"),
    unverified="that somebody who only acts as chief officer is none where the regulations speak of a chief officer",
)
def only_acting() -> Finding[bool]:
    """AA-02: Where a matter must be referred, or investigated, because it is about a chief officer, whoever only acts
    as one is not taken to be one.
    """
    return no()


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


@rule("AA-01", PRA.at("29(1)"), unverified="no case on transferred officers is cited")
def present_chief_officer_over(person: PersonComplainedAgainst, force: Organisation) -> Finding[Body]:
    """AA-01: Of somebody who has been transferred since it is the present chief officer, not the one of then."""
    return say(chief_officer(force), lambda: f"{person.id} is now under {chief_officer(force).words}.")


@rule("AA-01", PRA.at("29(1)"))
def chief_officer_over(person: PersonComplainedAgainst, force: Organisation) -> Finding[Body]:
    """AA-01: The conduct of anybody else goes to the chief officer under whose direction and control the
    person is now. AA-03: So does that of a deputy or assistant who does not act as chief.
    """
    then = person.force_then.value
    if then is not None and then is not force:
        return present_chief_officer_over(person, force)
    return say(chief_officer(force), lambda: f"{person.id} is under {chief_officer(force).words}.")


@rule("AA-10", CONTRACTORS.at("5"))
def chief_officer_served(person: PersonComplainedAgainst) -> Finding[Body | None]:
    """AA-10: For a contractor the authority is the chief officer whom the contract serves."""
    served = person.force.and_then(lambda one: say(chief_officer(one)) if one in FORCES else body_of_its_own(one))
    return served.because(f"{person.id} works under a contract.")


@rule("AA-12", PRA.at("26"))
def body_of_its_own(organisation: Organisation) -> Finding[Body | None]:
    """AA-12: A police body with a scheme of its own deals with complaints about its people itself."""
    return say(_OWN_BODY.get(organisation))


_NOBODY: Finding[Body | None] = say(None)
_ON_SERVICE: Finding[Body | None] = cannot_say("Whose direction a person on relevant service is under differs.")


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
        return choose(
            is_chief_officer(person), yes=lambda: say(lpb(force)), no=lambda: chief_officer_over(person, force)
        )

    def unless_outside(found: Branch[Body | None]) -> Finding[Body | None]:
        """That authority, for somebody whom Part 2 reaches."""
        return choose(is_outside_part_2(person, matter), yes=_NOBODY, no=found)

    of_kind: dict[PersonKind, Branch[Body | None]] = {
        PersonKind.NCA_OFFICER: lambda: body_of_its_own(Organisation.NATIONAL_CRIME_AGENCY),
        PersonKind.OTHER_BODY_OFFICER: lambda: person.force.and_then(body_of_its_own),
        PersonKind.CONTRACTOR: lambda: unless_outside(lambda: chief_officer_served(person)),
        PersonKind.ON_RELEVANT_SERVICE: lambda: unless_outside(_ON_SERVICE),
    }

    def by_kind() -> Finding[Body | None]:
        """The authority, whatever the person is."""
        of_others: Branch[Body | None] = lambda: unless_outside(lambda: person.force.and_then(within))  # noqa: E731
        return switch(kind_of(person), of_kind, otherwise=of_others)

    left = had_left(person, matter).because(yes=f"{person.id} had left before the conduct.")
    return choose(left, yes=_NOBODY, no=by_kind)


@rule("AA-04", PRA.at("29(1)"))
def authority_for_service(matter: Matter) -> Finding[Body | None]:
    """AA-04: What is not about conduct goes to the chief officer of the force with which somebody is
    dissatisfied, even if the letter was addressed to the chief officer or is about policy.
    """

    def of(force: Organisation) -> Finding[Body | None]:
        """The chief officer of a force (section 29(1)); of another organisation the body with a scheme of its
        own, None if it has none or its scheme does not reach so far.
        """
        if force in FORCES:
            return say(chief_officer(force))
        return choose(is_beyond_the_border(force, matter), yes=say(None), no=body_of_its_own(force))

    return matter.force.and_then(of)


@once
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
    together = authority_of_parts(parts(matter), matter)
    # With one part there is nothing else that the matter could be about, and nobody else who could be the officer.
    if taken_as_complaint(matter) or len(parts(matter)) < 2:
        return together
    kind = type_without_complaint(matter)
    of_conduct = choose(kind.equals(MatterType.CONDUCT_MATTER), yes=authority_in_question(matter), no=together)
    return choose(kind.equals(MatterType.DSI), yes=authority_over_relevant_officer(matter), no=of_conduct)


def authority_in_question(matter: Matter) -> Finding[Authority]:
    """The authority for a conduct matter: of those whose conduct is in question, and of nothing else."""
    in_question = {one.id for one in people_in_question(matter)}
    of_people = [part for part in parts(matter) if part.person is not None and part.name in in_question]
    return authority_of_parts(of_people, matter)


@rule("DSI-05", PRA.at("29(1)"), PRA.at("29(1A)"), PRA.at("29(1B)"))
def authority_over_relevant_officer(matter: Matter) -> Finding[Authority]:
    """DSI-05: The authority for a death or serious injury matter is the authority of the relevant officer."""

    def of(person: PersonComplainedAgainst | None) -> Finding[Authority]:
        """The authority of the relevant officer; None if there is nobody who could be it."""
        return say(None) if person is None else authority_over(person, matter).then(_as_it_is)

    same = authority_of_parts(parts(matter), matter)
    found = officer_concerned(matter)
    return found.and_then(of) if found.is_known or same.value is Several.SEVERAL or same.is_open else same


@answers("relevant_officer")
def relevant_officer(matter: Matter) -> Finding[str | None]:
    """The short name of the relevant officer in a death or serious injury matter; none in any other matter."""
    nobody: Finding[str | None] = say(None)
    name: Finding[str | None] = officer_concerned(matter).then(lambda person: None if person is None else person.id)
    return choose(as_it_came(matter).equals(MatterType.DSI), yes=name, no=nobody)


def _as_it_is(body: Authority) -> Authority:
    return body


def authority_of_parts(some: Sequence[Part], matter: Matter) -> Finding[Authority]:
    """The one authority of these parts, or that they have several. Conduct of nobody named leaves it open."""
    each = [authority_of(part, matter) for part in some]
    if conduct_of_nobody_named(matter):
        wanted = Missing(path="persons_complained_against", words="whose conduct is complained of")
        each.append(cannot_say(missing=(wanted,)))
    if len(each) == 1:
        return each[0].then(_as_it_is)
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
    return one_of(appropriate_authority(matter))


def one_of(found: Finding[Authority]) -> Finding[Body | None]:
    """The body, or None if there is none; open if there are several."""

    def single(authority: Authority) -> Finding[Body | None]:
        """The body, or None if there is none; open if the parts have different ones."""
        if isinstance(authority, Several):
            return cannot_say("The parts have different authorities.")
        return say(authority)

    return found.and_then(single)
