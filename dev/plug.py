"""An early pytest plug-in: a throw-away PostgreSQL before Django reads its settings, and what cannot run here.

pytest-django loads the settings before any conftest.py, so this cannot be a fixture. Only the
process that was started by hand has the cluster; its workers are told where it is.

A test that needs a program which is not there is left out, and the end of the run names it (`dev.needed`).
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dev import needed, pg

LEFT_OUT = pytest.StashKey[dict[str, str]]()
"""For each test that was left out, the packages it lacks."""

# What this run has made and must take away again.
_MADE = contextlib.ExitStack()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Starts the cluster and tells Django where it is, before any other plug-in loads the settings."""
    os.environ["TESTING"] = "true"
    os.environ["DEMO"] = "true"
    if not _is_worker():
        _prepare()
    return (yield)


def _is_worker() -> bool:
    return bool(os.environ.get("PYTEST_XDIST_WORKER"))


def _prepare() -> None:
    # At the exit as well: a run that stops before it has begun never reaches pytest_unconfigure.
    atexit.register(_end, os.getpid())
    if not os.environ.get("DATABASE_URL"):
        cluster = pg.throw_away()
        _MADE.callback(pg.remove, cluster)
        os.environ["DATABASE_URL"] = cluster.url
        files = cluster.data.parent / "files"
    else:
        files = Path(tempfile.mkdtemp(prefix="candour-test-files-"))
        _MADE.callback(shutil.rmtree, files, ignore_errors=True)
    os.environ["DATA_DIR"] = str(files)
    os.environ["KEYRING"] = str(files / "keyring.json")


def pytest_configure(config: pytest.Config) -> None:
    """Makes the keys of this run."""
    if _is_worker():
        return
    from candour.vault import keys  # noqa: PLC0415  (Django's settings must be there first)

    ring = Path(os.environ["KEYRING"])
    if not ring.exists():
        keys.write(keys.generate(), ring)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Ends the cluster, also after Ctrl-C."""
    _end(os.getpid())


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Iterator[None]:
    """Marks each test by the fixtures it uses; of those that were asked for, leaves out what cannot run here."""
    for item in items:
        for fixture in sorted(needed.FIXTURES.keys() & set(getattr(item, "fixturenames", ()))):
            item.add_marker(needed.FIXTURES[fixture])
    yield
    config.stash[LEFT_OUT] = {}
    if not needed.nothing_may_be_left_out():
        _leave_out(config, items)


def _leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    lacking: dict[str, list[str]] = {}
    for package in needed.missing(needed.for_tests()):
        lacking.setdefault(package.mark, []).append(package.name)
    for item in items:
        names = [name for mark in lacking if item.get_closest_marker(mark) for name in lacking[mark]]
        if names:
            config.stash[LEFT_OUT][item.nodeid] = ", ".join(names)
    left_out = [item for item in items if item.nodeid in config.stash[LEFT_OUT]]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item.nodeid not in config.stash[LEFT_OUT]]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hands what was left out to the process that tells it."""
    if _is_worker():
        session.config.workeroutput["left_out"] = session.config.stash.get(LEFT_OUT, {})  # type: ignore[attr-defined]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Takes it. Each worker has collected the same tests; one that crashed tells nothing."""
    told = getattr(node, "workeroutput", {})
    if "left_out" in told:
        node.config.stash[LEFT_OUT] = told["left_out"]


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Names what was left out, by file."""
    counts: Counter[tuple[str, str]] = Counter()
    for test, packages in config.stash.get(LEFT_OUT, {}).items():
        counts[packages, test.partition("::")[0]] += 1
    for (packages, file), count in sorted(counts.items()):
        terminalreporter.write_line(f"LEFT OUT for want of {packages}: {file} ({count} tests)")


def _end(maker: int) -> None:
    # A test may fork: only the process that made it all takes it away.
    if os.getpid() == maker:
        _MADE.close()
