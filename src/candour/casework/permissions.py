"""Who may do what to a case: each act, the permission it takes, and through that the roles that have it.

Every action asks this map before it does anything (`act.performs`); the pages of the desk ask the same map
which buttons to draw. The whole table is in docs/reference/permissions.md, which is made from this one.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping

from candour.accounts import roles
from candour.accounts.roles import InRole, NotAllowed, Permission

__all__ = ["ACTS", "Act", "NotAllowed", "acts_of", "may", "need"]


class Act(enum.StrEnum):
    """One thing that can be done to a case or a task, in words that follow “to”."""

    ENTER = "enter a complaint for someone"
    LOG = "log a complaint"
    NOTE_FACT = "note a fact that the law asks for"
    NOTE_BECAME_CLEAR = "note when it became clear that it must be referred"
    NOTE_UPDATE = "note that the complainant was told how it is going"
    CHANGE_CONTACT = "change how a person can be reached"
    NOTE_CONSENT = "note whether a person agrees that someone acts for them"
    IDENTIFY = "say who in the register someone on the case is"
    DECLARE_CONFLICT = "stand back from a case, or say that someone must"
    STAND_BACK = "stand back from all cases about someone close"
    ASK_OVERRIDE = "ask to let in someone who is barred"
    CONFIRM_OVERRIDE = "confirm to let in someone who is barred"
    RELEASE = "let the force have its part"
    FINISH_TASK = "write down what came of a task"
    JOIN_TASK = "say which case a task belongs to"
    BAR_LINKED = "bar a user from the cases on which they are named"
    RECEIVE = "take in a complaint"
    RECEIVE_MESSAGE = "take in a message that is no complaint"
    RECEIVE_REVIEW = "take in a request for a review"
    RECEIVE_CONSENT = "take in an answer about being acted for"
    RECEIVE_FORM = "take in a signed form"
    OPEN_TASK = "open a task"
    ESCALATE = "pass late tasks upwards"
    ACKNOWLEDGE = "tell the sender that it arrived"
    SEND_COPY = "send the sender a copy"
    SEND = "send what is due"
    BAR_AGAIN = "derive all bars anew"


ACTS: Mapping[Act, Permission] = {
    Act.ENTER: Permission.LOG,
    Act.LOG: Permission.LOG,
    Act.NOTE_FACT: Permission.NOTE_FACTS,
    Act.NOTE_BECAME_CLEAR: Permission.NOTE_FACTS,
    Act.NOTE_UPDATE: Permission.NOTE_FACTS,
    Act.CHANGE_CONTACT: Permission.NOTE_FACTS,
    Act.NOTE_CONSENT: Permission.NOTE_FACTS,
    Act.IDENTIFY: Permission.NOTE_FACTS,
    # Whoever sees a case may be too near to it.
    Act.DECLARE_CONFLICT: Permission.SEE_CASES,
    Act.STAND_BACK: Permission.DECLARE_TIES,
    Act.ASK_OVERRIDE: Permission.OVERRIDE,
    Act.CONFIRM_OVERRIDE: Permission.OVERRIDE,
    Act.RELEASE: Permission.LOG,
    Act.FINISH_TASK: Permission.NOTE_FACTS,
    Act.JOIN_TASK: Permission.NOTE_FACTS,
    Act.BAR_LINKED: Permission.MANAGE_STAFF,
    Act.RECEIVE: Permission.TAKE_IN,
    Act.RECEIVE_MESSAGE: Permission.TAKE_IN,
    Act.RECEIVE_REVIEW: Permission.TAKE_IN,
    Act.RECEIVE_CONSENT: Permission.TAKE_IN,
    Act.RECEIVE_FORM: Permission.TAKE_IN,
    Act.OPEN_TASK: Permission.TAKE_IN,
    Act.ESCALATE: Permission.TAKE_IN,
    Act.ACKNOWLEDGE: Permission.TAKE_IN,
    Act.SEND_COPY: Permission.TAKE_IN,
    Act.SEND: Permission.TAKE_IN,
    Act.BAR_AGAIN: Permission.TAKE_IN,
}


def may(act: Act, *, by: InRole) -> bool:
    """Whether the role of whoever acts has the permission that the act takes."""
    return roles.holds(ACTS[act], by=by)


def need(act: Act, *, by: InRole) -> None:
    """Goes on only where it has. Raises NotAllowed with a sentence for whoever acts."""
    if not may(act, by=by):
        raise NotAllowed(f"Your role at this desk does not let you {act.value}.")


def acts_of(by: InRole) -> frozenset[str]:
    """The names of all acts that the role of this reader has, in small letters: for the buttons of a page."""
    return frozenset(act.name.lower() for act in Act if may(act, by=by))
