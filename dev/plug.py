"""An early pytest plug-in: a throw-away PostgreSQL before Django reads its settings.

pytest-django loads the settings before any conftest.py, so this cannot be a fixture. Only the
process that was started by hand has the cluster; its workers are told where it is.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dev import pg

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


def _end(maker: int) -> None:
    # A test may fork: only the process that made it all takes it away.
    if os.getpid() == maker:
        _MADE.close()
