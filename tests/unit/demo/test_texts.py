"""Choices, slots and tidying of invented accounts."""

import random

import pytest

from candour.demo import texts


def test_choices_lie_in_one_another() -> None:
    seen = {texts.choose("{a|b {c|d}}", random.Random(seed)) for seed in range(50)}
    assert seen == {"a", "b c", "b d"}


def test_a_choice_with_a_key_is_the_same_wherever_it_comes_again() -> None:
    seen = {texts.choose("{@x:cat|dog} {@x:purrs|barks}", random.Random(seed)) for seed in range(50)}
    assert seen == {"cat purrs", "dog barks"}


def test_a_number_is_the_same_wherever_it_comes_again() -> None:
    text = texts.fill("<n:1-999999> <n:1-999999> in <town>", {"town": "Bury"}, random.Random(1))
    first, second, *rest = text.split()
    assert first == second
    assert rest == ["in", "Bury"]


def test_a_slot_that_nobody_filled_is_refused() -> None:
    with pytest.raises(KeyError):
        texts.fill("<wrong>", {}, random.Random(1))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [(False, "a b\n\nc"), (True, "a\nb\nc")],
)
def test_single_lines_are_kept_only_where_the_writer_keeps_them(*, lines: bool, expected: str) -> None:
    assert texts.tidy("\na \nb\n\n\nc\n", lines=lines) == expected
