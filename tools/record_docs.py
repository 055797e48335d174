"""The pages on who may do what, and on everything that can happen on a case, from the tables of the record."""

from __future__ import annotations

from collections.abc import Iterator

from candour.accounts.roles import ROLES, WORKER, Permission
from candour.casework.events import KINDS, EventData
from candour.casework.permissions import ACTS, Act
from tools.law_states import table

__all__ = ["events", "permissions"]

_EVERYONE = (*ROLES.values(), WORKER)


def permissions() -> Iterator[str]:
    """The lines of the page: each role and what it is for, each act and who has it."""
    yield "# Who may do what"
    yield ""
    yield "Each act asks for a permission before it does anything, whoever calls it. A role holds permissions."
    yield ""
    yield "## Roles"
    yield ""
    yield from table(
        ("Role", "What it is for", "May"), ((one.name, one.description, _held(one.may)) for one in _EVERYONE)
    )
    yield ""
    yield "## Acts on a case or a task"
    yield ""
    yield from table(("Act", "Takes the permission to", "Roles that have it"), (_act(one) for one in Act))


def _held(may: frozenset[Permission]) -> str:
    return "; ".join(one.value for one in Permission if one in may)


def _act(act: Act) -> tuple[str, str, str]:
    needs = ACTS[act]
    return act.value, needs.value, ", ".join(one.name for one in _EVERYONE if needs in one.may)


def events() -> Iterator[str]:
    """The lines of the page: each kind of event with all that follows from it."""
    yield "# What can happen on a case"
    yield ""
    yield "A kind of event says here what follows from it, and nowhere else. `{…}` is filled in from its data."
    yield ""
    head = (
        "Kind",
        "On the timeline",
        "In the audit",
        "May tell the sender",
        "Date of the law",
        "Moves a clock",
    )
    yield from table(head, (_event(kind, one) for kind, one in KINDS.items()))


def _event(kind: str, one: type[EventData]) -> tuple[str, ...]:
    audit = f"`{one.AUDIT}`" if one.AUDIT else "with another event of the same act"
    return f"`{kind}`", one.SENTENCE, audit, _yes(one.TELLS_SENDER), one.SETS and f"`{one.SETS}`", _yes(one.MOVES_CLOCK)


def _yes(so: bool) -> str:
    return "yes" if so else ""
