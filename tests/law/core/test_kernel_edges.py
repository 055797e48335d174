"""What the kernel promises at its edges: values alone, things stated in unusual ways, what is the same finding."""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date, datetime

import pytest

import complaintlaw as law
from complaintlaw.declaring import FactField
from complaintlaw.errors import NotAFact
from complaintlaw.finding import VALUED_NO, VALUED_OPEN, VALUED_YES, Finding, Missing, Trail, cannot_say, no, say, yes
from complaintlaw.logic import all_of, any_of, choose, first_of, gather, none_of, not_
from complaintlaw.vocabulary import Description, MightBe
from tests.law.build import conduct, matter, officer
from tests.law.core.test_stating import KINDS, REQUIRED

A = Missing(path="a", words="a")


def test_what_is_said_without_a_reason_is_made_once():
    assert say(True) is yes()
    assert say(False) is no()
    assert say(None) is say(None)
    assert say(True, "so") is not yes()
    assert say(0) == say(0)
    assert say(0).value == 0
    assert say("").value == ""


def test_findings_that_differ_are_told_apart_in_a_set():
    several = {yes(), no(), say(None), say("a"), say("b"), cannot_say()}
    assert len(several) == 6
    assert say(None) != cannot_say()
    assert hash(yes()) == hash(yes("so"))
    assert yes() != "yes"


class Words(frozenset):  # type: ignore[type-arg]
    """A set of a kind of its own."""


@pytest.mark.parametrize(
    "stated",
    [
        Words({"serious_assault"}),
        Words({Description.SERIOUS_ASSAULT}),
        frozenset({"serious_assault"}),
        frozenset({Description.SERIOUS_ASSAULT}),
        {"serious_assault"},
        ["serious_assault", Description.SERIOUS_ASSAULT],
        ("serious_assault",),
    ],
)
def test_whatever_collection_of_words_is_stated_a_set_of_members_is_read(stated):
    allegation = conduct(descriptions=stated)
    assert allegation.descriptions.value == frozenset({Description.SERIOUS_ASSAULT})
    assert type(allegation.descriptions.value) is frozenset
    assert {type(one) for one in allegation.descriptions.value} == {Description}
    assert allegation.valued.descriptions.value == frozenset({Description.SERIOUS_ASSAULT})


@pytest.mark.parametrize("stated", [frozenset(), set(), [], ()])
def test_an_empty_set_is_a_known_set_with_nothing_in_it(stated):
    allegation = conduct(descriptions=stated, if_proved_might_be=stated)
    for found in (allegation.descriptions, allegation.valued.descriptions, allegation.if_proved_might_be):
        assert found.is_known
        assert found.value == frozenset()
        assert found.has(Description.SERIOUS_ASSAULT).is_no


@pytest.mark.parametrize(
    ("stated", "word"),
    [
        (frozenset({Description.SERIOUS_ASSAULT, "strange"}), "strange"),
        (frozenset({MightBe.CRIME}), "MightBe.CRIME"),
        (Words({1}), "1"),
        ({"serious_assault": 1}, "a set of Description"),
        ("serious_assault", "a set of Description"),
        (7, "a set of Description"),
    ],
)
def test_a_collection_with_anything_else_in_it_is_refused(stated, word):
    with pytest.raises(NotAFact) as refused:
        conduct(descriptions=stated)
    assert word in str(refused.value)


def test_two_short_names_that_are_alike_are_refused_and_the_first_that_is_twice_is_named():
    with pytest.raises(NotAFact, match="two persons have the short name 's2'"):
        matter(persons_complained_against=(officer(), officer(id="s2"), officer(id="s3"), officer(id="s2")))
    assert len(matter(persons_complained_against=(officer(), officer(id="s2"))).persons_complained_against) == 2
    assert len(matter(persons_complained_against=(officer(),)).persons_complained_against) == 1
    assert matter(persons_complained_against=()).persons_complained_against == ()


def unknown() -> Finding[bool]:
    return cannot_say(missing=(A,))


OPEN = {"on values": VALUED_OPEN, "with a trail": unknown()}
BARE = {True: VALUED_YES, False: VALUED_NO}
TRACED = {True: yes("y"), False: no("n")}
PLAIN = {True: yes(), False: no()}
WAYS = {"on values": BARE, "with a trail": TRACED, "without a reason": PLAIN}


@pytest.mark.parametrize("one", WAYS)
@pytest.mark.parametrize("other", WAYS)
def test_findings_of_every_kind_are_put_together_alike(one, other):
    for left in (True, False):
        for right in (True, False):
            pair = (WAYS[one][left], WAYS[other][right])
            assert any_of(pair).value is (left or right)
            assert all_of(pair).value is (left and right)
            assert none_of(pair).value is (not (left or right))
            assert gather(((pair[0], "l"), (pair[1], "r"))).value == {
                name for name, met in (("l", left), ("r", right)) if met
            }
            expected = 1 if left else 2 if right else 3
            assert first_of(((pair[0], say(1)), (pair[1], say(2))), otherwise=say(3)).value == expected
        assert not_(WAYS[one][left]).value is (not left)
        assert choose(WAYS[one][left], yes=say(1), no=say(2)).value == (1 if left else 2)


@pytest.mark.parametrize("kind", WAYS)
@pytest.mark.parametrize("still", OPEN)
def test_what_is_open_leaves_open_what_it_can_change_and_nothing_else(kind, still):
    known, waits = WAYS[kind], OPEN[still]
    for pair in ((known[True], waits), (waits, known[True])):
        assert any_of(pair).is_yes
        assert none_of(pair).is_no
        assert all_of(pair).is_open
    for pair in ((known[False], waits), (waits, known[False])):
        assert any_of(pair).is_open
        assert none_of(pair).is_open
        assert all_of(pair).is_no
    assert gather(((known[True], "a"), (waits, "b"))).is_open
    assert first_of(((known[True], say(1)), (waits, say(2))), otherwise=say(3)).value == 1
    assert first_of(((known[False], say(1)), (waits, say(2))), otherwise=say(2)).value == 2
    later = first_of(((known[False], say(1)), (waits, say(2))), otherwise=say(3))
    assert later.is_open
    assert later.possible == {2, 3}
    assert not_(waits).is_open
    assert choose(waits, yes=say(1), no=say(1)).value == 1
    assert choose(waits, yes=say(1), no=say(2)).possible == {1, 2}


def test_what_was_passed_over_is_told_before_what_decides_and_only_what_has_a_trail():
    found = first_of(((no("not this"), say(1)), (no(), say(2)), (yes("this"), say(3))), otherwise=say(4))
    assert (found.value, found.reasons) == (3, ("not this", "this"))
    last = first_of(((no("not this"), say(1)),), otherwise=say(4, "else"))
    assert (last.value, last.reasons) == (4, ("not this", "else"))
    assert first_of(((no(), say(1)),), otherwise=say(4, "else")).reasons == ("else",)
    assert choose(no("not this"), yes=say(1), no=say(2, "else")).reasons == ("not this", "else")
    waiting = first_of(((no("not this"), say(1)), (unknown(), say(2))), otherwise=say(3))
    assert (waiting.missing, waiting.reasons) == ((A,), ("not this",))


@pytest.mark.parametrize("kind", [True, False, None, "a", 3, frozenset({1})])
def test_on_values_alone_a_value_has_no_trail_and_the_same_value(kind):
    bare = Finding(True, kind, None, None)
    assert bare.then(lambda value: value) == bare
    assert bare.because("so") is bare
    assert bare.after(Trail(reasons=("a",))) is bare
    assert bare.spelt_out() is bare
    assert bare.and_then(lambda value: say(value, "so")).reasons == ()
    assert bare.and_then(lambda value: say(value, "so")).value == kind
    assert bare.and_then(lambda value: cannot_say("so", missing=(A,))).missing == ()
    assert bare.and_then(lambda value: cannot_say("so", missing=(A,))).is_open


def test_a_day_and_a_moment_are_different_facts():
    assert law.Dates(became_clear=date(2026, 1, 1)).became_clear.value == date(2026, 1, 1)
    assert law.Dates(became_clear=datetime(2026, 1, 1, 9)).became_clear.value == datetime(2026, 1, 1, 9)
    with pytest.raises(NotAFact):
        law.Dates(made=datetime(2026, 1, 1, 9))


@pytest.mark.parametrize("collection", [set, frozenset, Words])
def test_of_several_strange_words_in_a_set_the_first_in_order_is_named(collection):
    words = [f"strange {letter}" for letter in "hgfedcba"]
    with pytest.raises(NotAFact, match="found 'strange a'"):
        conduct(descriptions=collection(words))
    with pytest.raises(NotAFact, match="found 'strange h'"):
        conduct(descriptions=words)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_nothing_can_be_stated_only_where_a_thing_may_be_left_out(kind):
    hints = typing.get_type_hints(kind)
    required = REQUIRED.get(kind.__name__, {})
    for item in dataclasses.fields(kind):
        given = {**required, item.name: None}
        is_fact = typing.get_origin(hints[item.name]) is FactField
        if is_fact or types.NoneType in typing.get_args(hints[item.name]):
            thing = kind(**given)
            assert thing == kind(**required)
        else:
            with pytest.raises(NotAFact, match=item.name):
                kind(**given)
