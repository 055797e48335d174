"""Every write to the record. Keyword-only, atomic, `by=` and `now=`, audited in the same transaction."""
