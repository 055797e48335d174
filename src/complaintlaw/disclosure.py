"""Who else is told about a complaint, what may be kept back, and when a time limit yields."""

from __future__ import annotations

from enum import StrEnum

from complaintlaw.citation import CMR, PRA
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, say
from complaintlaw.logic import all_of, any_of, choose, first_of, not_
from complaintlaw.people import OtherPerson
from complaintlaw.register import answers, rule
from complaintlaw.steps import WithholdingPurpose
from complaintlaw.vocabulary import Harm, Relation

__all__ = ["Interest", "interest", "may_withhold_information", "time_limit_excused"]

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


@answers("interest")
@rule("INF-11", PRA.at("21"), CMR.at("36"))
def interest(matter: Matter) -> Finding[Interest | None]:
    """INF-11: The injured person, and the spouse, partner, parent or adult child of somebody who died or who
    is too badly hurt to complain, are kept informed by right. Anybody else with a sufficient interest may be.
    Nobody is who does not agree to it.
    """
    nobody: Finding[Interest | None] = say(None)
    of_right: Finding[Interest | None] = say(Interest.OF_RIGHT)
    at_discretion: Finding[Interest | None] = say(Interest.AT_DISCRETION)
    person = matter.other_person
    if person is None:
        return nobody
    return first_of(
        (
            (not_(person.consents).because(yes="The person does not agree to be given information."), nobody),
            (is_concerned(person), of_right),
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
