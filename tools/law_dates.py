"""The pages on what changes with time and on what is not verified, in words and tables."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from enum import Enum
from typing import Any

from complaintlaw import bank_holidays
from complaintlaw.categories import Code
from complaintlaw.changes import CHANGES
from complaintlaw.citation import INSTRUMENTS, Instrument
from complaintlaw.dated import Dated
from complaintlaw.explanation import in_words
from complaintlaw.life import TRANSITIONS
from complaintlaw.organisations import LpbKind, Organisation
from complaintlaw.register import RULES
from complaintlaw.retention import Period
from complaintlaw.unread import READ, UNREAD
from tools.law_links import BACK, by_chapter, days, link, notes, sentence, written_day
from tools.law_sources import LAW
from tools.law_states import table

__all__ = ["DATED", "changed", "unverified", "values_by_date"]

_LPB_WORDS = {
    LpbKind.PCC: "a police and crime commissioner",
    LpbKind.PFCC: "a police, fire and crime commissioner",
    LpbKind.MAYOR: "a mayor",
    LpbKind.MOPAC: "the Mayor's Office for Policing and Crime",
    LpbKind.COMMON_COUNCIL: "the Common Council of the City of London",
}


def _dated() -> dict[str, Dated[Any]]:
    """Every value by date that a module of the law holds at its top, under the name it goes by."""
    found: dict[str, Dated[Any]] = {}
    for path in sorted(LAW.glob("[!_]*.py")):
        for name, thing in vars(importlib.import_module(f"complaintlaw.{path.stem}")).items():
            if isinstance(thing, Dated):
                found.setdefault(thing.name, thing)
            elif isinstance(thing, dict) and not name.startswith("__"):
                found |= {_name(key, one): one for key, one in thing.items() if isinstance(one, Dated)}
    return found


def _name(key: object, dated: Dated[Any]) -> str:
    """The name of one among several alike: with whose it is, unless its name has that already."""
    whose = key.words if isinstance(key, Organisation) else str(key).replace("_", " ")
    plain = dated.name.replace("_", " ")
    return plain if whose in plain else f"{plain}: {whose}"


DATED = _dated()


def _is_list(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Code)


def _value(name: str, value: Any) -> str:
    """A value in words; a list by how long it is, with a link to it."""
    if _is_list(value):
        return f"[{len(value)} entries](values-by-date.md#{_anchor(name)})"
    if isinstance(value, LpbKind):
        return _LPB_WORDS[value]
    if isinstance(value, Period):
        length = f"{value.months} months" if value.months else f"{value.days} days"
        after = "then somebody looks at it" if value.reviewed else "then it goes"
        return f"{length} from {value.counted_from}; {after}"
    return str(value) if isinstance(value, (int, str)) and not isinstance(value, (bool, Enum)) else in_words(value)


def _anchor(name: str) -> str:
    return re.sub(r"[^\w -]", "", name.lower()).replace(" ", "-")


def values_by_date() -> Iterator[str]:
    """The page on values that hold from a day to a day."""
    yield "# Values that hold from a day to a day"
    yield ""
    yield "A case is judged by the value of its own day."
    yield ""
    yield BACK
    yield ""
    rows = [
        (name, _value(name, one.value), days(one.start, one.end), one.source, one.unverified and "yes")
        for name, dated in DATED.items()
        for one in dated.held
    ]
    yield from table(("What", "Value", "From and to", "Source", "Not verified"), rows)
    yield ""
    yield (
        f"Bank holidays: {written_day(bank_holidays.FIRST_DAY)} to {written_day(bank_holidays.LAST_DAY)}; "
        f"published to {written_day(bank_holidays.PUBLISHED_TO)}, expected after that."
    )
    for name, dated in DATED.items():
        for one in dated.held:
            if _is_list(one.value):
                yield ""
                yield f"## {name}"
                yield ""
                yield f"It holds {days(one.start, one.end)}. Source: {one.source}."
                yield ""
                listed = [(code.code, code.title, code.unverified) for code in one.value]
                yield from table(("Code", "Title", "Not verified"), listed)


def unverified() -> Iterator[str]:
    """The page on what needs a lawyer: rules, ways, values, and the texts that were not read."""
    yield "# Not verified: needs a lawyer"
    yield ""
    yield "What has not been checked against the official text. A finding that rests on any of it says so."
    yield ""
    yield BACK
    yield ""
    rows = [
        (link(rule_id, chapter), sentence(note), "; ".join(dict.fromkeys(str(c) for r in entries for c in r.citations)))
        for chapter, rules in by_chapter().items()
        for rule_id, entries in rules.items()
        for note in notes(entries)
    ]
    yield from table(("Rule", "What is not verified", "Law"), rows)
    yield from _ways()
    yield ""
    yield "## Values by date"
    yield ""
    held = [
        (name, _value(name, one.value), days(one.start, one.end), sentence(one.unverified))
        for name, dated in DATED.items()
        for one in dated.held
        if one.unverified
    ]
    yield from table(("Value", "Is", "From and to", "What is not verified"), held)
    yield ""
    yield f"Bank holidays after {written_day(bank_holidays.PUBLISHED_TO)} are expected, not published."
    yield from _texts()


def _ways() -> Iterator[str]:
    ways = [(way.number, way.event, sentence(way.unverified)) for way in TRANSITIONS if way.unverified]
    if ways:
        yield ""
        yield "## Ways between states"
        yield ""
        yield from table(("Way", "Event", "What is not verified"), ways)


def _texts() -> Iterator[str]:
    yield ""
    yield "## Texts that were read"
    yield ""
    read = [
        (_linked(one.instrument), one.provisions, written_day(one.as_of) if one.as_of else "as made", one.where)
        for one in READ
    ]
    yield from table(("Text", "Provisions", "As it stood on", "Where"), read)
    yield ""
    yield "## Texts that were not read"
    yield ""
    yield "Every rule that cites one of them is marked above."
    yield ""
    rows = []
    for one in UNREAD:
        which = ", ".join(one.provisions) or (f"all but {', '.join(one.but)}" if one.but else "the whole")
        marked = dict.fromkeys(
            (rule.id, rule.chapter) for rule in RULES if rule.id in one.rules or any(map(one.covers, rule.citations))
        )
        links = ", ".join(link(rule_id, chapter) for rule_id, chapter in sorted(marked)) or "no rule cites it"
        rows.append((_linked(one.instrument), which, sentence(one.words), sentence(one.known_from), links))
    yield from table(("Text", "Provisions", "What was not read", "Known from", "Rules"), rows)
    yield ""
    yield "## Texts of which no revision date is known"
    yield ""
    yield from (f"- {_linked(one)}" for one in INSTRUMENTS if one.version is None)


def _linked(instrument: Instrument | None) -> str:
    return f"[{instrument.short}]({instrument.link})" if instrument else "several"


def changed() -> Iterator[str]:
    """The page on what may have changed since the text was read."""
    yield "# What may have changed since the text was read"
    yield ""
    yield (
        "The Police Reform Act 2002 was read as it stood on "
        f"{written_day(_version('PRA 2002'))}, the regulations SI 2020/2 as on {written_day(_version('SI 2020/2'))}. "
        "Here is what was made or planned since, or beside them, with how certain that is. "
        "A lawyer should look at each before an answer that rests on it is relied on."
    )
    yield ""
    yield BACK
    for change in CHANGES:
        yield ""
        yield f"## {change.values.name}"
        yield ""
        yield f"{sentence(change.certainty.value)} By: [{change.made_by}]({change.made_by.link})."
        yield ""
        rows = [
            (
                sentence(one.value),
                days(one.start, one.end),
                sentence(one.source),
                one.unverified and sentence(one.unverified),
            )
            for one in change.values.held
        ]
        yield from table(("What holds", "From and to", "Source", "Not verified"), rows)
        yield ""
        yield f"In these rules: {change.here}."
        touched = dict.fromkeys((rule.id, rule.chapter) for rule in RULES if change.touches(rule.id, rule.citations))
        if touched:
            yield ""
            links = ", ".join(link(rule_id, chapter) for rule_id, chapter in sorted(touched))
            yield f"Rules that it may touch: {links}."


def _version(short: str) -> Any:
    return next(one.version for one in INSTRUMENTS if one.short == short)
