"""The sentences for translation, as xgettext finds them in the source.

Every room is read but those that are in English only, so a new room is read from its first day.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parent.parent / "src" / "candour"
# The desk and the record it shows are for staff; the invented people of the demo write their own words.
ENGLISH_ONLY = ("casework", "demo", "desk")
PROGRAM = "xgettext"
_OPTIONS = [
    *("--language=Python", "--from-code=UTF-8", "--no-location", "--no-wrap", "--force-po", "--output=-"),
    *("--keyword=_", "--keyword=_lazy", "--keyword=gettext_lazy", "--keyword=gettext_noop"),
    *("--keyword=ngettext_lazy:1,2", "--keyword=pgettext:1c,2", "--keyword=pgettext_lazy:1c,2"),
    *("--keyword=npgettext:1c,2,3", "--keyword=npgettext_lazy:1c,2,3"),
]
_CUT_OFF = re.compile(r"""{%\s*trans(?:late)?\s+(?:"[^"]*\\"|'[^']*\\')""")


class NoGettext(Exception):
    """xgettext is not installed. The message says what to do."""


@dataclass(frozen=True, order=True)
class Sentence:
    """One sentence: its English, its English for other numbers than one, and what tells equal ones apart.

    `plural` and `context` are empty where there is none.
    """

    english: str
    context: str = ""
    plural: str = ""

    @classmethod
    def of(cls, message: Message) -> Sentence:
        """The sentence of an entry of a catalogue."""
        english, plural = (message.id, "") if isinstance(message.id, str) else message.id
        return cls(english=english, context=message.context or "", plural=plural)


def in_source(source: Path = SOURCE) -> dict[Sentence, tuple[str, ...]]:
    """Each sentence of the rooms that are in both languages, with its gettext flags, such as `python-format`.

    Raises NoGettext where xgettext is not installed.
    """
    if not shutil.which(PROGRAM):
        raise NoGettext(f"{PROGRAM} is not installed. On Debian: apt-get install gettext")
    with tempfile.TemporaryDirectory() as folder:
        files = [*_code(source), *_templates(source, Path(folder))]
        done = subprocess.run(
            [PROGRAM, *_OPTIONS, "--files-from=-"],
            input="\n".join(map(str, files)).encode(),
            capture_output=True,
            check=True,
        )
    # Where there is a plural the header holds words for a person to fill in, which Babel cannot read.
    text = done.stdout.replace(b"nplurals=INTEGER; plural=EXPRESSION;", b"nplurals=2; plural=(n != 1);")
    messages = [message for message in read_po(text.splitlines(keepends=True)) if message.id]
    return {Sentence.of(message): tuple(sorted(message.flags)) for message in messages}


def forms(text: object) -> list[str]:
    """What an entry says: one text, or one for each number that the language tells apart; empty where none is."""
    return [str(one or "") for one in text] if isinstance(text, list | tuple) else [str(text or "")]


def cut_off(source: Path = SOURCE) -> list[Path]:
    """The templates in which Django reads a sentence only up to an escaped quote, so that its Welsh is never found."""
    return [path for path in _pages(source) if _CUT_OFF.search(path.read_text(encoding="utf-8"))]


def _rooms(source: Path) -> list[Path]:
    return sorted(path for path in source.iterdir() if path.is_dir() and path.name not in ENGLISH_ONLY)


def _code(source: Path) -> list[Path]:
    rooms = [path for room in _rooms(source) for path in sorted(room.rglob("*.py"))]
    return [*sorted(source.glob("*.py")), *(path for path in rooms if "migrations" not in path.parts)]


def _pages(source: Path) -> list[Path]:
    return [path for room in _rooms(source) for path in sorted((room / "templates").rglob("*.*"))]


def _templates(source: Path, folder: Path) -> list[Path]:
    """The templates, each as Python that holds its sentences, in the folder."""
    made = []
    for path in _pages(source):
        target = folder / f"{path.relative_to(source)}.py"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(templatize(path.read_text(encoding="utf-8"), origin=str(path)), encoding="utf-8")
        made.append(target)
    return made
