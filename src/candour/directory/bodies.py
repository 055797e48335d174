"""The bodies of the directory, as the rest of the program knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Roughly:
    """A day as far as it is known: `first` and `last` are the same day, or the ends of a month."""

    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class LocalPolicingBody:
    """The body that holds a chief officer to account and deals with complaints about them in person.

    Its kind is a police and crime commissioner (`PCC`), one with fire powers (`PFCC`), a `mayor`,
    `MOPAC` or the `Common Council`. The role passes from one body to another: `since` is when this one
    took it over from another kind of body (None: not from another that the directory knows of), and
    `planned_end` when it is meant to give it up. A plan is not law: `planned_end_note` says how it stands.
    """

    id: str
    force_id: str
    name: str
    name_cy: str
    kind: str
    public_label: str
    website: str
    since: Roughly | None
    planned_end: Roughly | None
    planned_end_note: str

    def held_the_role_on(self, day: date) -> bool | None:
        """Whether it was the local policing body on that day.

        None where that cannot be said: in a month that is known only as the month it began, and from the
        planned end on, for what is planned may not happen.
        """
        if self.since and day < self.since.last:
            return False if day < self.since.first else None
        if self.planned_end and day >= self.planned_end.first:
            return None
        return True

    def name_in(self, language: str) -> str:
        """Its name in that language; the English one where no other is known."""
        return self.name_cy if language == "cy" and self.name_cy else self.name

    def label_in(self, language: str) -> str:
        """The name people know it by; its own Welsh name in Welsh."""
        return self.name_cy if language == "cy" and self.name_cy else self.public_label


@dataclass(frozen=True, kw_only=True)
class Force:
    """One of the 43 territorial forces of England and Wales."""

    id: str
    name: str
    display_name: str
    name_cy: str
    country: str
    languages: tuple[str, ...]
    chief_officer_title: str
    website: str
    phone: str
    relay: str
    local_policing_body: LocalPolicingBody
    as_of: date

    def name_in(self, language: str) -> str:
        """The name it goes by in that language; the English one where no other is known."""
        return self.name_cy if language == "cy" and self.name_cy else self.display_name


@dataclass(frozen=True, kw_only=True)
class OtherBody:
    """A body outside the 43 forces: who to complain to first, and who oversees it."""

    id: str
    name: str
    kind: str
    jurisdiction: str
    complain_first_to: str
    complain_first_to_cy: str
    review_or_oversight: str
    review_or_oversight_cy: str
    iopc_oversight: str
    route: str
    website: str
    confidence: str
    as_of: date

    def name_in(self, language: str) -> str:
        """Its name. No Welsh names are known for these bodies yet."""
        return self.name

    def first_in(self, language: str) -> str:
        """Who to complain to first, in that language."""
        return self.complain_first_to_cy if language == "cy" else self.complain_first_to

    def oversight_in(self, language: str) -> str:
        """Who checks how it deals with complaints, in that language; empty when that is not known."""
        return self.review_or_oversight_cy if language == "cy" else self.review_or_oversight


@dataclass(frozen=True, kw_only=True)
class Iopc:
    """The Independent Office for Police Conduct."""

    id: str = "iopc"
    name: str = "Independent Office for Police Conduct"
    name_cy: str = "Swyddfa Annibynnol Ymddygiad yr Heddlu"
    website: str = "policeconduct.gov.uk"

    def name_in(self, language: str) -> str:
        """Its name in that language."""
        return self.name_cy if language == "cy" else self.name


Body = Force | LocalPolicingBody | OtherBody | Iopc
