"""The written accounts that invented complaints are told from, each by one person about one thing."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

CHIEF = "chief"
FOLDER = Path(__file__).parent / "data" / "voices"


@dataclass(frozen=True, kw_only=True)
class Account:
    """One account as it was written down, with its choices still open.

    `category` is the code of the national list of allegations, `days` how long after the event it is
    written, `hours` when the event was, `share` in how many rounds it is told, `relation` what the
    writer is to the person it happened to.
    """

    voice: str
    category: str
    text: str
    about: list[str]
    wanted: list[str]
    language: str = "en"
    share: float = 1.0
    names: str = "any"
    ages: tuple[int, int] = (19, 74)
    days: tuple[int, int] = (1, 18)
    hours: tuple[int, int] = (8, 22)
    relation: str = ""
    their_age: str = ""
    contact: list[str] = field(default_factory=list)
    lines: bool = False
    answers: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)

    @property
    def pile(self) -> str:
        """What it is dealt from: the letter of its national category, or all about the head of the force."""
        return CHIEF if CHIEF in self.about else self.category[0]


@cache
def every() -> tuple[Account, ...]:
    """All accounts, voice by voice. What a voice says of itself goes for each of its accounts."""
    found: list[Account] = []
    for file in sorted(FOLDER.glob("*.toml")):
        with file.open("rb") as opened:
            voice = tomllib.load(opened)
        own = {key: value for key, value in voice.items() if key != "accounts"}
        found += [_account(file.stem, own | written) for written in voice["accounts"]]
    return tuple(found)


def _account(voice: str, written: dict[str, Any]) -> Account:
    spans: dict[str, Any] = {key: tuple(written[key]) for key in ("ages", "days", "hours") if key in written}
    return Account(voice=voice, **(written | spans))
