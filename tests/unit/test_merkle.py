"""The tree of a day: each receipt's path leads to its root, and nothing else does."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.audit import merkle
from tools.verify_receipt import climbed

LEAVES = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40)


def as_defined(leaves: list[bytes]) -> bytes:
    """The root, word by word as RFC 9162 defines it."""
    if len(leaves) == 1:
        return sha256(b"\x00" + leaves[0]).digest()
    half = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\x01" + as_defined(leaves[:half]) + as_defined(leaves[half:])).digest()


@given(LEAVES)
def test_the_levels_are_the_tree_of_the_standard(leaves: list[bytes]) -> None:
    assert merkle.Tree(leaves).root == as_defined(leaves)


@given(LEAVES, st.data())
def test_every_path_leads_to_the_root(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    assert climbed(leaves[index], index, len(leaves), merkle.Tree(leaves).path(index)) == merkle.Tree(leaves).root


@given(LEAVES, st.data())
def test_what_is_not_a_leaf_has_no_path(leaves: list[bytes], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(leaves) - 1))
    other = data.draw(st.binary(min_size=32, max_size=32).filter(lambda one: one != leaves[index]))
    assert climbed(other, index, len(leaves), merkle.Tree(leaves).path(index)) != merkle.Tree(leaves).root


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8])
def test_a_path_that_is_too_short_or_too_long_is_none(count: int) -> None:
    leaves = [bytes([number]) * 32 for number in range(count)]
    path = merkle.Tree(leaves).path(0)
    with pytest.raises(ValueError, match="too long"):
        climbed(leaves[0], 0, count, [*path, leaves[0]])
    if path:
        with pytest.raises(ValueError, match="too short"):
            climbed(leaves[0], 0, count, path[:-1])
    with pytest.raises(ValueError, match="no such leaf"):
        climbed(leaves[0], count, count, path)


def test_the_tree_is_the_one_of_the_standard() -> None:
    """The empty tree and the tree of one empty leaf, as RFC 9162 hashes them."""
    assert merkle.Tree([]).root.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert merkle.Tree([b""]).root.hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    with pytest.raises(IndexError):
        merkle.Tree([b""]).path(1)
