"""Roles are code, assignments are data. Each role says in words what it is for."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Protocol


class Permission(enum.StrEnum):
    """One thing that a person at the desk, or the worker, may do. The words follow “may”."""

    SEE_CASES = "see cases of their authority"
    NOTE_FACTS = "note facts the law asks for"
    LOG = "decide to log a complaint"
    SEE_FIGURES = "see figures"
    OVERRIDE = "let in someone who is barred, together with a second person"
    SEE_ALERTS = "see alerts about how cases are looked at"
    MANAGE_STAFF = "invite people and give roles"
    RUN_WORKER = "see what runs by itself, and have it tried again"
    DECLARE_TIES = "say whom they are close to"
    TAKE_IN = "take in what is sent, and do what follows from it by itself"


class NotAllowed(Exception):
    """Whoever acts has a role that does not hold the permission."""


@dataclass(frozen=True)
class Role:
    """A role: its key, its name on the screen, what it is for, what it may do."""

    key: str
    name: str
    description: str
    may: frozenset[Permission]


_ALL = frozenset({Permission.DECLARE_TIES})
_READ = _ALL | {Permission.SEE_CASES}
_WORK = _READ | {Permission.NOTE_FACTS, Permission.LOG}

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
    _ALL | {Permission.SEE_ALERTS},
)
ADMINISTRATOR = Role(
    "administrator",
    "System administrator",
    "Runs the system and invites people. Sees no case.",
    _ALL | {Permission.MANAGE_STAFF, Permission.RUN_WORKER},
)
READER = Role(
    "reader", "Reader", "Reads the cases of the authority and changes nothing: advice, audit, training.", _READ
)
WORKER = Role(
    "worker", "Candour", "What the program does by itself. Nobody is given this role.", frozenset({Permission.TAKE_IN})
)

ROLES = {
    role.key: role
    for role in (INTAKE, HANDLER, DECISION_MAKER, MANAGER, LPB_HANDLER, COUNTER_CORRUPTION, ADMINISTRATOR, READER)
}
"""The roles that a person can be given."""


class InRole(Protocol):
    """Whoever acts in a role: a person at the desk, or the worker."""

    @property
    def role(self) -> str: ...


def role(key: str) -> Role:
    """The role of that key. Raises KeyError for a key that is no role."""
    return ROLES[key]


def holds(permission: Permission, *, by: InRole) -> bool:
    """Whether the role of whoever acts holds the permission. A role that this version does not know holds none."""
    known = WORKER if by.role == WORKER.key else ROLES.get(by.role)
    return known is not None and permission in known.may


def need(permission: Permission, *, by: InRole) -> None:
    """Goes on only where the role holds the permission. Raises NotAllowed."""
    if not holds(permission, by=by):
        raise NotAllowed(f"Your role at this desk does not let you {permission.value}.")
