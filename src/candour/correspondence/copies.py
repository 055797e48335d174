"""The person's own copy of what they said, as a PDF that can be read aloud (PDF/UA-1).

Takes plain words and knows nothing of questions. It never holds the access words: nobody gives them to it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).with_name("typeset.py")
SECONDS = 30
# More at the same moment wait: whoever asks for many copies must not take the door from others.
_AT_ONCE = threading.BoundedSemaphore(2)
# The name of a file stays in a list of downloads and says nothing there.
FILE_NAME = "document.pdf"
CONTENT_TYPE = "application/pdf"
BLANK_LINES = re.compile(r"\n\s*\n")
# Controls, halves of signs, places of the code where no sign is.
NO_SHAPE = {"Cc", "Cs", "Cn"}
UNBROKEN = re.compile(r"(\S{40})(?=\S{20})")


class CannotSet(Exception):
    """The copy could not be made: Typst is missing, failed, or took too long."""


@dataclass(frozen=True, kw_only=True)
class CopyLine:
    """A question and what was answered."""

    question: str
    values: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class CopySection:
    """Lines under a heading."""

    title: str
    lines: Sequence[CopyLine]


@dataclass(frozen=True, kw_only=True)
class OwnCopy:
    """All that a copy holds. `about` are sentences that stand first; `boxes` is one that is added when letters
    had to be left out because no font here has them. `language` is `en` or `cy`.
    """

    title: str
    about: Sequence[str]
    boxes: str
    sections: Sequence[CopySection]
    language: str

    def plain(self) -> dict[str, Any]:
        """The copy as plain values that can be kept and set later."""
        sections = [
            {"title": section.title, "lines": [_line(line) for line in section.lines]} for section in self.sections
        ]
        return {
            "title": self.title,
            "lang": self.language,
            "about": list(self.about),
            "boxes": self.boxes,
            "sections": sections,
        }


def pdf(copy: OwnCopy) -> bytes:
    """The copy as PDF/UA-1. Every text is a value: nothing in it is read as markup. Raises CannotSet."""
    return pdf_of(copy.plain())


def pdf_of(plain: Mapping[str, Any]) -> bytes:
    """The same from `OwnCopy.plain`."""
    with _AT_ONCE:
        try:
            # No settings and no key of this process go along; `-I` keeps its folders out as well.
            done = subprocess.run(
                [sys.executable, "-I", str(PROGRAM)],
                input=json.dumps(plain).encode("ascii"),
                capture_output=True,
                timeout=SECONDS,
                env={},
                check=True,
            )
        except (OSError, subprocess.SubprocessError) as fault:
            # Without its own words: Typst quotes the text it was setting.
            raise CannotSet(f"The copy could not be set: {type(fault).__name__}.") from None
    return done.stdout


def _line(line: CopyLine) -> dict[str, object]:
    said = [part for value in line.values for part in BLANK_LINES.split(_drawable(value)) if part.strip()]
    return {"question": line.question, "paragraphs": [_paragraph(part) for part in said]}


def _drawable(text: str) -> str:
    """The text without signs that have no shape: controls, and halves of signs that something cut apart."""
    lines = "\n".join(text.splitlines())
    return "".join(sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in NO_SHAPE)


def _paragraph(text: str) -> dict[str, object]:
    # A word without end would run off the page: it may be broken, invisibly, every forty letters.
    return {"text": UNBROKEN.sub("\\1\u200b", text), "rtl": _is_rtl(text)}


def _is_rtl(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False
