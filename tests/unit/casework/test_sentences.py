"""Whatever the code can write has its words: found in the source, so that nothing new is forgotten."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from candour.casework import act, actions, states, task_kinds, timeline
from candour.casework.models.people import PersonRole
from candour.correspondence import outbox
from candour.desk import alerts, presenters
from candour.worker import access_alerts
from complaintlaw import life

ACTIONS = Path(actions.__file__).parent


class Source:
    """The source of a module of actions: what a value in it can be when the code runs."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.module: ModuleType = importlib.import_module(f"candour.casework.actions.{path.stem}")
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.within = {
            inner: outer
            for outer in ast.walk(self.tree)
            if isinstance(outer, ast.FunctionDef)
            for inner in ast.walk(outer)
        }

    def calls(self, name: str) -> Iterator[ast.Call]:
        """Every call of what goes by that name, plain or with something before the dot."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and name in (getattr(node.func, "attr", ""), getattr(node.func, "id", "")):
                yield node

    def values(self, node: ast.expr) -> set[Any]:
        """Everything that the expression can stand for. An expression that nobody can tell fails the test."""
        match node:
            case ast.Constant(value):
                return {value}
            case ast.IfExp(_test, body, orelse):
                return self.values(body) | self.values(orelse)
            case ast.Subscript(table, _index):
                return {value for one in self._looked_up(table) for value in dict(one).values()}
            case ast.Name(name):
                assigned = list(self._assigned(node, name))
                return {value for one in assigned for value in self.values(one)} or self._looked_up(node)
            case ast.Attribute():
                return self._looked_up(node)
        raise AssertionError(f"{self.module.__name__}:{node.lineno}: nobody can tell what {ast.unparse(node)} is")

    def _looked_up(self, node: ast.expr) -> set[Any]:
        value = eval(ast.unparse(node), vars(self.module))
        return {tuple(value.items())} if isinstance(value, dict) else {value}

    def _assigned(self, node: ast.expr, name: str) -> Iterator[ast.expr]:
        """What a name of the function is given: where it is assigned, or where the function is called."""
        function = self.within.get(node)
        if not isinstance(function, ast.FunctionDef):
            return
        for inner in ast.walk(function):
            if isinstance(inner, ast.Assign) and [
                target.id for target in inner.targets if isinstance(target, ast.Name)
            ] == [name]:
                yield inner.value
        names = [argument.arg for argument in function.args.args]
        if name in names:
            for call in self.calls(function.name):
                yield call.args[names.index(name)]


SOURCES = [Source(path) for path in sorted(ACTIONS.glob("*.py")) if path.stem not in {"__init__", "act"}]


def passed(function: str, place: int, *, but_not: str = "") -> set[str]:
    """Everything that the actions can pass to that function at that place."""
    return {
        value
        for source in SOURCES
        for call in source.calls(function)
        if source.name != but_not and len(call.args) > place
        for value in source.values(call.args[place])
    }


def test_every_kind_of_decision_has_words() -> None:
    overrides = passed("_decide", 1)
    assert (passed("decide", 1, but_not="bar_override") | overrides | {act.OUT_OF_ORDER}) == set(timeline.DECISIONS)


def test_every_task_that_can_be_opened_is_of_a_kind_with_words_and_ends() -> None:
    # What comes through the short doors says its own kind.
    short = {task_kinds.PRESERVE, task_kinds.THANKS, task_kinds.FEEDBACK}
    assert passed("open_task", 0, but_not="short_messages") | short == set(task_kinds.KINDS)
    assert [
        kind for kind, known in task_kinds.KINDS.items() if not (known.words and known.why and known.outcomes)
    ] == []


def test_every_message_that_can_leave_is_named() -> None:
    assert passed("queue", 0) == set(outbox.WHAT)


def test_everyone_on_a_case_every_state_and_every_alert_has_a_word_at_the_desk() -> None:
    assert set(presenters.ROLES) == {role.value for role in PersonRole}
    assert set(states.STATES) == {state.name for state in life.State}
    assert set(alerts.SENTENCES) == {pattern.name.lower() for pattern in access_alerts.Pattern}
