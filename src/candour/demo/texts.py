"""Choosing the words of an invented account: `{this|that}`, one of them; `<slot>`, what fits this case.

Choices lie in one another. `{@k:this|that}` chooses the same place wherever the key `k` comes again,
so that a dog in the first sentence is still a dog in the last.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping

_CHOICE = re.compile(r"\{(?:@(\w+):)?([^{}]*)\}")
_SLOT = re.compile(r"<([^<>]+)>")
_NUMBER = re.compile(r"^n:(\d+)-(\d+)$")


def choose(text: str, chance: random.Random) -> str:
    """The text with every choice made, the innermost first."""
    same: dict[str, int] = {}
    while found := _CHOICE.search(text):
        key, options = found[1], found[2].split("|")
        index = same.setdefault(key, chance.randrange(len(options))) if key else chance.randrange(len(options))
        text = text[: found.start()] + options[index] + text[found.end() :]
    return text


def fill(text: str, slots: Mapping[str, str], chance: random.Random) -> str:
    """The text with its slots filled. `<n:2-6>` is a number, the same one wherever it comes again.

    Raises KeyError for a slot that nobody filled.
    """
    numbers: dict[str, str] = {}

    def value(found: re.Match[str]) -> str:
        name = found[1]
        if limits := _NUMBER.match(name):
            return numbers.setdefault(name, str(chance.randint(int(limits[1]), int(limits[2]))))
        return slots[name]

    return _SLOT.sub(value, text)


def tidy(text: str, *, lines: bool) -> str:
    """The text as it would be sent: paragraphs kept, and single lines too where the writer keeps them."""
    if lines:
        kept = (" ".join(line.split()) for line in text.strip().splitlines())
        return "\n".join(line for line in kept if line)
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip()))
    return "\n\n".join(part for part in paragraphs if part)
