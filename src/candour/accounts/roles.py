"""Roles are code, assignments are data. Each role says in words what it is for."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Permission(enum.StrEnum):
    """One thing a person at the desk may do."""

    SEE_CASES = "see cases of their authority"
    NOTE_FACTS = "note facts the law asks for"
    LOG = "decide to log a complaint"
    SEE_FIGURES = "see figures"
    OVERRIDE = "let in someone who is barred, together with a second person"
    SEE_ALERTS = "see alerts about how cases are looked at"
    MANAGE_STAFF = "invite people and give roles"


@dataclass(frozen=True)
class Role:
    """A role: its key, its name on the screen, what it is for, what it may do."""

    key: str
    name: str
    description: str
    may: frozenset[Permission]


_WORK = frozenset({Permission.SEE_CASES, Permission.NOTE_FACTS, Permission.LOG})

INTAKE = Role("intake", "Intake", "Takes complaints in and logs them.", _WORK)
HANDLER = Role("handler", "Complaint handler", "Handles complaints from first contact to letter.", _WORK)
DECISION_MAKER = Role(
    "decision-maker", "Decision maker", "Decides what the law leaves to a person.", _WORK | {Permission.OVERRIDE}
)
MANAGER = Role(
    "manager",
    "Manager",
    "Sees all work of the authority and gives it out.",
    _WORK | {Permission.SEE_FIGURES, Permission.OVERRIDE},
)
LPB_HANDLER = Role(
    "lpb-handler",
    "Local policing body handler",
    "Handles complaints about the chief officer, and sees alerts about how the force looks at cases.",
    _WORK | {Permission.SEE_ALERTS},
)
COUNTER_CORRUPTION = Role(
    "counter-corruption",
    "Counter-corruption",
    "Sees alerts about how cases are looked at, and no case.",
    frozenset({Permission.SEE_ALERTS}),
)
ADMINISTRATOR = Role(
    "administrator",
    "System administrator",
    "Runs the system and invites people. Sees no case.",
    frozenset({Permission.MANAGE_STAFF}),
)

ROLES = {
    role.key: role
    for role in (INTAKE, HANDLER, DECISION_MAKER, MANAGER, LPB_HANDLER, COUNTER_CORRUPTION, ADMINISTRATOR)
}


def role(key: str) -> Role:
    """The role of that key. Raises KeyError for a key that is no role."""
    return ROLES[key]
