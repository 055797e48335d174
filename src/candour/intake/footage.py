"""Every mention of video or sound in what a person sent: what to look for, and when it is wiped.

A plain "yes" or "not sure" to whether an officer wore a camera counts too. Nothing is left out for being
unlikely: a person at the desk looks, and says what they found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from candour.casework.actions.tasks import FootageRow
from candour.directory import footage_retention
from candour.intake import when
from candour.intake.specs import Answers

# What the question about recordings offers, in the words of the table of how long each is kept.
_KINDS = {
    "police-camera": footage_retention.BODY_WORN,
    "cctv": "public-cctv",
    "shop": "public-cctv",
    "bus": "public-cctv",
    "doorbell": "own",
    "dashcam": "own",
    "phone": "own",
    "custody": "custody-cctv",
    "call": "call-audio",
}
_MAYBE = {"yes", "not-sure"}
_LOOKS = ("officer_name", "officer_number", "officer_looks", "vehicle")


def rows(answers: Answers, *, force: str, today: date) -> tuple[FootageRow, ...]:
    """What is to be found of what a complaint mentions, with the day on which it is next wiped."""
    days = (when.earliest_day(answers), when.latest_day(answers))
    found: list[tuple[str, dict[str, Any]]] = []
    for said in _each(answers.get("recordings")):
        kind = str(said.get("kind") or "")
        about = {key: said[key] for key in ("where", "time", "who_has") if said.get(key)}
        if kind or about:
            found.append((_KINDS.get(kind, footage_retention.OTHER), about))
    wearing = [one for one in (answers, *_each(answers.get("people"))) if one.get("camera") in _MAYBE]
    if wearing and all(kind != footage_retention.BODY_WORN for kind, _about in found):
        found.insert(0, (footage_retention.BODY_WORN, {}))
    who = "\n".join(filter(None, map(_who, wearing)))
    general = {"where": answers.get("where"), "time": _time(answers)}
    return tuple(
        FootageRow(
            kind=kind,
            wipe_on=footage_retention.next_wipe(kind, days, force=force, today=today),
            details=_known(general | about | ({"who": who} if kind == footage_retention.BODY_WORN else {})),
        )
        for kind, about in found
    )


def may_still_be_there(answers: Answers, *, today: date) -> bool:
    """Whether the person gave a day so late that video of it should not be wiped yet, but will be soon."""
    last = when.latest_day(answers)
    return last is not None and today <= last + timedelta(days=footage_retention.shortest_days())


def _each(value: Any) -> Iterable[Mapping[str, Any]]:
    return [one for one in value if isinstance(one, Mapping)] if isinstance(value, list | tuple) else []


def _who(person: Mapping[str, Any]) -> str:
    return ", ".join(str(person[key]) for key in _LOOKS if person.get(key))


def _time(answers: Answers) -> str:
    said = answers.get("when")
    words = said.get("words") if isinstance(said, Mapping) else answers.get("when_words")
    return ", ".join(str(part) for part in (when.in_words(said or ""), words, answers.get("time")) if part)


def _known(details: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in details.items() if value}
