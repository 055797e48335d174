"""What the desk shows in place of a stored word that this version has no words for.

What is stored outlives the program that wrote it: a row from another version is shown, and never a reason for
a page to fail.
"""

from __future__ import annotations


def unnamed(what: str, word: str) -> str:
    """A part of a sentence: `what` says what it is, such as "Something to do"; `word` is what is stored."""
    return f"{what} that this version cannot name ({word})"
