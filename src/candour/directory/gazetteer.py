"""Which force a place lies in, by its name. It names every force that may be meant and chooses none.

A place name says where, not who: officers work outside their own area, and what happened on the railway
belongs to another force. So an answer from here never decides where a complaint goes.
"""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
from dataclasses import dataclass

from candour import directory
from candour.directory import load

LONGEST = 100
"""Longer text is no place name; nothing looks at it."""
ATTRIBUTION = (
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. "
    "Contains OS data © Crown copyright and database right 2020, 2024."
)
"""Must be shown with every answer."""
RAILWAY = "british-transport-police"
_POSTCODE = re.compile(r"[a-z]{1,2}\d[a-z\d]?(\d[a-z]{2})?")
_BEFORE_A_PLACE = ("in ", "at ", "near ", "yn ", "ym ", "yng ", "i ", "o ", "ger ", "wrth ")
# How the first letters of a Welsh place name change, and what they were before.
_MUTATED = (
    *(("ngh", "c"), ("mh", "p"), ("nh", "t"), ("ng", "g"), ("m", "b"), ("n", "d")),
    *(("ch", "c"), ("ph", "p"), ("th", "t")),
    *(("g", "c"), ("b", "p"), ("d", "t"), ("f", "b"), ("f", "m"), ("dd", "d"), ("l", "ll"), ("r", "rh"), ("", "g")),
)


@dataclass(frozen=True, kw_only=True)
class Place:
    """One row of the file: a name, the force it lies in, and what tells it from others of that name.

    `part` names the part that is meant where a name covers several forces, and `own_police` is the id of
    the body whose constables work there beside the force; either may be empty.
    """

    name: str
    kind: str
    force_id: str
    area: str
    country: str
    part: str
    own_police: str
    english_name: str

    def area_in(self, language: str) -> str:
        """What tells it from other places of the name, with Welsh names where they are known."""
        names = _welsh_names() if language == "cy" else {}
        return ", ".join(names.get(name, name) for name in (self.part or self.area).split(", "))


@dataclass(frozen=True, kw_only=True)
class Found:
    """A force that may be meant, with the places of that name in its area."""

    force: directory.Force
    places: tuple[Place, ...]

    def areas_in(self, language: str) -> tuple[str, ...]:
        """Where in its area they lie, each once."""
        return tuple(dict.fromkeys(place.area_in(language) for place in self.places))

    @property
    def own_police(self) -> tuple[directory.OtherBody, ...]:
        """The bodies whose own constables work there as well."""
        ids = dict.fromkeys(place.own_police for place in self.places if place.own_police)
        return tuple(directory.other_body(body_id) for body_id in ids)


@functools.cache
def every() -> tuple[Place, ...]:
    """All rows of the file, in its order. Raises BadData."""
    return tuple(
        Place(
            name=row.text("place"),
            kind=row.text("kind"),
            force_id=row.one_of("force_id", set(_force_ids())),
            area=row.text("county_or_area"),
            country=row.one_of("country", {"England", "Wales"}),
            part=_after("this part: ", row.text("note", may_be_empty=True)),
            own_police=_own_police(row.text("note", may_be_empty=True)),
            english_name=_after("Welsh name of ", row.text("note", may_be_empty=True)),
        )
        for row in load.rows(load.DATA / "places.csv")
    )


def find(text: str) -> tuple[Found, ...]:
    """The forces in which a place of that name lies, by name of the force; none when the name is not known.

    Behind a comma the person may say which: "Ashford, Kent". It narrows only if that leaves something.
    """
    if len(text) > LONGEST:
        return ()
    name, _, which = text.partition(",")
    hits = _rows_called(name)
    narrowed = [place for place in hits if which.strip() and fold(which) in _surroundings(place)]
    groups: dict[str, list[Place]] = {}
    for place in narrowed or hits:
        groups.setdefault(place.force_id, []).append(place)
    found = (Found(force=directory.force(force_id), places=tuple(rows)) for force_id, rows in groups.items())
    return tuple(sorted(found, key=lambda each: each.force.display_name))


def near(text: str, *, most: int = 6) -> tuple[str, ...]:
    """Names in the file that look like it, nearest first, for a name that is not there."""
    folded = fold(text)
    if len(text) > LONGEST or len(folded) < 3:
        return ()
    names = _by_name()
    alike = [name for name in names if name.startswith(folded)]
    alike += difflib.get_close_matches(folded, names, n=most, cutoff=0.75)
    return tuple(names[name][0].name for name in dict.fromkeys(alike))[:most]


def is_postcode(text: str) -> bool:
    """Whether it looks like a postcode, whole or its first half. The file has none."""
    return bool(_POSTCODE.fullmatch("".join(text.lower().split())))


@functools.cache
def by_county() -> tuple[tuple[str, tuple[directory.Force, ...]], ...]:
    """Each county or area with its forces, in the order of the alphabet. Every force is in it."""
    counties: dict[str, dict[str, directory.Force]] = {}
    for place in every():
        if place.kind == "local authority":
            counties.setdefault(place.area, {})[place.force_id] = directory.force(place.force_id)
    return tuple((county, tuple(forces.values())) for county, forces in sorted(counties.items()))


def county_in(name: str, language: str) -> str:
    """The county's name in that language, where it is known."""
    return _welsh_names().get(name, name) if language == "cy" else name


def fold(text: str) -> str:
    """The name without what people write in different ways: case, accents, hyphens, Saint, a leading The."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = re.sub(r"['’‘.`]", "", plain.replace("&", " and "))
    words = ["st" if word == "saint" else word for word in re.sub(r"[^a-z0-9]+", " ", plain).split()]
    while len(words) > 1 and words[0] in {"the", "y", "yr"}:
        words = words[1:]
    return " ".join(words)


def _surroundings(place: Place) -> str:
    force = directory.force(place.force_id)
    return fold(f"{place.area} {place.area_in('cy')} {place.part} {place.country} {force.display_name}")


def _rows_called(name: str) -> list[Place]:
    folded = fold(name)
    names = _by_name()
    for before in ("", *_BEFORE_A_PLACE):
        if folded.startswith(before) and folded.removeprefix(before) in names:
            return names[folded.removeprefix(before)]
    return [place for form in _before_mutation(folded) for place in names.get(form, ()) if place.country == "Wales"]


def _before_mutation(folded: str) -> list[str]:
    bare = next((folded.removeprefix(word) for word in _BEFORE_A_PLACE if folded.startswith(word)), folded)
    return list(dict.fromkeys(was + bare.removeprefix(now) for now, was in _MUTATED if bare.startswith(now)))


@functools.cache
def _by_name() -> dict[str, list[Place]]:
    names: dict[str, list[Place]] = {}
    for place in every():
        names.setdefault(fold(place.name), []).append(place)
    return names


@functools.cache
def _welsh_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for place in every():
        if place.english_name:
            names.setdefault(place.english_name, place.name)
    return names


def _force_ids() -> list[str]:
    return [force.id for force in directory.forces()]


def _after(words: str, note: str) -> str:
    return note.removeprefix(words) if note.startswith(words) else ""


def _own_police(note: str) -> str:
    found = re.search(r"has its own police: .*\(([a-z-]+)\)$", note)
    return found[1] if found else ""
