"""The law in words: why each result follows from the facts of a case, and the rules one by one."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from complaintlaw import clocks
from complaintlaw.assess import question
from complaintlaw.calendar import written
from complaintlaw.citation import Citation
from complaintlaw.clocks import Clock
from complaintlaw.contradictions import contradictions
from complaintlaw.finding import Finding
from complaintlaw.register import QUESTIONS, RULES, words_of
from complaintlaw.scenario import as_written
from complaintlaw.uncoded import NOT_CODE
from complaintlaw.validation import ScenarioCase

__all__ = ["explain", "rule_book"]

WIDTH = 110


def explain(cases: Sequence[ScenarioCase], *, everything: bool = False) -> list[str]:
    """Lines that say for each case each result with its reasons, rules and provisions, and the clocks that run.

    The results are those that the case asserts; with `everything`, all that can be asked.
    """
    lines: list[str] = []
    for case in cases:
        names = tuple(QUESTIONS) if everything else tuple(case.expect)
        lines += [f"{case.id} {case.title}", ""]
        if at_odds := contradictions(case.given).reasons:
            lines += [line for words in at_odds for line in _wrapped("Contradiction: ", (words,), "  ")] + [""]
        for name in names:
            finding = question(name, case.given)
            lines += [f"  {name} = {json.dumps(as_written(finding))}", *_finding(finding), ""]
        for clock in clocks.running(case.given):
            lines += [*_clock(clock), ""]
    return lines


def _finding(finding: Finding[Any]) -> Iterator[str]:
    if finding.reasons:
        yield from _wrapped("Why: ", (" ".join(finding.reasons),))
    elif finding.is_open:
        yield from _wrapped("Why: ", ("It turns on what is still to be found out or decided.",))
    for rule in finding.rules:
        yield from _wrapped(f"{rule}: ", (words_of(rule),))
    if finding.citations:
        yield from _wrapped("Law: ", (_provisions(finding.citations),))
    if finding.missing:
        yield from _wrapped("To find out: ", ("; ".join(fact.words for fact in finding.missing),))
    if finding.judgements:
        yield from _wrapped("Judged by a person: ", ("; ".join(fact.words for fact in finding.judgements),))
    if finding.unverified:
        yield from _wrapped("Not verified: ", (_notes(finding.unverified),))


def _provisions(citations: Sequence[Citation]) -> str:
    """The provisions, those of one instrument together: `PRA 2002, Sch 3, para 4(1)(a), 4(7)`."""
    together: dict[str, list[str]] = {}
    for citation in citations:
        unit = citation.instrument.unit
        opening = f"{citation.instrument.short}, {unit}" if unit else citation.instrument.short
        together.setdefault(opening, []).append(citation.provision)
    return "; ".join(f"{opening} {', '.join(provisions)}".strip() for opening, provisions in together.items())


def _notes(unverified: Sequence[str]) -> str:
    """What is not verified, with the rules that share it: `REF-02, REF-03: the definition …`."""
    together: dict[str, list[str]] = {}
    for note in unverified:
        rule, _, words = note.rpartition(": ")
        together.setdefault(words, []).append(rule)
    return "; ".join(f"{', '.join(rules)}: {words}".removeprefix(": ") for words, rules in together.items())


def _clock(clock: Clock) -> Iterator[str]:
    last = clock.last_day
    day = written(last.value) if last.value is not None else "no last day can be said yet"
    yield f"  Clock: {clock.words}: {day}"
    if clock.runs.is_open:
        yield from _wrapped("", ("Whether it runs cannot be said yet.",))
    yield from _wrapped("", (f"Owed by {clock.owed_by}. Counted from {clock.counted_from}.",))
    yield from _wrapped("Sum: ", (clock.sum_in_words,) if clock.sum_in_words else ())
    yield from _wrapped("", (f"It rests when {clock.rests_when}.",))
    yield from _wrapped("Law: ", (_provisions(last.citations),))
    if last.missing:
        yield from _wrapped("To find out: ", ("; ".join(fact.words for fact in last.missing),))


def _wrapped(opening: str, texts: Sequence[str], indent: str = "    ") -> Iterator[str]:
    for text in texts:
        yield from textwrap.wrap(opening + text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")


def rule_book() -> list[str]:
    """Lines with every rule: its id, its words and where it stands in the law; then those that are not code."""
    lines: list[str] = []
    for rule_id in sorted({rule.id for rule in RULES}):
        entries = [rule for rule in RULES if rule.id == rule_id]
        provisions = dict.fromkeys(str(citation) for rule in entries for citation in rule.citations)
        notes = dict.fromkeys(rule.unverified for rule in entries if rule.unverified)
        lines += [rule_id, *_wrapped("", (words_of(rule_id), *provisions))]
        lines += [*_wrapped("Not verified: ", tuple(notes)), ""]
    for rule_id, reason in NOT_CODE.items():
        lines += [f"{rule_id} (not code)", *_wrapped("", (reason,)), ""]
    return lines
