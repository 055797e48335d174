"""What counts in a matter of which not every part is under Part 2.

A constable may be complained of together with a council warden, a contractor, or somebody who had left the police
before. Recording, referral, handling and review are of the complaint that is left when the parts are sorted: what is
said of the warden alone has no weight in it, what is said of both has. A part counts unless the facts show that
it is no part of the complaint. Where nothing is a complaint, what counts is what Part 2 reaches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from complaintlaw.composition import NOBODY_NAMED, SERVICE, Part, is_alike, parts_to_test, rules_for
from complaintlaw.facts import Allegation, Matter
from complaintlaw.finding import Finding
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.regime import OTHER_RULES, Regime, regime_for
from complaintlaw.register import once
from complaintlaw.standing import is_complaint, part_is_complaint
from complaintlaw.vocabulary import About, Indication

__all__ = [
    "allegations_that_count",
    "allegations_under_other_rules",
    "concerns",
    "parts_apart",
    "parts_that_count",
    "people_in_question",
    "people_investigated",
    "people_of_conduct_matter",
    "people_who_count",
    "met_by_nothing",
    "what_is_left_out",
]


@once
def parts_that_count(matter: Matter) -> tuple[Part, ...]:
    """The parts of the complaint; of a matter that is none, those that Part 2 reaches; all if there are none.

    The parts about the British Transport Police count where no part is under Part 2 itself: their rules are the
    same, but a complaint about them is not the same complaint.
    """
    tested = parts_to_test(matter)
    live = _not_shut_out(tested, matter)
    rules = [rules_for(part, matter).value for part in live]
    under_the_act = tuple([part for part, under in zip(live, rules, strict=True) if under not in OTHER_RULES])
    if Regime.PRA_2020 in rules:
        return tested if len(under_the_act) == len(tested) else under_the_act
    alike = tuple([part for part in live if part in under_the_act or is_alike(part, matter)])
    return alike or live or tested


def _not_shut_out(tested: tuple[Part, ...], matter: Matter) -> tuple[Part, ...]:
    """The parts of which the facts do not show that they are no complaint; where nothing is one, those of which they
    do not show that Part 2 does not reach them.
    """
    if is_complaint(matter).is_no:
        return tuple([part for part in tested if rules_for(part, matter).value is not Regime.OUTSIDE_PART_2])
    return tuple([part for part in tested if not part_is_complaint(part, matter).is_no])


@once
def people_who_count(matter: Matter) -> tuple[PersonComplainedAgainst, ...]:
    """The persons whose conduct is part of the complaint."""
    return tuple([part.person for part in parts_that_count(matter) if part.person is not None])


@once
def people_in_question(matter: Matter) -> tuple[PersonComplainedAgainst, ...]:
    """The persons whose conduct makes a conduct matter: those whom some rules on complaints reach, without those of
    whom it was found that nothing is indicated, if something may be of another (section 12(2)). A complaint
    that goes on as a conduct matter is about everybody complained of (regulation 38(8)).
    """
    if not is_complaint(matter).is_no:
        return people_who_count(matter)
    named = matter.persons_complained_against
    people = tuple(one for one in named if regime_for(one, matter).value is not Regime.OUTSIDE_PART_2)
    # Where it is said to be indicated of none of them, somebody may be meant who is not named.
    return tuple(one for one in people if not _indicated(one).is_no) or people


@once
def people_of_conduct_matter(matter: Matter) -> tuple[PersonComplainedAgainst, ...]:
    """Those of the persons in question whom Part 2 reaches."""
    in_question = people_in_question(matter)
    return tuple(one for one in people_who_count(matter) if any(one is other for other in in_question))


@once
def people_investigated(matter: Matter) -> tuple[PersonComplainedAgainst, ...]:
    """The persons whom the investigation of a complaint can be about: those who count, and those of whom nobody
    complained who may, for what is indicated of them is a conduct matter beside the complaint (section 12(2)).
    """
    counted = people_who_count(matter)

    def is_beside(person: PersonComplainedAgainst) -> bool:
        """Whether the person is not shown to be under other rules, or under none."""
        return regime_for(person, matter).value not in (Regime.OUTSIDE_PART_2, *OTHER_RULES)

    named = matter.persons_complained_against
    return tuple(one for one in named if any(one is other for other in counted) or is_beside(one))


def _indicated(person: PersonComplainedAgainst) -> Finding[bool]:
    return person.indication.has(Indication.CRIME_OR_DISCIPLINARY)


def concerns(allegation: Allegation, person: PersonComplainedAgainst) -> bool:
    """Whether the allegation is about that person's conduct."""
    return allegation.about is About.CONDUCT and (not allegation.against or person.id in allegation.against)


@once
def allegations_that_count(matter: Matter) -> tuple[Allegation, ...]:
    """The allegations that are about at least one part that counts; none while it is not known what is alleged."""
    counted, tested = parts_that_count(matter), parts_to_test(matter)
    if len(counted) == len(tested):
        # Every part counts, and each allegation is about one of them.
        return matter.allegations or ()
    return _about(counted, matter.allegations or (), matter)


@once
def parts_apart(matter: Matter) -> tuple[Part, ...]:
    """The parts that other rules govern, and that are therefore no part of the complaint under Part 2."""
    counted, tested = parts_that_count(matter), parts_to_test(matter)
    if len(counted) == len(tested):
        return ()
    left = [part for part in tested if not any(part is one for one in counted)]
    return tuple([part for part in left if rules_for(part, matter).value in OTHER_RULES])


@once
def allegations_under_other_rules(matter: Matter) -> tuple[Allegation, ...]:
    """The allegations that have no weight here because other rules govern the parts that they are about. Each is
    dealt with as if it had come by itself (paragraph 2(10)).
    """
    apart = parts_apart(matter)
    if not apart:
        return ()
    counting = {id(one) for one in allegations_that_count(matter)}
    return _about(apart, [one for one in matter.allegations or () if id(one) not in counting], matter)


def _about(some: Sequence[Part], allegations: Iterable[Allegation], matter: Matter) -> tuple[Allegation, ...]:
    """Those of the allegations that are about at least one of these parts."""
    # Somebody may have the short name that stands for service.
    others = {part.name for part in some if part.person is None}
    theirs = {part.name for part in some if part.person is not None}
    named = {one.id for one in matter.persons_complained_against}

    def is_about_them(allegation: Allegation) -> bool:
        """Whether it is. It looks at its own names only: many allegations against many people are not gone through
        one by another.
        """
        if allegation.about is About.SERVICE:
            return SERVICE in others
        if not named:
            return NOBODY_NAMED in others
        if not allegation.against:
            return bool(theirs)
        about = allegation.against & named
        # Somebody may be meant who is not among the persons named.
        return not about or not about.isdisjoint(theirs)

    return tuple([one for one in allegations if is_about_them(one)])


def met_by_nothing(grounds: Finding[bool], matter: Matter, words: str) -> Finding[bool]:
    """The same finding; a no says in these words that no ground is met, and of whom what is said has no weight."""
    if matter.IS_VALUED or not grounds.is_no:
        return grounds
    return grounds.because(what_is_left_out(matter)).because(words)


def what_is_left_out(matter: Matter) -> str:
    """A sentence that names the persons of whom something is alleged that has no weight, and those who are under other
    rules; empty if there are none.
    """
    counted = allegations_that_count(matter)
    heard = {id(one) for one in counted}
    unheard = [one for one in matter.allegations or () if id(one) not in heard]
    against = [what.against for what in unheard if what.about is About.CONDUCT]
    named, of_all = frozenset[str]().union(*against), frozenset() in against
    people = [one for one in matter.persons_complained_against if of_all or one.id in named]
    apart = [part.person.id for part in parts_apart(matter) if part.person is not None]
    outside = [one.id for one in people if one.id not in apart]
    sentences = []
    if outside:
        sentences.append(f"What is said of {' and '.join(outside)} alone is no part of this and has no weight here.")
        if not is_complaint(matter).is_no:
            sentences.append("The complainant must be told that it is no complaint, and on what grounds.")
    if apart:
        whom = " and ".join(apart)
        sentences.append(f"What is said of {whom} is under other rules: ask of it apart, for this does not answer it.")
    return " ".join(sentences)
