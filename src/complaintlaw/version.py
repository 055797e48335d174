"""What this is a version of: the library, its set of rules, and the law that was read."""

from __future__ import annotations

from datetime import date

__all__ = ["LAW_AS_OF", "LIBRARY", "RULE_SET"]

LIBRARY = "0.2.0"
"""The version of the library, as it is packaged."""

RULE_SET = "2026-11-30"
"""The set of rules. It changes when an answer can change."""

LAW_AS_OF = date(2026, 4, 7)
"""The day as on which the text of the Police Reform Act 2002 that was read stood."""
