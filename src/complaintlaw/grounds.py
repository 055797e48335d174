"""The descriptions of complaint that must be referred to the IOPC, one by one.

The test is the allegation, taken as true. Evidence that it is untrue changes nothing here. One allegation
of such a kind is enough for the whole complaint. What is said of people who are no part of the complaint has no
weight here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from complaintlaw.authority import is_chief_or_met_deputy
from complaintlaw.citation import CMR, GUIDANCE, ROSE, SCHEDULE_3
from complaintlaw.counting import (
    allegations_that_count,
    allegations_under_other_rules,
    concerns,
    people_who_count,
    what_is_left_out,
)
from complaintlaw.facts import Allegation, Matter
from complaintlaw.finding import Finding, Missing, cannot_say, no
from complaintlaw.logic import all_of, any_has, any_of, not_
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.reading import FactField
from complaintlaw.register import answers, once, rule
from complaintlaw.vocabulary import About, AllegedResult, Description, Excludable, Maximum

__all__ = [
    "alleges_death_or_serious_injury",
    "alleges_discrimination",
    "alleges_relevant_offence",
    "alleges_serious_assault",
    "alleges_serious_corruption",
    "alleges_serious_sexual_offence",
    "any_allegation_has",
    "any_conduct",
    "beside_under_other_rules",
    "is_about_chief_officer",
    "is_about_chief_officer_and_not_excluded",
    "is_called_in",
    "is_of_grave_kind",
    "is_same_incident",
    "resulted_in_death_or_injury",
]

T = TypeVar("T")
DEATH_OR_SERIOUS_INJURY = tuple(one for one in AllegedResult if one is not AllegedResult.OTHER_INJURY)
RELEVANT_FROM_YEARS = 7
_WHAT: Finding[bool] = cannot_say(missing=(Missing(path="allegations", words="what is alleged"),))
_GUIDANCE_UNREAD = "the definition in the statutory guidance has not been read in full"


def any_allegation_has(matter: Matter, fact: FactField[frozenset[T]], *members: T) -> Finding[bool]:
    """Whether that fact holds one of these for one of the allegations; open while it is not known what is alleged."""
    if matter.allegations is None:
        return _WHAT
    return any_has([getattr(one, fact.name) for one in allegations_that_count(matter)], *members)


def any_conduct(matter: Matter, test: Callable[[Allegation], Finding[bool]]) -> Finding[bool]:
    """Whether one of the allegations that are about conduct meets the test."""
    if matter.allegations is None:
        return _WHAT
    return any_of([test(one) for one in _of_conduct(matter)])


@once
def _of_conduct(matter: Matter) -> tuple[Allegation, ...]:
    return tuple([one for one in allegations_that_count(matter) if one.about is About.CONDUCT])


@once
def _descriptions(matter: Matter) -> tuple[Finding[frozenset[Description]], ...]:
    return tuple([one.descriptions for one in _of_conduct(matter)])


def _described(matter: Matter, *descriptions: Description) -> Finding[bool]:
    return _WHAT if matter.allegations is None else any_has(_descriptions(matter), *descriptions)


@rule("REF-01", SCHEDULE_3.at("4(1)(a)"))
def alleges_death_or_serious_injury(matter: Matter) -> Finding[bool]:
    """REF-01: A complaint that conduct, or anything else, resulted in a death or a serious injury must be
    referred. A serious injury is a fracture, a deep cut or laceration, damage to an internal organ or the
    impairment of a bodily function.
    """
    return any_allegation_has(matter, Allegation.alleged_results, *DEATH_OR_SERIOUS_INJURY).because(
        yes="A death or a serious injury is said to have resulted."
    )


@rule("REF-02", CMR.at("4(1)(a)(i)"), GUIDANCE.at("9"), unverified=_GUIDANCE_UNREAD)
def alleges_serious_assault(matter: Matter) -> Finding[bool]:
    """REF-02: A complaint that alleges a serious assault must be referred."""
    return _described(matter, Description.SERIOUS_ASSAULT).because(yes="A serious assault is alleged.")


@rule("REF-03", CMR.at("4(1)(a)(ii)"), GUIDANCE.at("9"), unverified=_GUIDANCE_UNREAD)
def alleges_serious_sexual_offence(matter: Matter) -> Finding[bool]:
    """REF-03: A complaint that alleges a serious sexual offence must be referred."""
    return _described(matter, Description.SERIOUS_SEXUAL_OFFENCE).because(yes="A serious sexual offence is alleged.")


@rule("REF-04", CMR.at("4(1)(a)(iii)"), GUIDANCE.at("9"), unverified=_GUIDANCE_UNREAD)
def alleges_serious_corruption(matter: Matter) -> Finding[bool]:
    """REF-04: A complaint that alleges serious corruption must be referred. Abuse of position for a sexual
    purpose, or for an improper emotional relationship, is serious corruption.
    """
    return _described(
        matter,
        Description.SERIOUS_CORRUPTION,
        Description.ABUSE_OF_POSITION_FOR_SEXUAL_PURPOSE,
        Description.ABUSE_OF_POSITION_FOR_EMOTIONAL_RELATIONSHIP,
    ).because(yes="Serious corruption is alleged.")


@rule("REF-05", CMR.at("4(1)(a)(iv)"), GUIDANCE.at("9"), unverified=_GUIDANCE_UNREAD)
def alleges_discrimination(matter: Matter) -> Finding[bool]:
    """REF-05: A complaint that alleges a crime, or behaviour liable to lead to disciplinary proceedings, made
    worse by discrimination must be referred.
    """
    return _described(
        matter,
        Description.CRIME_AGGRAVATED_BY_DISCRIMINATION,
        Description.DISCIPLINARY_BEHAVIOUR_AGGRAVATED_BY_DISCRIMINATION,
    ).because(yes="A crime or disciplinary behaviour aggravated by discrimination is alleged.")


def is_relevant_offence(maximum: float | Maximum) -> bool:
    """Whether a longest sentence makes an offence a relevant one: fixed by law, life, or seven years or
    more.
    """
    if isinstance(maximum, Maximum):
        return maximum is not Maximum.NONE
    return maximum >= RELEVANT_FROM_YEARS


@answers("alleges_relevant_offence")
@rule("REF-06", CMR.at("4(1)(a)(v)"), CMR.at("1(2)"))
def alleges_relevant_offence(matter: Matter) -> Finding[bool]:
    """REF-06: A complaint that alleges an offence must be referred if the sentence is fixed by law, or an
    adult with no earlier conviction may get seven years or more. That the damage was of low value does
    not count.
    """
    return any_conduct(matter, lambda one: one.offence_maximum.then(is_relevant_offence)).because(
        yes="An offence with a longest sentence of seven years or more is alleged."
    )


@rule("REF-07", SCHEDULE_3.at("4(1)(b)"), CMR.at("4(1)(b)"))
def is_same_incident(matter: Matter) -> Finding[bool]:
    """REF-07: A complaint must be referred if it arises from the same incident as one that alleges conduct of
    these kinds, whoever made that one.
    """
    linked = any_of([one.referable_conduct_alleged for one in matter.same_incident]).because(
        yes="Another complaint on the same incident alleges conduct that must be referred."
    )
    return any_of((linked, lambda: beside_under_other_rules(matter, is_grave)))


def beside_under_other_rules(matter: Matter, test: Callable[[Allegation], Finding[bool]]) -> Finding[bool]:
    """Whether something that is alleged of people under other rules meets the test and is of the same incident; no if
    nothing is.
    """
    apart = allegations_under_other_rules(matter)
    if not apart:
        return no()
    return counts_beside(any_of([all_of((test(one), one.of_same_incident)) for one in apart])).because(
        yes="What is alleged under other rules is of the same incident, and of a kind that must be referred.",
        unknown=f"{what_is_left_out(matter)} {IF_SAME_INCIDENT}".strip(),
    )


IF_SAME_INCIDENT = "If what is alleged under other rules is grave and of the same incident, the rest must be referred."


@rule(
    "REF-07",
    SCHEDULE_3.at("2(10)"),
    unverified="that grave conduct under other rules makes the rest of the same incident one that must be referred",
)
def counts_beside(found: Finding[bool]) -> Finding[bool]:
    """REF-07: What is said in the same letter of somebody under other rules is dealt with as if it had come by itself.
    If it alleges conduct of these kinds in the same incident, the rest must be referred too; whether it is the same
    incident has to be said.
    """
    return found


def resulted_in_death_or_injury(one: Allegation) -> Finding[bool]:
    """Whether this is said to have resulted in a death or a serious injury."""
    return one.alleged_results.has(*DEATH_OR_SERIOUS_INJURY)


def is_of_grave_kind(one: Allegation) -> Finding[bool]:
    """Whether this alleges conduct of regulation 4(1)(a), which is that of regulation 7(1)(a) to (e)."""
    if one.about is About.SERVICE:
        return no()
    return any_of((one.descriptions.then(bool), lambda: one.offence_maximum.then(is_relevant_offence)))


def is_grave(one: Allegation) -> Finding[bool]:
    """Whether this alleges conduct that must be referred for what it is: paragraph 4(1)(a), regulation 4(1)(a)."""
    if one.about is About.SERVICE:
        return no()
    return any_of((resulted_in_death_or_injury(one), lambda: is_of_grave_kind(one)))


def is_about_chief_officer(matter: Matter) -> Finding[bool]:
    """Whether anything is said of the conduct of a chief officer or of the Met's Deputy Commissioner."""
    return any_of([is_chief_or_met_deputy(person) for person in people_who_count(matter)])


@rule("REF-08", CMR.at("4(1)(c)"))
def is_about_chief_officer_and_not_excluded(matter: Matter) -> Finding[bool]:
    """REF-08: A complaint about a chief officer, or the Deputy Commissioner of the Metropolis, must be
    referred unless the authority can satisfy itself from the complaint alone that the conduct, if proved,
    would justify neither criminal nor disciplinary proceedings.
    """

    def excluded(person: PersonComplainedAgainst) -> Finding[bool]:
        """Whether proceedings are excluded for every allegation that concerns the person; open without a list."""
        if matter.allegations is None:
            return _WHAT
        about = [one for one in allegations_that_count(matter) if concerns(one, person)]
        return all_of(one.authority_can_exclude.has(Excludable.PROCEEDINGS) for one in about)

    def is_met_by(person: PersonComplainedAgainst) -> Finding[bool]:
        """Whether it is about this person and the person holds such an office (regulation 4(1)(c))."""
        return all_of((is_chief_or_met_deputy(person), lambda: not_(excluded(person))))

    return any_of([is_met_by(person) for person in people_who_count(matter)]).because(
        yes="It is about a chief officer, and proceedings cannot be excluded from the complaint alone."
    )


@rule("REF-12", SCHEDULE_3.at("4(1)(c)"))
def is_called_in(matter: Matter) -> Finding[bool]:
    """REF-12: A matter that the Director General calls in must be referred."""
    return matter.dates.call_in.is_there().because(yes="The Director General has called it in.")


@rule("REF-09", ROSE.at(""))
def merits_count_for_referral(matter: Matter) -> Finding[bool]:
    """REF-09: Whether a complaint must be referred turns on what it alleges. The authority may not weigh
    whether it is true.
    """
    return no("The allegation is taken as true.")
