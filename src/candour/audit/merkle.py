"""A tree of hashes: one root stands for many leaves, and a short path shows that a leaf is among them.

As in RFC 9162, section 2.1: leaves and nodes are hashed with different first bytes, so that neither can be
passed off as the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from itertools import pairwise

EMPTY = sha256(b"").digest()


class Tree:
    """The tree over leaves in this order. Every hash of it is made once: 2n hashes for n leaves."""

    def __init__(self, leaves: Sequence[bytes]) -> None:
        self._levels = [[sha256(b"\x00" + leaf).digest() for leaf in leaves]]
        while len(self._levels[-1]) > 1:
            below = self._levels[-1]
            above = [sha256(b"\x01" + left + right).digest() for left, right in list(pairwise(below))[::2]]
            # One without a neighbour goes up as it is: so the left half is always the largest whole one.
            self._levels.append(above + below[2 * len(above) :])

    @property
    def root(self) -> bytes:
        """The hash that stands for all leaves; that of nothing when there are none."""
        return self._levels[-1][0] if self._levels[-1] else EMPTY

    def path(self, index: int) -> list[bytes]:
        """The hashes that lead from that leaf to the root, from the leaf upwards. Raises IndexError for no leaf."""
        if not 0 <= index < len(self._levels[0]):
            raise IndexError("There is no such leaf.")
        found = []
        for level in self._levels[:-1]:
            if index ^ 1 < len(level):
                found.append(level[index ^ 1])
            index //= 2
        return found
