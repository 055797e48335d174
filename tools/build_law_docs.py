"""`make law-docs`: writes the rule book, docs/law, and docs/reference, from the rules and tables themselves.

Nothing in those pages is written by hand, so a new rule is in the book as soon as this has run. A rule has
the address docs/law/CHAPTER.md#ID with the id in small letters: docs/law/referral.md#ref-11.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from complaintlaw import clocks, facts, people, proceedings
from complaintlaw.citation import Citation
from complaintlaw.dated import Dated
from complaintlaw.reading import FactField, Facts
from complaintlaw.register import QUESTIONS, RULES, Rule
from complaintlaw.uncoded import NOT_CODE
from tools import law_dates, law_format, law_states, record_docs
from tools.law_findings_schema import findings_schema
from tools.law_links import BACK, BOOK, by_chapter, chapter_names, link, notes, sentence
from tools.law_schema import scenario_schema
from tools.law_sources import ROOT, Sources, named_tests
from tools.law_states import table

__all__ = ["address", "main", "pages"]

STATES_PAGE = "docs/reference/states.md"
PERMISSIONS_PAGE, EVENTS_PAGE = "docs/reference/permissions.md", "docs/reference/events.md"
BY_HAND = {"docs/law/changed-answers.md", "docs/law/second-reading.md"}
NOTE = "<!-- Written by `make law-docs`; what is changed here by hand is lost. -->"
INSIDE = re.compile(r"\b([A-Z]{2,3}-[0-9]{2}):")


def address(rule_id: str) -> str:
    """Where a rule stands in the tree: `docs/law/referral.md#ref-11`. Raises LookupError for an unknown id."""
    for chapter, rules in by_chapter().items():
        if rule_id in rules:
            return f"{BOOK}/{chapter}.md#{rule_id.lower()}"
    raise LookupError(f"There is no rule {rule_id}.")


def pages() -> dict[str, str]:
    """The text of every page, by its path in the tree."""
    book = {f"{BOOK}/{chapter}.md": _text(_chapter(chapter)) for chapter in chapter_names()}
    return {
        f"{BOOK}/README.md": _text(_index()),
        **book,
        f"{BOOK}/judgement.md": _text(_judgement()),
        f"{BOOK}/unverified.md": _text(law_dates.unverified()),
        f"{BOOK}/values-by-date.md": _text(law_dates.values_by_date()),
        f"{BOOK}/what-may-have-changed.md": _text(law_dates.changed()),
        f"{BOOK}/format.md": _text(law_format.page()),
        f"{BOOK}/scenario.schema.json": _json(scenario_schema()),
        f"{BOOK}/findings.schema.json": _json(findings_schema()),
        f"{BOOK}/deadlines.md": _text(_deadlines()),
        PERMISSIONS_PAGE: _text(record_docs.permissions()),
        EVENTS_PAGE: _text(record_docs.events()),
        f"{BOOK}/not-code.md": _text(_not_code()),
        STATES_PAGE: _text(law_states.page()),
    }


def main() -> int:
    """Writes the pages that differ, takes away those that are no longer made, save those by hand; says how many."""
    made = pages()
    changed = 0
    for name, text in made.items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed += 1
    for path in (ROOT / BOOK).glob("*.md"):
        if str(path.relative_to(ROOT)) not in {*made, *BY_HAND}:
            path.unlink()
            changed += 1
    print(f"{len(made)} pages, {changed} changed; {len({rule.id for rule in RULES})} rules.")
    return 0


def _json(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _text(lines: Iterable[str]) -> str:
    return "\n".join((NOTE, "", *lines)).rstrip() + "\n"


def _title(chapter: str) -> str:
    words = (importlib.import_module(f"complaintlaw.{chapter}").__doc__ or "").partition("\n\n")[0]
    return " ".join(words.split())


def _cited(citations: Iterable[Citation]) -> Iterator[str]:
    for citation in dict.fromkeys(citations):
        read = f", as revised to {citation.version}" if citation.version else ""
        yield f"- [{citation}]({citation.link}): {citation.in_full}{read}"


# --- the index ---------------------------------------------------------------------------------------------


def _index() -> Iterator[str]:
    ids = {rule.id for rule in RULES}
    yield "# The law as rules"
    yield ""
    yield (
        f"{len(ids)} rules in {len(chapter_names())} chapters answer {len(QUESTIONS)} questions about one matter. "
        "Each says its words, where they stand in the law, and which tests hold it. It is not legal advice."
    )
    yield ""
    yield from table(
        ("Chapter", "What it says", "Rules"),
        ((f"[{name}]({name}.md)", _title(name), str(len(rules))) for name, rules in by_chapter().items()),
    )
    yield ""
    yield "Beside the chapters:"
    yield ""
    yield "- [What is left to human judgement](judgement.md)"
    yield "- [Not verified: needs a lawyer](unverified.md)"
    yield "- [Deadlines](deadlines.md)"
    yield "- [Values that hold from a day to a day](values-by-date.md)"
    yield "- [What may have changed since the text was read](what-may-have-changed.md)"
    yield "- [Files of facts and scenarios](format.md)"
    yield "- [Rules that are not code](not-code.md)"
    yield "- [A second reading of the law, and where it differed](second-reading.md)"
    yield "- [Answers that changed with the reading of the Act](changed-answers.md)"
    yield "- [The states of a complaint](../reference/states.md)"
    yield ""
    yield "## Every rule by its id"
    yield ""
    yield from table(("Rule", "Chapter", "Not verified"), sorted(_by_id()))
    yield ""
    yield "## Every question"
    yield ""
    yield from table(
        ("Question", "Chapter", "What it asks"),
        ((f"`{one.name}`", f"[{one.chapter}]({one.chapter}.md)", one.words) for _, one in sorted(QUESTIONS.items())),
    )


def _by_id() -> Iterator[tuple[str, ...]]:
    """A line for each rule, for each that is named inside another one, and for each that is not code."""
    for chapter, rules in by_chapter().items():
        for rule_id, entries in rules.items():
            yield link(rule_id, chapter), chapter, "yes" if notes(entries) else ""
            for other in INSIDE.findall(" ".join(rule.words for rule in entries)):
                yield f"[{other}]({chapter}.md#{rule_id.lower()})", f"{chapter}, with {rule_id}", ""
    for rule_id in NOT_CODE:
        yield f"[{rule_id}](not-code.md)", "not code", ""


# --- a chapter ---------------------------------------------------------------------------------------------


def _chapter(chapter: str) -> Iterator[str]:
    yield f"# {chapter.replace('_', ' ').capitalize()}"
    yield ""
    yield _title(chapter)
    yield ""
    yield BACK
    asked = sorted(question.name for question in QUESTIONS.values() if question.chapter == chapter)
    if asked:
        yield ""
        yield f"It answers: {', '.join(f'`{name}`' for name in asked)}."
    for rule_id, entries in by_chapter()[chapter].items():
        yield ""
        yield from _rule(rule_id, entries)


def _rule(rule_id: str, entries: list[Rule]) -> Iterator[str]:
    yield f"## {rule_id}"
    for words in dict.fromkeys(rule.words for rule in entries):
        yield ""
        yield _named_inside(words)
    noted = notes(entries)
    if noted:
        yield ""
        yield f"**Not verified:** {'; '.join(noted)}."
    yield ""
    yield from _cited(citation for rule in entries for citation in rule.citations)
    dated = sorted({name for rule in entries for name in _dated_names(rule)})
    if dated:
        yield ""
        yield f"By date: {', '.join(f'[{name}](values-by-date.md)' for name in dated)}."
    judged = sorted({fact.words for rule in entries for fact in _judged_by(rule)})
    if judged:
        yield ""
        yield f"A person judges: {'; '.join(judged)}."
    yield ""
    tests = _TESTS.get(rule_id, ())
    if not tests:
        yield "No test bears its id; it is held by the tests of its chapter."
        return
    yield from table(("Test", "In"), ((f"`{one.name}`", f"[{Path(one.path).name}](../../{one.path})") for one in tests))


def _named_inside(words: str) -> str:
    """A second id that a rule names inside its words stands out, so that it is found."""
    return INSIDE.sub(r"**\1:**", words)


# --- judgement ---------------------------------------------------------------------------------------------


class Judged:
    """One fact that a person has to judge: whose it is, its name and its words."""

    def __init__(self, owner: type[Facts], declared: FactField[Any]) -> None:
        self.owner = owner
        self.name = declared.name
        self.words = declared.words


def _judged() -> tuple[Judged, ...]:
    owners = [
        thing
        for module in (facts, people, proceedings)
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Facts) and thing.__module__ == module.__name__
    ]
    found = [Judged(owner, item) for owner in owners for item in vars(owner).values() if isinstance(item, FactField)]
    return tuple(one for one in found if vars(one.owner)[one.name].judged)


def _function(rule: Rule) -> str:
    return str(rule.function.__name__)


def _judged_by(rule: Rule) -> list[Judged]:
    read = _SOURCES.read_by(rule.chapter, _function(rule))
    return [one for one in _JUDGED if one.name in read and _is_of(one, rule, read)]


def _is_of(one: Judged, rule: Rule, read: frozenset[str]) -> bool:
    """Two kinds of thing may have a fact of the same name; then the rule must speak of this kind."""
    alone = [other.name for other in _JUDGED].count(one.name) == 1
    own = _SOURCES.direct(rule.chapter, _function(rule))
    return alone or one.owner.PLACE in read or one.owner.__name__ in own


def _judgement() -> Iterator[str]:
    yield "# What is left to human judgement"
    yield ""
    yield "The rules draw consequences from these judgements and never make them. Silence means: not judged yet."
    yield ""
    yield BACK
    yield ""
    rows = []
    for one in _JUDGED:
        relying = dict.fromkeys((rule.id, rule.chapter) for rule in RULES if one in _judged_by(rule))
        links = ", ".join(link(rule_id, chapter) for rule_id, chapter in sorted(relying)) or "none yet"
        rows.append((sentence(one.words), f"{one.owner.__name__}.{one.name}", links))
    yield from table(("What a person judges", "Fact", "Rules that read it"), rows)
    yield ""
    yield "Some rules are wholly a judgement and are [not code](not-code.md)."


def _not_code() -> Iterator[str]:
    yield "# Rules that are not code"
    yield ""
    yield "Each asks for a judgement, or for law that has not been read; so none of them gives an answer."
    yield ""
    yield BACK
    yield ""
    yield from table(("Rule", "Why it is not code"), sorted(NOT_CODE.items()))


# --- dates -------------------------------------------------------------------------------------------------


def _dated_names(rule: Rule) -> set[str]:
    """The names of the values by date that a rule's function reaches."""
    found = set()
    for module, name in _SOURCES.reached(rule.chapter, _function(rule)):
        thing = getattr(importlib.import_module(f"complaintlaw.{module}"), name, None)
        held = thing.values() if isinstance(thing, dict) else (thing,)
        found |= {one.name for one in held if isinstance(one, Dated)}
        if module == "bank_holidays":
            found.add("The bank holidays")
    return found


def _deadlines() -> Iterator[str]:
    yield "# Deadlines"
    yield ""
    yield "Each is worked out from the facts whenever it is asked for. Nothing is stored, and an excuse moves no date."
    yield ""
    yield BACK
    yield ""
    yield from table(
        ("Clock", "What for", "Counted from", "Stops when", "Owed by"),
        ((f"`{one.name}`", one.words, one.counted_from, one.rests_when, one.owed_by) for one in clocks.CLOCKS),
    )


_SOURCES = Sources()
_TESTS = named_tests()
_JUDGED = _judged()

if __name__ == "__main__":
    sys.exit(main())
