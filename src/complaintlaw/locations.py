"""Where in a file something is not as it must be, and the words that say so."""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from complaintlaw.errors import cut

__all__ = ["Location", "Problem"]


@dataclass(frozen=True)
class Problem:
    """Something that is not as it must be: where, and what."""

    path: str
    words: str

    def __str__(self) -> str:
        return f"{self.path}: {self.words}" if self.path else self.words


@dataclass(frozen=True)
class Location:
    """A place in a file, as `given.subjects[0].rank`, and the list in which its problems are put down."""

    path: str = ""
    problems: list[Problem] = field(default_factory=list)

    def key(self, name: str) -> Location:
        """The place under that key, on one line whatever the key is."""
        plain = name if name.isprintable() and name else json.dumps(name)
        return Location(f"{self.path}.{cut(plain)}".lstrip("."), self.problems)

    def item(self, number: int) -> Location:
        """The place of that item of a list, counted from 0."""
        return Location(f"{self.path}[{number}]", self.problems)

    def wrong(self, words: str) -> None:
        """Puts a problem down."""
        self.problems.append(Problem(self.path, words))
