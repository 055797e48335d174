"""Certain answers survive unknown facts; uncertain ones are never invented."""

from __future__ import annotations

import itertools

import pytest

from complaintlaw.finding import (
    VALUED_NO,
    VALUED_OPEN,
    VALUED_YES,
    Finding,
    Missing,
    Trail,
    cannot_say,
    no,
    say,
    yes,
)
from complaintlaw.logic import all_of, any_of, choose, first_of, gather, none_of, not_

A = Missing(path="a", words="a")
B = Missing(path="b", words="b")


def unknown(fact: Missing = A) -> Finding[bool]:
    return cannot_say(missing=(fact,))


VALUES = {"yes": yes("y"), "no": no("n"), "unknown": unknown()}
ORDER = {"no": 0, "unknown": 1, "yes": 2}


def named(finding):
    return "unknown" if finding.is_open else "yes" if finding.value else "no"


@pytest.mark.parametrize(("left", "right"), list(itertools.product(VALUES, repeat=2)))
def test_any_all_and_none_follow_the_three_valued_tables(left, right):
    pair = (VALUES[left], VALUES[right])
    assert named(any_of(pair)) == max(left, right, key=ORDER.__getitem__)
    assert named(all_of(pair)) == min(left, right, key=ORDER.__getitem__)
    assert named(none_of(pair)) == named(not_(any_of(pair)))


def test_nothing_at_all():
    assert any_of(()).is_no
    assert all_of(()).is_yes
    assert none_of(()).is_yes


def test_only_facts_that_matter_are_missing():
    assert any_of((yes(), unknown())).missing == ()
    assert all_of((no(), unknown())).missing == ()
    assert any_of((no(), unknown(A), unknown(B))).missing == (A, B)


def test_only_reasons_that_carry_the_answer_are_given():
    assert any_of((no("not this"), yes("this"))).reasons == ("this",)
    assert any_of((no("not this"), no("nor that"))).reasons == ("not this", "nor that")
    assert all_of((no("this fails"), yes("this holds"))).reasons == ("this fails",)


def test_choose_takes_the_branch_that_the_condition_names():
    assert choose(yes("as it is"), yes=say(1), no=say(2)).value == 1
    assert choose(no(), yes=say(1), no=say(2)).value == 2
    assert choose(yes("as it is"), yes=say(1), no=say(2)).reasons == ("as it is",)


def test_choose_does_not_need_a_condition_that_makes_no_difference():
    found = choose(unknown(), yes=say(7), no=say(7))
    assert found.value == 7
    assert found.missing == ()


def test_choose_names_every_fact_that_would_settle_it():
    found = choose(unknown(A), yes=unknown(B), no=no())
    assert found.is_open
    assert found.missing == (A, B)


def test_choose_keeps_what_is_still_possible():
    assert choose(unknown(), yes=say(1), no=say(2)).possible == frozenset({1, 2})
    inner = choose(unknown(), yes=say(1), no=say(2))
    assert choose(unknown(B), yes=inner, no=say(3)).possible == frozenset({1, 2, 3})
    assert choose(unknown(), yes=unknown(), no=say(True)).possible is None


def test_first_of_gives_the_first_that_is_met():
    assert first_of(((no(), say("a")), (yes(), say("b")), (yes(), say("c"))), otherwise=say("d")).value == "b"
    assert first_of(((no(), say("a")),), otherwise=say("d")).value == "d"


def test_first_of_is_open_if_an_earlier_one_may_be_met():
    assert first_of(((unknown(), say("a")), (yes(), say("b"))), otherwise=say("c")).is_open
    assert first_of(((unknown(), say("b")), (yes(), say("b"))), otherwise=say("c")).value == "b"


def test_gather_waits_for_every_possible_member():
    assert gather(((yes("in"), "a"), (no("out"), "b"))).value == frozenset({"a"})
    assert gather(((yes("in"), "a"), (no("out"), "b"))).reasons == ("in",)
    assert gather(((no("out"), "a"),)).reasons == ("out",)
    assert gather(((yes(), "a"), (unknown(), "b"))).missing == (A,)


def test_an_unknown_with_two_possible_values_can_be_compared():
    either: Finding[int] = Finding(is_known=False, possible=frozenset({1, 2}), trail=Trail(missing=(A,)))
    assert either.equals(3).is_no
    assert either.equals(1).is_open


def test_what_is_settled_on_values_alone_asks_no_more_and_a_trail_names_all_that_bears_on_it():
    asked: list[str] = []

    def later(name: str, finding: Finding[bool]):
        return lambda: asked.append(name) or finding

    assert any_of((VALUED_YES, later("a", VALUED_NO))).is_yes
    assert all_of((VALUED_NO, later("b", VALUED_YES))).is_no
    assert none_of((VALUED_YES, later("c", VALUED_NO))).is_no
    assert choose(VALUED_YES, yes=later("taken", VALUED_NO), no=later("d", VALUED_NO)).is_no
    assert (
        first_of(((VALUED_YES, say(1)), (VALUED_NO, later("e", VALUED_NO))), otherwise=later("f", VALUED_NO)).value == 1
    )
    assert asked == ["taken"]
    assert any_of((yes("y"), later("g", yes("z")))).reasons == ("y", "z")
    assert all_of((VALUED_OPEN, VALUED_YES)).is_open
    assert any_of((VALUED_OPEN, later("h", VALUED_NO))).is_open
    assert any_of((VALUED_OPEN, yes("y"))).is_yes
    assert all_of((VALUED_OPEN, yes("y"))).is_open
