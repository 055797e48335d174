"""The chapters of the law. A new chapter is entered here, and its rules and questions are in the register."""

from __future__ import annotations

from types import ModuleType

from complaintlaw import (
    authority,
    conduct,
    disclosure,
    grounds,
    handling,
    information,
    investigations,
    language,
    letters,
    notices,
    outcome,
    oversight,
    parts,
    periods,
    recording,
    referral,
    regime,
    representation,
    retention,
    review,
    review_body,
    review_window,
    scope,
    standing,
    timeliness,
    transfer,
    withdrawal,
)

__all__ = ["CHAPTERS"]

CHAPTERS: tuple[ModuleType, ...] = (
    regime,
    scope,
    standing,
    representation,
    authority,
    transfer,
    parts,
    recording,
    grounds,
    referral,
    oversight,
    handling,
    investigations,
    conduct,
    outcome,
    timeliness,
    information,
    disclosure,
    review_body,
    review_window,
    review,
    withdrawal,
    retention,
    language,
    letters,
    notices,
    periods,
)
