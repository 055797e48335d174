"""Everything that can be noted to have happened on a case: one class for each kind, with all that follows from it.

A kind says here, and nowhere else, how the timeline tells it, what the audit calls it, whether the sender is
told, which date of the law it sets, and whether it moves a clock. `casework.act.happened` does the rest.
"""

from __future__ import annotations

from candour.casework.events.dates import DateNoted, FactNoted, FactWithdrawn, GroundBecameClear, UpdateGiven
from candour.casework.events.people import (
    ConflictDeclared,
    ConsentCameIn,
    ConsentChecked,
    ContactChanged,
    FormCameIn,
    KeptAway,
    Named,
    OverrideAsked,
    OverrideConfirmed,
    PersonIdentified,
    WitnessNamed,
)
from candour.casework.events.receipt import (
    ComplaintMade,
    ComplaintReceived,
    Logged,
    OutOfOrder,
    PartReleased,
    ReviewAsked,
)
from candour.casework.events.shape import EventData, EventKind
from candour.casework.events.work import (
    MessageFailed,
    MessageSent,
    MessageWithheld,
    OnMessage,
    TaskEscalated,
    TaskFinished,
    TaskJoined,
    TaskOpened,
)

__all__ = [
    "KINDS",
    "SETS",
    "ComplaintMade",
    "ComplaintReceived",
    "ConflictDeclared",
    "ConsentCameIn",
    "ConsentChecked",
    "ContactChanged",
    "DateNoted",
    "EventData",
    "EventKind",
    "FactNoted",
    "FactWithdrawn",
    "FormCameIn",
    "GroundBecameClear",
    "KeptAway",
    "Logged",
    "MessageFailed",
    "MessageSent",
    "MessageWithheld",
    "Named",
    "OnMessage",
    "OutOfOrder",
    "OverrideAsked",
    "OverrideConfirmed",
    "PartReleased",
    "PersonIdentified",
    "ReviewAsked",
    "TaskEscalated",
    "TaskFinished",
    "TaskJoined",
    "TaskOpened",
    "UpdateGiven",
    "WitnessNamed",
]


def _kinds(base: type[EventData]) -> dict[str, type[EventData]]:
    own = {base.KIND.value: base} if "KIND" in vars(base) else {}
    return own | {kind: one for narrower in base.__subclasses__() for kind, one in _kinds(narrower).items()}


KINDS: dict[str, type[EventData]] = _kinds(EventData)
"""Each kind by its stored word."""

SETS: dict[str, type[EventData]] = {one.SETS: one for one in KINDS.values() if one.SETS}
"""What sets each date of the law, by the date's name."""
