"""A matter of many people and many allegations is looked through once, not each person for each allegation."""

from __future__ import annotations

from typing import Any

from complaintlaw import counting
from tests.law.build import conduct, matter, officer
from tests.law.counted import calls


def crowd(number: int) -> Any:
    people = tuple(officer(id=f"s{one}") for one in range(number))
    return matter(persons_complained_against=people, allegations=tuple(conduct(against={one.id}) for one in people))


def test_twice_as_many_people_and_allegations_are_twice_the_work():
    counting.allegations_that_count(crowd(5))
    small, large = crowd(200), crowd(400)
    work = calls(lambda: counting.allegations_that_count(small))
    assert calls(lambda: counting.allegations_that_count(large)) < 2.3 * work


def test_an_allegation_counts_by_whom_it_is_about():
    asked = matter(
        persons_complained_against=(officer(), officer(id="s2", kind="not_police", rank=None)),
        allegations=(
            conduct(),
            conduct(against={"s1"}),
            conduct(against={"s2"}),
            conduct(against={"s1", "s2"}),
            conduct(against={"s9"}),
            conduct(against={"s2", "s9"}),
        ),
    )
    assert [one.number for one in counting.allegations_that_count(asked)] == [1, 2, 4, 5]
