"""Every write to the record. Keyword-only, atomic, `by=` and `now=`, audited in the same transaction."""

from candour.casework.actions import (
    bar_override,
    consent,
    contact,
    correspondence,
    facts,
    intake,
    people,
    release,
    review,
    short_messages,
    tasks,
    updates,
)

__all__ = [
    "consent",
    "contact",
    "correspondence",
    "facts",
    "short_messages",
    "updates",
    "intake",
    "bar_override",
    "people",
    "release",
    "review",
    "tasks",
]
