"""Sizes: a file, a function or a template that grows past its budget must earn it in a line here."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "base", "manager", "managers", "services"}
# What may be longer, and why.
LONGER: dict[str, str] = {}


def _python() -> list[Path]:
    return [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]


def _name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


def test_no_file_is_longer_than_its_budget() -> None:
    over = {}
    for path in _python():
        budget = 300 if path.is_relative_to(SOURCE / "complaintlaw") else 400
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > budget and _name(path) not in LONGER:
            over[_name(path)] = lines
    assert over == {}


def test_no_function_is_longer_than_40_lines() -> None:
    over = {}
    for path in _python():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                name = f"{_name(path)}:{node.name}"
                if lines > 40 and name not in LONGER:
                    over[name] = lines
    assert over == {}


def test_no_template_is_longer_than_120_lines() -> None:
    over = {
        _name(path): lines
        for path in SOURCE.rglob("*.html")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 120
    }
    assert over == {}


def test_every_exception_to_a_budget_still_stands() -> None:
    names = {_name(path) for path in _python()}
    assert {entry.split(":")[0] for entry in LONGER} <= names


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [_name(path) for path in SOURCE.rglob("*.py") if {path.stem, path.parent.name} & FORBIDDEN_NAMES] == []


def test_there_are_at_most_fifteen_packages() -> None:
    packages = [path for path in (SOURCE / "candour").iterdir() if (path / "__init__.py").exists()]
    assert 1 < len(packages) <= 15
