"""The law in words: what follows from the facts of a case and why, on a screenful; and the rules one by one."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from complaintlaw import clocks, version
from complaintlaw.calendar import written
from complaintlaw.citation import Citation
from complaintlaw.clocks import Clock
from complaintlaw.contradictions import contradictions
from complaintlaw.counting import parts_apart
from complaintlaw.explanation import FIRST, asked, in_words, missing_by_weight
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding
from complaintlaw.handling import FOR_IOPC
from complaintlaw.register import RULES, words_of
from complaintlaw.uncoded import NOT_CODE
from complaintlaw.validation import StatedFacts
from complaintlaw.withdrawn import has_ceased

__all__ = ["explain", "rule_book"]

WIDTH = 110
MOST_CLOCKS = 6
MOST_MISSING = 8
MOST_PROVISIONS = 4
MOST_REASONS = 2
MOST_SIGNS = 220


def explain(cases: Sequence[StatedFacts], *, everything: bool = False) -> list[str]:
    """Lines that say of each case what comes first, and why, on a screenful; with `everything`, all the rest."""
    lines: list[str] = []
    for case in cases:
        lines += [case.name, ""] if case.name else []
        lines += _screenful(case.given)
        lines += list(_in_full(case.given)) if everything else []
        lines.append("")
    return [*lines, _closing(everything)]


def _closing(everything: bool) -> str:
    day = written(version.LAW_AS_OF).partition(" ")[2]
    words = f"Rules {version.RULE_SET}; the Act as it stood on {day}. This is not legal advice."
    return words if everything else f"{words} --all says everything, with every rule in words."


def _screenful(matter: Matter) -> Iterator[str]:
    for words in contradictions(matter).reasons:
        yield from _wrapped("Contradiction: ", (words,), "  ")
    findings = dict(asked(matter, everything=False))
    for heading, names in FIRST.items():
        for name in names:
            said = _as_recorded(name, _of_its_part(_said(name, findings), matter), matter)
            if said:
                yield from _wrapped(f"{heading}: ", (f"{said} {_why(findings[name], said)}".strip(),), "  ")
    yield from _clocks_in_short(matter)
    yield from _missing_in_short(findings)
    notes = {note for finding in findings.values() for note in finding.unverified}
    yield f"  Points that are not verified against the official text: {len(notes)}."


_SAID = {
    "is_complaint": ("It is a complaint.", "It is no complaint.", "Whether it is one cannot be said yet."),
    "matter_type": ("In law it is a {}.", "", ""),
    "appropriate_authority": ("{}.", "Nobody under Part 2.", "It cannot be said yet."),
    "must_record": ("It must be recorded.", "It need not be recorded.", "Whether it must be cannot be said yet."),
    "must_refer": ("It must be referred.", "It need not be referred.", "Whether it must be cannot be said yet."),
    "referral_due": ("At the latest on {}.", "", ""),
    "may_handle_outside_schedule_3": (
        "It may be handled outside Schedule 3.",
        "It may not be handled outside Schedule 3.",
        "Whether it may be handled outside Schedule 3 cannot be said yet.",
    ),
    "must_investigate": (
        "It must be investigated.",
        "It need not be investigated.",
        "Whether it must be investigated cannot be said yet.",
    ),
    "relevant_review_body": (
        "Reviewed by {}.",
        "Nobody reviews it under this scheme.",
        "By which body cannot be said yet.",
    ),
    "review_last_day": ("An application must be made by {}.", "", ""),
}
"""What is said of each question that comes first: if it is yes or there is something, if not, and while it is open."""


_OF_COMPLAINTS = ("may_handle_outside_schedule_3", "must_investigate", "relevant_review_body", "review_last_day")
"""What is asked of complaints only: that it need not be of a death in custody would say the wrong thing."""


def _said(name: str, findings: Mapping[str, Finding[Any]]) -> str:
    """The answer in a sentence; empty for what need not be said."""
    finding = findings[name]
    if name == "matter_type" and findings["is_complaint"].is_yes:
        return ""
    if name in _OF_COMPLAINTS and findings["is_complaint"].is_no:
        return ""
    if name == "must_investigate" and FOR_IOPC in finding.reasons:
        return FOR_IOPC
    there, none, still_open = _SAID[name]
    words = still_open if finding.is_open else (there if finding.value else none).format(in_words(finding.value))
    return words[:1].upper() + words[1:]


def _as_recorded(name: str, said: str, matter: Matter) -> str:
    """The sentence on recording, of what has been recorded: whether it had to be."""
    if name != "must_record" or not matter.recorded.is_yes:
        return said
    if has_ceased(matter).is_yes:
        return "It has been recorded."
    return _ONCE_RECORDED.get(said, f"It has been recorded. {said}")


_ONCE_RECORDED = {
    "It must be recorded.": "It has been recorded, as it must be.",
    "It need not be recorded.": "It has been recorded. It need not have been.",
}


def _of_its_part(said: str, matter: Matter) -> str:
    """The sentence, of the part under Part 2 alone where other rules govern another part."""
    if not said.startswith(("It must be", "It need not be", "It may be")) or not parts_apart(matter):
        return said
    return f"What is under Part 2{said.removeprefix('It')}"


def _why(finding: Finding[Any], said: str = "") -> str:
    """The first reasons, and the first provisions that decide. What has been said is not said again."""
    citations = getattr(finding, "decides", finding).citations
    more = ", …" if len(citations) > MOST_PROVISIONS else ""
    provisions = f"({_provisions(citations[:MOST_PROVISIONS])}{more})" if citations else ""
    reasons = [reason for reason in finding.reasons if reason != said]
    told = textwrap.shorten(" ".join(reasons[:MOST_REASONS]), MOST_SIGNS, placeholder=" …")
    return f"{told} {provisions}".strip()


def _answer(finding: Finding[Any]) -> str:
    return "cannot say yet" if finding.is_open else in_words(finding.value)


def _clocks_in_short(matter: Matter) -> Iterator[str]:
    going = clocks.running(matter)
    for clock in going[:MOST_CLOCKS]:
        day = clock.last_day.value
        when = written(day) if day is not None else "no last day can be said yet"
        sure = "" if clock.runs.is_known else "; whether it runs cannot be said yet"
        yield from _wrapped("Clock: ", (f"{clock.words}: {when} ({clock.owed_by}{sure})",), "  ")
    if len(going) > MOST_CLOCKS:
        yield f"  and {len(going) - MOST_CLOCKS} more clocks."


def _missing_in_short(findings: dict[str, Finding[Any]]) -> Iterator[str]:
    missing = missing_by_weight(findings)
    for fact, names in list(missing.items())[:MOST_MISSING]:
        kind = "To judge: " if fact.judgement else "To find out: "
        headings = [heading.lower() for heading, under in FIRST.items() if set(under) & set(names)]
        wanted = ", ".join(headings).replace("iopc", "IOPC")
        yield from _wrapped(kind, (f"{fact.words} (for: {wanted})",), "  ")
    if len(missing) > MOST_MISSING:
        yield f"  and {len(missing) - MOST_MISSING} more to find out."


def _in_full(matter: Matter) -> Iterator[str]:
    for name, finding in asked(matter, everything=True):
        yield ""
        yield from _wrapped(f"{name}: ", (_answer(finding),), "  ")
        yield from _finding(finding)
    for clock in clocks.running(matter):
        yield ""
        yield from _clock(clock)


def _finding(finding: Finding[Any]) -> Iterator[str]:
    if finding.reasons:
        yield from _wrapped("Why: ", (" ".join(finding.reasons),))
    elif finding.is_open:
        yield from _wrapped("Why: ", ("It turns on what is still to be found out or decided.",))
    for rule in finding.rules:
        yield from _wrapped(f"{rule}: ", (words_of(rule),))
    deciding, considered = getattr(finding, "decides", finding), getattr(finding, "considered", None)
    if deciding.citations:
        yield from _wrapped("Law: ", (_provisions(deciding.citations),))
    if considered is not None and considered.citations:
        yield from _wrapped("Considered, and not met: ", (_provisions(considered.citations),))
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
        rule = _OF_A_RULE.match(note)
        together.setdefault(note[rule.end() :] if rule else note, []).append(rule[1] if rule else "")
    return "; ".join(f"{', '.join(rules)}: {words}".removeprefix(": ") for words, rules in together.items())


_OF_A_RULE = re.compile(r"([A-Z]{2,3}-[0-9]{2}): ")


def _clock(clock: Clock) -> Iterator[str]:
    last = clock.last_day
    day = written(last.value) if last.value is not None else "no last day can be said yet"
    yield f"  Clock: {clock.words}: {day}"
    if clock.runs.is_open:
        yield from _wrapped("", ("Whether it runs cannot be said yet.",))
    yield from _wrapped("", (f"Owed by {clock.owed_by}. Counted from {clock.counted_from}.",))
    yield from _wrapped("Sum: ", (clock.sum_in_words,) if clock.sum_in_words else ())
    yield from _wrapped("", (f"It stops when {clock.rests_when}.",))
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
