"""A police force or body as a card: who to complain to first, who checks them, who answers for their head."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from candour import directory
from candour.directory import Roughly

_TITLES_CY = {"Chief Constable": "Prif Gwnstabl", "Commissioner": "Comisiynydd"}


@dataclass(frozen=True, kw_only=True)
class Card:
    """One force or body, in the words of one language, as it is on one day.

    `here` is true of the force that this door serves. `sure` is false where the directory may be behind.
    """

    id: str
    name: str
    website: str
    first: str
    checks: str
    sure: bool
    here: bool = False
    known_in_english: bool = False


@dataclass(frozen=True, kw_only=True)
class Head:
    """Who deals with a complaint about the head of one force, in the words of one language, on one day.

    `since` is when that body took over from another and `until` when it is planned to end; both are the
    first of a month or a day, or None. `sure` is false when that day is in a month of change or past a plan.
    """

    id: str
    force: str
    title: str
    body: str
    body_name: str
    website: str
    since: Roughly | None
    until: Roughly | None
    sure: bool
    here: bool


def title_in(title: str, language: str) -> str:
    """The chief officer's title in that language."""
    return _TITLES_CY.get(title, title) if language == "cy" else title


def card_of(body: directory.Force | directory.OtherBody, language: str) -> Card:
    """The card of that force or body."""
    return _of_force(body, language) if isinstance(body, directory.Force) else _of_other(body, language)


@functools.cache
def forces(language: str) -> tuple[Card, ...]:
    """A card for each of the 43 forces, by name."""
    return tuple(_of_force(force, language) for force in directory.forces())


@functools.cache
def others(language: str) -> tuple[Card, ...]:
    """A card for every other police service or body, in the order of the directory."""
    return tuple(_of_other(body, language) for body in directory.other_bodies())


@functools.lru_cache(maxsize=4)
def heads(language: str, day: date) -> tuple[Head, ...]:
    """For each of the 43 forces, by name, who deals with a complaint about its head on that day."""
    return tuple(
        Head(
            id=force.id,
            force=force.name_in(language),
            title=title_in(force.chief_officer_title, language),
            body=force.local_policing_body.label_in(language),
            body_name=force.local_policing_body.name_in(language),
            website=force.local_policing_body.website,
            since=force.local_policing_body.since,
            until=force.local_policing_body.planned_end,
            sure=bool(force.local_policing_body.held_the_role_on(day)),
            here=force.id == settings.FORCE,
        )
        for force in directory.forces()
    )


def as_of() -> date:
    """The day on which the directory was last looked through: the oldest of its rows."""
    return min(body.as_of for body in directory.police_bodies())


def _of_force(force: directory.Force, language: str) -> Card:
    name = force.name_in(language)
    with override(language):
        return Card(
            id=force.id,
            name=name,
            website=force.website,
            first=_("The Professional Standards team of {force}").format(force=name),
            checks=_("{body}, or the IOPC").format(body=force.local_policing_body.label_in(language)),
            sure=True,
            here=force.id == settings.FORCE,
        )


def _of_other(body: directory.OtherBody, language: str) -> Card:
    return Card(
        id=body.id,
        name=body.name_in(language),
        website=body.website,
        first=body.first_in(language),
        checks=body.oversight_in(language),
        sure=body.confidence == "high",
        known_in_english=True,
    )
