"""How a person on a case may be reached, when they say something new about it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from candour.accounts.actors import Actor
from candour.casework import act, models
from candour.casework.actions.people import NoSuchPerson
from candour.casework.events import ContactChanged
from candour.casework.models.people import PersonRole
from candour.casework.permissions import Act

KINDS = frozenset({"contact_ways", "contact_safety", "contact_notes", "email", "phone", "address"})
DECISION = "contact"


class ChangedMeanwhile(Exception):
    """Someone else kept what they say about contact since the page was opened."""


@act.performs(Act.CHANGE_CONTACT)
def change(
    case_id: uuid.UUID,
    *,
    person_id: int,
    said: Mapping[str, Any],
    reasons: str,
    by: Actor,
    now: datetime,
    seen: int | None = None,
) -> None:
    """Keeps what the person says now about how they can be reached; it holds from the next message on, also
    for one that waits already.

    `said` has some of KINDS; what it leaves out stays. `reasons` say how one knows that it comes from them.
    `seen` is how many such changes whoever acts has read: where there are others, nothing is kept. Raises
    ChangedMeanwhile for that; ReasonsMissing; NoSuchPerson for anyone but complainant and representative;
    ValueError for another kind.
    """
    if not set(said) <= KINDS:
        raise ValueError("Only what is about contact can be changed here.")
    case = act.locked(case_id)
    if seen is not None and case.decisions.filter(kind=DECISION).count() != seen:
        raise ChangedMeanwhile("Someone kept something new since you opened this page. Read it below first.")
    people = models.Person.objects.select_for_update().filter(case=case)
    person = people.filter(id=person_id, role__in=[PersonRole.COMPLAINANT, PersonRole.REPRESENTATIVE]).first()
    if person is None:
        raise NoSuchPerson("This person is not on the case, or nobody writes to them.")
    person.details = person.details | dict(said)
    person.save(update_fields=["details"])
    act.decide(case, DECISION, "changed", reasons=reasons, findings=[], by=by, now=now)
    words = tuple(str(said[key]) for key in sorted(said) if isinstance(said[key], str) and key != "contact_safety")
    act.happened(case, ContactChanged(who=PersonRole(person.role).label, said=words), by=by, now=now)
