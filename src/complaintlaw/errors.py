"""What is raised for what cannot be a fact, and the words that propose what may have been meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from datetime import date
from enum import Enum

__all__ = ["NotAFact", "a", "cut", "in_short", "nearest", "shown"]

LONGEST = 60
MOST_SHOWN = 80
"""How many signs of something are told again in a refusal: enough to find it by."""
MOST_BITS = 256
"""A number that needs more is not written out, for Python refuses to write the longest."""
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


def shown(value: object) -> str:
    """The value as it stands in a refusal: on one line and no longer than can be read, whatever it is."""
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, int) and value.bit_length() > MOST_BITS:
        return "a number of very many digits"
    if value is None or isinstance(value, (bool, int, float)):
        return repr(value)
    if isinstance(value, str):
        return cut(repr(value[: MOST_SHOWN + 1]), is_cut=len(value) > MOST_SHOWN)
    return f"{type(value).__name__} {value}" if isinstance(value, date) else a(type(value).__name__)


def a(name: str) -> str:
    """The name of a kind with its article."""
    return f"{'an' if name[:1] in 'AEIO' else 'a'} {name}"


def in_short(word: object) -> str:
    """The word, or what stands where a word should, without quotes: on one line and no longer than can be read."""
    if not isinstance(word, str) or isinstance(word, Enum):
        return shown(word)
    return cut("".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in word[: MOST_SHOWN + 1]))


def cut(text: str, *, is_cut: bool = False) -> str:
    """The text, no longer than can be read."""
    return f"{text[:MOST_SHOWN]}…" if is_cut or len(text) > MOST_SHOWN else text
