"""The glossary tells the truth: each name it gives for the code is one that the code defines."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _entries() -> list[list[str]]:
    lines = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [row for row in rows if row[-1] != "in the code"]


def _of_body(body: list[ast.stmt], within: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """What these statements define: functions, classes with their members, attributes, constants."""
    for node in body:
        if isinstance(node, ast.FunctionDef):
            yield (*within, node.name)
        elif isinstance(node, ast.ClassDef):
            yield (*within, node.name)
            yield from _of_body(node.body, (*within, node.name))
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                for one in target.elts if isinstance(target, ast.Tuple) else [target]:
                    if isinstance(one, ast.Name):
                        yield (*within, one.id)


def _stored(tree: ast.Module) -> Iterator[str]:
    """Keys under which something is kept: of a dict, and what a constant or a member of an enum stands for."""
    for node in ast.walk(tree):
        found: list[ast.expr | None] = []
        if isinstance(node, ast.Dict):
            found = [*node.keys, *(value for key, value in zip(node.keys, node.values, strict=True) if _is_key(key))]
        elif isinstance(node, ast.Assign):
            found = node.value.elts if isinstance(node.value, ast.Tuple) else [node.value]
        for one in found:
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                yield one.value


def _is_key(node: ast.expr | None) -> bool:
    """Whether it is the mark by which a field says under which other key it is kept in a file."""
    return isinstance(node, ast.Constant) and node.value == "key"


def _names_of_the_code() -> set[str]:
    """Every name that the code defines, with every part of its path before it: `Handling.NOT_INVESTIGATED`."""
    defined: set[tuple[str, ...]] = set()
    stored: set[str] = set()
    for file in (ROOT / "src").rglob("*.py"):
        if "migrations" in file.parts:
            continue
        module = tuple(part for part in file.relative_to(ROOT / "src").with_suffix("").parts if part != "__init__")
        tree = ast.parse(file.read_text(encoding="utf-8"))
        defined |= {module, *_of_body(tree.body, module)}
        stored |= set(_stored(tree))
    return stored | {".".join(path[start:]) for path in defined for start in range(len(path))}


def test_every_entry_has_its_three_parts_and_each_term_comes_once() -> None:
    entries = _entries()
    assert len(entries) > 40
    assert [row for row in entries if len(row) != 3 or not all(row)] == []
    terms = [row[0].split(":")[0] for row in entries]
    assert len(set(terms)) == len(terms)


def test_every_name_of_the_code_is_one_that_the_code_defines() -> None:
    named = {name for row in _entries() for name in re.findall(r"`([^`]+)`", row[2])}
    assert len(named) > 50
    assert named - _names_of_the_code() == set()


@pytest.mark.parametrize("word", ["complainant", "alleg", "vexatious", "subject", "recorded under"])
def test_no_word_to_avoid_stands_in_the_column_of_the_page(word: str) -> None:
    assert [row[1] for row in _entries() if word in row[1].lower()] == []
