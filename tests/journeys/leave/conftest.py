"""The test site, a display with a keyboard, and a headed browser on it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys import keys

ROOT = Path(__file__).resolve().parents[3]
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Nothing outside this machine is ever asked for.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@dataclass(frozen=True)
class Places:
    """Addresses of the test site and of where people go."""

    site: str
    fast: str
    slow: str
    soon: str

    def told(self) -> list[dict[str, object]]:
        """What /leave was told since the last look."""
        with urllib.request.urlopen(f"{self.site}/log", timeout=10) as answer:
            return json.load(answer)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(address: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=2)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"no answer from {address}")


@pytest.fixture(scope="session")
def places() -> Iterator[Places]:
    """The test site in a process of its own."""
    port, place_port = _free_port(), _free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.leave.serve", str(port), str(place_port)],
        cwd=ROOT,
        env={
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
            "PATH": "/usr/bin:/bin",
            "DJANGO_SETTINGS_MODULE": "tests.journeys.leave.site_settings",
        },
    )
    try:
        site, elsewhere = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{place_port}"
        _wait_for(f"{site}/log")
        yield Places(site=site, fast=f"{elsewhere}/fast", slow=f"{elsewhere}/slow", soon=f"{elsewhere}/soon")
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def keyboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[keys.Keyboard]:
    """A keyboard on a display of its own."""
    with keys.display(tmp_path_factory.mktemp("display")) as screen:
        yield keys.Keyboard(screen)


@pytest.fixture(scope="session")
def window(browser: Browser, keyboard: keys.Keyboard) -> Iterator[Browser]:
    """A headed browser on that display."""
    with keys.headed(browser.browser_type, keyboard.display, CHROMIUM, [*FLAGS, ALONE]) as headed:
        yield headed


def _opened(window: Browser, keyboard: keys.Keyboard, **options: object) -> BrowserContext:
    context = window.new_context(no_viewport=True, **options)
    context.add_init_script(keys.WATCH)
    context.new_page()
    keyboard.focus_window()
    return context


@pytest.fixture
def page(window: Browser, keyboard: keys.Keyboard, places: Places) -> Iterator[Page]:
    """A window that has the keys; /leave has been told nothing yet."""
    places.told()
    with _opened(window, keyboard) as context:
        yield context.pages[0]


@pytest.fixture
def page_without_script(window: Browser, keyboard: keys.Keyboard, places: Places) -> Iterator[Page]:
    """The same, with JavaScript turned off."""
    places.told()
    with _opened(window, keyboard, java_script_enabled=False) as context:
        yield context.pages[0]
