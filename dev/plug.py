"""An early pytest plug-in: a throw-away PostgreSQL before Django reads its settings.

pytest-django loads the settings before any conftest.py, so this cannot be a fixture. Only the
process that was started by hand has the cluster; its workers are told where it is.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dev import pg

_CLUSTER: pg.Cluster | None = None


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests() -> Iterator[None]:
    """Starts the cluster and tells Django where it is, before any other plug-in loads the settings."""
    _prepare()
    return (yield)


def _prepare() -> None:
    global _CLUSTER  # noqa: PLW0603  (pytest gives a plug-in no other place to keep it)
    os.environ["TESTING"] = "true"
    os.environ["DEMO"] = "true"
    if os.environ.get("PYTEST_XDIST_WORKER"):
        return
    if not os.environ.get("DATABASE_URL"):
        _CLUSTER = pg.throw_away()
        os.environ["DATABASE_URL"] = _CLUSTER.url
    folder = Path(tempfile.gettempdir()) / f"candour-test-data-{os.getpid()}"
    os.environ["DATA_DIR"] = str(folder)
    os.environ["KEYRING"] = str(folder / "keyring.json")


def pytest_configure(config: pytest.Config) -> None:
    """Makes the keys of this run."""
    if os.environ.get("PYTEST_XDIST_WORKER"):
        return
    from candour.vault import keys  # noqa: PLC0415  (Django's settings must be there first)

    ring = Path(os.environ["KEYRING"])
    if not ring.exists():
        keys.write(keys.generate(), ring)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Ends the cluster, also after Ctrl-C."""
    if _CLUSTER is not None:
        pg.remove(_CLUSTER)
        shutil.rmtree(os.environ["DATA_DIR"], ignore_errors=True)
