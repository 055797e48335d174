"""One word, one meaning: retired names stay retired, and no two classes share a name."""

import ast
import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.retired_names import ADDRESSES, RETIRED

ROOT = Path(__file__).resolve().parents[2]
LOOKED_AT = ("src", "bench", "dev", "tools", "tests")
# One role in each place, by the convention of Django.
CONVENTIONAL = {"Command", "Meta", "Migration"}


def _files(*endings: str) -> Iterator[Path]:
    for folder in LOOKED_AT:
        for path in (ROOT / folder).rglob("*"):
            if (
                path.suffix in endings
                and path.name not in {"retired_names.py", "test_names.py"}
                and not {"vendor", "stored"} & set(path.parts)
            ):
                yield path


def _module(path: Path) -> str:
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(part for part in parts if part not in {"src", "__init__"})


def used_names(tree: ast.Module, module: str) -> set[str]:
    """The dotted names that a module defines, imports, or reaches through what it imports."""
    names, local, nodes = {module}, {}, list(ast.walk(tree))
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                local[alias.asname or alias.name] = f"{node.module}.{alias.name}"
                names |= {node.module, f"{node.module}.{alias.name}"}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"[\w.]+", node.value):
            names.add(node.value)
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            names.add(f"{module}.{node.name}")
        elif isinstance(node, ast.Assign):
            names |= {f"{module}.{target.id}" for target in node.targets if isinstance(target, ast.Name)}
    for node in nodes:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in local:
            names.add(f"{local[node.value.id]}.{node.attr}")
    return names


@cache
def _used_in(path: Path) -> set[str]:
    return used_names(ast.parse(path.read_text(encoding="utf-8")), _module(path))


def prose(source: str) -> str:
    """What a module says about itself: its docstrings and its comments."""
    said = [
        node.value.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
    ]
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return "\n".join(said + [token.string for token in tokens if token.type == tokenize.COMMENT])


def retired_in_prose(text: str, module: str, known: frozenset[str]) -> set[str]:
    """The retired names that the words of a module mean, written as identifiers.

    `known` are the ends of the names that there are: what they may mean is not taken for what was retired. A name
    of one word is looked at in backticks, and means what the module itself, or one beside it, once had.
    """
    found = set()
    for marked, name in re.findall(r"(`?)\b([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)", text):
        parts = name.split(".")
        for count in range(1, len(parts) + 1):
            start = ".".join(parts[:count])
            if count > 1 or re.fullmatch(r"(?:[A-Z][a-z0-9]+){2,}", start):
                found |= {old for old in RETIRED if f".{old}".endswith(f".{start}") and start not in known}
            elif marked:
                found |= {f"{module}.{start}"} & set(RETIRED)
    package = module.rpartition(".")[0]
    for name in re.findall(r"\b[Ss]ee `(\w+)`", text):
        found |= {f"{package}.{name}", f"{package.rpartition('.')[0]}.{name}"} & set(RETIRED)
    return found


def known_ends() -> frozenset[str]:
    """Every end of every name that there is: `models.Event` and `Event` of `candour.casework.models.Event`."""
    names: set[str] = set()
    for path in _files(".py"):
        names |= _used_in(path) - set(RETIRED)
    split = [name.split(".") for name in names]
    return frozenset(".".join(parts[at:]) for parts in split for at in range(len(parts)))


def test_no_retired_name_is_meant_in_a_docstring_or_a_comment() -> None:
    known = known_ends()
    found = {
        f"{path.relative_to(ROOT)}: {name} is now {RETIRED[name]}"
        for path in _files(".py")
        if "migrations" not in path.parts
        for name in retired_in_prose(prose(path.read_text(encoding="utf-8")), _module(path), known)
    }
    assert found == set()


@pytest.mark.parametrize(
    ("source", "module", "found"),
    [
        ('"""Raises NobodyThere."""', "candour.accounts.staff", True),
        ("# What `copies.Copy.plain` says.", "candour.casework.actions.correspondence", True),
        ('def of() -> None:\n    """The same from `Copy.plain`."""', "candour.correspondence.copies", True),
        ('"""What they may do, see `consents`."""', "candour.casework.models.consent", True),
        ('"""A copy of it. Nobody was there, and no Answer came."""', "candour.public.consent", False),
        ('"""The `words` of `models.Event`, and the consents of a case."""', "candour.casework.timeline", False),
        ("NAME = 'no comment: NobodyThere'", "candour.accounts.staff", False),
    ],
)
def test_a_retired_name_in_prose_would_be_seen(source: str, module: str, found: bool) -> None:
    assert bool(retired_in_prose(prose(source), module, frozenset({"models.Event"}))) is found


def test_no_retired_name_is_defined_imported_or_named() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {name} is now {RETIRED[name]}"
        for path in _files(".py")
        for name in _used_in(path) & set(RETIRED)
    }
    assert found == set()


def test_no_retired_module_is_named_in_a_template_a_document_or_a_recipe() -> None:
    modules = [name for name in RETIRED if not name.rsplit(".", 1)[1][0].isupper()]
    written = re.compile(r"(?<![\w.])(" + "|".join(map(re.escape, modules)) + r")(?![\w])")
    recipes = [ROOT / name for name in ("Makefile", "pyproject.toml", ".importlinter", ".ci/run")]
    documents = [path for path in ROOT.glob("*.md") if path.name != "CHANGELOG.md"] + list(
        (ROOT / "docs").rglob("*.md")
    )
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in [*_files(".html", ".sql"), *recipes, *documents]
        for name in written.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_no_retired_address_is_left() -> None:
    pattern = re.compile("|".join(rf"[/:\"']{re.escape(old)}[/\"']" for old in ADDRESSES))
    found = [
        f"{path.relative_to(ROOT)}: {match}"
        for path in _files(".py", ".html")
        for match in pattern.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_new_name_is_there() -> None:
    known = set().union(*map(_used_in, _files(".py")))
    assert [new for new in RETIRED.values() if new not in known] == []


def test_no_two_classes_have_one_name() -> None:
    places = defaultdict(set)
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and node.name not in CONVENTIONAL and not node.name.startswith("_"):
                places[node.name].add(_module(path))
    assert {name: sorted(where) for name, where in places.items() if len(where) > 1} == {}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("from candour.config import telling", "candour.config.telling"),
        ("from candour.intake import passphrase\npassphrase.spell(b'')", "candour.intake.passphrase.spell"),
        ("NAME = 'candour.public.look'", "candour.public.look"),
        ("class Spot: ...", "candour.intake.page_instance.Spot"),
    ],
)
def test_a_retired_name_would_be_seen(source: str, found: str) -> None:
    assert found in used_names(ast.parse(source), "candour.intake.page_instance") & set(RETIRED)
