"""In which roles people and bodies are told of a step, and the conditions that several notices share.

Roles, not names: interested persons are told if there are any. A person complained against is told if it is
known who that is; for many steps only if that does no harm, which a person has to judge.
"""

from __future__ import annotations

from enum import StrEnum

from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, say, yes
from complaintlaw.logic import all_of, not_
from complaintlaw.recording import somebody_can_be_told
from complaintlaw.steps import WithholdingReason

__all__ = [
    "HARMS",
    "NOBODY",
    "BY_DIRECTOR_GENERAL",
    "RecipientRole",
    "always",
    "only",
    "unless_it_does_harm",
]


class RecipientRole(StrEnum):
    """In which role somebody is told."""

    COMPLAINANT = "complainant"
    APPROPRIATE_AUTHORITY = "appropriate_authority"
    PERSON_COMPLAINED_AGAINST = "person_complained_against"
    INTERESTED_PERSONS = "interested_persons"
    IOPC = "iopc"
    LOCAL_POLICING_BODY = "local_policing_body"
    RELEVANT_REVIEW_BODY = "relevant_review_body"


NOBODY: Finding[frozenset[RecipientRole]] = say(frozenset())
HARMS = (WithholdingReason.MIGHT_PREJUDICE, WithholdingReason.PUBLIC_INTEREST)
BY_DIRECTOR_GENERAL = "The Director General tells them."


def only(*roles: RecipientRole) -> Finding[frozenset[RecipientRole]]:
    """These, whatever else is so."""
    return say(frozenset(roles))


def always(*roles: RecipientRole) -> tuple[tuple[Finding[bool], RecipientRole], ...]:
    """These, for a list in which others are told on a condition."""
    return tuple((yes(), role) for role in roles)


def unless_it_does_harm(matter: Matter, *harms: WithholdingReason) -> Finding[bool]:
    """Whether the person complained against is told: if it is known who that is, and unless telling does one
    of these harms.
    """
    harmless = not_(matter.reason_to_withhold.is_one_of(harms)).because(no="Telling them might do harm.")
    return all_of((somebody_can_be_told(matter), harmless))
