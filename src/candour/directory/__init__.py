"""Forces, local policing bodies, the IOPC and other bodies. Read once per process, never by SQL."""

from __future__ import annotations

import difflib
import functools
from datetime import date

from candour.directory import load
from candour.directory.bodies import Body, Force, Iopc, LocalPolicingBody, OtherBody, Roughly

__all__ = [
    "Body",
    "Force",
    "Iopc",
    "LocalPolicingBody",
    "NotThen",
    "OtherBody",
    "Roughly",
    "Unknown",
    "accent",
    "authorities",
    "body",
    "force",
    "forces",
    "local_policing_body",
    "other_bodies",
    "other_body",
    "police_bodies",
]


class Unknown(LookupError):
    """No body has that id. The message names the nearest one."""


class NotThen(LookupError):
    """Another body held the role on that day, and the directory does not know which."""


@functools.cache
def _forces() -> dict[str, Force]:
    return load.forces()


@functools.cache
def _others() -> dict[str, OtherBody]:
    return load.other_bodies()


@functools.cache
def _all() -> dict[str, Body]:
    policing = {each.local_policing_body.id: each.local_policing_body for each in _forces().values()}
    iopc = Iopc()
    return {**_others(), **_forces(), **policing, iopc.id: iopc}


@functools.cache
def _accents() -> dict[str, str]:
    return load.accents()


def accent(force_id: str) -> str:
    """The name of the colour that the pages of that force have. Raises Unknown."""
    return _accents()[force(force_id).id]


def force(force_id: str) -> Force:
    """The force of that id. Raises Unknown."""
    try:
        return _forces()[force_id]
    except KeyError:
        raise _unknown(force_id, list(_forces())) from None


@functools.cache
def forces() -> tuple[Force, ...]:
    """All 43 forces, by name."""
    return tuple(sorted(_forces().values(), key=lambda each: each.display_name))


def other_body(body_id: str) -> OtherBody:
    """The other body of that id. Raises Unknown."""
    try:
        return _others()[body_id]
    except KeyError:
        raise _unknown(body_id, list(_others())) from None


def other_bodies() -> tuple[OtherBody, ...]:
    """All other bodies, in the order of the file."""
    return tuple(_others().values())


@functools.cache
def police_bodies() -> tuple[Force | OtherBody, ...]:
    """Every force and every other body that people complain about: forces first, by name."""
    return (*forces(), *other_bodies())


def local_policing_body(force_id: str, *, on: date | None = None) -> LocalPolicingBody:
    """The local policing body of that force, today or `on` that day.

    Where the day of a change is not known, or only planned, it is the one that the directory knows;
    `held_the_role_on` says how sure that is. Raises Unknown; NotThen for a day before it took the role over.
    """
    found = force(force_id).local_policing_body
    if on and found.held_the_role_on(on) is False:
        raise NotThen(f"On {on.isoformat()} another body than {found.name} held the role for {force_id!r}.")
    return found


def body(body_id: str) -> Body:
    """Any body by its id: a force, `lpb-` and the id of a force, `iopc`, or another. Raises Unknown."""
    try:
        return _all()[body_id]
    except KeyError:
        raise _unknown(body_id, list(_all())) from None


@functools.cache
def authorities() -> tuple[Force | LocalPolicingBody, ...]:
    """Every body that can be the appropriate authority of a case."""
    return tuple(each for force in forces() for each in (force, force.local_policing_body))


def _unknown(asked: str, known: list[str]) -> Unknown:
    near = difflib.get_close_matches(asked, known, n=1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return Unknown(f"The directory has no body {asked!r}.{hint}")
