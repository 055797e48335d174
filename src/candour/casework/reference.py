"""The reference a person can read out: random, with a check letter, and no letters that look alike.

Twelve signs in three groups, such as 7KQD-MW3X-CT9P: eleven at random out of 23 (49 bits) and one
that catches any single wrong sign and any two that changed places. No counter, so that a reference
says nothing about how many there are, and no gap has to be explained.
"""

from __future__ import annotations

import secrets

SIGNS = "234679CDFGHJKMNPQRTVWXY"
RANDOM_SIGNS = 11


class NotAReference(ValueError):
    """The text is not a reference: too long, too short, or a sign is wrong."""


def new() -> str:
    """A new random reference."""
    body = "".join(secrets.choice(SIGNS) for _ in range(RANDOM_SIGNS))
    return _grouped(body + _check_sign(body))


def read(text: str) -> str:
    """The reference in that text, in its one written form; spaces, hyphens and case do not matter.

    Raises NotAReference with a sentence a person can act on.
    """
    signs = _signs(text)
    if len(signs) != RANDOM_SIGNS + 1:
        raise NotAReference("A reference has 12 letters and numbers, such as 7KQD-MW3X-CT9P.")
    if any(sign not in SIGNS for sign in signs):
        raise NotAReference("A reference never holds the letters A, B, E, I, L, O, S, U or Z, or 0, 1, 5 or 8.")
    if _check_sign(signs[:-1]) != signs[-1]:
        raise NotAReference("This reference has a letter or number that is not right.")
    return _grouped(signs)


def grouped(text: str) -> str:
    """The letters and numbers of the text in groups of four, as a reference is written; whether it is one, or not."""
    return _grouped(_signs(text))


def _signs(text: str) -> str:
    return "".join(sign for sign in text.upper() if sign.isalnum())


def _check_sign(body: str) -> str:
    total = sum(place * SIGNS.index(sign) for place, sign in enumerate(body, start=1))
    return SIGNS[total % len(SIGNS)]


def _grouped(signs: str) -> str:
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))
