"""What is locked opens only with its key, in its place, unaltered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.vault import sealing

KEY = bytes(range(32))


@given(st.binary(max_size=300), st.text(max_size=20))
def test_a_sealed_value_opens_to_what_it_was(plain: bytes, context: str) -> None:
    assert sealing.unseal(KEY, sealing.seal(KEY, plain, context=context), context=context) == plain


@given(st.binary(max_size=300), st.text(max_size=20))
def test_a_value_sealed_to_a_pair_opens_with_the_private_half_only(plain: bytes, context: str) -> None:
    private, public = sealing.new_pair()
    sealed = sealing.seal_to(public, plain, context=context)
    assert sealing.open_with(private, sealed, context=context) == plain
    stranger, _ = sealing.new_pair()
    with pytest.raises(sealing.CannotOpen):
        sealing.open_with(stranger, sealed, context=context)


@given(st.integers(min_value=0))
def test_any_altered_byte_is_noticed(place: int) -> None:
    sealed = bytearray(sealing.seal(KEY, b"what was said", context="row 1"))
    sealed[place % len(sealed)] ^= 1
    with pytest.raises(sealing.CannotOpen):
        sealing.unseal(KEY, bytes(sealed), context="row 1")


@pytest.mark.parametrize("length", range(0, 60))
def test_a_cut_value_does_not_open(length: int) -> None:
    private, public = sealing.new_pair()
    sealed = sealing.seal_to(public, b"what was said, and a little more of it", context="row 1")
    with pytest.raises(sealing.CannotOpen):
        sealing.open_with(private, sealed[:length], context="row 1")


def test_a_value_moved_to_another_place_does_not_open() -> None:
    sealed = sealing.seal(KEY, b"what was said", context="row 1")
    with pytest.raises(sealing.CannotOpen):
        sealing.unseal(KEY, sealed, context="row 2")


def test_keys_for_two_purposes_differ() -> None:
    assert sealing.derive(KEY, "draft key") != sealing.derive(KEY, "draft handle")
