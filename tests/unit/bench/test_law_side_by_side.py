"""The law side by side with an earlier commit: what differs is counted, and what explains it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bench import law_side_by_side
from bench.law_changes import Change
from bench.law_side_by_side import READY, WHOLE, Measured, answers_compared
from bench.side_by_side import NOW, ROOT, THEN, Refused


class Told:
    """A side that has its lines already."""

    def __init__(self, lines: list[dict[str, Any]]) -> None:
        self.number = len(lines)
        self.lines = [json.dumps(line) for line in lines]

    def ask(self, word: str) -> None:
        assert word == "answers"

    def line(self) -> str:
        return self.lines.pop(0)


def test_answers_that_differ_are_counted_by_question_and_explained_by_a_provision() -> None:
    changed = Change(question="must_refer", provision="reg 4", words="so it says", now=lambda answer: answer == "True")
    sides = {
        THEN: Told([{"must_refer": "False", "clock update": "2026-01-01"}, {"must_refer": "True"}]),
        NOW: Told([{"must_refer": "True"}, {"must_refer": "False"}]),
    }
    found = answers_compared(sides, changes=(changed,))  # type: ignore[arg-type]
    assert (found.matters, found.answers) == (2, 3)
    assert dict(found.explained) == {changed: 1}
    assert dict(found.unexplained) == {"clock update": 1, "must_refer": 1}
    words = "\n".join(found.words())
    assert "1 must_refer: so it says (reg 4)" in words
    assert "NOT EXPLAINED, such as True became False in matter 1" in words


def test_answers_that_are_alike_are_said_to_be() -> None:
    sides = {side: Told([{"must_refer": "True"}]) for side in (THEN, NOW)}
    assert answers_compared(sides).words() == ["1 answers on 1 matters: all alike."]  # type: ignore[arg-type]


def test_the_table_gives_the_median_of_the_ratios_and_their_spread() -> None:
    measured = Measured()
    for then, now in ((1.0, 0.3), (2.0, 0.5), (1.0, 0.2)):
        for what in (WHOLE, READY):
            measured.seconds[what][THEN].append(then)
            measured.seconds[what][NOW].append(now)
    _head, whole, ready = measured.words(10)
    assert "0.250" in whole
    assert "0.20–0.30" in whole
    assert whole.endswith("0.35 met")
    assert ready.endswith("0.20 NOT MET")


def test_where_the_earlier_commit_is_not_to_be_had_one_sentence_says_so(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    with pytest.raises(Refused, match="fetch the whole history"):
        law_side_by_side.earlier_law(root=tmp_path)
    with pytest.raises(Refused, match="There is no law in"):
        law_side_by_side.earlier_law(folder=tmp_path)


def test_a_tree_answers_as_it_does_itself() -> None:
    with law_side_by_side.running(ROOT, 40) as sides:
        measured = law_side_by_side.measured(sides, rounds=1)
        assert len(measured.ratios(WHOLE)) == 1
        found = answers_compared(sides)
    assert found.matters == 40
    assert found.answers > 400
    assert not found.unexplained
