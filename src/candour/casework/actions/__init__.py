"""Every write to the record. Keyword-only, atomic, `by=` and `now=`, audited in the same transaction."""

from candour.casework.actions import facts, informing, intake, overriding, people, releasing

__all__ = ["facts", "informing", "intake", "overriding", "people", "releasing"]
