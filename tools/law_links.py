"""What the pages of the rule book share: where each rule stands, and how its parts are written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from complaintlaw import chapters
from complaintlaw.calendar import written
from complaintlaw.register import RULES, Rule

__all__ = ["BACK", "BOOK", "by_chapter", "chapter_names", "days", "link", "notes", "sentence"]

BOOK = "docs/law"
BACK = "[Rule book](README.md)"


def sentence(words: str) -> str:
    """The words as a sentence."""
    text = words[:1].upper() + words[1:]
    return text if text.endswith((".", "?")) else f"{text}."


def chapter_names() -> tuple[str, ...]:
    """The chapters in their order, then modules outside them that hold rules."""
    listed = [module.__name__.rpartition(".")[2] for module in chapters.CHAPTERS]
    return tuple(dict.fromkeys([*listed, *(rule.chapter for rule in RULES)]))


def by_chapter() -> dict[str, dict[str, list[Rule]]]:
    """The entries of each rule under the chapter where it is said, chapters in their order."""
    found: dict[str, dict[str, list[Rule]]] = {chapter: {} for chapter in chapter_names()}
    for rule in RULES:
        found[rule.chapter].setdefault(rule.id, []).append(rule)
    return {chapter: dict(sorted(rules.items())) for chapter, rules in found.items()}


def link(rule_id: str, chapter: str = "") -> str:
    """The rule as a link to its words. Raises LookupError for an unknown id."""
    for name, rules in by_chapter().items():
        if rule_id in rules and chapter in ("", name):
            return f"[{rule_id}]({name}.md#{rule_id.lower()})"
    raise LookupError(rule_id)


def notes(entries: Iterable[Rule]) -> list[str]:
    """What is not verified about a rule, each once."""
    return list(dict.fromkeys(rule.unverified for rule in entries if rule.unverified))


def days(start: date, end: date | None) -> str:
    """From when to when, in words."""
    return f"{written_day(start)} to {written_day(end)}" if end else f"from {written_day(start)}"


def written_day(day: date) -> str:
    """The day without its weekday: `28 May 2025`."""
    return written(day).partition(" ")[2]
