"""The national code lists: categories of allegation, factors, and what a case ends with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from complaintlaw.categories import CATEGORIES, FACTORS, NO_FACTOR, categories_on, may_be_chosen
from complaintlaw.dated import NotCovered
from complaintlaw.outcome_codes import CODE_LISTS, code_list, decisions_open
from tests.law.build import conduct, matter, missing, officer

DAY = date(2026, 11, 24)
CODES = dict(
    line.split(": ", 1) for line in (Path(__file__).parent / "codes.txt").read_text(encoding="utf-8").splitlines()
)


def test_there_are_eleven_categories_and_none_with_the_letter_i():
    known = categories_on(DAY)
    assert "".join(code for code, one in known.items() if not one.parent) == "ABCDEFGHJKL"
    assert len(known) == 52
    assert known["F10"].parent == "F"
    assert all(one.parent in ("", *known) for one in known.values())


@pytest.mark.parametrize(
    ("code", "chosen"),
    [("A", False), ("A1", True), ("C", True), ("F10", True), ("K", True), ("J", False), ("I", False), ("M1", False)],
)
def test_an_allegation_has_a_category_without_sub_categories_or_a_sub_category(code, chosen):
    assert may_be_chosen(code, DAY) is chosen


def test_a_title_that_was_not_found_published_says_so():
    assert [one.code for one in CATEGORIES.latest if one.unverified] == ["H5", "J1", "J2", "J3"]
    assert CATEGORIES.entry(DAY).unverified
    assert FACTORS.entry(DAY).unverified


def test_that_no_factor_applies_is_a_code_of_its_own():
    codes = [one.code for one in FACTORS.on(DAY)]
    assert codes[-1] == NO_FACTOR
    assert len(set(codes)) == len(codes) == 32
    assert "".join(one.parent for one in FACTORS.latest) == ""


def test_a_day_before_the_lists_has_none():
    with pytest.raises(NotCovered, match="known from 2020-02-01"):
        categories_on(date(2020, 1, 31))


@pytest.mark.parametrize("name", CODE_LISTS)
def test_a_code_list_has_each_code_once(name):
    codes = [one.code for one in code_list(name, DAY)]
    assert len(set(codes)) == len(codes) > 2
    assert CODE_LISTS[name].entry(DAY).unverified


def test_there_is_no_list_of_another_name():
    with pytest.raises(KeyError):
        code_list("verdicts", DAY)


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"handling": "outside_schedule_3"}, "decision_outside_s3"),
        ({"handling": "not_investigated"}, "decision_s3"),
        ({"handling": "local_investigation", "indication": {"crime_or_disciplinary"}}, "decision_special"),
        ({"handling": "local_investigation", "indication": {"article_2_or_3"}}, "decision_s3"),
    ],
)
def test_the_decision_comes_from_the_list_of_its_route(facts, name):
    found = decisions_open(matter(**facts))
    assert found.value == name
    assert name in CODE_LISTS


def test_the_list_is_open_while_the_special_procedure_is():
    asked = matter(
        persons_complained_against=(officer(),), allegations=(conduct(),), handling="independent_investigation"
    )
    assert missing(decisions_open(asked)) == {"indication"}


def test_the_lists_are_those_that_were_read():
    lists = {"categories": CATEGORIES, "factors": FACTORS, **CODE_LISTS}
    assert {name: " ".join(one.code for one in dated.on(DAY)) for name, dated in lists.items()} == CODES
    titles = [one.title for dated in lists.values() for one in dated.latest]
    assert all(title[0].isupper() and title == title.strip() for title in titles)


def test_what_may_have_changed_among_outcomes_in_2025_is_said_from_its_day():
    outcomes = CODE_LISTS["misconduct_outcome"]
    before, since = outcomes.entry(date(2025, 5, 27)), outcomes.entry(date(2025, 5, 28))
    assert before.value == since.value
    assert "SI 2025/558" not in before.unverified
    assert "SI 2025/558" in since.unverified
    assert "SI 2025/502" in since.unverified
    assert len(CODE_LISTS["action"].held) == 1
