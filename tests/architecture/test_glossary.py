"""The glossary tells the truth: each name it gives for the code is one that the code uses."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _entries() -> list[list[str]]:
    lines = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [row for row in rows if row[-1] != "in the code"]


def _words_of_the_code() -> set[str]:
    words: set[str] = set()
    for file in (ROOT / "src").rglob("*.py"):
        words |= set(re.findall(r"[\w-]+", file.read_text(encoding="utf-8")))
        words.add(file.stem)
        words |= set(file.relative_to(ROOT / "src").parts[:-1])
    return words


def test_every_entry_has_its_three_parts_and_each_term_comes_once() -> None:
    entries = _entries()
    assert len(entries) > 40
    assert [row for row in entries if len(row) != 3 or not all(row)] == []
    terms = [row[0].split(":")[0] for row in entries]
    assert len(set(terms)) == len(terms)


def test_every_name_of_the_code_is_used_by_the_code() -> None:
    known = _words_of_the_code()
    named = {name for row in _entries() for name in re.findall(r"`([^`]+)`", row[2])}
    assert len(named) > 50
    assert {name for name in named if not set(name.split(".")) <= known} == set()


@pytest.mark.parametrize("word", ["complainant", "alleg", "vexatious", "subject", "recorded under"])
def test_no_word_to_avoid_stands_in_the_column_of_the_page(word: str) -> None:
    assert [row[1] for row in _entries() if word in row[1].lower()] == []
