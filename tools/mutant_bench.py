"""Where mutants are tried: one throw-away cluster, a fresh copy of a ready database for each, and a process of its own
for each, forked from one that has all tests collected (warm) or, where a module must be imported anew, from one that
has all but the program loaded (cold). Nothing in the tree is touched.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import pickle
import select
import signal
import sys
import time
import traceback
import types
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import IO, Any

import psycopg

from dev import pg
from tools import act_mutants, mutant_plug
from tools.act_mutants import ROOT, SOURCE, Mutant
from tools.row_mutants import RowMutant

READY = "test_candour"
# What every run loads and no mutant changes.
LOADED = """
    pytest psycopg structlog segno holidays tqdm cryptography.hazmat.primitives.asymmetric
    django.db.models django.db.backends.postgresql.base django.db.migrations.executor django.test django.forms
    django.contrib.auth.hashers django.contrib.messages django.contrib.staticfiles.storage django.template.response
    django.core.management django.views.generic complaintlaw
"""
_OFF = (
    *("-q", "-W", "ignore::pytest.PytestAssertRewriteWarning"),
    *("-p", "no:cacheprovider", "-p", "no:xdist", "-p", "tools.mutant_plug"),
)


@dataclass
class Run:
    """One run of tests in a process of its own: which, against what change, and what became of it."""

    mutant: Mutant | RowMutant | None
    tests: Sequence[str]
    traced: bool = False
    longest: float = 600
    """After so many seconds it has killed its mutant: something waits that did not."""
    folder: Path = field(default_factory=Path)
    began: float = 0.0

    @property
    def said(self) -> str:
        """What pytest said."""
        return (self.folder / "said").read_text(encoding="utf-8", errors="replace")

    @property
    def notes(self) -> dict[str, Any]:
        """What the plug-in noted; nothing when the run did not come so far."""
        path = self.folder / "notes"
        return dict(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else {}

    @cached_property
    def is_warm(self) -> bool:
        """Whether it can be tried in a process that has imported everything."""
        return not self.traced and (not isinstance(self.mutant, Mutant) or act_mutants.is_swapped(self.mutant))


class _Lane:
    """One run at a time: in a fork of this process, or of a process of its own that has all tests collected."""

    def __init__(self, folder: Path, files: Sequence[str]) -> None:
        self.folder, self.files = folder, files
        self.run: Run | None = None
        self.pid = self.warm = 0
        self.asks: IO[bytes] | None = None
        self.answers: IO[bytes] | None = None

    def begin(self, run: Run) -> None:
        """Begins the run."""
        self.run = run
        run.folder.mkdir()
        (run.folder / "wanted").write_text("\n".join(run.tests), encoding="utf-8")
        if run.is_warm:
            self._warm_up()
            run.began = time.monotonic()
            assert self.asks is not None
            self.asks.write(pickle.dumps((str(run.folder), run.mutant)))
            self.asks.flush()
            return
        run.began = time.monotonic()
        self.pid = _forked()
        if self.pid == 0:
            _do(lambda: _run_tests(run), run.folder / "said")

    def ended(self) -> int | None:
        """How the run ended; None while it goes on. A run that takes too long is ended."""
        assert self.run is not None
        late = not self.run.traced and time.monotonic() - self.run.began > self.run.longest
        if not self.run.is_warm:
            if late:
                _kill(self.pid)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            return os.waitstatus_to_exitcode(status) if pid else None
        if late and (self.run.folder / "pid").exists():
            _kill(int((self.run.folder / "pid").read_text() or 0))
        assert self.answers is not None
        if not select.select([self.answers], [], [], 0)[0]:
            return None
        line = self.answers.readline()
        if not line:
            raise RuntimeError((self.folder / "said").read_text(encoding="utf-8")[-3000:])
        return int(line)

    def _warm_up(self) -> None:
        if self.warm:
            return
        self.folder.mkdir()
        (ours, theirs), (reads, writes) = os.pipe(), os.pipe()
        self.warm = _forked()
        if self.warm == 0:
            for end in (theirs, reads):
                os.close(end)
            os.environ |= {mutant_plug.ASKED: str(ours), mutant_plug.ANSWERED: str(writes)}
            _do(lambda: _pytest(self.files), self.folder / "said")
        for end in (ours, writes):
            os.close(end)
        self.asks, self.answers = os.fdopen(theirs, "wb"), os.fdopen(reads, "rb", buffering=0)
        if not self.answers.readline():
            raise RuntimeError((self.folder / "said").read_text(encoding="utf-8")[-3000:])

    def close(self) -> None:
        """Ends the process that waits."""
        if self.warm:
            assert self.asks is not None
            self.asks.write(pickle.dumps(None))
            self.asks.close()
            os.waitpid(self.warm, 0)


class Bench:
    """The cluster, and as many runs at a time as it was told. Used by one thread alone, for it forks."""

    def __init__(self, folder: Path, at_once: int, files: Sequence[str]) -> None:
        self.folder, self.at_once = folder, at_once
        self.cluster = pg.throw_away()
        os.environ |= {"DATABASE_URL": self.cluster.url, "TESTING": "true", "DEMO": "true"}
        os.environ |= {"DJANGO_SETTINGS_MODULE": "candour.config.settings", "PYTHONDONTWRITEBYTECODE": "1"}
        for name in LOADED.split():
            importlib.import_module(name)
        self.lanes = [_Lane(folder / f"warm-{number}", files) for number in range(at_once)]
        self._make_ready()

    def close(self) -> None:
        """Ends all that it began."""
        for lane in self.lanes:
            lane.close()
        pg.remove(self.cluster)

    def address(self, name: str) -> str:
        """Where that database of the cluster is."""
        return self.cluster.url.replace(f"///{pg.NAME}?", f"///{name}?")

    def _make_ready(self) -> None:
        # The database that all others are copied from, by its migrations.
        pid = _forked()
        if pid == 0:
            _do(_migrate, self.folder / "said")
        if os.waitpid(pid, 0)[1] != 0:
            raise RuntimeError(f"The database was not made.\n{(self.folder / 'said').read_text()[-2000:]}")

    def each(self, runs: Sequence[Run]) -> Iterator[tuple[Run, int]]:
        """Each run with its exit code, as it ends; 0 means that every test passed."""
        waiting = list(reversed(runs))
        for number, run in enumerate(runs):
            run.folder = self.folder / f"{'traced' if run.traced else 'run'}-{number}"
        while waiting or any(lane.run for lane in self.lanes):
            for lane in self.lanes:
                if lane.run is None and waiting:
                    run = waiting.pop()
                    self._copy(run)
                    lane.begin(run)
                elif lane.run is not None and (code := lane.ended()) is not None:
                    run, lane.run = lane.run, None
                    self._asked(f"DROP DATABASE {_database(run)} WITH (FORCE)")
                    yield run, code
            time.sleep(0.02)

    def _copy(self, run: Run) -> None:
        self._asked(f"CREATE DATABASE {_database(run)} TEMPLATE {READY} STRATEGY WAL_LOG")
        if isinstance(run.mutant, RowMutant):
            with psycopg.connect(self.address(_database(run)), autocommit=True) as there:
                there.execute(run.mutant.change.encode())

    def _asked(self, statement: str) -> None:
        with psycopg.connect(self.cluster.url, autocommit=True) as there:
            there.execute(statement.encode())


def _database(run: Run) -> str:
    return f"test_candour_{run.folder.name.replace('-', '_')}"


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        if pid:
            os.kill(pid, signal.SIGKILL)


def _forked() -> int:
    sys.stdout.flush()
    return os.fork()


def _do(work: Any, says: Path) -> None:
    """In a fork: does that, says all in that file, and ends."""
    code = 70
    try:
        with says.open("wb", buffering=0) as said:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
        code = work()
        sys.stdout.flush()
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)


def _migrate() -> int:
    import django  # noqa: PLC0415  (in a fork alone, so that no other has the program loaded)
    from django.test.utils import setup_databases  # noqa: PLC0415

    django.setup()
    setup_databases(verbosity=0, interactive=False)
    return 0


def _run_tests(run: Run) -> int:
    if isinstance(run.mutant, Mutant):
        changed = run.mutant
        sys.meta_path.insert(0, _InPlace(changed.path, lambda: act_mutants.compiled(changed)))
    os.environ |= {mutant_plug.FOLDER: str(run.folder), mutant_plug.DATABASE: _database(run)}
    if run.traced:
        os.environ[mutant_plug.TRACED] = "yes"
        for file in act_mutants.files():
            path = file.relative_to(SOURCE).as_posix()
            sys.meta_path.insert(0, _InPlace(path, partial(act_mutants.noting, file)))
    return _pytest(list(dict.fromkeys(test.partition("::")[0] for test in run.tests)), stop=not run.traced)


def _pytest(files: Sequence[str], *, stop: bool = True) -> int:
    import pytest  # noqa: PLC0415  (in a fork alone)

    return int(pytest.main(["--rootdir", str(ROOT), *_OFF, *(["-x"] if stop else []), *files]))


class _InPlace(importlib.abc.MetaPathFinder):
    """Gives the changed module to whoever imports it; its file stays as it is."""

    def __init__(self, path: str, code: Callable[[], types.CodeType]) -> None:
        self.name, self.path, self.code = act_mutants.module_of(path), str(SOURCE / path), code

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        """Where the changed module comes from; None for every other."""
        if fullname != self.name:
            return None
        loader = _Changed(fullname, self.path, self.code)
        return importlib.util.spec_from_file_location(fullname, self.path, loader=loader)


class _Changed(importlib.machinery.SourceFileLoader):
    def __init__(self, name: str, path: str, code: Callable[[], types.CodeType]) -> None:
        super().__init__(name, path)
        self.code = code

    def get_code(self, fullname: str) -> types.CodeType:
        """The changed module, compiled."""
        return self.code()
