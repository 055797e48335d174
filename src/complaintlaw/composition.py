"""Of what a matter is made, and under which set of rules each part stands.

A part is what concerns one person complained against, or everything that is not about anybody's conduct. What
Part 2 says of a complaint it says of a part as if it had been received by itself (paragraph 2(10)).
"""

from __future__ import annotations

from typing import NamedTuple

from complaintlaw.facts import Matter
from complaintlaw.finding import Finding
from complaintlaw.organisations import Organisation
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.regime import Regime, governing, regime_for, regime_of_force
from complaintlaw.register import once
from complaintlaw.vocabulary import About

__all__ = [
    "NOBODY_NAMED",
    "SERVICE",
    "Part",
    "conduct_of_nobody_named",
    "is_alike",
    "parts",
    "parts_to_test",
    "rules_for",
]

SERVICE = "service"
NOBODY_NAMED = "nobody named"


class Part(NamedTuple):
    """One part of a matter: what concerns one person, or (`person` None) what is not about conduct."""

    name: str
    person: PersonComplainedAgainst | None = None


@once
def parts(matter: Matter) -> tuple[Part, ...]:
    """The parts that are known: one for each person named, and one for all that is not about conduct."""
    named = tuple([Part(one.id, one) for one in matter.persons_complained_against])
    return (*named, Part(SERVICE)) if About.SERVICE in _what_is_alleged(matter) else named


def _what_is_alleged(matter: Matter) -> list[About]:
    return [one.about for one in matter.allegations or ()]


def conduct_of_nobody_named(matter: Matter) -> bool:
    """Whether conduct is complained of, or may be, and nobody is named."""
    if matter.persons_complained_against:
        return False
    return matter.allegations is None or About.CONDUCT in _what_is_alleged(matter)


@once
def parts_to_test(matter: Matter) -> tuple[Part, ...]:
    """The parts, with one for conduct of which it is not said whose it is."""
    nobody_named = matter.allegations is not None and conduct_of_nobody_named(matter)
    return (*parts(matter), Part(NOBODY_NAMED)) if nobody_named else parts(matter)


def rules_for(part: Part, matter: Matter) -> Finding[Regime]:
    """The set of rules that one part is under: of its person; of the force whose service it is about, or the
    one that goes for the rest if that force is not known.
    """
    if part.person is not None:
        return regime_for(part.person, matter)
    return regime_of_force(matter) if part.name == SERVICE and matter.force.is_known else governing(matter)


def is_alike(part: Part, matter: Matter) -> bool:
    """Whether the part is under the rules for the British Transport Police, which run parallel to the present
    ones.
    """
    force = matter.force if part.person is None else part.person.force
    under_agreement = rules_for(part, matter).value is Regime.SECTION_26_AGREEMENT
    return under_agreement and force.value is Organisation.BRITISH_TRANSPORT_POLICE
