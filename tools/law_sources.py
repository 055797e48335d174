"""What the sources of the law say about themselves: which facts a rule reads, and which tests name it.

Only text is read here, no rule is run. A rule relies on a fact when its function, or a function that it calls
and that is no rule itself, reads an attribute of that name.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["LAW", "ROOT", "TESTS", "Node", "Sources", "Test", "named_tests"]

ROOT = Path(__file__).resolve().parents[1]
LAW = ROOT / "src" / "complaintlaw"
TESTS = ROOT / "tests" / "law"
RULE_ID = re.compile(r"(?<![A-Z])([A-Z]{2,3})[_-]([0-9]{2})((?:_(?:to|and)_[0-9]{2})*)(?![0-9])")
FURTHER = re.compile(r"_(to|and)_([0-9]{2})")

Key = tuple[str, str]


@dataclass(frozen=True)
class Test:
    """One test whose name, or whose file's name, holds the id of a rule. `path` is relative to the tree."""

    name: str
    path: str


@dataclass
class Node:
    """One thing at the top of a module: what it refers to there, and the attributes that it reads."""

    is_rule: bool = False
    refers_to: set[Key] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)


class Sources:
    """The modules of the law as a graph of their functions and tables."""

    def __init__(self, folder: Path = LAW) -> None:
        self.nodes: dict[Key, Node] = {}
        self._reached: dict[Key, frozenset[Key]] = {}
        trees = {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.py"))}
        for module, tree in trees.items():
            names = _imported(tree)
            for name, statement in _tops(tree):
                self.nodes[module, name] = _node(module, statement, names)

    def read_by(self, module: str, function: str) -> frozenset[str]:
        """The names of the attributes that a rule reads, itself or through what is no rule."""
        return frozenset(name for key in self.reached(module, function) for name in self.nodes[key].attributes)

    def direct(self, module: str, function: str) -> frozenset[str]:
        """The names that a rule itself refers to: functions, tables, the classes of what it takes."""
        return frozenset(name for _, name in self.nodes[module, function].refers_to)

    def reached(self, module: str, function: str) -> frozenset[Key]:
        """The function and everything that it refers to, however far, up to the next rule."""
        if (module, function) not in self._reached:
            self._reached[module, function] = self._everything(module, function)
        return self._reached[module, function]

    def _everything(self, module: str, function: str) -> frozenset[Key]:
        seen: set[Key] = set()
        waiting = [(module, function)]
        while waiting:
            key = waiting.pop()
            if key in seen or key not in self.nodes:
                continue
            seen.add(key)
            waiting += [other for other in self.nodes[key].refers_to if not self._is_rule(other)]
        return frozenset(seen)

    def _is_rule(self, key: Key) -> bool:
        node = self.nodes.get(key)
        return node is not None and node.is_rule


def _imported(tree: ast.Module) -> dict[str, Key]:
    """What the names of a module stand for: a module of the law, or something in one."""
    found: dict[str, Key] = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("complaintlaw"):
            module = (node.module or "").rpartition(".")[2]
            for alias in node.names:
                inside = (alias.name, "") if module == "complaintlaw" else (module, alias.name)
                found[alias.asname or alias.name] = inside
    return found


def _tops(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name, node
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id, node
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node


def _node(module: str, statement: ast.stmt, names: dict[str, Key]) -> Node:
    node = Node()
    if isinstance(statement, ast.FunctionDef):
        calls = [one.func for one in statement.decorator_list if isinstance(one, ast.Call)]
        node.is_rule = any(isinstance(one, ast.Name) and one.id == "rule" for one in calls)
    for part in ast.walk(statement):
        if isinstance(part, ast.Name):
            key = names.get(part.id, (module, part.id))
            if key[1]:
                node.refers_to.add(key)
        elif isinstance(part, ast.Attribute):
            node.attributes.add(part.attr)
            if isinstance(part.value, ast.Name) and names.get(part.value.id, ("", "x"))[1] == "":
                node.refers_to.add((names[part.value.id][0], part.attr))
    return node


def named_tests(folder: Path = TESTS) -> dict[str, tuple[Test, ...]]:
    """The tests of each rule, found by the rule's id in the name of the test or of its file."""
    found: dict[str, dict[Test, None]] = {}
    for path in sorted(folder.rglob("test_*.py")):
        in_file = _ids(path.stem)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                test = Test(name=node.name, path=str(path.relative_to(ROOT)))
                for rule_id in in_file | _ids(node.name):
                    found.setdefault(rule_id, {})[test] = None
    return {rule_id: tuple(tests) for rule_id, tests in found.items()}


def _ids(name: str) -> set[str]:
    """The rules that a name holds: one, several, or a range, as in `REV_02_to_06` and `INF_02_and_04`."""
    found = set()
    for letters, first, further in RULE_ID.findall(name):
        numbers = [int(first)]
        for joined, last in FURTHER.findall(further):
            numbers += range(numbers[-1] + 1, int(last) + 1) if joined == "to" else [int(last)]
        found |= {f"{letters}-{number:02}" for number in numbers}
    return found
