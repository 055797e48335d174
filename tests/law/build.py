"""Short ways to state the facts of an invented matter."""

from __future__ import annotations

from typing import Any

from complaintlaw.facts import Allegation, Matter
from complaintlaw.organisations import Organisation
from complaintlaw.people import PersonComplainedAgainst
from complaintlaw.vocabulary import About, Maximum, PersonKind, Rank

KENT = Organisation.KENT
ESSEX = Organisation.ESSEX
MET = Organisation.METROPOLITAN


def officer(rank: Rank = Rank.CONSTABLE, force: Organisation = KENT, **facts: Any) -> PersonComplainedAgainst:
    """A police officer complained against."""
    return PersonComplainedAgainst(
        **{"id": "s1", "kind": PersonKind.POLICE_OFFICER, "rank": rank, "force": force, **facts}
    )


def conduct(**facts: Any) -> Allegation:
    """An allegation about conduct of which nothing else is known."""
    return Allegation(about=About.CONDUCT, **facts)


def harmless(**facts: Any) -> Allegation:
    """An allegation about conduct that was assessed in every way, and nothing was found."""
    assessed: dict[str, Any] = {
        "alleged_results": frozenset(),
        "if_proved_might_be": frozenset(),
        "authority_can_exclude": frozenset({"proceedings", "article_2_or_3"}),
        "descriptions": frozenset(),
        "offence_maximum": Maximum.NONE,
    }
    return conduct(**{**assessed, **facts})


def service(**facts: Any) -> Allegation:
    """An allegation that is not about anybody's conduct."""
    return Allegation(about=About.SERVICE, **facts)


def matter(**facts: Any) -> Matter:
    """A matter about a constable of Kent, with one allegation of conduct of which nothing is known."""
    return Matter(**{"persons_complained_against": (officer(),), "allegations": (conduct(),), **facts})


def conduct_matter(**facts: Any) -> Matter:
    """A recorded conduct matter about a constable of Kent; nobody complains."""
    found = {"arrived_as": "other_information", "indication": frozenset({"crime_or_disciplinary"}), "recorded": True}
    return matter(**{**found, **facts})


def dsi(**facts: Any) -> Matter:
    """A recorded death or serious injury matter about a constable of Kent; nobody complains, nothing is indicated."""
    found = {"arrived_as": "other_information", "dsi_circumstances": True, "indication": frozenset(), "recorded": True}
    return matter(**{**found, **facts})


def missing(finding: Any) -> set[str]:
    """The paths of the missing facts."""
    return {fact.path for fact in finding.missing}
