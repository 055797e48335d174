"""Which programs a piece of Python starts, read from its text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TypeGuard

# Calls that start a program, or look for one; the first argument names it.
_STARTS = {
    "subprocess": {"run", "Popen", "call", "check_call", "check_output", "getoutput"},
    "os": {"execv", "execve", "execvp", "execvpe", "execl", "execlp", "posix_spawn", "posix_spawnp", "system", "popen"},
    "pty": {"spawn"},
    "asyncio": {"create_subprocess_exec", "create_subprocess_shell"},
    "shutil": {"which"},
    "needed": {"found"},
}
_PLACE = re.compile(r"(/usr)?(/local)?/s?bin/[\w.+-]+")
_MAY_START = re.compile(rf"\b({'|'.join(_STARTS)})\b|bin/")
OURS = ""
"""A program that is set up with the tree: Python, and what stands beside it."""


class Unclear(Exception):
    """Which program a call starts cannot be read from the text. The message says where."""


def started(source: str, name: str) -> set[str]:
    """The names of the programs that this text starts. Raises Unclear with the file and the line."""
    if not _MAY_START.search(source):
        return set()
    tree = ast.parse(source)
    values = dict(_assigned(tree))
    imported = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for name in node.names
        if name.name in _STARTS.get(node.module or "", ())
    }
    found = {PurePosixPath(text).name for text in _strings(tree) if _PLACE.fullmatch(text)}
    for node in ast.walk(tree):
        if _starts(node, imported):
            try:
                found |= _programs(node.args[0] if node.args else None, values, seen=frozenset())
            except Unclear:
                raise Unclear(
                    f"{name}:{node.lineno} starts a program that cannot be told from its text. Name it as text, in a "
                    "list in the same file."
                ) from None
    return found - {OURS}


def _starts(node: ast.AST, imported: set[str]) -> TypeGuard[ast.Call]:
    if not isinstance(node, ast.Call):
        return False
    called = node.func
    if isinstance(called, ast.Name):
        return called.id in imported
    return (
        isinstance(called, ast.Attribute)
        and isinstance(called.value, ast.Name)
        and called.attr in _STARTS.get(called.value.id, ())
    )


def _strings(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _assigned(tree: ast.AST) -> Iterator[tuple[str, list[ast.expr]]]:
    """Every name of the file with all that is ever put into it."""
    values: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    values.setdefault(target.id, []).append(node.value)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            values.setdefault(node.target.id, []).append(node.value)
    yield from values.items()


def _programs(node: ast.expr | None, values: dict[str, list[ast.expr]], seen: frozenset[str]) -> set[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {PurePosixPath(node.value.split()[0]).name}
    if isinstance(node, ast.List | ast.Tuple) and node.elts:
        return _programs(node.elts[0], values, seen)
    if isinstance(node, ast.Starred):
        return _programs(node.value, values, seen)
    if isinstance(node, ast.BoolOp):
        return set().union(*(_programs(one, values, seen) for one in node.values))
    if isinstance(node, ast.IfExp):
        return _programs(node.body, values, seen) | _programs(node.orelse, values, seen)
    if isinstance(node, ast.Name) and node.id in values and node.id not in seen:
        return set().union(*(_programs(one, values, seen | {node.id}) for one in values[node.id]))
    if isinstance(node, ast.Call):
        return _called(node, values, seen)
    if isinstance(node, ast.Attribute | ast.BinOp) and ast.unparse(node).startswith(_OF_THE_TREE):
        return {OURS}
    raise Unclear


# What these name lies in .venv or in the package of PostgreSQL.
_OF_THE_TREE = ("sys.executable", "Path(sys.executable)", "BIN /", "pg.binaries()", "binaries()", "programs /")


def _called(node: ast.Call, values: dict[str, list[ast.expr]], seen: frozenset[str]) -> set[str]:
    text = ast.unparse(node.func)
    if text.endswith("tied"):
        # It runs the command it is given.
        return _programs(node.args[0], values, seen)
    if text in ("shutil.which", "needed.found", "str"):
        return _programs(node.args[0], values, seen)
    raise Unclear
