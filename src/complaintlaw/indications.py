"""Of whom there is an indication: of one person by name, or of the matter where it can only mean one.

A matter shows an indication as soon as one person does. Which person that is decides whose procedure applies, so
it is never guessed where both an officer and somebody else could be meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from complaintlaw.counting import people_of_conduct_matter
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, no, yes
from complaintlaw.logic import all_of, any_of, choose, none_of
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.regime import kind_of
from complaintlaw.scope import taken_as_complaint
from complaintlaw.vocabulary import Indication, PersonKind

__all__ = ["is_about_officer", "is_indicated_of_officer", "is_officer", "may_be_concerned"]

OFFICERS = (PersonKind.POLICE_OFFICER, PersonKind.SPECIAL_CONSTABLE)
OF_CONDUCT = Indication.CRIME_OR_DISCIPLINARY


def is_officer(person: PersonComplainedAgainst) -> Finding[bool]:
    """Whether the person is a member of a police force or a special constable."""
    return kind_of(person).is_one_of(OFFICERS)


def may_be_concerned(person: PersonComplainedAgainst) -> bool:
    """Whether it can be the person of whom something is indicated, as far as is known."""
    return not person.indication.has(OF_CONDUCT).is_no


def is_indicated_of_officer(investigated: Sequence[PersonComplainedAgainst], matter: Matter) -> Finding[bool]:
    """Whether an officer or special constable, among those who are investigated under Part 2, is indicated to have
    committed a crime or behaved so as to justify disciplinary proceedings.

    What is stated of a person counts. What is stated of the matter alone counts for the people of whom nothing
    is stated: if all or none of them are officers it does not matter whom it means; otherwise it cannot be said.
    """
    people = matter.persons_complained_against
    named = [one for one in people if one.indication.is_known]
    others = [one for one in people if one.indication.is_open]
    indicated = matter.indication.has(OF_CONDUCT)

    def is_one(person: PersonComplainedAgainst) -> Finding[bool]:
        """Whether the person is such an officer; whoever is not investigated here is none."""
        return is_officer(person) if any(person is one for one in investigated) else no()

    def of_this_one(person: PersonComplainedAgainst) -> Finding[bool]:
        """Whether the person is one, and it is indicated of him or her."""
        return all_of((is_one(person), person.indication.has(OF_CONDUCT)))

    # What is stated of one person explains the indication of the matter, which then says nothing of the others.
    explained = any(one.indication.has(OF_CONDUCT).is_yes for one in named)
    of_each = any_of(of_this_one(one) for one in others)
    whose = of_each.because(unknown="It has not been said of which of the people there is an indication.")
    of_others = of_each if explained else all_of((indicated, _means_one([is_one(one) for one in others], whose)))
    return any_of((*(of_this_one(one) for one in named), of_others if others else no()))


def is_about_officer(matter: Matter) -> Finding[bool]:
    """Whether a conduct matter is about an officer or special constable: one of whom it is indicated (section 12(2)),
    or anybody complained of in a complaint that goes on as a conduct matter (regulation 38(8)).
    """
    people = people_of_conduct_matter(matter)
    if not taken_as_complaint(matter) and any(one.indication.has(OF_CONDUCT).is_yes for one in people):
        return any_of(all_of((is_officer(one), one.indication.has(OF_CONDUCT))) for one in people)
    return any_of(is_officer(one) for one in people)


def _means_one(each: list[Finding[bool]], whose: Finding[bool]) -> Finding[bool]:
    """Whether it means an officer, if it means one of these: of some only if it is said of whom."""
    return choose(all_of(each), yes=yes(), no=choose(none_of(each), yes=no(), no=whose))
