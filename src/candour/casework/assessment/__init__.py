"""What the law says of a case, in the shape the desk shows it.

The findings are `complaintlaw`'s; nothing is decided here. Each finding says what it rests on and what
is missing, and each missing fact can be noted where it is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from django.utils import timezone

from candour.casework import models
from candour.casework.assessment import matter
from candour.casework.assessment.numbers import Numbers, about
from candour.casework.events import EventKind
from candour.ui.unnamed import unnamed
from complaintlaw import clocks as law_clocks
from complaintlaw import register, version
from complaintlaw.citation import Citation
from complaintlaw.contradictions import contradictions
from complaintlaw.facts import Matter
from complaintlaw.finding import Answer, Finding, Missing, Used
from complaintlaw.trail import Basis
from complaintlaw.vocabulary import ClockName

RULE_VERSION = version.RULE_SET
_SHORT = re.compile(r"\b(?:dsi|iopc|lpb|nca|pcc)\b")
"""Names of bodies and matters that are written in capitals."""

# What the desk asks of the law while a complaint is taken in, in the order of the questions.
SHOWN: dict[str, str] = {
    "is_complaint": "Is it a complaint?",
    "representation_authorised": "May the representative act?",
    "appropriate_authority": "Who must deal with it?",
    "must_record": "Must it be recorded?",
    "must_refer": "Must it be referred to the IOPC?",
    "may_handle_outside_schedule_3": "May it be handled outside Schedule 3?",
}
# The clocks that come to rest when the complainant is told something.
TELLS_COMPLAINANT = frozenset(
    {
        ClockName.UPDATE,
        ClockName.OUTCOME_NOTICE,
        ClockName.REVIEW_INFORMATION,
        ClockName.PROCEEDINGS_OUTCOME_NOTICE,
    }
)
COLOURS = {Answer.YES: "accent", Answer.NO: "grey", Answer.CANNOT_SAY_YET: "amber"}


@dataclass(frozen=True, kw_only=True)
class MissingFact:
    """A fact that is missing: its path, the law's words for it, and whether a person must judge it."""

    path: str
    label: str
    judgement: bool


@dataclass(frozen=True, kw_only=True)
class KnownFact:
    """A fact that a finding rests on. `path` is empty when it cannot be changed at the desk."""

    path: str
    label: str
    value: str


@dataclass(frozen=True, kw_only=True)
class FindingView:
    """One finding as the desk shows it."""

    key: str
    title: str
    answer: str
    answer_words: str
    colour: str
    reasons: tuple[str, ...]
    decides: Basis
    considered: Basis
    used: tuple[KnownFact, ...]
    missing: tuple[MissingFact, ...]
    unverified: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ClockView:
    """One thing that is due, with how its day was found, or what must be noted before it can be."""

    key: str
    title: str
    due_on: date | None
    days_left: int | None
    arithmetic: str
    citations: tuple[Citation, ...]
    missing: tuple[MissingFact, ...]


@dataclass(frozen=True, kw_only=True)
class CaseAssessment:
    """All that the law says of a case on one day."""

    findings: tuple[FindingView, ...]
    clocks: tuple[ClockView, ...]
    at_odds: tuple[str, ...] = ()
    """A sentence on each thing in the facts that does not fit together."""
    unread: tuple[str, ...] = ()
    """A sentence on each noted fact that no finding rests on, because it cannot be read or is of an allegation of
    which it is not known what it is about."""
    asked: tuple[MissingFact, ...] = ()
    """What must be known before the law can be asked about the rest of what is alleged."""

    def as_kept(self) -> list[dict[str, Any]]:
        """The findings as they are kept with a decision: answers, the rules and provisions that decide, no facts."""
        return [
            {
                "question": finding.key,
                "answer": finding.answer,
                "rules": list(finding.decides.rules),
                "citations": [str(citation) for citation in finding.decides.citations],
                "rule_set": RULE_VERSION,
                "missing": [asked.path for asked in finding.missing],
            }
            for finding in self.findings
        ]

    def finding(self, key: str) -> FindingView:
        """The finding of that key. Raises KeyError."""
        return {finding.key: finding for finding in self.findings}[key]


def assess(case: models.Case, *, events: Iterable[models.Event], today: date) -> CaseAssessment:
    """What the law says of this case on that day."""
    on_case = noted(case)
    known, numbers = _matter(case, on_case, events=events, today=today), Numbers.of(on_case)
    return CaseAssessment(
        findings=tuple(
            _shown(key, title, register.QUESTIONS[key].function(known), numbers)
            for key, title in SHOWN.items()
            if key != "representation_authorised" or known.representative is not None
        ),
        clocks=clocks(known, today=today),
        at_odds=tuple(numbers.words(sentence) for sentence in contradictions(known).value or ()),
        unread=(
            *(_unread(path, numbers) for path in matter.unread(on_case)),
            *(_not_asked(number) for number in numbers.to_ask()),
        ),
        asked=tuple(_what_about(number) for number in numbers.to_ask()),
    )


def review_body(case: models.Case, *, events: Iterable[models.Event], today: date, letter_on: date | None) -> str:
    """Which body reviews the outcome of this case, why or what is missing to say so, and the last day to ask."""
    on_case = noted(case)
    known, numbers = _matter(case, on_case, events=events, today=today, review_told_on=letter_on), Numbers.of(on_case)
    body = register.QUESTIONS["relevant_review_body"].function(known)
    lines = [f"Who reviews: {_answer_words(body)}.", *body.reasons]
    lines += [f"Not known: {_sentence(numbers.words(one.words))}." for one in body.missing]
    if letter_on:
        lines.append(f"The last day, if the letter told them all it must: {_answer_words(_last_day(known))}.")
    return "\n".join(lines)


def _last_day(known: Matter) -> Finding[date | None]:
    return register.QUESTIONS["review_last_day"].function(known)


def clocks(known: Matter, *, today: date) -> tuple[ClockView, ...]:
    """What is due, the earliest first, and what waits for a fact before its day can be said."""
    return tuple(_clock(clock, today) for clock in law_clocks.running(known) if clock.last_day.value or _awaited(clock))


def as_matter(
    case: models.Case, *, events: Iterable[models.Event], today: date, facts: Iterable[models.Fact] | None = None
) -> Matter:
    """The case as the law's own facts. `facts` are those on the case, the oldest first, where they are at hand."""
    return _matter(case, noted(case) if facts is None else _newest(facts), events=events, today=today)


def _matter(
    case: models.Case,
    facts: Mapping[str, str],
    *,
    events: Iterable[models.Event],
    today: date,
    review_told_on: date | None = None,
) -> Matter:
    events = list(events)
    corrected = {event.corrects_id for event in events}
    standing = [event for event in events if event.pk not in corrected]
    clear = [event.happened_at for event in standing if event.kind == EventKind.GROUND_BECAME_CLEAR]
    updates = [event.happened_at for event in standing if event.kind == EventKind.UPDATE_GIVEN]
    on_case = matter.OnCase(
        force=case.force,
        authority=case.authority,
        made_on=timezone.localdate(case.made_at),
        received_on=timezone.localdate(case.received_at),
        recorded=case.recorded_at is not None,
        became_clear=timezone.localtime(min(clear)).replace(tzinfo=None) if clear else None,
        last_update=timezone.localdate(max(updates)) if updates else None,
        today=today,
        review_told_on=review_told_on,
    )
    return matter.build(facts, on_case)


def noted(case: models.Case) -> dict[str, str]:
    """The newest value of each noted fact, by path."""
    return _newest(case.facts.order_by("noted_at", "id"))


def _newest(facts: Iterable[models.Fact]) -> dict[str, str]:
    return {fact.key: fact.value for fact in facts}


def _unread(path: str, numbers: Numbers) -> str:
    try:
        matter.kind_of(path)
        words = matter.words_of(path)
    except matter.NoSuchFact:
        return f"{unnamed('A fact was noted', path)}."
    number = matter.of_allegation(path)
    if number and int(number) in numbers.others and path != about(int(number)):
        return f"A fact was noted of an allegation of which it is not known what it is about: {words}."
    return f"A fact was noted that this version cannot read: {words}."


def _not_asked(number: int) -> str:
    return f"Allegation {number} is in no finding: it is not known what it is about."


def _what_about(number: int) -> MissingFact:
    path = about(number)
    return MissingFact(path=path, label=_sentence(matter.words_of(path)), judgement=False)


def _shown(key: str, title: str, finding: Finding[Any], numbers: Numbers) -> FindingView:
    return FindingView(
        key=key,
        title=title,
        answer=finding.answer.value,
        answer_words=_answer_words(finding),
        colour=COLOURS[finding.answer],
        reasons=tuple(numbers.words(reason) for reason in finding.reasons),
        decides=finding.decides,
        considered=finding.considered,
        used=tuple(_known(used, numbers) for used in finding.used),
        missing=tuple(_asked(missing, numbers) for missing in finding.missing),
        unverified=finding.unverified,
    )


def _asked(missing: Missing, numbers: Numbers) -> MissingFact:
    label = _sentence(numbers.words(missing.words))
    return MissingFact(path=numbers.path(missing.path), label=label, judgement=missing.judgement)


def _answer_words(finding: Finding[Any]) -> str:
    if finding.is_open:
        return "Cannot say yet"
    if isinstance(finding.value, bool):
        return "Yes" if finding.value else "No"
    return _sentence(getattr(finding.value, "words", str(finding.value or "None").replace("_", " ")))


def _known(used: Used, numbers: Numbers) -> KnownFact:
    try:
        matter.kind_of(used.path)
        path = numbers.path(used.path) if not used.path.startswith(("dates.", "as_of")) else ""
    except matter.NoSuchFact:
        path = ""
    return KnownFact(path=path, label=_sentence(numbers.words(used.words)), value=value_words(used.value))


def value_words(value: Any) -> str:
    """A fact's value in words."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, frozenset):
        return ", ".join(sorted(value_words(one) for one in value)) or "Considered, and none"
    if isinstance(value, date):
        return value.strftime("%-d %B %Y")
    if isinstance(value, Enum):
        named = _SHORT.sub(lambda one: one[0].upper(), str(value.value).replace("_", " "))
        return _sentence(getattr(value, "words", named))
    return _sentence(getattr(value, "words", str(value).replace("_", " ")))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _awaited(clock: law_clocks.Clock) -> tuple[MissingFact, ...]:
    # Only once the duty is sure: a desk that asks for the day of every duty there might be is not read.
    if not clock.runs.is_yes:
        return ()
    days = (missing for missing in clock.last_day.missing if missing.path.startswith("dates."))
    return tuple(MissingFact(path=one.path, label=_sentence(one.words), judgement=one.judgement) for one in days)


def _clock(clock: law_clocks.Clock, today: date) -> ClockView:
    return ClockView(
        key=clock.name.value,
        title=clock.words,
        due_on=clock.last_day.value,
        days_left=clock.days_left(today),
        arithmetic=clock.sum_in_words,
        citations=clock.last_day.citations,
        missing=_awaited(clock),
    )
