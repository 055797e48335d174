"""The test site, a display with a keyboard, and a headed browser on it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page

from dev import ports
from tests.journeys import keys
from tests.journeys.conftest import CHROMIUM, FLAGS

ROOT = Path(__file__).resolve().parents[3]
# Nothing outside this machine is ever asked for.
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@dataclass(frozen=True)
class Places:
    """Addresses of the test site and of where people go."""

    site: str
    fast: str
    slow: str
    waiting: str
    """Answers when a test lets it: until then the browser is on its way there."""

    def told(self) -> list[dict[str, object]]:
        """What /leave was told since the last look."""
        return json.loads(self._ask("log"))

    def begin(self) -> None:
        """As after the start: nothing told, and the waiting place does not answer."""
        self._ask("begin")

    def let_answer(self) -> None:
        """The waiting place answers from now on."""
        self._ask("let-answer")

    def _ask(self, page: str) -> bytes:
        with urllib.request.urlopen(f"{self.site}/{page}", timeout=10) as answer:
            return answer.read()


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
    port, place_port = ports.free(), ports.free()
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
        yield Places(site=site, fast=f"{elsewhere}/fast", slow=f"{elsewhere}/slow", waiting=f"{elsewhere}/waiting")
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def keyboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[keys.Keyboard]:
    """A keyboard on a display of its own."""
    with keys.display(tmp_path_factory.mktemp("display")) as screen:
        yield keys.Keyboard(screen)


@pytest.fixture(scope="session")
def window(driver: BrowserType, keyboard: keys.Keyboard) -> Iterator[Browser]:
    """A headed browser on that display."""
    with keys.headed(driver, keyboard.display, CHROMIUM, [*FLAGS, ALONE]) as headed:
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
    places.begin()
    with _opened(window, keyboard) as context:
        yield context.pages[0]


@pytest.fixture
def page_without_script(window: Browser, keyboard: keys.Keyboard, places: Places) -> Iterator[Page]:
    """The same, with JavaScript turned off."""
    places.begin()
    with _opened(window, keyboard, java_script_enabled=False) as context:
        yield context.pages[0]
