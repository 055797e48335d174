"""What all tests share: a client for each door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client, override_settings
from django.urls import set_urlconf
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from tests.chain import emptied, guarded_again  # noqa: F401  (fixtures for everyone)
from tests.roles import as_role

# A busy machine is no fault of what is tested.
hypothesis_settings.register_profile("untimed", deadline=None)
hypothesis_settings.load_profile("untimed")

settings.PASSWORD_HASHERS = ["tests.passwords.Quick"]

SUITES = {
    "route × role × state × conflict": "tests/integration/test_matrix.py",
    "unreadable if stolen": "tests/integration/test_unreadable.py",
    "snooping": "tests/integration/test_access_alerts.py",
    "tampering": "tests/integration/test_audit.py",
    "kills and outages": "tests/faults/",
    "pages broken on purpose": "tests/journeys/accessible/test_broken_pages.py",
}


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Says of the suites that trust rests on how much they looked at, from whichever process it was."""
    passed = [one for one in terminalreporter.stats.get("passed", []) if one.when == "call"]
    for suite, place in SUITES.items():
        some = [one for one in passed if one.nodeid.startswith(place)]
        counts: Counter[str] = Counter()
        for one in some:
            counts.update(dict(one.user_properties))
        if some:
            told = [f"{len(some):,} tests", *(f"{count:,} {what}" for what, count in counts.items())]
            terminalreporter.write_line(f"{suite}: {', '.join(told)}")


class AsRole(Client):
    """A browser at a door whose process has that database role."""

    def __init__(self, role: str, **options: Any) -> None:
        super().__init__(**options)
        self.role = role

    def request(self, **request: Any) -> Any:
        """One request, with the rights of the door: never with those of the owner or a superuser."""
        try:
            connection.ensure_connection()
        except RuntimeError:  # a test without the database
            return super().request(**request)
        with as_role(self.role):
            return super().request(**request)


def _door(name: str) -> Iterator[Client]:
    with override_settings(
        MIDDLEWARE=settings.DOOR_MIDDLEWARE[name],
        UI_SITE=f"candour.{name}.site_context.site",
        CSRF_FAILURE_VIEW=settings.DOOR_STALE_FORM[name],
        STORAGES=settings.STORAGES
        | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}},
    ):
        # Not among them: Django would throw away, twice in each test, what it has made of both doors' addresses.
        settings.ROOT_URLCONF = settings.DOOR_URLS[name]
        set_urlconf(None)
        yield AsRole(f"candour_{name}")
    set_urlconf(None)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """A test that read Welsh pages leaves no Welsh behind."""
    yield
    translation.deactivate()


@pytest.fixture
def public_client() -> Iterator[Client]:
    """A browser at the public door."""
    yield from _door("public")


@pytest.fixture
def desk_client() -> Iterator[Client]:
    """A browser at the desk, not signed in."""
    yield from _door("desk")
