"""Which number on the case each allegation has that the law numbers by its order.

The law is asked only about allegations of which it is known what they are about, and counts them from 1. On the
case they keep the numbers under which their facts were noted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from candour.casework.assessment import matter

_IN_PATH = re.compile(r"(allegations\[)([0-9]+)(?=\]\.)")
_IN_WORDS = re.compile(r"\b([Aa]llegation )([0-9]+)\b")


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """The allegations of a case by their numbers: those that the law is asked about, in its order, and the others."""

    known: tuple[int, ...]
    others: tuple[int, ...]

    @classmethod
    def of(cls, noted: Mapping[str, str]) -> Numbers:
        """The numbers of what was noted."""
        return cls(known=matter.known_allegations(noted), others=matter.other_allegations(noted))

    def path(self, path: str) -> str:
        """The path on the case of a fact that the law names."""
        if path == matter.ALLEGED and self.others:
            return about(self.others[0])
        return _IN_PATH.sub(self._on_case, path)

    def words(self, words: str) -> str:
        """What the law says, with the numbers that the case has."""
        return _IN_WORDS.sub(self._on_case, words)

    def to_ask(self) -> tuple[int, ...]:
        """The allegations of which nothing says what they are about, and of which the law cannot ask it."""
        return self.others if self.known else self.others[1:]

    def _on_case(self, found: re.Match[str]) -> str:
        return f"{found[1]}{self.known[int(found[2]) - 1]}"


def about(number: int) -> str:
    """The path of what that allegation is about."""
    return f"{matter.ALLEGED}[{number}].about"
