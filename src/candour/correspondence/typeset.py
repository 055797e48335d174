"""Sets a copy as PDF, in a process of its own: reads the words on standard input, writes the file to the output.

Run by path and not imported by the service: whoever sets a hostile text here has no key, no setting and no
connection of the door within reach, and can be ended when it takes too long. Knows only the standard library
and Typst.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
import unicodedata
from pathlib import Path
from typing import Any

import typst

TEMPLATE = Path(__file__).with_name("copy.typ")
CPU_SECONDS = 20
MEMORY_BYTES = 3 * 1024**3
NO_SHAPE = "□"
# What the fonts that come with Typst can draw in any case: nobody needs to ask them for it.
KNOWN = re.compile(r"[\n\x20-\x7e\u00a0-\u017f\u2018-\u201f\u2013\u2014\u2026\u200b]+")
NOT_SHOWN = re.compile(r'the text `"((?:[^"\\]|\\.)*)"` could not be displayed')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def main() -> None:
    """From standard input to standard output."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    sys.stdout.buffer.write(pdf(json.loads(sys.stdin.buffer.read())))


def pdf(copy: dict[str, Any]) -> bytes:
    """The copy as PDF/UA-1.

    A picture sign that no font here can draw is written as its name, in brackets; a letter as an empty box,
    and then the sentence `copy["boxes"]` says so at the top.
    """
    unknown = sorted(set(KNOWN.sub("", json.dumps(copy, ensure_ascii=False))))
    instead = {ord(sign): _instead_of(sign) for sign in _not_shown(unknown)}
    if NO_SHAPE in instead.values():
        copy["about"].append(copy["boxes"])
    return _compile(json.dumps(copy, ensure_ascii=False).translate(instead))


def _compile(text: str) -> bytes:
    return typst.compile(TEMPLATE.read_bytes(), format="pdf", sys_inputs={"copy": text}, pdf_standards="ua-1")


def _not_shown(signs: list[str]) -> set[str]:
    """Those of the signs that Typst says no font can draw: asked once for each, and not for the whole text."""
    about = [" ".join(signs)]
    try:
        _compile(json.dumps({"title": "-", "lang": "en", "about": about, "sections": []}, ensure_ascii=False))
    except typst.TypstError as fault:
        said = "".join(NOT_SHOWN.findall(f"{fault.message}\n{fault.diagnostic}"))
        missing = set(signs) & set(ESCAPED.sub(lambda found: chr(int(found[1], 16)), said))
        if not missing:
            raise
        return missing
    return set()


def _instead_of(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind[0] == "L" or kind == "Co":
        return NO_SHAPE
    return f"[{unicodedata.name(sign, 'sign').lower()}]" if kind[0] in "SPN" else ""


if __name__ == "__main__":
    main()
