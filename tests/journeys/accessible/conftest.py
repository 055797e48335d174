"""Four browsers for all pages: one that has answered nothing, one all, and two to spoil."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys import steps
from tests.journeys.conftest import Service


@contextmanager
def window(browser: Browser, **options: Any) -> Iterator[Page]:
    """A browser window with nothing remembered, in which nothing moves."""
    given = {"viewport": {"width": 1100, "height": 800}, "reduced_motion": "reduce"} | options
    with browser.new_context(**given) as context:
        yield context.new_page()


@pytest.fixture(scope="package")
def started(browser: Browser, service: Service) -> Iterator[Page]:
    """Someone who has begun and answered nothing but the first question."""
    with window(browser) as page:
        steps.start(page, service)
        page.get_by_label("Me", exact=True).check()
        steps.go_on(page)
        yield page


@pytest.fixture(scope="package")
def spoilt(browser: Browser, service: Service) -> Iterator[Page]:
    """The same, for pages that are then filled with what is too long, or left out."""
    with window(browser) as page:
        steps.start(page, service)
        page.get_by_label("Me", exact=True).check()
        steps.go_on(page)
        yield page


@pytest.fixture(scope="package")
def answered(browser: Browser, service: Service) -> Iterator[Page]:
    """Someone at check-your-answers."""
    with window(browser) as page:
        steps.come_to(page, service)
        yield page
