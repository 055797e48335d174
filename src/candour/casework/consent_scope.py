"""Whether someone may act for the person a complaint is about, and what they may see of it until then.

Nothing is shown to a representative on the strength of words that they know themselves: an answer widens what
they see only after a person at the desk has checked it. It narrows or ends at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from candour.casework import models
from candour.casework.models.people import PersonRole
from candour.ui.unnamed import unnamed
from complaintlaw.representation import CHILD_UNDER

AGREED, REFUSED, TALK, WITHDRAWN = "agreed", "refused", "talk", "withdrawn"
WHOLE, UPDATES, PAPERS, SPEAK = "whole", "updates", "papers", "speak"
SCOPES = {
    WHOLE: "Act for them in the whole complaint",
    UPDATES: "Hear how it is going",
    PAPERS: "Send and receive papers",
    SPEAK: "Speak for them",
}
ANSWERS = {
    AGREED: "They agree",
    REFUSED: "They do not agree",
    TALK: "They want to talk first, or do not feel free to choose",
    WITHDRAWN: "They took it back",
}
WAYS = {
    "words": "with their words, on the website",
    "paper": "on paper, signed",
    "spoken": "in person or by phone, and then signed",
    "officially": "with papers of a court or an office",
}
_OPEN_TO_ALL = ("authority", "state")
_HOW_IT_GOES = (*_OPEN_TO_ALL, "logged_at", "hears_by", "told_here", "updates", "video")
_CHILD_OF = {"parent", "guardian"}


@dataclass(frozen=True, kw_only=True)
class ConsentAnswer:
    """One answer as the desk shows it."""

    words: str
    scope: tuple[str, ...]
    way: str
    checked: bool
    given_on: date | None
    said: Mapping[str, Any]
    noted_at: datetime
    who: str


@dataclass(frozen=True, kw_only=True)
class ConsentView:
    """Where it stands on a case: what the representative may see and do now, and every answer, newest first."""

    may: tuple[str, ...]
    answers: tuple[ConsentAnswer, ...]

    @property
    def waits_for_check(self) -> bool:
        """Whether the newest answer is one that nobody has checked."""
        return bool(self.answers) and not self.answers[0].checked


def allowed(rows: Iterable[models.Consent]) -> frozenset[str]:
    """What a representative may do after these answers, the oldest first. Empty: nothing."""
    now: frozenset[str] = frozenset()
    for row in rows:
        if row.answer != AGREED:
            now = frozenset()
        elif row.checked:
            now = frozenset(row.scope)
        else:
            now = _narrowed(now, frozenset(row.scope))
    return now


def _narrowed(now: frozenset[str], asked: frozenset[str]) -> frozenset[str]:
    if WHOLE in now and WHOLE not in asked:
        return asked
    return now if WHOLE in asked else now & asked


def is_needed(case: models.Case) -> bool:
    """Whether someone acts for a person who must agree to it: all but a parent's or legal guardian's child
    under 16, and someone who has died. By what the sender said of them.
    """
    people = {person.role: person.details for person in case.people.all()}
    if PersonRole.REPRESENTATIVE not in people:
        return False
    represented = people.get(PersonRole.COMPLAINANT, {})
    age, born = str(represented.get("age", "")), str(represented.get("their_born") or "")
    is_child = age == "under-16" and (not born or years(date.fromisoformat(born), at=case.made_at) < CHILD_UNDER)
    relationship = str(people[PersonRole.REPRESENTATIVE].get("relationship", ""))
    return age != "died" and not (is_child and relationship in _CHILD_OF)


def years(born: date, *, at: datetime) -> int:
    """How old someone is at that moment, in full years."""
    day = timezone.localdate(at)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def rows_of(case: models.Case) -> list[models.Consent]:
    """The answers on a case, the oldest first."""
    return list(case.consents.order_by("noted_at", "id"))


def of_case(case: models.Case) -> ConsentView | None:
    """What the desk sees of it; None where nobody has to agree and nobody answered."""
    rows = rows_of(case)
    if not rows and not is_needed(case):
        return None
    now = allowed(rows)
    return ConsentView(
        may=tuple(words for key, words in SCOPES.items() if key in now),
        answers=tuple(_answer(row) for row in reversed(rows)),
    )


def shown_to_sender(case: models.Case, part: dict[str, Any], *, answers: Iterable[models.Consent]) -> dict[str, Any]:
    """What is left of a part of the complaint for whoever sent it: all of it, where nobody has to agree.

    `answers` are those on the case, the oldest first.
    """
    if not is_needed(case):
        return part
    now = allowed(answers)
    if WHOLE in now:
        return part
    keys = _HOW_IT_GOES if UPDATES in now else _OPEN_TO_ALL if now else ("authority",)
    nothing = {
        "state": "",
        "logged_at": "",
        "hears_by": "",
        "told_here": False,
        "updates": [],
        "video": [],
        "looks": [],
    }
    return nothing | {key: part[key] for key in keys} | {"shared": sorted(now)}


def _answer(row: models.Consent) -> ConsentAnswer:
    return ConsentAnswer(
        words=ANSWERS.get(row.answer) or unnamed("An answer", row.answer),
        scope=tuple(words for key, words in SCOPES.items() if key in row.scope),
        way=WAYS.get(row.way) or unnamed("in a way", row.way),
        checked=row.checked,
        given_on=row.given_on,
        said=row.said,
        noted_at=row.noted_at,
        who=row.by_name,
    )
