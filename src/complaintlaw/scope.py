"""What a matter is in law: a complaint, a conduct matter, a death or serious injury matter, or none of them.

Questions about recording, referral, handling, information and review take a matter as a complaint unless the
facts show that it is not one. `taken_as_complaint` says which.
"""

from __future__ import annotations

from complaintlaw import deaths
from complaintlaw.citation import CMR, PRA, SCHEDULE_3
from complaintlaw.composition import Part, is_alike, parts_to_test, rules_for
from complaintlaw.counting import allegations_that_count, people_in_question, people_of_conduct_matter
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, say
from complaintlaw.logic import all_of, any_of, choose, first_of, not_
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.regime import OTHER_RULES, governing, is_outside_part_2
from complaintlaw.register import answers, once, rule
from complaintlaw.standing import is_complaint, part_is_complaint
from complaintlaw.vocabulary import About, Indication, MatterType

__all__ = [
    "COMPLAINT",
    "indicates_crime_or_disciplinary",
    "is_about_conduct",
    "matter_type",
    "taken_as_complaint",
    "type_without_complaint",
    "as_it_came",
]


COMPLAINT: Finding[MatterType | None] = say(MatterType.COMPLAINT)
"""That it is a complaint, without saying why."""
CONDUCT_MATTER: Finding[MatterType | None] = say(MatterType.CONDUCT_MATTER)
DSI: Finding[MatterType | None] = say(MatterType.DSI)


@rule("CM-01", PRA.at("12(2)"))
def is_conduct_matter(matter: Matter) -> Finding[bool]:
    """CM-01: Where nobody complains, an indication that somebody who serves with the police may have
    committed a crime or behaved so as to justify disciplinary proceedings makes a conduct matter. CM-04: A
    civil claim can show one too, and must be looked at for it.
    """
    people = matter.persons_complained_against
    reached = [not_(is_outside_part_2(one, matter)) for one in people]
    serves = any_of(reached) if reached else say(True)
    of_somebody = indicates_crime_or_disciplinary(matter)
    if any(_indication_of(one).is_yes for one in people):
        # It is said of whom: one of them must serve.
        serves = any_of(all_of((serving, _indication_of(one))) for serving, one in zip(reached, people, strict=True))
    return all_of((of_somebody, serves)).because(
        yes="There is an indication of crime or of behaviour that would justify disciplinary proceedings."
    )


def _indication_of(person: PersonComplainedAgainst) -> Finding[bool]:
    return person.indication.has(Indication.CRIME_OR_DISCIPLINARY)


def indicates_crime_or_disciplinary(matter: Matter) -> Finding[bool]:
    """Whether crime or behaviour that would justify disciplinary proceedings is indicated: as found of the matter;
    while nothing has been found of it as a whole, yes if it is found of one of the persons.
    """
    of_matter = matter.indication.has(Indication.CRIME_OR_DISCIPLINARY)
    if of_matter.is_known:
        return of_matter
    of_persons = [_indication_of(one) for one in matter.persons_complained_against]
    return any_of((of_matter, *(found for found in of_persons if found.is_yes)))


def type_without_complaint(matter: Matter) -> Finding[MatterType | None]:
    """What the matter is, given that it is not a complaint."""
    nothing: Finding[MatterType | None] = say(None)
    return first_of(
        ((is_conduct_matter(matter), CONDUCT_MATTER), (deaths.is_in_circumstances(matter), DSI)), otherwise=nothing
    )


@answers("matter_type")
def matter_type(matter: Matter) -> Finding[MatterType | None]:
    """What the matter is in law. What is a complaint is nothing else, whatever else it shows."""
    return choose(is_complaint(matter), yes=COMPLAINT, no=lambda: type_without_complaint(matter))


def taken_as_complaint(matter: Matter) -> bool:
    """Whether it is treated as a complaint: always, unless the facts show that it is not one."""
    return not is_complaint(matter).is_no


@once
def as_it_came(matter: Matter) -> Finding[MatterType | None]:
    """What the matter is taken to be: a complaint, unless the facts show that it is not one.

    Open where the facts show that other rules than the present ones govern all of it that may be a complaint. The
    British Transport Police have parallel rules and are treated alike.
    """
    complaint = is_complaint(matter)
    if not complaint.is_yes and _other_rules_govern(matter):
        return cannot_say("Other rules than the present ones govern this matter.")
    if complaint.is_no:
        return _without_complaint(matter)
    return COMPLAINT if complaint.is_yes or not _is_all_alike(matter) else dealt_with_alike()


def _is_all_alike(matter: Matter) -> bool:
    """Whether the parallel rules for the British Transport Police govern all that may be a complaint."""
    live = [part for part in parts_to_test(matter) if not part_is_complaint(part, matter).is_no]
    return bool(live) and all(is_alike(part, matter) for part in live)


@rule(
    "AA-12",
    PRA.at("26"),
    unverified="that the agreement for the British Transport Police says what Part 2 says: it has not been read",
)
def dealt_with_alike() -> Finding[MatterType | None]:
    """AA-12: What is about the British Transport Police alone is dealt with as a complaint under Part 2 would be."""
    return COMPLAINT


def _other_rules_govern(matter: Matter) -> bool:
    """Whether no part that may be a complaint is under the present rules; where nothing is one, whether no part is."""
    tested = parts_to_test(matter)
    live = [part for part in tested if not part_is_complaint(part, matter).is_no]
    if live:
        return all(_is_under_other_rules(part, matter) for part in live)
    alike = bool(tested) and all(is_alike(part, matter) for part in tested)
    return governing(matter).value in OTHER_RULES and not alike


def _without_complaint(matter: Matter) -> Finding[MatterType | None]:
    """What it is, given that it is no complaint; open where something is indicated only of people whom other rules
    govern, for then it is theirs to say whether that is a conduct matter.
    """
    found = type_without_complaint(matter)
    named = people_in_question(matter)
    if len(named) == len(people_of_conduct_matter(matter)) or found.value is not MatterType.CONDUCT_MATTER:
        return found
    ours = [id(part.person) for part in parts_to_test(matter) if not _is_under_other_rules(part, matter)]
    of_ours = any(_indication_of(one).is_yes for one in named if id(one) in ours)
    if of_ours or all(_indication_of(one).is_no for one in named if id(one) not in ours):
        return found
    wanted = [fact for one in named for fact in _indication_of(one).missing]
    return cannot_say("What is indicated is indicated of people whom other rules govern.", missing=wanted)


def _is_under_other_rules(part: Part, matter: Matter) -> bool:
    return rules_for(part, matter).value in OTHER_RULES and not is_alike(part, matter)


def is_about_conduct(matter: Matter) -> Finding[bool]:
    """Whether anything in the matter is about somebody's conduct."""
    if matter.allegations is not None:
        return say(any(one.about is About.CONDUCT for one in allegations_that_count(matter)))
    if matter.persons_complained_against:
        return say(True)
    return cannot_say("It is not known what is complained of.")


@answers("must_log")
@rule("LOG-01", PRA.at("23(2)(n)"), CMR.at("44"))
def must_log(matter: Matter) -> Finding[bool]:
    """LOG-01: Every complaint is logged, recorded or not, and so is every use of a power under Part 2. What came
    without a complaint is logged if it is recorded.
    """
    if is_complaint(matter).is_yes:
        return say(True, "Every complaint is logged.")
    if taken_as_complaint(matter):
        return say(True, "Until it is shown to be no complaint, it is logged as one.")
    depends: Finding[bool] = cannot_say(
        "It is no complaint; whether it must be logged depends on the form that the IOPC has set."
    )
    kept = any_of((matter.recorded, as_it_came(matter).equals(MatterType.DSI)))
    return choose(kept, yes=say(True, "What is recorded is logged."), no=depends)


@answers("must_preserve_evidence")
@rule("INI-02", SCHEDULE_3.at("1"), SCHEDULE_3.at("12"))
def must_preserve_evidence(matter: Matter) -> Finding[bool]:
    """INI-02: Evidence about the conduct must be obtained and preserved as soon as practicable, and as
    long as it is needed, also while the matter is with the IOPC. For a complaint that is not about conduct that is
    only so as far as the local policing body or the Director General directs it.
    """

    def of(kind: MatterType | None) -> Finding[bool]:
        """Whether it must be preserved in a matter of that kind: yes in a conduct matter (paragraph 12), a death or
        serious injury matter (14B) and a complaint about conduct (1); no in a complaint about service and for None.
        """
        if kind is MatterType.DSI:
            return deaths.must_preserve_evidence()
        if kind is MatterType.COMPLAINT:
            return is_about_conduct(matter).because(
                no="No general duty covers what is not about conduct; steps may be directed."
            )
        return say(True) if kind is not None else no("It is neither a complaint nor another matter under Part 2.")

    return as_it_came(matter).and_then(of)
