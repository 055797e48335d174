"""A rig for all faults: real processes that are killed, and a database that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.utils import timezone

from bench import load_clients
from bench.rig import Rig, running

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here is a fault."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.faults)


@pytest.fixture(scope="session")
def rig() -> Iterator[Rig]:
    """The door, the worker and their database, started once."""
    with running(fsync=False) as ready:
        yield ready


@pytest.fixture
def someone(rig: Rig) -> Callable[[int], list[load_clients.Person]]:
    """Makes that many people who are about to send."""
    return lambda count: load_clients.begin(rig, count, today=timezone.localdate())
