"""From what is on the case to the facts of the law.

A fact is kept under its path in the law's own vocabulary (`allegations[1].descriptions`) with a JSON
value. Naming any fact of an allegation or a person says that there is one.
"""

from __future__ import annotations

import enum
import functools
import json
import re
import types
import typing
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from complaintlaw import facts, file_forms, people, proceedings
from complaintlaw.locations import Location
from complaintlaw.organisations import Body, Organisation, chief_officer, lpb
from complaintlaw.reading import FactField, Facts
from complaintlaw.steps import InfoItem
from complaintlaw.vocabulary import About, PersonKind

_PATH = re.compile(r"^(?:([a-z_0-9]+)(?:\[([a-z0-9]+)\])?\.)?([a-z_0-9]+)$")
_GROUPS: dict[str, type[Facts]] = {
    "": facts.Matter,
    "allegations": facts.Allegation,
    "persons_complained_against": people.PersonComplainedAgainst,
    "complainant": people.Complainant,
    "representative": people.Representative,
    "dates": proceedings.Dates,
    "earlier_matter": proceedings.EarlierMatter,
    "conduct_matter": facts.ConductMatter,
    "dsi": facts.DeathOrInjury,
    "repeat": facts.EarlierComplaint,
}
ALLEGED = "allegations"
COMPLAINED_AGAINST = "persons_complained_against"
_WHOLE = {ALLEGED: ("about", About), COMPLAINED_AGAINST: ("kind", PersonKind)}
"""What is asked first where nothing is known of an allegation, or of a person complained against."""
_IF_NOTED = ("representative", "earlier_matter", "conduct_matter", "dsi", "repeat")
OF_THE_CASE = frozenset({"force", "receiver", "recorded", "as_of", "review", "dates.became_clear", "dates.last_update"})
"""What the case or an event on it says: never noted as a fact."""


class NoSuchFact(LookupError):
    """The path names no fact that the law knows and the desk can note."""


@dataclass(frozen=True, kw_only=True)
class FactType:
    """What values a fact may have: `yes-no`, `one-of`, `some-of`, `day`, `moment`, `number`, `sentence` or `body`.

    A `sentence` is a number of years or a word for it.
    """

    form: str
    options: type[enum.StrEnum] | None = None


@dataclass(frozen=True, kw_only=True)
class OnCase:
    """What the case itself says, beside the noted facts."""

    force: str
    authority: str
    made_on: date
    received_on: date
    recorded: bool
    became_clear: datetime | None
    last_update: date | None
    today: date
    review_told_on: date | None = None
    """The day of the letter that told of the right to a review, as far as the person says."""


def kind_of(path: str) -> FactType:
    """What the fact of that path may be. Raises NoSuchFact, also for what the case itself says."""
    group, _which, name = _parts(path)
    if path in OF_THE_CASE:
        raise NoSuchFact(path)
    if path in _WHOLE:
        return FactType(form="whole", options=_WHOLE[path][1])
    described = _described(group)
    if name not in described:
        raise NoSuchFact(path)
    return _kind(described[name])


def words_of(path: str) -> str:
    """What the fact is, as the law asks for it. Raises NoSuchFact."""
    group, _which, name = _parts(path)
    if path == ALLEGED or (group, name) == (ALLEGED, "about"):
        return "what the complaint is about: somebody's conduct, or anything else"
    if path == COMPLAINED_AGAINST:
        return "what the person complained against is"
    declared = getattr(_GROUPS.get(group), name, None)
    if not isinstance(declared, FactField):
        raise NoSuchFact(path)
    return declared.words


def build(noted: Mapping[str, str], on_case: OnCase) -> facts.Matter:
    """The matter as far as it is known: a fact that cannot be read is left out, and `unread` names it."""
    groups: dict[str, dict[str, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    for path, value in _values(noted):
        if _can_read(path, value):
            group, which, name = _parts(path)
            groups[group][which][name] = read(path, value)
    single = {name: groups[name][""] for name in ("complainant", "dates", "")}
    besides: dict[str, Any] = {name: _GROUPS[name](**groups[name][""]) for name in _IF_NOTED if "" in groups[name]}
    return facts.Matter(
        **single[""],
        **besides,
        force=Organisation(on_case.force),
        receiver=_body(on_case.authority),
        complainant=people.Complainant(**single["complainant"]),
        persons_complained_against=tuple(
            people.PersonComplainedAgainst(id=which, **values)
            for which, values in sorted(groups["persons_complained_against"].items())
        ),
        allegations=_allegations(groups[ALLEGED]),
        dates=proceedings.Dates(
            **{"made": on_case.made_on, "received": on_case.received_on, "handling_started": on_case.received_on}
            | single["dates"],
            became_clear=on_case.became_clear,
            last_update=on_case.last_update,
        ),
        as_of=on_case.today,
        recorded=on_case.recorded,
        review=_review(on_case.review_told_on),
    )


def unread(noted: Mapping[str, str]) -> tuple[str, ...]:
    """The paths of what was noted by another version and cannot be read by this one."""
    return tuple(path for path, value in _values(noted) if not _can_read(path, value))


def _values(noted: Mapping[str, str]) -> list[tuple[str, Any]]:
    values = ((path, json.loads(text) if text else None) for path, text in noted.items())
    return [(path, value) for path, value in values if value is not None]


def _can_read(path: str, value: Any) -> bool:
    try:
        read(path, value)
    except (NoSuchFact, ValueError, TypeError):
        return False
    return True


def _review(told_on: date | None) -> proceedings.Review:
    if told_on is None:
        return proceedings.Review()
    told = proceedings.ReviewInformation(provided_on=told_on, contains=frozenset(InfoItem))
    return proceedings.Review(information=(told,))


def read(path: str, value: Any) -> Any:
    """The JSON value of a fact as the law takes it.

    Raises NoSuchFact, or ValueError for a wrong value, with what was expected and the nearest word.
    """
    kind_of(path)
    group, _which, name = _parts(path)
    hint = _WHOLE[path][1] if path in _WHOLE else _described(group)[name]
    at = Location()
    taken = file_forms.form_of(hint, 2).read(value, at)
    if at.problems:
        raise ValueError(at.problems[0].words)
    return taken


def _allegations(given: Mapping[str, Mapping[str, Any]]) -> tuple[facts.Allegation, ...] | None:
    known = [values for _which, values in sorted(given.items()) if "about" in values]
    return tuple(facts.Allegation(**values) for values in known) if known else None


def _parts(path: str) -> tuple[str, str, str]:
    if path in _WHOLE:
        return "", "", path
    found = _PATH.match(path)
    if found is None or (found[1] or "") not in _GROUPS:
        raise NoSuchFact(path)
    return found[1] or "", found[2] or "", found[3]


def _body(authority: str) -> Body:
    if authority.startswith("lpb-"):
        return lpb(Organisation(authority.removeprefix("lpb-")))
    return chief_officer(Organisation(authority))


@functools.cache
def _described(group: str) -> dict[str, Any]:
    return typing.get_type_hints(_GROUPS[group])


def _kind(hint: Any) -> FactType:
    if typing.get_origin(hint) is FactField:
        (hint,) = typing.get_args(hint)
    if typing.get_origin(hint) is frozenset:
        return FactType(form="some-of", options=typing.get_args(hint)[0])
    members = [one for one in typing.get_args(hint) if one is not types.NoneType] or [hint]
    if datetime in members:
        return FactType(form="moment")
    first = members[0]
    if first is bool:
        return FactType(form="yes-no")
    if first is date:
        return FactType(form="day")
    if first is float and len(members) > 1:
        return FactType(form="sentence", options=members[1])
    if first in (int, float):
        return FactType(form="number")
    if first is Body:
        return FactType(form="body")
    if isinstance(first, type) and issubclass(first, enum.StrEnum):
        return FactType(form="one-of", options=first)
    raise NoSuchFact(str(hint))
