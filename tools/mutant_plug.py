"""A pytest plug-in for a run against one mutant: the database is there already, and what each test goes through is
noted when the run is one without a mutant.
"""

from __future__ import annotations

import importlib
import json
import os
import pickle
import re
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from django.db.backends.signals import connection_created

from tools.act_mutants import SOURCE, Mutant, files, module_of, swap

FOLDER, DATABASE, TRACED, ASKED, ANSWERED = (
    f"MUTANT_{word}" for word in ("FOLDER", "DATABASE", "TRACED", "ASKED", "ANSWERED")
)
"""What the environment tells a run: the folder in which `wanted` has the tests to run, one a line, and `notes` is
written; its database; whether it is noted what each test goes through; and, for a process that waits to be asked for
runs, the numbers of the pipes on which it is asked and answers.
"""
_ROLE = re.compile(r"SET ROLE (\w+)")
_WORDS = re.compile(r"\w+")


class Notes:
    """What each test called, as whom it spoke to which tables, how long it took, and whether it passed."""

    def __init__(self) -> None:
        self.tests: dict[str, dict[str, Any]] = {}
        self.now: set[str] = set()
        self.tables: set[str] = set()
        self.roles: dict[int, str] = {}

    def called(self, place: str, known: Mapping[str, Any]) -> None:
        """Notes the function that was called, and of the few that stand for many, for which."""
        self.now.add(place)
        if "what" in known and ":performed:" in place:
            self.now.add(f"performs:{known['what'].name}")
        elif "view" in known and ":guarded:" in place:
            self.now.add(f"view:{known['view'].__name__}")
        elif "/events/" in place and "self" in known:
            self.now.update(f"kind:{one.__name__}" for one in type(known["self"]).__mro__)

    def executed(self, execute: Any, query: Any, params: Any, many: bool, context: Any) -> Any:
        """Notes the tables that a statement names, with the role in which it is sent."""
        text, key = str(query), id(context["connection"])
        if role := _ROLE.match(text):
            self.roles[key] = role[1]
        elif text.startswith("RESET ROLE"):
            self.roles.pop(key, None)
        role_now = self.roles.get(key, "owner")
        self.now.update(f"{role_now}:{table}" for table in self.tables.intersection(_WORDS.findall(text)))
        return execute(query, params, many, context)


_notes = Notes()
noted = _notes.called
"""What every function calls first, where it is noted what each test goes through."""
_first_failed: list[str] = []


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """The database of this run was copied from one that is ready: it is neither made nor destroyed."""
    from django.test import utils  # noqa: PLC0415  (pytest-django has set Django up only by now)

    def ready(*_args: Any, **_options: Any) -> list[Any]:
        settings = connections["default"].settings_dict
        settings["NAME"] = os.environ[DATABASE]
        return []

    utils.setup_databases = ready
    utils.teardown_databases = lambda *_args, **_options: None
    if os.environ.get(TRACED):
        connection_created.connect(_listen, weak=False)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the tests into that order; those that commit come last, for they empty the database after them."""
    if os.environ.get(ASKED):
        return
    items[:] = _wanted(items)


def _wanted(items: list[pytest.Item]) -> list[pytest.Item]:
    lines = (Path(os.environ[FOLDER]) / "wanted").read_text(encoding="utf-8").splitlines()
    rank = {line: number for number, line in enumerate(lines)}
    wanted = [item for item in items if item.nodeid in rank] or items
    wanted.sort(key=lambda item: ("transactional_db" in item.fixturenames, rank.get(item.nodeid, 0)))  # type: ignore[attr-defined]
    return wanted


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool | None:
    """Waits to be asked for runs, where it was started for that, and does each in a fork."""
    if not os.environ.get(ASKED):
        return None
    answers = os.fdopen(int(os.environ[ANSWERED]), "wb", buffering=0)
    for file in files():
        # Pages are imported with the first request, which would come too late to change them.
        importlib.import_module(module_of(file.relative_to(SOURCE).as_posix()))
    answers.write(b"ready\n")
    with os.fdopen(int(os.environ[ASKED]), "rb") as asked:
        while wish := pickle.load(asked):
            folder, mutant = wish
            pid = os.fork()
            if pid == 0:
                _fork(session, Path(folder), mutant)
            (Path(folder) / "pid").write_text(str(pid))
            code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            answers.write(f"{code}\n".encode())
    return True


def _fork(session: pytest.Session, folder: Path, mutant: Any) -> None:
    code = 70
    try:
        os.environ |= {FOLDER: str(folder), DATABASE: f"test_candour_{folder.name.replace('-', '_')}"}
        if isinstance(mutant, Mutant):
            swap(mutant)
        items = _wanted(session.items)
        for item, following in zip(items, [*items[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if _first_failed:
                break
        _write()
        code = 1 if _first_failed else 0
    except BaseException:
        (folder / "said").write_text(traceback.format_exc(), encoding="utf-8")
    finally:
        os._exit(code)


def _listen(connection: Any, **_more: Any) -> None:
    if not _notes.tables:
        _notes.tables = set(connection.introspection.table_names())
    if _notes.executed not in connection.execute_wrappers:
        connection.execute_wrappers.append(_notes.executed)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Looks at one test."""
    if not os.environ.get(TRACED):
        return (yield)
    _notes.now = set()
    result = yield
    _notes.tests.setdefault(item.nodeid, {})["called"] = sorted(_notes.now)
    return result


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Adds up how long it took, and remembers what failed."""
    one = _notes.tests.setdefault(report.nodeid, {})
    one["seconds"] = one.get("seconds", 0.0) + report.duration
    if report.failed:
        one["failed"] = True
        _first_failed.append(report.nodeid)


def pytest_sessionfinish() -> None:
    """Writes it all down."""
    if not os.environ.get(ASKED):
        _write()


def _write() -> None:
    told = _notes.tests if os.environ.get(TRACED) else {"failed": _first_failed[:1], "ran": len(_notes.tests)}
    (Path(os.environ[FOLDER]) / "notes").write_text(json.dumps(told), encoding="utf-8")
