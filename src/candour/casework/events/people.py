"""Who is on a case, who is kept from it, and whether someone may act for a person."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from candour.casework.events.shape import EventData, EventKind, audited


@dataclass(frozen=True, kw_only=True)
class Named(EventData):
    """Somebody in the register is on the case. `name` and `number` are searched for, and kept nowhere here."""

    name: str
    number: str

    def story(self) -> dict[str, str]:
        """Nothing: whom it is, the person's own row says under its seal."""
        return {}

    def names(self) -> Iterator[str]:
        """Name and number of the person serving."""
        yield from (self.name, self.number)


class PersonIdentified(Named):
    """The person complained against was found in the register."""

    KIND = EventKind.PERSON_IDENTIFIED
    SENTENCE = "The person complained against was identified."
    AUDIT = "case.person-identified"


class WitnessNamed(Named):
    """Someone who serves is a witness."""

    KIND = EventKind.WITNESS_NAMED
    SENTENCE = "Someone who serves was named as a witness."
    AUDIT = "case.witness-named"


class KeptAway(Named):
    """Someone who serves must not see the case."""

    KIND = EventKind.KEPT_AWAY
    SENTENCE = "Someone was kept away from this case."
    AUDIT = "case.kept-away"


@dataclass(frozen=True, kw_only=True)
class ConflictDeclared(EventData):
    """Somebody at the desk is too near to the people on the case."""

    KIND = EventKind.CONFLICT_DECLARED
    SENTENCE = "A conflict of interest was declared."
    AUDIT = "case.conflict-declared"


@dataclass(frozen=True, kw_only=True)
class OverrideAsked(EventData):
    """Somebody asked to let in a user who is barred. `user` is who."""

    KIND = EventKind.OVERRIDE_ASKED
    SENTENCE = "Someone asked to let in a person who is barred."
    AUDIT = "case.override-asked"
    user: uuid.UUID = audited("who")


@dataclass(frozen=True, kw_only=True)
class OverrideConfirmed(EventData):
    """A second person confirmed it: the bar is lifted."""

    KIND = EventKind.OVERRIDE
    SENTENCE = "A second person confirmed to let in a person who was barred."
    AUDIT = "case.override"
    user: uuid.UUID = audited("who")


@dataclass(frozen=True, kw_only=True)
class ContactChanged(EventData):
    """A person said anew how they can be reached. `who`: their role in words; `said`: the new words, for search."""

    KIND = EventKind.CONTACT_CHANGED
    SENTENCE = "The {who} said anew how they can be reached."
    AUDIT = "case.contact-changed"
    TELLS_SENDER = True
    who: str
    said: tuple[str, ...]

    def story(self) -> dict[str, str]:
        """Who it is; what they said stands under its seal."""
        return {"who": self.who}

    def texts(self) -> Iterator[str]:
        """What they said."""
        yield from self.said


@dataclass(frozen=True, kw_only=True)
class ConsentCameIn(EventData):
    """An answer about being acted for came in by the words, and nobody has checked it.

    `what` is the answer in words, `answer` its key, `day` the day on which it was given.
    """

    KIND = EventKind.CONSENT_CAME_IN
    SENTENCE = "An answer about being acted for came in, not checked yet: {what}, {day}."
    AUDIT = "case.consent-came-in"
    TELLS_SENDER = True
    MOVES_CLOCK = True
    what: str
    day: date
    answer: str = audited("answer")


@dataclass(frozen=True, kw_only=True)
class ConsentChecked(EventData):
    """A person at the desk made sure whether someone may act for the person."""

    KIND = EventKind.CONSENT_CHECKED
    SENTENCE = "It was made sure whether someone may act for the person: {what}, {day}."
    AUDIT = "case.consent-checked"
    TELLS_SENDER = True
    MOVES_CLOCK = True
    what: str
    day: date
    answer: str = audited("answer")


@dataclass(frozen=True, kw_only=True)
class FormCameIn(EventData):
    """A signed form came in. `what` says from whom, in words."""

    KIND = EventKind.FORM_CAME_IN
    SENTENCE = "This came in, and a person must look at it: {what}."
    AUDIT = "case.form-came-in"
    what: str
