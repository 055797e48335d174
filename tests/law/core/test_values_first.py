"""What is worked out on values alone is the same as what is worked out with its trail."""

from __future__ import annotations

import copy
import json
import pickle
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest

import complaintlaw as law
from complaintlaw import clocks, plain, scenario, validation
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, cannot_say, no, only_value, say, yes
from complaintlaw.logic import choose
from complaintlaw.register import QUESTIONS, told_later
from tests.law.build import KENT, conduct, harmless, matter, officer
from tests.law.completion import invent

ON = date(2026, 11, 24)
SCENARIOS = sorted((Path(__file__).parents[1] / "scenarios").glob("*.json"))


def differences(stated: Matter) -> list[str]:
    """The questions to which the values alone give another answer than the same rules asked for their trails."""
    on_values, with_trails = stated.valued, stated.but().valued.to_trace()
    wrong = []
    for name, question in QUESTIONS.items():
        bare, traced = question.function(on_values), _in_full(question.function, with_trails)
        if (bare.is_known, bare.possible, scenario.as_written(bare)) != (
            traced.is_known,
            traced.possible,
            scenario.as_written(traced),
        ):
            wrong.append(f"{name}: {bare!r}, but {traced!r}")
        asked = question.function(stated)
        if asked.is_known and asked.missing:
            wrong.append(f"{name} is known, and yet {asked.missing} is missing")
    for rule in clocks.CLOCKS:
        for part in (rule.runs, rule.due):
            if part(on_values) != _in_full(part, with_trails):
                wrong.append(f"the clock {rule.name}")
    return wrong


def _in_full(function: Any, with_trails: Matter) -> Finding[Any]:
    """What the function itself says on facts that leave trails."""
    return getattr(function, "__wrapped__", function)(with_trails)


@pytest.mark.parametrize("start", range(4))
def test_values_alone_give_the_answers_of_the_trails_on_invented_matters(start):
    rand = random.Random(start)
    for _ in range(25):
        assert differences(invent.matter_of(invent.invented(rand))) == []


@pytest.mark.parametrize("file", SCENARIOS, ids=lambda file: file.stem)
def test_values_alone_give_the_answers_of_the_trails_on_every_scenario(file):
    for case in validation.read_cases(file.read_bytes()):
        assert differences(case.given) == []


def test_no_trail_is_worked_out_before_it_is_read(monkeypatch):
    asked: list[bool] = []

    def rule(stated: Matter) -> Finding[bool]:
        asked.append(stated.IS_VALUED)
        return stated.recorded.because(yes="It has been recorded.")

    double = matter(recorded=True).valued
    found = told_later(rule(double), rule, double)
    assert (found.is_yes, asked) == (True, [True])
    assert found.reasons == found.reasons == ("It has been recorded.",)
    assert asked == [True, False]
    assert found.used[0].path == "recorded"


def test_nothing_is_kept_that_a_fact_can_change():
    before = matter(allegations=(harmless(),), recorded=False)
    assert law.question("must_refer", before).is_no
    after = before.but(allegations=(harmless(descriptions={"serious_assault"}),))
    assert law.question("must_refer", after).reasons == ("A serious assault is alleged.",)
    assert law.question("must_refer", before).is_no
    assert before.but(recorded=True).recorded.is_yes
    assert before.but(recorded=True).but(recorded=None).valued.recorded.is_no


def test_findings_made_by_hand_are_put_together_with_read_ones():
    stated = matter(recorded=True)
    found = law.Matter.recorded.__get__(stated, Matter)
    assert found.equals(True).used[0].path == "recorded"
    assert say(3).equals(3).is_yes
    assert say(3).is_one_of([1, 2]).is_no
    assert yes().and_then(lambda value: say(value, "so")).reasons == ("so",)
    assert no().equals(False).is_yes
    assert cannot_say("wait").equals(1).reasons == ("wait",)


def test_a_matter_is_copied_and_sent_elsewhere_by_what_was_stated():
    stated = matter(persons_complained_against=(officer(),), dates=law.Dates(made=ON), force=KENT)
    law.question("is_complaint", stated)
    for other in (copy.deepcopy(stated), copy.copy(stated), pickle.loads(pickle.dumps(stated))):
        assert other == stated
        assert other.found == {}


def test_what_is_found_is_written_in_plain_json_values():
    found = law.assess(matter(allegations=(conduct(),), dates=law.Dates(made=ON)), on=ON)
    told = json.loads(json.dumps(found.as_dict()))
    assert told["on"] == "2026-11-24"
    assert told["versions"].keys() == {"library", "rule_set", "law_as_of"}
    must_refer = told["findings"]["must_refer"]
    assert (must_refer["answer"], must_refer["value"]) == ("cannot say yet", None)
    assert "allegations[1].descriptions" in [fact["path"] for fact in must_refer["missing"]]
    assert {clock["name"] for clock in told["clocks"]} == {clock.name.value for clock in found.clocks}
    parts = found.ask("parts").as_dict()["value"]
    assert [part["subject"] for part in parts] == ["s1"]
    assert parts[0]["appropriate_authority"]["value"] == "chief_officer:kent"
    grounds = law.question("recording_grounds", matter(recorded=True)).as_dict()
    assert grounds["possible"] is None


def test_what_an_open_answer_may_still_be_is_written_in_plain_values_and_none_where_it_is_known():
    unknown = law.question("must_refer", matter(allegations=(conduct(),)))
    may_be = choose(unknown, yes=say(law.About.CONDUCT), no=say(law.About.SERVICE)).as_dict()
    assert (may_be["is_known"], may_be["value"], may_be["possible"]) == (False, None, ["conduct", "service"])
    assert say(ON).as_dict()["possible"] is None
    assert cannot_say("wait").as_dict()["possible"] is None


def test_a_finding_is_shown_in_one_line():
    assert repr(law.question("must_refer", matter(allegations=(harmless(),)))).startswith("<Finding: no, REF-10")
    assert repr(say(frozenset({"b", "a"}))) == "<Finding: {a, b}>"
    assert repr(say(None)) == "<Finding: nothing of the kind>"
    assert repr(matter(allegations=(conduct(),)).allegations[0].descriptions) == (
        "<Finding: cannot say yet, missing allegations[1].descriptions>"
    )


def test_the_nearest_question_is_proposed():
    with pytest.raises(LookupError, match="did you mean must_refer?"):
        law.question("must_reffer", matter())


def test_a_double_is_copied_as_a_double_and_nothing_is_built_from_one():
    stated = matter(recorded=True)
    copy = stated.valued.but(recorded=False)
    assert copy.IS_VALUED
    assert copy.recorded.is_no
    assert law.question("is_complaint", copy) == law.question("is_complaint", stated.but(recorded=False))
    with pytest.raises(law.NotAFact, match="expected a PersonComplainedAgainst"):
        stated.but(persons_complained_against=stated.valued.persons_complained_against)


def test_a_finding_equals_no_other_thing_and_shows_every_kind_of_value():
    assert yes() != "yes"
    assert (yes() == 1) is False
    shown = [say(law.chief_officer(law.Organisation.KENT)), say(ON), say(law.About.CONDUCT)]
    assert [repr(one) for one in shown] == [
        "<Finding: chief_officer:kent>",
        "<Finding: 2026-11-24>",
        "<Finding: conduct>",
    ]
    assert plain.value([law.About.SERVICE, 3]) == ["service", 3]
    assert plain.in_a_word(True) == "yes"


def test_threads_that_say_a_word_for_the_first_time_say_the_same():

    for number in range(200):
        word = Enum(f"Word{number}", "A")  # type: ignore[misc]
        with ThreadPoolExecutor(4) as pool:
            said = list(pool.map(lambda _, word=word: say(word.A), range(4)))
        assert all(one is said[0] for one in said)
        assert only_value(said[0]).value is word.A
