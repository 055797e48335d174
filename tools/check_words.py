"""Checks the Welsh catalogue: every sentence there, translated, not doubtful, in every number, and compiled.

The English is read from the source by gettext's own program. Where that is not installed the catalogue itself
is still checked and the rest is said to be left out; with CI=true nothing may be.
"""

from __future__ import annotations

import gettext
import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tools import sentences
from tools.compile_words import CATALOGUE, compiled
from tools.sentences import Sentence

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")
# One of each number that Welsh tells apart: none, one, two, three, six, and the rest.
NUMBERS = (0, 1, 2, 3, 6, 8)


def main() -> int:
    """Returns 1 and names each sentence that is missing, doubtful or at odds with its English."""
    wrong = faults()
    try:
        wrong += unlike_source()
    except sentences.NoGettext as missing:
        print(f"Not compared with the source: {missing}")
        wrong += ["With CI=true nothing may be left out."] if os.environ.get("CI") == "true" else []
    for line in wrong:
        print(line)
    print(f"{len(_messages(_read(CATALOGUE)))} sentences, {len(wrong)} to mend.")
    return 1 if wrong else 0


def faults(catalogue: Path = CATALOGUE) -> list[str]:
    """What is wrong inside the catalogue, a line each."""
    read = _read(catalogue)
    found = [fault for message in _messages(read) for fault in _faults_of(message)]
    wanted, made = compiled(catalogue), catalogue.with_suffix(".mo")
    found += _without_a_form(_messages(read), wanted)
    if not made.is_file() or made.read_bytes() != wanted:
        found.append("The compiled catalogue is not up to date: run make fix.")
    return found


def unlike_source(catalogue: Path = CATALOGUE, source: Path = sentences.SOURCE) -> list[str]:
    """The sentences that only one of the two has, a line each. Raises sentences.NoGettext."""
    known = {Sentence.of(message) for message in _messages(_read(catalogue))}
    said = set(sentences.in_source(source))
    found = [f"{path.name}: use quotes of the other kind inside a sentence" for path in sentences.cut_off(source)]
    found += [f"not in the catalogue: {one.english}: run make messages" for one in sorted(said - known)]
    return found + [f"no longer in the source: {one.english}: run make messages" for one in sorted(known - said)]


def _read(catalogue: Path) -> Catalog:
    with catalogue.open("rb") as source:
        return read_po(source, locale="cy")


def _messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def _faults_of(message: Message) -> Iterator[str]:
    asked, said = sentences.forms(message.id), sentences.forms(message.string)
    if message.fuzzy:
        yield f"doubtful: {asked[0]}"
    if not all(said):
        yield f"not translated: {asked[0]}"
    elif any(_placeholders(text) != _placeholders(asked[-1]) for text in said):
        yield f"placeholders differ: {asked[0]}"


def _without_a_form(messages: list[Message], catalogue: bytes) -> list[str]:
    """The plurals that say nothing, or speak English, for one of the numbers."""
    welsh = gettext.GNUTranslations(io.BytesIO(catalogue))
    found = []
    for message in messages:
        if isinstance(message.id, str):
            continue
        one, other = message.id
        for number in NUMBERS:
            if message.context:
                said = welsh.npgettext(message.context, one, other, number)
            else:
                said = welsh.ngettext(one, other, number)
            if said in ("", one, other):
                found.append(f"no Welsh for the number {number}: {one}")
    return found


def _placeholders(text: str) -> set[str]:
    return {first or second for first, second in PLACEHOLDER.findall(text)}


if __name__ == "__main__":
    sys.exit(main())
