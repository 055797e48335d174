"""The bodies of the directory, as the rest of the program knows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class LocalPolicingBody:
    """The body that holds a chief officer to account and deals with complaints about them in person.

    Its kind is a police and crime commissioner (`PCC`), one with fire powers (`PFCC`), a `mayor`,
    `MOPAC` or the `Common Council`. `since` is a day or a month, as far as known; the role may pass to another body.
    """

    id: str
    force_id: str
    name: str
    name_cy: str
    kind: str
    public_label: str
    website: str
    since: str
    planned_end: str

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
