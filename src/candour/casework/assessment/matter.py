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
from complaintlaw.stating import LONGEST_SENTENCE, OLDEST
from complaintlaw.steps import InfoItem
from complaintlaw.vocabulary import About, PersonKind

_PATH = re.compile(r"(?:([a-z_0-9]+)(?:\[([a-z0-9]+)\])?\.)?([a-z_0-9]+)")
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
_WHICH = {ALLEGED: re.compile(r"[1-9][0-9]{0,2}"), COMPLAINED_AGAINST: re.compile(r"[a-z0-9]{1,20}")}
"""What tells one of several from another: the number of an allegation, the short name of a person."""
_NO_FACTS = {ALLEGED: {"about", "against"}}
"""What is kept of a thing beside its facts."""
_LEAST: dict[str, dict[str, Any]] = {ALLEGED: {"about": About.CONDUCT}, COMPLAINED_AGAINST: {"id": "s1"}}
"""What must be said of a thing for it to be one."""
_IF_NOTED = ("representative", "earlier_matter", "conduct_matter", "dsi", "repeat")
_BROKEN = object()
"""What stands for a value that is no JSON."""
OF_THE_CASE = frozenset({"force", "receiver", "recorded", "as_of", "review", "dates.became_clear", "dates.last_update"})
"""What the case or an event on it says: never noted as a fact."""


class NoSuchFact(LookupError):
    """The path names no fact that the law knows and the desk can note."""


@dataclass(frozen=True, kw_only=True)
class FactType:
    """What values a fact may have: `yes-no`, `one-of`, `some-of`, `day`, `moment`, `number`, `sentence` or `body`.

    A `sentence` is a number of years or a word for it. `most`: the greatest number, of years in both kinds of number.
    """

    form: str
    options: type[enum.StrEnum] | None = None
    most: int | None = None


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
    """What the answer to the question of that path may be.

    Raises NoSuchFact, also for what the case itself says, and for one of several without saying which.
    """
    return FactType(form="whole", options=_WHOLE[path][1]) if path in _WHOLE else _kind(_hint(path))


def must_be_kept(path: str) -> None:
    """Raises NoSuchFact unless a fact can be kept under that path, as it cannot under that of a whole question."""
    _hint(path)


def words_of(path: str) -> str:
    """What the fact is, as the law asks for it, and of which of several. Raises NoSuchFact."""
    group, which, name = _parts(path)
    if path == COMPLAINED_AGAINST:
        return "what the person complained against is"
    if path == ALLEGED or (group, name) == (ALLEGED, "about"):
        words = "what the complaint is about: somebody's conduct, or anything else"
    else:
        declared = getattr(_GROUPS.get(group), name, None)
        if not isinstance(declared, FactField):
            raise NoSuchFact(path)
        words = declared.words
    if not which:
        return words
    return f"{words} (allegation {which})" if group == ALLEGED else f"{words} ({which})"


def build(noted: Mapping[str, str], on_case: OnCase) -> facts.Matter:
    """The matter as far as it is known: a fact that cannot be read is left out, and `unread` names it.

    The law numbers allegations by their order: `numbers.Numbers` says which number on the case each has.
    """
    groups = _readable(noted)
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
            for which, values in sorted(groups[COMPLAINED_AGAINST].items(), key=lambda one: (len(one[0]), one[0]))
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
    """The paths of what was noted and no finding can rest on.

    It was noted by another version and cannot be read by this one, or it is of an allegation of which it is not
    known what it is about.
    """
    allegations = _readable(noted)[ALLEGED]
    return tuple(
        path for path, value in _values(noted) if not (_can_read(path, value) and _has_place(path, allegations))
    )


def known_allegations(noted: Mapping[str, str]) -> tuple[int, ...]:
    """The numbers on the case of the allegations that the law is asked about, in the order in which it has them."""
    return tuple(sorted(int(number) for number, values in _readable(noted)[ALLEGED].items() if "about" in values))


def other_allegations(noted: Mapping[str, str]) -> tuple[int, ...]:
    """The numbers on the case of the allegations of which it is not known what they are about."""
    said = {path for path, _value in _values(noted)} | {path for path in noted if path.endswith(".about")}
    numbers = {int(_parts(path)[1]) for path in said if of_allegation(path)}
    return tuple(sorted(numbers - set(known_allegations(noted))))


def of_allegation(path: str) -> str:
    """The number of the allegation that the fact is of; empty if it is of none, or no fact."""
    try:
        must_be_kept(path)
    except NoSuchFact:
        return ""
    group, which, _name = _parts(path)
    return which if group == ALLEGED else ""


def _readable(noted: Mapping[str, str]) -> dict[str, dict[str, dict[str, Any]]]:
    """What can be read, by the group, which of them, and the name of the fact."""
    groups: dict[str, dict[str, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    for path, value in _values(noted):
        if _can_read(path, value):
            group, which, name = _parts(path)
            groups[group][which][name] = read(path, value)
    return groups


def _has_place(path: str, allegations: Mapping[str, Mapping[str, Any]]) -> bool:
    number = of_allegation(path)
    return not number or "about" in allegations[number]


def _values(noted: Mapping[str, str]) -> list[tuple[str, Any]]:
    values = ((path, _value(text)) for path, text in noted.items())
    return [(path, value) for path, value in values if value is not None]


def _value(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):  # broken, or too long or too deep for anything that is a fact
        return _BROKEN


def _can_read(path: str, value: Any) -> bool:
    try:
        read(path, value)
    except (NoSuchFact, ValueError, TypeError, RecursionError):
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
    hint = _hint(path)
    group, _which, name = _parts(path)
    if value is _BROKEN:
        raise ValueError("what is kept is no JSON")
    at = Location()
    taken = file_forms.form_of(hint, 2).read(value, at)
    if at.problems:
        raise ValueError(at.problems[0].words)
    if (group, name) == (ALLEGED, "against") and not all(map(_WHICH[COMPLAINED_AGAINST].fullmatch, taken)):
        raise ValueError("expected short names of persons complained against")
    _GROUPS[group](**_LEAST.get(group, {}) | {name: taken})
    return taken


def _hint(path: str) -> Any:
    """The type of the fact that is kept under that path. Raises NoSuchFact."""
    group, _which, name = _parts(path)
    described = _described(group)
    if path in OF_THE_CASE or name not in described:
        raise NoSuchFact(path)
    return described[name]


def _allegations(given: Mapping[str, Mapping[str, Any]]) -> tuple[facts.Allegation, ...] | None:
    known = [values for _number, values in sorted(given.items(), key=lambda one: int(one[0])) if "about" in values]
    return tuple(facts.Allegation(**values) for values in known) if known else None


def _parts(path: str) -> tuple[str, str, str]:
    if path in _WHOLE:
        return "", "", path
    found = _PATH.fullmatch(path)
    if found is None:
        raise NoSuchFact(path)
    group, which, name = found[1] or "", found[2] or "", found[3]
    several = _WHICH.get(group)
    is_told_apart = several.fullmatch(which) is not None if several else not which
    if group not in _GROUPS or not is_told_apart:
        raise NoSuchFact(path)
    return group, which, name


def _body(authority: str) -> Body:
    if authority.startswith("lpb-"):
        return lpb(Organisation(authority.removeprefix("lpb-")))
    return chief_officer(Organisation(authority))


@functools.cache
def _described(group: str) -> dict[str, Any]:
    hints = typing.get_type_hints(_GROUPS[group])
    besides = _NO_FACTS.get(group, ())
    return {name: hint for name, hint in hints.items() if typing.get_origin(hint) is FactField or name in besides}


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
        return FactType(form="sentence", options=members[1], most=LONGEST_SENTENCE)
    if first is int:
        # The one whole number among the facts is an age.
        return FactType(form="number", most=OLDEST)
    if first is Body:
        return FactType(form="body")
    if isinstance(first, type) and issubclass(first, enum.StrEnum):
        return FactType(form="one-of", options=first)
    raise NoSuchFact(str(hint))
