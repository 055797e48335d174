"""Every write to the record. Keyword-only, atomic, `by=` and `now=`, audited in the same transaction."""

from candour.casework.actions import (
    consent,
    contact,
    correspondence,
    facts,
    holds,
    informing,
    intake,
    overriding,
    people,
    releasing,
    review,
    tasks,
)

__all__ = [
    "consent",
    "contact",
    "correspondence",
    "facts",
    "holds",
    "informing",
    "intake",
    "overriding",
    "people",
    "releasing",
    "review",
    "tasks",
]
