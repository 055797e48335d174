"""What is raised for what cannot be a fact, and the words that propose what may have been meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = ["NotAFact", "nearest"]

LONGEST = 60
NEAR = 0.4
"""How like a word must be to be proposed: one that says something else does harm."""


class NotAFact(ValueError, TypeError):
    """Something stated cannot be a fact. The message names the place, what was expected and the nearest word."""


def nearest(word: object, known: Iterable[str]) -> str:
    """Words that propose the nearest known word; nothing where none is near, or for what is no short word."""
    if not isinstance(word, str) or len(word) > LONGEST:
        return ""
    close = difflib.get_close_matches(word, tuple(known), cutoff=NEAR)
    return f"; did you mean {close[0]}?" if close else ""
