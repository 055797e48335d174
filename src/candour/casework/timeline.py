"""One stream of what happened on a case, told in sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from candour.casework import models
from candour.casework.events import KINDS
from candour.ui.unnamed import unnamed

# What was decided, by the kind of the decision.
DECISIONS: dict[str, str] = {
    "log": "Logged",
    "contact": "How they can be reached was changed",
    "release": "Released to the force",
    "out-of-order": "A step that the law’s table does not have",
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
    whole_day: bool


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
            whole_day=event.detail.get("whole_day") == "yes",
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
    kind = KINDS.get(event.kind)
    if kind is None:
        return f"{unnamed('Something happened', event.kind)}."
    return kind.SENTENCE.format_map(_Known(event.detail))
