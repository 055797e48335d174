"""A secret of 116 bits as nine words that can be written down, read out and typed again.

Nine words of a list of 7,776 give a little over 116 bits: too many to guess, so that no lock is
needed that an attacker could use to shut someone out. Spaces, hyphens and capitals do not matter.
"""

from __future__ import annotations

import functools
import re
import secrets
from pathlib import Path

COUNT = 9
LIST = Path(__file__).parent / "data" / "words.txt"
SECRET_BYTES = 15


@functools.cache
def _list() -> tuple[str, ...]:
    return tuple(LIST.read_text(encoding="ascii").split())


@functools.cache
def _places() -> dict[str, int]:
    return {word: place for place, word in enumerate(_list())}


def new_secret() -> bytes:
    """A new random secret, 15 bytes that hold a number below 7,776 to the power of nine."""
    return secrets.randbelow(len(_list()) ** COUNT).to_bytes(SECRET_BYTES)


def is_secret(secret: bytes) -> bool:
    """Whether these bytes could be a secret of ours."""
    return len(secret) == SECRET_BYTES and int.from_bytes(secret) < len(_list()) ** COUNT


def within(number: bytes) -> bytes:
    """A secret of ours that follows from a longer random number: 32 bytes leave no word likelier than another."""
    return (int.from_bytes(number) % len(_list()) ** COUNT).to_bytes(SECRET_BYTES)


def encode(secret: bytes) -> str:
    """The secret as nine words with spaces between."""
    number, said = int.from_bytes(secret), []
    for _ in range(COUNT):
        number, place = divmod(number, len(_list()))
        said.append(_list()[place])
    return " ".join(said)


def decode(text: str) -> bytes | None:
    """The secret that these words spell; None when they are not nine words of the list."""
    said = re.findall(r"[a-z]+", text.lower())
    if len(said) != COUNT or any(word not in _places() for word in said):
        return None
    number = 0
    for word in reversed(said):
        number = number * len(_list()) + _places()[word]
    return number.to_bytes(SECRET_BYTES)
