"""Who else is told about a complaint, what may be kept back, and when a time limit yields."""

from __future__ import annotations

from enum import StrEnum

from complaintlaw.citation import CMR, PRA
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, say
from complaintlaw.logic import all_of, any_of, choose, first_of, not_
from complaintlaw.people import OtherPerson
from complaintlaw.register import answers, rule
from complaintlaw.scope import is_about_conduct
from complaintlaw.steps import WithholdingPurpose
from complaintlaw.vocabulary import Handling, Harm, MatterType, Relation
from complaintlaw.withdrawn import goes_on_as

__all__ = ["Interest", "interest", "is_outside_schedule_3", "may_withhold_information", "time_limit_excused"]

RELATIVES = (Relation.SPOUSE, Relation.PARTNER, Relation.PARENT, Relation.ADULT_CHILD)
PURPOSES = tuple(purpose for purpose in WithholdingPurpose if purpose is not WithholdingPurpose.OTHER)


class Interest(StrEnum):
    """How somebody other than the complainant comes to be kept informed."""

    OF_RIGHT = "of_right"
    AT_DISCRETION = "at_discretion"


def is_concerned(person: OtherPerson) -> Finding[bool]:
    """Whether the person is the injured one, or a relative who stands in for somebody who cannot speak."""
    dead_or_unable = choose(
        person.harm.equals(Harm.DEATH),
        yes=say(True, "Somebody is said to have died of it."),
        no=person.injured_cannot_complain.because(yes="The injured person cannot complain."),
    )
    return any_of(
        (
            person.relationship.equals(Relation.SELF).because(yes="It is the injured person."),
            all_of((person.relationship.is_one_of(RELATIVES), dead_or_unable)),
        )
    )


def is_outside_schedule_3(matter: Matter) -> Finding[bool]:
    """Whether the matter is handled outside Schedule 3: it was chosen, and the complaint is not recorded."""
    return all_of((matter.handling.equals(Handling.OUTSIDE_SCHEDULE_3), not_(matter.recorded)))


@rule("INF-11", PRA.at("21(1)"), PRA.at("21(2)"), PRA.at("21(2A)"))
def gives_a_right(matter: Matter) -> Finding[bool]:
    """INF-11: A right to be informed arises only from a complaint about conduct, a recordable conduct matter or
    a death or serious injury matter.
    """

    def of(kind: MatterType | None) -> Finding[bool]:
        """Whether a matter of that kind gives one: a complaint only if it is about conduct; no for None."""
        if kind is MatterType.COMPLAINT:
            return is_about_conduct(matter).because(no="The complaint is about no conduct.")
        return say(kind is not None)

    return goes_on_as(matter).and_then(of)


@answers("interest")
@rule("INF-11", PRA.at("21(2)"), PRA.at("21(3)"), PRA.at("21(4)"), PRA.at("21(8A)"), CMR.at("36"))
def interest(matter: Matter) -> Finding[Interest | None]:
    """INF-11: The injured person, and the spouse, partner, parent or adult child of somebody who died or who
    is too badly hurt to complain, are kept informed by right. Anybody else with a sufficient interest may be,
    and so may everybody where the complaint is about service. Nobody is who does not agree to it, and nobody
    while a complaint is handled outside Schedule 3.
    """
    nobody: Finding[Interest | None] = say(None)
    of_right: Finding[Interest | None] = say(Interest.OF_RIGHT)
    at_discretion: Finding[Interest | None] = say(Interest.AT_DISCRETION)
    person = matter.other_person
    if person is None:
        return nobody
    outside = is_outside_schedule_3(matter).because(yes="It is handled outside Schedule 3.")
    no_matter = not_(goes_on_as(matter).is_there()).because(yes="Part 2 does not apply to it.")
    return first_of(
        (
            (not_(person.consents).because(yes="The person does not agree to be given information."), nobody),
            (outside, nobody),
            (no_matter, nobody),
            (all_of((is_concerned(person), gives_a_right(matter))), of_right),
        ),
        otherwise=at_discretion,
    )


@answers("may_withhold_information")
@rule("INF-09", PRA.at("20(6)"), PRA.at("20(7)"), CMR.at("35"))
def may_withhold_information(matter: Matter) -> Finding[bool]:
    """INF-09: Information may be kept back only for one of the purposes that the regulations list, and only
    where disclosure carries a real risk of an adverse effect that would be significant.
    """
    return all_of(
        (
            matter.withholding_purpose.is_one_of(PURPOSES).because(no="It serves none of the listed purposes."),
            matter.significant_risk.because(no="There is no real risk of a significant adverse effect."),
        )
    )


@answers("time_limit_excused")
@rule("INF-12", CMR.at("51(2)"))
def time_limit_excused(matter: Matter) -> Finding[bool]:
    """INF-12: A time limit of the regulations yields where exceptional circumstances prevent it from being
    kept. They are noted on the file, and the day on which it was due stays as it is.
    """
    return matter.exceptional_circumstances.because(
        yes="Exceptional circumstances are noted on the file.", no="No exceptional circumstances are on the file."
    )
