"""Which authorities must get a submission, from who or what it is about."""

from __future__ import annotations

from candour import directory

ABOUT_CHIEF = "chief"


def authorities(force_id: str, *, about: frozenset[str]) -> tuple[str, ...]:
    """The ids of the authorities that get the submission first.

    What the head of the force did in person belongs to the local policing body, and so does every
    submission that names them: it is held there, and that body releases the force's part.
    Source: Police Reform Act 2002, section 29(1) (meaning of "appropriate authority").
    """
    force = directory.force(force_id)
    if ABOUT_CHIEF in about:
        return (force.local_policing_body.id,)
    return (force.id,)
