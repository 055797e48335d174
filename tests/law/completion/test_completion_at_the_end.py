"""What is answered about the end of a case stands in whatever way the facts that are unknown turn out.

Matters are invented at random, with a fixed start, from the facts on which the end of a case turns. In each, one
fact that is unknown is filled in every way. What contradicts the other facts is left aside.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from complaintlaw import chapters
from complaintlaw.contradictions import contradictions
from complaintlaw.facts import Matter
from complaintlaw.organisations import IOPC, lpb
from complaintlaw.proceedings import AcceleratedProcedure, Dates, InvestigationReport, Receipt, Review
from complaintlaw.register import QUESTIONS
from complaintlaw.steps import Proceedings, RecommendationKind, WithholdingReason
from complaintlaw.vocabulary import ArrivedAs, Handling, Indication, PersonKind
from tests.law.build import ESSEX, KENT, conduct, harmless, officer

CHAPTERS = (
    "accelerated",
    "conduct",
    "deaths_end",
    "investigations",
    "learning",
    "outcome",
    "prosecutors",
    "recommendations",
    "review",
    "review_window",
)
ASKED = {name: one for name, one in QUESTIONS.items() if chapters.CHAPTERS and one.chapter in CHAPTERS}
INDICATIONS: tuple[frozenset[Indication], ...] = (frozenset(), frozenset({Indication.CRIME_OR_DISCIPLINARY}))
YES_OR_NO = (True, False)
JUDGED_OF_THE_REPORT = (
    "indicates_crime",
    "indicates_disciplinary",
    "prosecutors_appropriate",
    "prescribed_category",
)
KINDS = (PersonKind.POLICE_OFFICER, PersonKind.POLICE_STAFF, PersonKind.SPECIAL_CONSTABLE)
# Each fact of which silence says that it is not known, and what it may be.
UNKNOWN: dict[str, dict[str, tuple[Any, ...]]] = {
    "person": {"indication": INDICATIONS, "kind": KINDS, "force": (KENT, ESSEX)},
    "report": dict.fromkeys(JUDGED_OF_THE_REPORT, YES_OR_NO),
    "accelerated": {"special_conditions": YES_OR_NO},
    "review": {"recommendation_kind": tuple(RecommendationKind)},
    "matter": {"indication": INDICATIONS, "reason_to_withhold": tuple(WithholdingReason)},
}


def chosen(rand: random.Random, *values: Any) -> Any:
    """One of the values, or nothing, as often as all of them together."""
    return rand.choice((*values, *(None for _ in values)))


def stated(rand: random.Random, kind: str) -> dict[str, Any]:
    """The unknown facts of that kind, each stated in half of all cases."""
    return {name: chosen(rand, *values) for name, values in UNKNOWN[kind].items()}


def invented(rand: random.Random) -> Matter:
    """A matter that has been handled, more or less of it known."""
    people = [officer(id=f"s{number}", **{**stated(rand, "person"), "rank": None}) for number in (1, 2, 3)]
    body = rand.choice((IOPC, lpb(KENT)))
    return Matter(
        persons_complained_against=tuple(people[: rand.choice((1, 2, 2, 3))]),
        allegations=(rand.choice((harmless(), conduct())),),
        recorded=rand.random() < 0.8,
        handling=rand.choice((*Handling, *tuple(Handling)[1:])),
        arrived_as=chosen(rand, ArrivedAs.OTHER_INFORMATION),
        dsi_circumstances=rand.random() < 0.3,
        proceedings_decided=chosen(rand, *Proceedings),
        dates=Dates(
            report_submitted=chosen(rand, date(2026, 9, 1)),
            outcome=chosen(rand, date(2026, 10, 1)),
            recommended_on_report=chosen(rand, date(2026, 9, 20)),
        ),
        report=chosen(rand, InvestigationReport(**stated(rand, "report"))),
        accelerated=chosen(
            rand, AcceleratedProcedure(report_on=chosen(rand, date(2026, 8, 1)), **stated(rand, "accelerated"))
        ),
        review=Review(
            body=chosen(rand, "iopc", "local_policing_body"),
            receipts=chosen(rand, (Receipt(by=body, on=date(2026, 10, 20)),)) or (),
            recommendation_on=chosen(rand, date(2026, 11, 2)),
            decided_on=chosen(rand, date(2026, 11, 2)),
            **stated(rand, "review"),
        ),
        **stated(rand, "matter"),
    )


def _filled(kind: str, thing: Any) -> Iterator[Any]:
    """The thing with one of its unknown facts filled, in every way."""
    if thing is not None:
        for name, values in UNKNOWN[kind].items():
            if getattr(thing, name).is_open:
                yield from (thing.but(**{name: value}) for value in values)


def completed(matter: Matter) -> Iterator[Matter]:
    """The matter with one unknown fact filled, in every way that does not contradict the others."""
    for one in _completed(matter):
        if not contradictions(one).value:
            yield one


def _completed(matter: Matter) -> Iterator[Matter]:
    yield from _filled("matter", matter)
    for name in ("report", "accelerated", "review"):
        yield from (matter.but(**{name: one}) for one in _filled(name, getattr(matter, name)))
    people = matter.persons_complained_against
    for number, person in enumerate(people):
        for one in _filled("person", person):
            yield matter.but(persons_complained_against=(*people[:number], one, *people[number + 1 :]))


@pytest.mark.parametrize("start", range(3))
def test_an_answer_about_the_end_stands_however_the_unknown_facts_turn_out(start):
    rand = random.Random(start)
    wrong = []
    for _ in range(30):
        matter = invented(rand)
        known = {name: one for name, asked in ASKED.items() if (one := asked.function(matter)).is_known}
        for after in completed(matter):
            for name, before in known.items():
                now = ASKED[name].function(after)
                if now.is_open or now.value != before.value:
                    wrong.append(f"{name}: {before.value} became {now.value} in {after.stated()}")
    assert wrong == []


def test_the_matters_invented_leave_facts_unknown_and_answers_of_each_kind():
    rand = random.Random(0)
    seen: dict[str, set[str]] = {name: set() for name in ASKED}
    for _ in range(200):
        matter = invented(rand)
        for name, asked in ASKED.items():
            seen[name].add(asked.function(matter).answer.value)
    assert {"yes", "no", "cannot say yet"} <= seen["is_under_special_procedure"] & seen["must_notify_prosecutors"]
    assert {"yes", "no", "cannot say yet"} <= seen["recommendation_response_due"] & seen["must_record_on_dsi_report"]
