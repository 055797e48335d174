"""Forces and other bodies by what people call them: "Met", "BTP", "Border Force"."""

from __future__ import annotations

import functools

from candour import directory
from candour.directory.gazetteer import LONGEST, fold

_MOST = 8
_SAY_NOTHING = {"police", "heddlu", "constabulary", "force", "service", "services", "of", "and", "the", "a"}


def called(text: str) -> tuple[directory.Force | directory.OtherBody, ...]:
    """The forces and bodies in whose name every word begins one, forces first; none when that says too little."""
    words = set(fold(text).split()) - _SAY_NOTHING
    if not words or len(text) > LONGEST:
        return ()
    found = tuple(
        body for body, names in _words() if all(any(name.startswith(word) for name in names) for word in words)
    )
    return found if len(found) <= _MOST else ()


@functools.cache
def _words() -> tuple[tuple[directory.Force | directory.OtherBody, frozenset[str]], ...]:
    def words(body: directory.Force | directory.OtherBody) -> frozenset[str]:
        every = f"{body.name} {body.display_name} {body.name_cy}" if isinstance(body, directory.Force) else body.name
        return frozenset(fold(every).split())

    return tuple((body, words(body)) for body in directory.police_bodies())
