"""Checks that public words can be read: grade, sentence length and words to avoid, in English and Welsh.

The grade is Flesch and Kincaid's, with a syllable counter of our own: no word list to fetch. Welsh has
no such formula that we trust, so Welsh is held to sentence length and to its English pair: the same
links, lists, numbers and names of bodies, and the same version, dates and statements.
"""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from babel.messages.pofile import read_po

from tools.compile_words import CATALOGUE
from tools.sentences import forms

CONTENT = Path(__file__).resolve().parent.parent / "src" / "candour" / "public" / "content"
BODIES = CONTENT.parents[1] / "directory" / "data" / "other_bodies.csv"
MAX_GRADE = 5.0
MAX_WORDS = {"en": 25, "cy": 25}
AVOID = {
    "allegation": "thing you want us to look at",
    "alleged": "what happened",
    "complainant": "you",
    "appropriate authority": "the body that must deal with it",
    "relevant review body": "the body that checks",
    "adversely": "badly",
    "no further action": "we will not do more",
    "reasonable and proportionate": "fair and fitting",
    "vexatious": "(never)",
    "misconduct meeting": "a meeting to decide if rules were broken",
    "upheld": "we agree",
    "in accordance with": "by",
    "prior to": "before",
    "commence": "start",
}
AVOID_CY = {
    "honedig": "yr hyn a ddigwyddodd",
    "honiad": "peth yr hoffech i ni edrych arno",
    "achwynydd": "chi",
    "blinderus": "(byth)",
    "cymesur": "teg ac addas",
}
SAME = {
    "link": r"\]\(([^)]*)\)",
    "heading or list": r"(?m)^(#+|-|\d+\.|\|)",
    "version, day or statement": r"(?m)^((?:version|reviewed_on|next_review_on|statements): .*)$",
}
SAME_IN_ANY_ORDER = {"number": r"\d+", "name to fill in": r"\{\w+\}"}


@dataclass(frozen=True)
class Text:
    """One text: where it is, its language, its sentences."""

    name: str
    language: str
    sentences: list[str]


def syllables(word: str) -> int:
    """About how many syllables an English word has: groups of vowels, less the silent e."""
    word = re.sub(r"[^a-z]", "", word.lower())
    if not word:
        return 0
    if len(word) <= 3:
        return 1
    word = re.sub(r"(?:[^laeiouy]es|[^aeiouytd]ed|[^laeiouy]e)$", lambda found: found[0][0], word)
    return max(1, len(re.findall(r"[aeiouy]+", word.removeprefix("y"))))


def grade(sentences: list[str]) -> float:
    """The school grade (US) in which a child can read these sentences."""
    words = [word for sentence in sentences for word in _words(sentence)]
    if not words:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def sentences(markdown: str) -> list[str]:
    """The sentences of a page: list items, headings and cells of a table count as sentences of their own."""
    markdown = re.sub(r"^---\n(.*?)\n---\n", _head, markdown, count=1, flags=re.S)
    markdown = re.sub(r"\]\([^)]*\)", "]", markdown)
    markdown = re.sub(r"https?://\S+|\{force_website\}|\{lpb_website\}|\b[\w.-]+\.(?:org|uk|com)\S*", "", markdown)
    markdown = re.sub(r"\{[a-z_]+\}", "Police", markdown)
    parts: list[str] = []
    for line in re.split(r"\n\s*\n|\n(?=[-#|]|\d+\.)", markdown):
        plain = re.sub(r"[*#\[\]“”\"()]|^\s*(?:-|\d+\.)\s+", " ", line)
        parts += re.split(r"(?<=[.?!:])\s+|\s*\|\s*", " ".join(plain.split()))
    return [part for part in parts if _words(part)]


def _head(found: re.Match[str]) -> str:
    return "\n\n".join(re.findall(r"^(?:title|lead): (.*)$", found[1], re.M)) + "\n\n"


def _words(sentence: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", sentence)


def texts() -> list[Text]:
    """Every public page, and the questions, buttons and messages as one text for each language."""
    pages = [
        Text(f"{file.parent.name}/{file.name}", file.parent.name, sentences(file.read_text(encoding="utf-8")))
        for file in sorted(CONTENT.glob("*/*.md"))
    ]
    with CATALOGUE.open("rb") as source:
        catalogue = [message for message in read_po(source, locale="cy") if message.id]
    said = {
        "en": [text for message in catalogue for text in forms(message.id)],
        "cy": [text for message in catalogue for text in forms(message.string)],
    }
    messages = [
        Text(f"{language}/messages", language, [one for text in every for one in sentences(_plain(text))])
        for language, every in said.items()
    ]
    return pages + messages + _bodies()


def _bodies() -> list[Text]:
    """What is said about other police services; names of bodies are long, so it counts only for words."""
    with BODIES.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    said = {
        "en": ("complain_first_to", "review_or_oversight"),
        "cy": ("complain_first_to_cy", "review_or_oversight_cy"),
    }
    return [
        Text(f"{language}/bodies", language, [one for row in rows for name in names for one in sentences(row[name])])
        for language, names in said.items()
    ]


def _plain(message: str) -> str:
    return re.sub(r"<[^>]+>|%\(\w+\)[sd]|\{\w+\}", " ", message)


def offences(text: Text) -> list[str]:
    """What is wrong with a text, each as a line that says where."""
    found = []
    for sentence in text.sentences:
        count = len(_words(sentence))
        if count > MAX_WORDS[text.language]:
            found.append(f"{text.name}: a sentence of {count} words: {sentence}")
        for word, better in (AVOID if text.language == "en" else AVOID_CY).items():
            if re.search(rf"\b{word}(?:s|es|au|ion|yddion)?\b", sentence, re.IGNORECASE):
                found.append(f"{text.name}: {word!r}, better {better!r}: {sentence}")
    if text.language == "en" and not text.name.endswith("/bodies") and grade(text.sentences) > MAX_GRADE:
        found.append(f"{text.name}: grade {grade(text.sentences):.1f}, at most {MAX_GRADE}")
    return found


def unlike(english: str, welsh: str) -> list[str]:
    """What a page and its pair do not have in common, one line for each kind of thing."""
    found = []
    for name, pattern in {**SAME, **SAME_IN_ANY_ORDER}.items():
        one, other = re.findall(pattern, english), re.findall(pattern, welsh)
        if name in SAME_IN_ANY_ORDER:
            one, other = sorted(one), sorted(other)
        if one != other:
            found.append(f"another {name} in Welsh: {sorted({*one} ^ {*other}) or 'in another order'}")
    return found


def _unlike_pages() -> list[str]:
    found = []
    for english in sorted((CONTENT / "en").glob("*.md")):
        welsh = CONTENT / "cy" / english.name
        if welsh.exists():
            lines = unlike(english.read_text(encoding="utf-8"), welsh.read_text(encoding="utf-8"))
            found += [f"{english.name}: {line}" for line in lines]
    return found


def main() -> int:
    """Returns 1 and names each offence; prints the grades."""
    every = texts()
    wrong = [offence for text in every for offence in offences(text)]
    pairs = {language: {text.name[3:] for text in every if text.language == language} for language in MAX_WORDS}
    wrong += [f"no pair in the other language: {name}" for name in sorted(pairs["en"] ^ pairs["cy"])]
    wrong += _unlike_pages()
    for line in wrong:
        print(line)
    grades = [grade(text.sentences) for text in every if text.language == "en" and not text.name.endswith("/bodies")]
    print(f"{len(every)} texts; English grade {min(grades):.1f} to {max(grades):.1f}; {len(wrong)} to mend.")
    return 1 if wrong or not every else 0


if __name__ == "__main__":
    sys.exit(main())
