"""First-person stories, put together from pieces that different voices would write.

Each voice has its own way to begin, to go on and to end; each kind of complaint has its own things that
happen. A story takes one voice and one kind, so that two thousand of them read as many people.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "stories.toml"


@dataclass(frozen=True)
class Story:
    """A story: its words, its language, and what it is about."""

    text: str
    language: str
    about: tuple[str, ...]


@cache
def _pieces() -> dict[str, Any]:
    with FILE.open("rb") as opened:
        return tomllib.load(opened)


def tell(category: str, town: str, chance: random.Random) -> Story:
    """A story about that national category (its letter), in a voice chosen by chance."""
    pieces = _pieces()
    kind = pieces["kinds"].get(category) or pieces["kinds"]["A"]
    voices = list(pieces["voices"])
    voice = pieces["voices"][chance.choices(voices, [pieces["voices"][name]["weight"] for name in voices])[0]]
    welsh = voice.get("language") == "cy"
    happened = list(kind["happened_cy" if welsh else "happened"])
    chance.shuffle(happened)
    count = chance.randint(*voice["sentences"])
    when = chance.choice(pieces["when_cy" if welsh else "when"])
    where = chance.choice(pieces["where_cy" if welsh else "where"])
    parts = [chance.choice(voice["begins"]).format(when=when, where=where, town=town), *happened[:count]]
    if chance.random() < voice.get("aside_share", 0.5):
        parts.insert(chance.randint(1, len(parts)), chance.choice(voice["asides"]))
    parts.append(chance.choice(voice["ends"]))
    return Story(
        text=_said(parts, voice),
        language="cy" if welsh else "en",
        about=tuple(kind["about"]),
    )


def _said(parts: list[str], voice: dict[str, Any]) -> str:
    text = voice.get("between", " ").join(parts)
    for plain, own in voice.get("spelling", {}).items():
        text = text.replace(plain, own)
    return text.lower() if voice.get("lower") else text
