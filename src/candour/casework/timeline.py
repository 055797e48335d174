"""One stream of what happened on a case, told in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from candour.casework import models
from candour.ui.unnamed import unnamed

SENTENCES: dict[str, str] = {
    "made": "The complaint was made.",
    "received": "The complaint was received.",
    "logged": "The complaint was logged.",
    "ground-became-clear": "It became clear to {to_whom} that the complaint must be referred.",
    "update-given": "The complainant was told how it is going, by {way}.",
    "person-identified": "The person complained against was identified.",
    "witness-named": "Someone who serves was named as a witness.",
    "kept-away": "Someone was kept away from this case.",
    "conflict-declared": "A conflict of interest was declared.",
    "part-released": "The force was given its part of the complaint.",
    "override-asked": "Someone asked to let in a person who is barred.",
    "override": "A second person confirmed to let in a person who was barred.",
    "task-opened": "To do by {day}: {what}.",
    "task-finished": "Done: {what}. {outcome}.",
    "task-escalated": "Not done in time and passed to a manager: {what}.",
    "task-joined": "Added to this case: {what}.",
    "contact-changed": "The {who} said anew how they can be reached.",
    "message-sent": "Sent by email to the {who}: {what}.",
    "message-withheld": "Not sent to the {who}: {what}. {why}",
    "message-failed": "Could not be sent by email to the {who}: {what}.",
    "consent-came-in": "An answer about being acted for came in, not checked yet: {what}, {day}.",
    "form-came-in": "This came in, and a person must look at it: {what}.",
    "consent-checked": "It was made sure whether someone may act for the person: {what}, {day}.",
    "review-asked": "A review was asked for. The body that reviews has the request.",
    "fact-noted": "It was noted: {fact}.",
}


# What was decided, by the kind of the decision.
DECISIONS: dict[str, str] = {
    "log": "Logged",
    "contact": "How they can be reached was changed",
    "release": "Released to the force",
    "override-asked": "Letting in someone who is barred: asked for",
    "override": "Letting in someone who is barred: confirmed",
}


@dataclass(frozen=True, kw_only=True)
class TimelineEntry:
    """One entry: a sentence, when it happened, and who noted it when."""

    sentence: str
    happened_at: datetime
    noted_at: datetime
    who: str
    corrected: bool
    kind: str


def tell(events: Iterable[models.Event]) -> list[TimelineEntry]:
    """The events as sentences, newest first. A corrected event stays, and is marked as corrected."""
    events = list(events)
    corrected = {event.corrects_id for event in events if event.corrects_id}
    told = [
        TimelineEntry(
            sentence=_sentence(event),
            happened_at=event.happened_at,
            noted_at=event.noted_at,
            who=event.by_name,
            corrected=event.pk in corrected,
            kind=event.kind,
        )
        for event in events
    ]
    # The newest first; of the same moment, the one noted last.
    told.reverse()
    return sorted(told, key=lambda entry: entry.happened_at, reverse=True)


class _Known(dict[str, str]):
    """What is known of an event; a word in the place of what another version did not note."""

    def __missing__(self, key: str) -> str:
        return "(not noted)"


def _sentence(event: models.Event) -> str:
    words = SENTENCES.get(event.kind)
    return words.format_map(_Known(event.detail)) if words else f"{unnamed('Something happened', event.kind)}."
