"""Each journey is walked twice: with JavaScript and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """The window of a small phone, with nothing remembered."""
    viewport = {"width": 360, "height": 700}
    with browser.new_context(viewport=viewport, java_script_enabled=request.param) as context:
        window = context.new_page()
        window.set_default_timeout(8_000)
        yield window
