"""Who may be told what by which way: worked out from the person's own answers, and from nothing else.

Pure: no clock, no database, no settings. Asked when a message is queued, and again just before it leaves.
In doubt nothing leaves by itself, and a person at the desk decides how to make contact.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from candour.ui.unnamed import unnamed

EMAIL = "email"
COMES_BACK = frozenset({"none", "website"})


class WithheldReason(enum.StrEnum):
    """Why nothing leaves by itself."""

    NOT_SAFE = "not-safe"
    READ_FIRST = "read-first"
    NO_ADDRESS = "no-address"
    COMES_BACK = "comes-back"
    NOT_CHOSEN = "not-chosen"
    NO_MAIL = "no-mail"
    ERASED = "erased"

    @property
    def words(self) -> str:
        """The reason in a sentence for the desk."""
        return _WORDS[self]

    @property
    def needs_a_person(self) -> bool:
        """Whether someone at the desk must see how this person can be reached."""
        return self in {WithheldReason.NOT_SAFE, WithheldReason.READ_FIRST, WithheldReason.NO_ADDRESS}


_WORDS = {
    WithheldReason.NOT_SAFE: "They said that contact is not safe. Nothing is sent by itself.",
    WithheldReason.READ_FIRST: "They said what to know before anyone contacts them. A person must read that first.",
    WithheldReason.NO_ADDRESS: "They chose email, but what they gave is not an email address.",
    WithheldReason.COMES_BACK: "They want no contact, or come back to the website themselves.",
    WithheldReason.NOT_CHOSEN: "They did not choose email.",
    WithheldReason.NO_MAIL: "No mail server is set up here.",
    WithheldReason.ERASED: "What the case holds was erased before it left.",
}


def why_words(stored: str) -> str:
    """The reason that is stored, in a sentence; empty where none is, and one that says so where it is not known."""
    known = {why.value: why.words for why in WithheldReason}
    return known.get(stored) or (stored and f"{unnamed('It was not sent for a reason', stored)}.")


@dataclass(frozen=True, kw_only=True)
class ContactRoute:
    """An address to which a message may go, or why none may."""

    address: str = ""
    why_not: WithheldReason | None = None


@dataclass(frozen=True, kw_only=True)
class ContactPolicy:
    """How one person may be reached."""

    ways: frozenset[str]
    safety: str
    email: str
    says_more: bool
    """They said when or how; a program cannot read that, a person can."""

    @classmethod
    def of(cls, details: Mapping[str, Any]) -> ContactPolicy:
        """The policy in these answers. Ways that are not known here are kept, and used for nothing."""
        ways = details.get("contact_ways") or ()
        times = set(_several(details.get("best_times"))) - {"any"}
        return cls(
            ways=frozenset(_several(ways)),
            safety=str(details.get("contact_safety") or ""),
            email=str(details.get("email") or "").strip(),
            says_more=bool(str(details.get("contact_notes") or "").strip() or times),
        )

    @property
    def comes_back(self) -> bool:
        """Whether they come back to the website themselves, and chose no way to be reached."""
        return not self.ways or bool(self.ways & COMES_BACK)

    def by_email(self) -> ContactRoute:
        """Whether a message that says nothing of the matter may go by e-mail, and to which address."""
        why_not = self._refused(EMAIL)
        if why_not is None and not _is_address(self.email):
            why_not = WithheldReason.NO_ADDRESS
        return ContactRoute(why_not=why_not) if why_not else ContactRoute(address=self.email)

    def copy_by_email(self) -> ContactRoute:
        """The same for a copy of all that was said: only where the person said in so many words that it is safe."""
        answer = self.by_email()
        return answer if answer.why_not or self.safety == "safe" else ContactRoute(why_not=WithheldReason.READ_FIRST)

    def may_have_post(self) -> bool:
        """Whether a letter may be sent."""
        return self._refused("letter") is None

    def _refused(self, way: str) -> WithheldReason | None:
        if self.safety not in {"", "safe", "some-ways"}:
            return WithheldReason.NOT_SAFE
        if self.comes_back:
            return WithheldReason.COMES_BACK
        if way not in self.ways:
            return WithheldReason.NOT_CHOSEN
        return WithheldReason.READ_FIRST if self.safety == "some-ways" and self.says_more else None


def _several(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(str(one) for one in value or ())


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
