"""Checks the Welsh catalogue: every sentence there, translated, not doubtful, and compiled.

The English sentences are read from the source by gettext's own program; where it is not installed
(it is only needed to collect sentences) the catalogue itself is still checked.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from babel.messages.pofile import read_po

from tools.compile_words import CATALOGUE, compiled

SOURCE = Path(__file__).resolve().parent.parent / "src" / "candour"
PUBLIC = ("public", "intake", "ui", "directory", "config")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


def main() -> int:
    """Returns 1 and names each sentence that is missing, doubtful or at odds with its English."""
    with CATALOGUE.open("rb") as source:
        catalogue = read_po(source, locale="cy")
    wrong = []
    for message in catalogue:
        if not message.id:
            continue
        said, asked = _forms(message.string), _forms(message.id)
        if message.fuzzy:
            wrong.append(f"doubtful: {asked[0]}")
        if not all(said):
            wrong.append(f"not translated: {asked[0]}")
        elif any(_placeholders(text) != _placeholders(asked[-1]) for text in said):
            wrong.append(f"placeholders differ: {asked[0]}")
    known = {_first(message.id) for message in catalogue if message.id}
    wrong += [f"not in the catalogue: {text}" for text in sorted(_in_source() - known)]
    if CATALOGUE.with_suffix(".mo").read_bytes() != compiled():
        wrong.append("The compiled catalogue is not up to date: run make fix.")
    for line in wrong:
        print(line)
    print(f"{len(known)} sentences, {len(wrong)} to mend.")
    return 1 if wrong else 0


def _forms(text: str | Iterable[str] | None) -> list[str]:
    # One sentence, or one for each number that the language tells apart.
    return [text or ""] if text is None or isinstance(text, str) else list(text)


def _first(asked: str | Iterable[str]) -> str:
    return _forms(asked)[0]


def _placeholders(text: str) -> set[str]:
    return {first or second for first, second in PLACEHOLDER.findall(text)}


def _in_source() -> set[str]:
    if not shutil.which("xgettext"):
        return set()
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "django.po"
        files = [path for room in PUBLIC for path in (SOURCE / room).rglob("*.py") if "migrations" not in path.parts]
        options = [
            "-L",
            "Python",
            "--from-code=UTF-8",
            "-k_",
            "-kgettext_lazy",
            "-k_lazy",
            "-kngettext:1,2",
            "-kpgettext:1c,2",
        ]
        subprocess.run(["xgettext", *options, "-o", target, *files], check=True, capture_output=True)
        found = _ids(target)
    return found | {text for room in PUBLIC for path in (SOURCE / room).rglob("*.html") for text in _in_template(path)}


def _ids(catalogue: Path) -> set[str]:
    with catalogue.open("rb") as source:
        return {_first(message.id) for message in read_po(source) if message.id}


def _in_template(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    simple = re.findall(r"{%\s*translate\s+\"((?:[^\"\\]|\\.)*)\"", text)
    simple += re.findall(r"_\(\"((?:[^\"\\]|\\.)*)\"\)", text)
    blocks = re.findall(r"{%\s*blocktranslate[^%]*%}(.*?)(?:{%\s*plural\s*%}|{%\s*endblocktranslate)", text, re.S)
    blocks = [re.sub(r"{{\s*(\w+)\s*}}", r"%(\1)s", block) for block in blocks]
    return {sentence for sentence in simple + blocks if sentence.strip()}


if __name__ == "__main__":
    sys.exit(main())
