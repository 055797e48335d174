"""Findings: three answers, a trail, and what follows from a value that is not known yet."""

from __future__ import annotations

import pytest

from complaintlaw.citation import CMR, PRA, ROSE, SCHEDULE_3
from complaintlaw.finding import EITHER_WAY, Answer, Finding, Missing, Trail, Used, cannot_say, no, say, yes

RAIN = Missing(path="rain", words="whether it rains")


@pytest.mark.parametrize(
    ("finding", "answer"),
    [
        (yes(), Answer.YES),
        (no(), Answer.NO),
        (cannot_say(), Answer.CANNOT_SAY_YET),
        (say("a body"), Answer.YES),
        (say(None), Answer.NO),
        (say(frozenset()), Answer.NO),
        (say(frozenset({1})), Answer.YES),
    ],
)
def test_every_finding_has_one_of_three_answers(finding, answer):
    assert finding.answer is answer
    assert (finding.is_yes, finding.is_no, finding.is_open) == (
        answer is Answer.YES,
        answer is Answer.NO,
        answer is Answer.CANNOT_SAY_YET,
    )


def test_what_follows_from_a_known_value_keeps_the_trail():
    found = say(3, "three").then(lambda value: value + 1)
    assert (found.value, found.reasons) == (4, ("three",))


def test_nothing_follows_from_an_unknown_value_but_the_missing_fact():
    found = cannot_say(missing=(RAIN,)).then(lambda value: value + 1)
    assert found.is_open
    assert found.missing == (RAIN,)


def test_what_every_possible_value_leads_to_is_known():
    either = Finding(is_known=False, possible=frozenset({1, 3}), trail=Trail(missing=(RAIN,)))
    odd = either.then(lambda value: value % 2 == 1)
    assert odd.is_yes
    assert odd.missing == ()
    assert odd.reasons == (EITHER_WAY,)


def test_what_possible_values_differ_on_stays_open_with_what_is_still_possible():
    either = Finding(is_known=False, possible=frozenset({1, 2}), trail=Trail(missing=(RAIN,)))
    found = either.then(lambda value: value * 10)
    assert found.is_open
    assert found.possible == frozenset({10, 20})
    assert found.missing == (RAIN,)


def test_a_possible_value_that_leads_nowhere_leaves_anything_possible():
    either = Finding(is_known=False, possible=frozenset({1, 2}), trail=Trail(missing=(RAIN,)))
    found = either.and_then(lambda value: say(value) if value == 1 else cannot_say())
    assert found.is_open
    assert found.possible is None


def test_the_reason_that_suits_the_answer_comes_first():
    assert yes("inner").because(yes="outer", no="never").reasons == ("outer", "inner")
    assert no().because(yes="It rains.").reasons == ("This is not so: it rains.",)
    assert no().because(no="so").reasons == ("so",)
    assert cannot_say().because(unknown="wait").reasons == ("wait",)
    assert say(5).because("in any case").reasons == ("in any case",)


def test_questions_about_a_value():
    assert say("a").equals("a").is_yes
    assert say("a").is_one_of("bc").is_no
    assert say(None).is_there().is_no
    assert say(frozenset({1, 2})).has(2, 3).is_yes
    assert say(frozenset({1, 2})).lacks(2, 3).is_no


def test_judgements_are_the_used_facts_that_somebody_judged():
    judged = Used(path="a", words="a judgement", value=True, judgement=True)
    stated = Used(path="b", words="a fact", value=True)
    assert yes().after(Trail(used=(judged, stated))).judgements == (judged,)


def test_a_trail_holds_each_thing_once_in_order():
    one = Trail(reasons=("a", "b"), rules=("R-1",), citations=(PRA.at("12"),), unverified=("u",))
    other = Trail(reasons=("b", "c"), rules=("R-1",), citations=(PRA.at("12"),), unverified=("u",))
    assert (one + other).reasons == ("a", "b", "c")
    assert (one + other).rules == ("R-1",)
    assert (one + other).citations == (PRA.at("12"),)
    assert (one + other).unverified == ("u",)


def test_findings_compare_by_what_they_say():
    assert yes("one reason") == yes("another")
    assert yes() != no()


def test_a_citation_prints_as_lawyers_write_it():
    ground = SCHEDULE_3.at("2(6B)(a)")
    assert str(ground) == "PRA 2002, Sch 3, para 2(6B)(a)"
    assert ground.in_full == "paragraph 2(6B)(a) of Schedule 3 to the Police Reform Act 2002"
    assert ground.link == "https://www.legislation.gov.uk/ukpga/2002/30/schedule/3/paragraph/2"
    assert ground.version.isoformat() == "2026-04-07"
    assert str(CMR.at("4(1)(a)(i)")) == "SI 2020/2, reg 4(1)(a)(i)"
    assert CMR.at("4(1)").version.isoformat() == "2025-05-28"


def test_a_judgment_is_cited_as_a_whole():
    rose = ROSE.at("")
    assert (
        str(rose) == rose.in_full == "R (Rose) v Chief Constable of Greater Manchester Police [2021] EWHC 875 (Admin)"
    )
    assert rose.link.endswith("/2021/875")


def test_a_fact_is_no_judgement_unless_it_says_so():
    assert not RAIN.judgement
    assert not Used(path="a", words="a fact", value=True).judgement
