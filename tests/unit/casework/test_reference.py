"""A reference survives being read out, written down and typed again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.casework import reference

REFERENCES = st.builds(reference.new)


@given(REFERENCES)
def test_it_is_read_back_in_any_form(said: str) -> None:
    assert reference.read(said) == said
    assert reference.read(f"  {said.lower().replace('-', ' ')} ") == said


@given(REFERENCES, st.integers(0, 11), st.sampled_from(reference.SIGNS))
def test_one_wrong_sign_is_always_noticed(said: str, place: int, sign: str) -> None:
    signs = list(said.replace("-", ""))
    if signs[place] == sign:
        return
    signs[place] = sign
    with pytest.raises(reference.NotAReference):
        reference.read("".join(signs))


@given(REFERENCES, st.integers(0, 9))
def test_two_signs_that_changed_places_are_noticed(said: str, place: int) -> None:
    signs = list(said.replace("-", ""))
    if signs[place] == signs[place + 1]:
        return
    signs[place], signs[place + 1] = signs[place + 1], signs[place]
    with pytest.raises(reference.NotAReference):
        reference.read("".join(signs))


@pytest.mark.parametrize("text", ["", "7KQD", "7KQD-MW3X-CT9P-7KQD", "OOOO-OOOO-OOOO", "😀" * 12])
def test_what_is_not_a_reference_is_told_what_one_looks_like(text: str) -> None:
    with pytest.raises(reference.NotAReference, match="reference"):
        reference.read(text)


def test_no_two_of_many_are_the_same() -> None:
    assert len({reference.new() for _ in range(5_000)}) == 5_000
