"""The law library against a second reading of the law, written apart from it: `tools.law_oracle`."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from complaintlaw.upgrade import upgraded
from tools import law_compare
from tools.law_compare import Comparison, compare
from tools.law_matters import matter
from tools.law_oracle import QUESTIONS, UNSETTLED, answer, answers

SCENARIOS = Path(__file__).resolve().parents[1] / "scenarios"
# A case that does not say who complains is of one who may.
COMPLAINS = {
    "claims": ["subject_of_conduct"],
    "effect_source": "direct",
    "saw_or_heard": "in_person",
    "knew_person_affected": False,
    "holds_evidence": False,
    "adversely_affected": True,
}
NUMBER = 2_000
SEED = 20_260_401


@cache
def compared() -> Comparison:
    return compare(SEED, range(NUMBER), show=1)


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_library_and_the_second_reading_agree(name: str) -> None:
    found = compared()
    differ = {kind: json.dumps(cases[0]) for kind, cases in found.cases.items() if kind[0] == name}
    assert found.asked[name] > NUMBER * 2 // 3
    assert differ == {}


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_answer_is_often_reached(name: str) -> None:
    spread = {answer: count for (asked, answer), count in compared().spread.items() if asked == name}
    settled = {answer: count for answer, count in spread.items() if answer != UNSETTLED}
    assert len(settled) >= 2
    # At least one in twenty-five of the matters gives another answer than the commonest.
    assert sum(settled.values()) - max(settled.values()) >= NUMBER // 25


def test_the_same_numbers_give_the_same_matter_and_others_another() -> None:
    assert matter(1, 7) == matter(1, 7)
    assert matter(1, 7) != matter(1, 8)
    assert matter(1, 7) != matter(2, 7)


def test_what_happens_in_a_matter_comes_in_order() -> None:
    order = ("incident", "made", "handling_started", "report_submitted", "outcome")
    for number in range(500):
        given = matter(3, number)
        days = [given["dates"][name] for name in order if name in given["dates"]]
        assert days == sorted(days), number
        assert max(days) <= given["as_of"], number


def in_full(given: dict[str, Any]) -> dict[str, Any]:
    """The facts with what a case takes for granted: the second reading wants to be told."""
    found = {"dates": {}, "complainant": {}} | given
    if not {"claims", "adversely_affected"} & set(found["complainant"]):
        found["complainant"] = COMPLAINS | found["complainant"]
    return found


def worked_cases() -> Iterator[tuple[str, dict[str, Any], str, object]]:
    """The results that were worked out by hand, of every question the second reading answers."""
    for path in sorted(SCENARIOS.glob("*.json")):
        read = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(read, list):
            read = upgraded(read)
        for case in read["cases"]:
            given = in_full(case["given"])
            for name in sorted(set(QUESTIONS) & set(case["expect"])):
                yield f"{path.name} {case['id']}", given, name, case["expect"][name]


def test_the_second_reading_agrees_with_what_was_worked_out_by_hand() -> None:
    """Only cases that state every fact can be put to it; it takes no view where another scheme may decide."""
    outcome: Counter[str] = Counter()
    for case, given, name, expected in worked_cases():
        try:
            found = answer(given, name)
        except KeyError:
            outcome["not full"] += 1
            continue
        if expected == "unknown" or found == UNSETTLED:
            outcome["left open"] += 1
            continue
        outcome["compared"] += 1
        assert found == expected, (case, name)
    assert outcome["compared"] >= 60


def test_a_difference_is_counted_shown_and_ends_with_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def contrary(given: dict[str, object]) -> dict[str, object]:
        return answers(given) | {"is_complaint": "perhaps"}

    monkeypatch.setattr(law_compare, "library_answers", contrary)
    found = compare(1, range(40), show=2)
    assert found.asked["is_complaint"] == 40
    assert found.agreed["is_complaint"] == 0
    assert found.agreed["must_record"] == found.asked["must_record"]
    assert all(len(cases) <= 2 for cases in found.cases.values())
    monkeypatch.setattr(law_compare, "compare_all", lambda *_: found)
    assert law_compare.main([]) == 1
    said = capsys.readouterr().out
    assert "40 differ" in said
    assert '"library": "perhaps"' in said


def test_agreement_ends_with_0(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(law_compare, "library_answers", answers)
    found = compare(1, range(40), show=2)
    monkeypatch.setattr(law_compare, "compare_all", lambda *_: found)
    assert law_compare.main([]) == 0
    assert "0 differ" in capsys.readouterr().out
