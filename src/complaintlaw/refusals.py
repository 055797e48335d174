"""How it is said that something in a file is not as it must be: one line, with the nearest known word."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from complaintlaw.errors import LONGEST, NEAR
from complaintlaw.locations import Location

__all__ = ["Expecting", "nearest", "refuse", "shown"]

_KINDS: Mapping[type, str] = {dict: "an object", list: "a list", type(None): "null"}


class Expecting(Protocol):
    """What knows what it expects. `expected` completes "expected …"; `known` are the words that it allows."""

    @property
    def expected(self) -> str:
        """What is expected, in words that follow "expected" in a message."""

    @property
    def known(self) -> tuple[str, ...]:
        """The words that it allows; empty where it is no choice among words."""

    def read(self, value: object, at: Location) -> Any:
        """The value that is written; None, with a problem put down, if it is not written in this form."""


def nearest(word: object, known: Iterable[str]) -> str:
    """Words that propose the nearest known word; nothing where none is near, or for what is no short word."""
    if not isinstance(word, str) or len(word) > LONGEST:
        return ""
    close = difflib.get_close_matches(word, tuple(known), cutoff=NEAR)
    return f'; did you mean "{close[0]}"?' if close else ""


def shown(value: Any) -> str:
    """The value as it stands in a message: on one line, and no longer than a line can be read."""
    kind = _KINDS.get(type(value), "")
    if kind:
        return kind
    text = json.dumps(value, ensure_ascii=False)
    printable = "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in text[: LONGEST + 1])
    return printable if len(text) <= LONGEST else f"{printable[:LONGEST]}…"


def refuse(form: Expecting, value: object, at: Location) -> None:
    """Puts down that this was expected and that was found; of a word that is known elsewhere, what `hints` says."""
    hints: Mapping[str, str] = getattr(form, "hints", {})
    if isinstance(value, str) and value in hints:
        at.wrong(f"{shown(value)} {hints[value]}")
        return
    hint = _without_quotes(form, value) or nearest(value, form.known)
    at.wrong(f"expected {form.expected}, found {shown(value)}{hint}")


def _without_quotes(form: Expecting, value: object) -> str:
    """Words for a number, or for true or false, that would fit if it did not stand in quotes; else nothing."""
    if not isinstance(value, str) or len(value) > LONGEST:
        return ""
    try:
        meant = json.loads(value)
    except ValueError:
        return ""
    attempt = Location()
    if isinstance(meant, (bool, int, float)):
        form.read(meant, attempt)
        return "" if attempt.problems else f"; write {value.strip()} without quotes"
    return ""
