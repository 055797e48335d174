"""`make messages`: brings the Welsh catalogue up to the English of the source. Needs gettext.

A new sentence is put where it belongs in the order of the file, with no Welsh; one that the source no longer
has is taken out and printed with its Welsh. Every other byte of the file stays, and nothing is guessed.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.pofile import escape, read_po

from tools import sentences
from tools.compile_words import CATALOGUE
from tools.sentences import Sentence

BETWEEN = "\n\n"


@dataclass
class Changes:
    """What was put into the catalogue, and what was taken out, with the whole entry."""

    added: list[Sentence] = field(default_factory=list)
    removed: dict[Sentence, str] = field(default_factory=dict)


def collect(catalogue: Path = CATALOGUE, source: Path = sentences.SOURCE) -> Changes:
    """Writes the catalogue where something is new or gone, and says what. Raises sentences.NoGettext."""
    found = sentences.in_source(source)
    before = catalogue.read_bytes().decode("utf-8")
    after, changes = updated(before, found)
    if after != before:
        catalogue.write_bytes(after.encode("utf-8"))
    return changes


def updated(text: str, found: dict[Sentence, tuple[str, ...]]) -> tuple[str, Changes]:
    """The text of the catalogue with exactly the sentences found, and what that changed."""
    body = text.rstrip("\n")
    head, *blocks = body.split(BETWEEN)
    changes = Changes()
    kept: list[tuple[Sentence, str]] = []
    for block in blocks:
        sentence = _sentence(block)
        if sentence in found:
            kept.append((sentence, block))
        else:
            changes.removed[sentence] = block
    known = {sentence for sentence, _ in kept}
    forms = _numbers_told_apart(head)
    for sentence in sorted(set(found) - known):
        place = next((at for at, (other, _) in enumerate(kept) if other > sentence), len(kept))
        kept.insert(place, (sentence, _entry(sentence, found[sentence], forms)))
        changes.added.append(sentence)
    return BETWEEN.join([head, *(block for _, block in kept)]) + text[len(body) :], changes


def _sentence(block: str) -> Sentence:
    for message in read_po(block.splitlines(keepends=True)):
        if message.id:
            return Sentence.of(message)
    # An entry that gettext itself had set aside: it is in no source.
    return Sentence(english=block)


def _numbers_told_apart(head: str) -> int:
    return read_po(head.splitlines(keepends=True), locale="cy").num_plurals


def _entry(sentence: Sentence, flags: Iterable[str], forms: int) -> str:
    lines = [f"#, {', '.join(flags)}"] if flags else []
    if sentence.context:
        lines.append(f"msgctxt {_quoted(sentence.context)}")
    lines.append(f"msgid {_quoted(sentence.english)}")
    if sentence.plural:
        lines.append(f"msgid_plural {_quoted(sentence.plural)}")
        lines += [f'msgstr[{number}] ""' for number in range(forms)]
    else:
        lines.append('msgstr ""')
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return escape(text)


def main() -> int:
    """Says what was added and taken out, and what comes next. Returns 1 where it cannot be done."""
    try:
        changes = collect()
    except sentences.NoGettext as missing:
        print(missing)
        return 1
    except subprocess.CalledProcessError as failed:
        print(f"xgettext could not read the source:\n{failed.stderr.decode(errors='replace')}")
        return 1
    for sentence in changes.added:
        print(f"added: {sentence.english}")
    for block in changes.removed.values():
        print(f"taken out, for it is no longer in the source:\n{block}")
    if not changes.added and not changes.removed:
        print("Nothing is new; the catalogue is as it was.")
    elif changes.added:
        print(f"Write the Welsh of {len(changes.added)} sentences in {_shown(CATALOGUE)}, then run make fix.")
    else:
        print("Run make fix.")
    return 0


def _shown(path: Path) -> Path:
    return path.relative_to(sentences.SOURCE.parents[1])


if __name__ == "__main__":
    sys.exit(main())
