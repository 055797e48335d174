"""What is said of a matter when it is explained: which answers come first, and each in plain values.

The order is that of the desk: is it a complaint, whose is it, is it recorded, is it referred and by when, how is
it handled, who reviews it. Everything else follows on request.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any

from complaintlaw import version
from complaintlaw.calendar import written
from complaintlaw.clocks import Clock, running
from complaintlaw.contradictions import contradictions
from complaintlaw.facts import Matter
from complaintlaw.file_forms import questions
from complaintlaw.finding import Finding, Missing
from complaintlaw.organisations import Body, Organisation
from complaintlaw.parts import PartFindings
from complaintlaw.scenario import as_written
from complaintlaw.vocabulary import MatterType

__all__ = ["FIRST", "as_json", "asked", "basis", "in_words", "missing_by_weight", "versions"]

FIRST: Mapping[str, tuple[str, ...]] = {
    "Is it a complaint": ("is_complaint", "matter_type"),
    "Whose it is": ("appropriate_authority",),
    "Recording": ("must_record",),
    "Referral to the IOPC": ("must_refer", "referral_due"),
    "Handling": ("may_handle_outside_schedule_3", "must_investigate"),
    "Review": ("relevant_review_body", "review_last_day"),
}
"""What is said first, under the words for it: the questions by their names."""


def asked(matter: Matter, *, everything: bool) -> Iterator[tuple[str, Finding[Any]]]:
    """The questions by name, with what is found: those that come first, then the others if everything is asked."""
    known = questions(2)
    first = [name for names in FIRST.values() for name in names]
    others = [name for name in known if name not in first] if everything else []
    for name in (*first, *others):
        yield name, known[name].function(matter)


def in_words(value: Any) -> str:
    """A value as a caseworker reads it: yes, no, none, a name, a day, a list of them."""
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (Body, Organisation)):
        return value.words
    if value is MatterType.DSI:
        return "death or serious injury matter"
    if isinstance(value, Enum):
        return str(value.value).replace("_", " ")
    if isinstance(value, date):
        return written(value)
    if isinstance(value, PartFindings):
        return f"{value.subject}: {_answer(value.appropriate_authority)}"
    if isinstance(value, (frozenset, tuple)):
        several = [in_words(one) for one in value]
        return "; ".join(sorted(several) if isinstance(value, frozenset) else several) or "none"
    return str(value)


def _answer(finding: Finding[Any]) -> str:
    return "cannot say yet" if finding.is_open else in_words(finding.value)


def basis(finding: Finding[Any], name: str) -> dict[str, list[str]]:
    """The rules and provisions of a finding: those on which it `decides`, or those that were only `considered`."""
    found = finding.decides if name == "decides" else finding.considered
    return {"rules": list(found.rules), "citations": [str(one) for one in found.citations]}


def missing_by_weight(findings: Mapping[str, Finding[Any]]) -> dict[Missing, tuple[str, ...]]:
    """The facts that are missing, with the questions that wait for them: those for which most wait first."""
    waiting: dict[Missing, list[str]] = {}
    for name, finding in findings.items():
        for fact in finding.missing if finding.is_open else ():
            waiting.setdefault(fact, []).append(name)
    weights = Counter({fact: len(names) for fact, names in waiting.items()})
    return {fact: tuple(waiting[fact]) for fact, _ in weights.most_common()}


def versions() -> dict[str, str]:
    """The versions of the library and its rules, and the day to which the law was read."""
    return {"library": version.LIBRARY, "rule_set": version.RULE_SET, "law_as_of": version.LAW_AS_OF.isoformat()}


def as_json(name: str, matter: Matter, *, everything: bool) -> dict[str, Any]:
    """All that is found on a matter, in the values that JSON has."""
    findings = dict(asked(matter, everything=everything))
    return {
        "name": name,
        "findings": [_finding(question, finding) for question, finding in findings.items()],
        "missing": [
            {**_missing(fact), "wanted_for": list(names)} for fact, names in missing_by_weight(findings).items()
        ],
        "clocks": [_clock(clock) for clock in running(matter)],
        "contradictions": list(contradictions(matter).reasons),
    }


def _finding(name: str, finding: Finding[Any]) -> dict[str, Any]:
    return {
        "question": name,
        "asks": questions(2)[name].words,
        "answer": _answer(finding),
        "value": as_written(finding),
        "reasons": list(finding.reasons),
        "rules": list(finding.rules),
        "citations": [str(one) for one in finding.citations],
        "decides": basis(finding, "decides"),
        "considered": basis(finding, "considered"),
        "missing": [_missing(fact) for fact in finding.missing],
        "judgements": [
            {"path": fact.path, "words": fact.words, "value": in_words(fact.value)} for fact in finding.judgements
        ],
        "unverified": list(finding.unverified),
    }


def _missing(fact: Missing) -> dict[str, Any]:
    return {"path": fact.path, "words": fact.words, "judgement": fact.judgement}


def _clock(clock: Clock) -> dict[str, Any]:
    last = clock.last_day
    return {
        "clock": clock.name.value,
        "words": clock.words,
        "owed_by": clock.owed_by,
        "counted_from": clock.counted_from,
        "stops_when": clock.rests_when,
        "runs": as_written(clock.runs),
        "last_day": as_written(last),
        "sum_in_words": clock.sum_in_words,
        "citations": [str(one) for one in last.citations],
        "missing": [_missing(fact) for fact in last.missing],
        "unverified": list(last.unverified),
    }
