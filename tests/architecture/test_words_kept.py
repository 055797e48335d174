"""No word that is stored is ever renamed or dropped without a reader for what holds it."""

from __future__ import annotations

import pytest

from tests.stored_words import IN_THE_SOURCE, LIST, is_in_the_source, listed, readable

OF_MIGRATIONS = {"migration", "table", "column", "content type"}
"""What a migration adds is kept by the migration itself: it need not be listed at once."""


def lines(words: set[tuple[str, str]]) -> str:
    """The words as the list has them."""
    return "\n".join(f"{kind}\t{word}" for kind, word in sorted(words))


def lost() -> set[tuple[str, str]]:
    """The words that are listed and that this version cannot read."""
    tables = {(kind, word) for kind, word in listed() if kind not in IN_THE_SOURCE} - readable()
    labels = {(kind, word) for kind, word in listed() if kind in IN_THE_SOURCE}
    return tables | {(kind, word) for kind, word in labels if not is_in_the_source(word.replace("\\n", "\n"))}


def test_no_stored_word_is_lost() -> None:
    assert not lost(), (
        "A stored word may not be renamed: rows, envelopes and audit that hold it are never rewritten. "
        f"Keep it, or add a reader for it:\n{lines(lost())}"
    )


def test_every_new_word_is_listed() -> None:
    new = {(kind, word) for kind, word in readable() - listed() if kind not in OF_MIGRATIONS}
    assert not new, f"These words will be stored. List them with `python -m tests.stored_words`:\n{lines(new)}"


def test_the_list_is_in_order_and_holds_every_kind() -> None:
    text = LIST.read_text(encoding="utf-8").splitlines()
    assert text == sorted(set(text))
    assert {kind for kind, _word in readable()} | set(IN_THE_SOURCE) == {kind for kind, _word in listed()}


@pytest.mark.parametrize("word", ["no such label", "case.no-such-act", "no-such.logged", "candour draft"])
def test_a_label_that_no_text_holds_is_not_in_the_source(word: str) -> None:
    assert not is_in_the_source(word)


@pytest.mark.parametrize(
    "word", ["candour draft handle", "submission:{}", "case.logged", "case.referred", "candour audit"]
)
def test_a_label_is_found_whole_or_put_together(word: str) -> None:
    assert is_in_the_source(word)
