"""The law in words: why each result follows from the facts of a case, and the rules one by one."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from complaintlaw import clocks
from complaintlaw.assess import question
from complaintlaw.calendar import written
from complaintlaw.clocks import Clock
from complaintlaw.finding import Finding
from complaintlaw.register import QUESTIONS, RULES, words_of
from complaintlaw.scenario import as_written
from complaintlaw.uncoded import NOT_CODE
from complaintlaw.validation import Case

__all__ = ["explain", "rule_book"]

WIDTH = 110


def explain(cases: Sequence[Case], *, everything: bool = False) -> list[str]:
    """Lines that say for each case each result with its reasons, rules and provisions, and the clocks that run.

    The results are those that the case asserts; with `everything`, all that can be asked.
    """
    lines: list[str] = []
    for case in cases:
        names = tuple(QUESTIONS) if everything else tuple(case.expect)
        lines += [f"{case.id} {case.title}", ""]
        for name in names:
            finding = question(name, case.given)
            lines += [f"  {name} = {json.dumps(as_written(finding))}", *_finding(finding), ""]
        for clock in clocks.running(case.given):
            lines += [*_clock(clock), ""]
    return lines


def _finding(finding: Finding[Any]) -> Iterator[str]:
    yield from _wrapped("", finding.reasons)
    for rule in finding.rules:
        yield from _wrapped(f"{rule}: ", (words_of(rule),))
    if finding.citations:
        yield from _wrapped("Law: ", ("; ".join(str(one) for one in finding.citations),))
    if finding.missing:
        yield from _wrapped("To find out: ", ("; ".join(fact.words for fact in finding.missing),))
    if finding.judgements:
        yield from _wrapped("Judged by a person: ", ("; ".join(fact.words for fact in finding.judgements),))
    if finding.unverified:
        yield from _wrapped("Not verified: ", ("; ".join(finding.unverified),))


def _clock(clock: Clock) -> Iterator[str]:
    last = clock.last_day
    day = written(last.value) if last.value is not None else "no last day can be said yet"
    yield f"  Clock: {clock.words}: {day}"
    yield from _wrapped("", (f"Owed by {clock.owed_by}. Counted from {clock.counted_from}.",))
    yield from _wrapped("", (clock.sum_in_words,) if clock.sum_in_words else ())
    yield from _wrapped("", (f"It rests when {clock.rests_when}.",))
    if last.missing:
        yield from _wrapped("To find out: ", ("; ".join(fact.words for fact in last.missing),))


def _wrapped(opening: str, texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        yield from textwrap.wrap(opening + text, WIDTH, initial_indent="    ", subsequent_indent="      ")


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
