"""Every way to leave out one part of how the record is written: a permission, an event, a row of the audit, a
decision, a lock. Each is one module of the program with one change, made on its syntax tree.

What is left out is found by its shape, so that a new act has its mutants without being named here.
"""

from __future__ import annotations

import ast
import gc
import types
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
PLACES = (
    "casework/act.py",
    "casework/permissions.py",
    "casework/queries.py",
    "casework/task_queries.py",
    "casework/actions",
    "casework/events",
    "accounts/roles.py",
    "accounts/staff.py",
    "directory/register.py",
    "directory/ties.py",
    "evidence/files.py",
    "correspondence/outbox.py",
    "correspondence/tracking.py",
    "desk",
    "intake/assisted_intake.py",
    "intake/release.py",
    "worker",
)
KINDS = ("permission", "event", "audit", "decision", "refusal", "lock")
_GUARDS = {"for_act", "for_permission", "for_administrators", "before_form", "recently_signed_in"}
_NOTES = {"happened", "happened_to_each", "_happened"}
_AUDITS = {"record", "_record", "record_each"}
_DECIDES = {"decide", "_decide"}
_PARTS = {"bulk_create", "add", "refresh"}
_OF_AN_EVENT = {"corrects": "None", "detail": "{}", "happened_at": "now", "case": "None", "authority": "''"}
_FIELD = "__import__('dataclasses').field(metadata={'told': %s})"
# The same action, done as one, and still in the list of actions: only nobody is asked.
_ASKS_NOBODY = "lambda action: act.ACTIONS.setdefault(%s, %s)"


@dataclass(frozen=True)
class Mutant:
    """One change: its kind, where, what is left out, the function or class that it is in, and which change of the
    module it is, and whether it is in the body of a function."""

    kind: str
    path: str
    line: int
    words: str
    within: str
    index: int
    in_body: bool

    @property
    def place(self) -> str:
        """Where it is, as an editor opens it."""
        return f"src/{self.path}:{self.line}"


@dataclass(frozen=True)
class _Change:
    kind: str
    node: ast.AST
    other: ast.AST
    words: str


def module_of(path: str) -> str:
    """The name by which the module of that file is imported."""
    return ".".join(Path(path).with_suffix("").parts).removesuffix(".__init__")


def files() -> list[Path]:
    """The files in which something is left out."""
    places = [SOURCE / "candour" / place for place in PLACES]
    return [file for place in places for file in (sorted(place.rglob("*.py")) if place.is_dir() else [place])]


def mutants(path: Path) -> list[Mutant]:
    """Every mutant of that file, in the order of its text."""
    name = path.relative_to(SOURCE).as_posix()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        Mutant(
            kind=change.kind,
            path=name,
            line=getattr(change.node, "lineno", 1),
            words=change.words,
            within=_within(tree, change.node),
            index=index,
            in_body=_in_body(tree, change.node),
        )
        for index, change in enumerate(_changes(tree, name))
    ]


def mutated(mutant: Mutant) -> ast.Module:
    """The module with the change."""
    tree = ast.parse((SOURCE / mutant.path).read_text(encoding="utf-8"))
    change = list(_changes(tree, mutant.path))[mutant.index]
    _Swap(change.node, change.other).visit(tree)
    return ast.fix_missing_locations(tree)


def compiled(mutant: Mutant) -> types.CodeType:
    """The module with the change, ready to be run."""
    return compile(mutated(mutant), str(SOURCE / mutant.path), "exec")


def noting(path: Path) -> types.CodeType:
    """The module of that file, each function of which says first that it was called."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    name = path.relative_to(SOURCE).as_posix()
    for one in ast.walk(tree):
        if isinstance(one, ast.FunctionDef):
            says = f"__import__('tools.mutant_plug').mutant_plug.noted({_key(name, one)!r}, locals())"
            # A name of the function around it is known within only where it is named.
            inner = {"performed": "what", "guarded": "view"}.get(one.name)
            one.body[:0] = [*ast.parse(inner or "").body, *ast.parse(says).body]
    return compile(ast.fix_missing_locations(tree), str(path), "exec")


def _key(path: str, function: ast.FunctionDef) -> str:
    line = min([function.lineno, *(decorator.lineno for decorator in function.decorator_list)])
    return f"{path}:{function.name}:{line}"


def is_swapped(mutant: Mutant) -> bool:
    """Whether `swap` can make the change: it is within the body of a function."""
    if not mutant.in_body:
        return False
    path = SOURCE / mutant.path
    before = _codes(compile(path.read_text(encoding="utf-8"), str(path), "exec"))
    after = _codes(compiled(mutant))
    return before.keys() == after.keys() and all(before[key].co_freevars == after[key].co_freevars for key in before)


def swap(mutant: Mutant) -> None:
    """Makes the change in the module that is imported already, in every function that has come of it."""
    new = _codes(compiled(mutant))
    name = str(SOURCE / mutant.path)
    for one in gc.get_objects():
        if isinstance(one, types.FunctionType) and one.__code__.co_filename == name:
            one.__code__ = new[one.__code__.co_qualname, one.__code__.co_firstlineno]


def _codes(code: types.CodeType) -> dict[tuple[str, int], types.CodeType]:
    """Every function of the module by its name and line."""
    found: dict[tuple[str, int], types.CodeType] = {}
    for inner in code.co_consts:
        if isinstance(inner, types.CodeType):
            found |= {(inner.co_qualname, inner.co_firstlineno): inner} | _codes(inner)
    return found


class _Swap(ast.NodeTransformer):
    def __init__(self, node: ast.AST, other: ast.AST) -> None:
        self.node, self.other = node, ast.copy_location(other, node)

    def visit(self, node: ast.AST) -> ast.AST:
        return self.other if node is self.node else super().generic_visit(node)


def _within(tree: ast.Module, node: ast.AST) -> str:
    """The innermost function or class around it, by its line as a code object has it; of a decorator, what it is on."""
    found = ""
    for one in ast.walk(tree):
        if isinstance(one, ast.FunctionDef | ast.ClassDef) and any(inner is node for inner in ast.walk(one)):
            found = one.name if isinstance(one, ast.ClassDef) else _key("", one).removeprefix(":")
    return found


def _in_body(tree: ast.Module, node: ast.AST) -> bool:
    functions = [one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)]
    return any(inner is node for one in functions for part in one.body for inner in ast.walk(part)) and not any(
        inner is node for one in functions for decorator in one.decorator_list for inner in ast.walk(decorator)
    )


def _changes(tree: ast.Module, path: str) -> Iterator[_Change]:
    """Every change, in a fixed order."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield from _unguarded(node)
            if node.name in {"names", "texts"} and "/events/" in path:
                yield from _nothing_yielded(node)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield from _call_left_out(node, node.value, path)
        elif isinstance(node, ast.If):
            yield from _not_refused(node)
        elif isinstance(node, ast.Call):
            yield from _call_changed(node, path)
        elif isinstance(node, ast.BoolOp):
            yield from _not_stepped_up(node)
        elif isinstance(node, ast.ClassDef) and "/events/" in path:
            yield from _of_a_kind(node)
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).startswith("waiting["):
            yield _Change("event", node, ast.Pass(), "what is due is not worked out anew")


def _unguarded(node: ast.FunctionDef) -> Iterator[_Change]:
    for one in node.decorator_list:
        if _name(one) == "performs" and isinstance(one, ast.Call):
            in_one = not any(given.arg == "in_one" for given in one.keywords)
            asked = ast.unparse(one.args[0])
            done = "act.together()(action)" if in_one else "action"
            yield _Change("permission", one, _expression(_ASKS_NOBODY % (asked, done)), f"nobody is asked for {asked}")
        elif _name(one) in _GUARDS:
            nothing = _expression("lambda view: view")
            yield _Change("permission", one, nothing, f"@{ast.unparse(one)} left out on {node.name}")


def _nothing_yielded(node: ast.FunctionDef) -> Iterator[_Change]:
    for one in node.body:
        if isinstance(one, ast.Expr) and isinstance(one.value, ast.YieldFrom):
            other = ast.parse("yield from ()").body[0]
            yield _Change("event", one, other, f"{node.name}(): {ast.unparse(one.value)} left out")


def _call_left_out(node: ast.Expr, call: ast.Call, path: str) -> Iterator[_Change]:
    name, text = _name(call), ast.unparse(call).replace("\n", " ")
    kinds = {"event": _NOTES, "audit": _AUDITS, "decision": _DECIDES}
    kind = next((kind for kind, names in kinds.items() if name in names), "")
    if name == "need" and text.startswith(("roles.", "permissions.")):
        kind = "permission"
    elif path.endswith("casework/act.py") and name in _PARTS:
        kind = "event"
    if kind:
        yield _Change(kind, node, ast.Pass(), f"left out: {text[:90]}")


def _not_refused(node: ast.If) -> Iterator[_Change]:
    asked = ast.unparse(node.test)
    refuses = len(node.body) == 1 and isinstance(node.body[0], ast.Raise) and not node.orelse
    if "SEE_CASES" in asked:
        yield _Change("permission", node, ast.Pass(), f"left out: if {asked}: …")
    elif refuses:
        kind = "permission" if "NotAllowed" in ast.unparse(node.body[0]) else "refusal"
        yield _Change(kind, node, ast.Pass(), f"left out: if {asked[:60]}: {ast.unparse(node.body[0])[:50]}")


def _call_changed(node: ast.Call, path: str) -> Iterator[_Change]:
    name = _name(node)
    if name == "select_for_update" and isinstance(node.func, ast.Attribute):
        words = f"without the lock: {ast.unparse(node)[:80]}"
        yield _Change("lock", node, node.func.value, words)
    elif name == "audited" and "/events/" in path:
        told = any(given.arg == "told" for given in node.keywords)
        yield _Change("event", node, _expression(_FIELD % told), f"not in the audit: {ast.unparse(node)}")
    elif name in {"Event", "Row"} and path.endswith("casework/act.py"):
        for given in node.keywords:
            if given.arg in _OF_AN_EVENT and not isinstance(given.value, ast.Dict):
                other = ast.keyword(given.arg, _expression(_OF_AN_EVENT[given.arg]))
                yield _Change("event", given, other, f"{name}(): {given.arg} left out")
    elif name == "know_reader":
        for given in node.keywords:
            if given.arg in {"sees_cases", "sees_alerts"}:
                other = ast.keyword(given.arg, ast.Constant(True))
                yield _Change("permission", given, other, f"everybody: {given.arg}")
    elif name == "filter" and path.endswith("queries.py"):
        for given in node.keywords:
            if ast.unparse(given) == "authority=by.authority":
                rest = [one for one in node.keywords if one is not given]
                yield _Change("permission", node, ast.Call(node.func, node.args, rest), "of every authority")


def _not_stepped_up(node: ast.BoolOp) -> Iterator[_Change]:
    for one in node.values:
        if "told_to_show" in ast.unparse(one):
            rest = ast.BoolOp(node.op, [other for other in node.values if other is not one])
            yield _Change("permission", node, rest, "nobody must show again who they are")


def _of_a_kind(node: ast.ClassDef) -> Iterator[_Change]:
    for one in node.body:
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Constant) and one.value.value:
            name = ast.unparse(one.targets[0])
            if name in {"AUDIT", "SETS", "MOVES_CLOCK", "TELLS_SENDER"}:
                nothing = ast.Constant(False if one.value.value is True else "")
                other = ast.Assign(one.targets, nothing)
                yield _Change("event", one, other, f"{node.name}.{name} left out")


def _name(node: ast.expr) -> str:
    """The last part of what is called, or named."""
    if isinstance(node, ast.Call):
        node = node.func
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _expression(text: str) -> ast.expr:
    return ast.parse(text, mode="eval").body
