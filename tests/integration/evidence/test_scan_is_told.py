"""What a scan found reaches the sender through the worker's own rounds, and nobody has to ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from candour.correspondence import tracking
from candour.evidence import door, files
from candour.intake import access_secret
from candour.worker import tracking_projection
from tests import acting
from tests.chain import guarded, guarded_again, link_all  # noqa: F401  (a fixture, used by its name)
from tests.clamd import clamd  # noqa: F401  (a fixture, used by its name)
from tests.roles import as_role


@pytest.fixture
def emptied(guarded_again: None, transactional_db: None) -> Iterator[None]:  # noqa: F811
    yield
    guarded(False)


def told(held: access_secret.AccessSecret) -> list[dict[str, str]]:
    """What the worker has told of the files, after one of its rounds."""
    link_all()
    with as_role("candour_worker"):
        tracking_projection.refresh()
    shown = tracking.find(held.tracking_handle, private=held.tracking_pair[0])
    assert shown
    return list(shown["files"])


def test_what_a_scan_found_is_told(
    emptied: None,
    clamd: str,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    monkeypatch.setattr(settings, "CLAMD", "")
    with as_role("candour_public"):
        file = door.Arrived("photo.jpg")
        file.take(b"\xff\xd8\xff an invented photograph")
        kept = file.keep(now=timezone.now())
    held, _reference = acting.sent(for_whom="me", agreement=None, files=[kept])
    day = timezone.localdate().isoformat()
    assert told(held) == [{"kind": "photo", "on": day, "state": "waiting"}]
    monkeypatch.setattr(settings, "CLAMD", clamd)
    with as_role("candour_worker"):
        assert files.check_waiting(now=timezone.now()) == 1
    assert told(held) == [{"kind": "photo", "on": day, "state": "clean"}]
