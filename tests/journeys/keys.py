"""Real keys for a real browser.

Keys that a test driver sends go straight to the page and pass by the browser's own use of them: Escape also stops
the loading of the next page, closes lists and leaves full screen. So these keys are X events, sent to a browser
window on a display of its own.
"""

from __future__ import annotations

import os
import struct
import subprocess
import time
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from playwright.sync_api import Browser, BrowserType, Error, Page

BOTTOM = 950  # how high the window is

# Keys that nothing uses. When the page has seen one of them, it has seen all keys before it.
_MARKS = cycle(["F8", "F9"])

WATCH = """
window.seen = [];
window.repeats = 0;
window.addEventListener("keyup", (event) => window.seen.push(event.key), true);
window.addEventListener("keydown", (event) => { window.repeats += event.repeat; }, true);
"""


@dataclass(frozen=True)
class Display:
    """An X server: its name and the file that holds what it shows."""

    name: str
    picture: Path

    def white(self, *, top: int, width: int) -> float:
        """The share of white in what is shown below `top` and left of `width`: 1.0 is an empty sheet.

        The file is an X window dump: a header of big-endian numbers, the colours, then rows of 32-bit pixels.
        """
        data = self.picture.read_bytes()
        header = struct.unpack(">25I", data[:100])
        size, height, row_bytes, colours = header[0], header[5], header[12], header[19]
        start = size + 12 * colours
        rows = [array("I", data[start + row * row_bytes :][: 4 * width]) for row in range(top, min(height, BOTTOM))]
        # The byte that no colour uses is all nought or all one.
        return sum(row.count(0x00FFFFFF) + row.count(0xFFFFFFFF) for row in rows) / (width * len(rows))


@dataclass(frozen=True)
class Keyboard:
    """Keyboard and mouse of one display."""

    display: Display

    def _send(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=os.environ | {"DISPLAY": self.display.name}, check=True, timeout=20)

    def press(self, *keys: str) -> None:
        """Press and let go keys one after the other, by their X names: Escape, space, ctrl+Escape."""
        for key in keys:
            self._send("key", key)

    def hold(self, key: str, seconds: float = 1.5) -> None:
        """Keep a key down long enough for the display to repeat it."""
        self._send("keydown", key)
        time.sleep(seconds)
        self._send("keyup", key)

    def type(self, text: str) -> None:
        """Write words."""
        self._send("type", "--delay", "20", text)

    def title(self) -> str:
        """What the window is called in the list of windows."""
        answer = subprocess.run(
            ["xdotool", "getwindowfocus", "getwindowname"],
            env=os.environ | {"DISPLAY": self.display.name},
            check=True,
            capture_output=True,
            text=True,
            timeout=20,
        )
        return answer.stdout.strip()

    def click(self, page: Page, selector: str) -> None:
        """Click the middle of an element with the mouse of the display."""
        box = page.locator(selector).bounding_box()
        assert box, f"{selector} cannot be seen"
        self._click_at(page, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def visit(self, page: Page, address: str) -> None:
        """Open a page and click its empty margin, until the page has the keys: the address bar had them before."""
        page.goto(address)
        middle = page.evaluate("() => window.innerHeight / 2")
        self._until_seen(page, lambda: self._click_at(page, 8, middle))

    def _click_at(self, page: Page, x: float, y: float) -> None:
        left, top = page.evaluate(
            """() => [window.screenX + (window.outerWidth - window.innerWidth) / 2,
                      window.screenY + window.outerHeight - window.innerHeight]"""
        )
        self._send("mousemove", str(round(left + x)), str(round(top + y)), "click", "1")

    def focus_window(self) -> None:
        """Give the browser's window the keys: there is no window manager to do it."""
        self._send("search", "--sync", "--onlyvisible", "--class", "chromium", "windowfocus", "--sync")

    def settle(self, page: Page) -> None:
        """Come back when the page has seen every key sent so far.

        A page that is on its way to the next one takes the mark along, so it is sent again.
        """
        self._until_seen(page, lambda: None)

    def _until_seen(self, page: Page, before: Callable[[], None]) -> None:
        mark = next(_MARKS)
        for _ in range(20):
            before()
            self.press(mark)
            try:
                page.wait_for_function("(mark) => window.seen.at(-1) === mark", arg=mark, timeout=2_000)
            except Error:
                continue
            return
        raise AssertionError("the page sees no keys")


@contextmanager
def display(folder: Path) -> Iterator[Display]:
    """An X server of its own, which keeps its picture in a folder."""
    reader, writer = os.pipe()
    screen = ["-screen", "0", "1280x1000x24", "-fbdir", str(folder)]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), *screen, "-nolisten", "tcp", "-ac"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            yield Display(f":{answer.readline().strip()}", folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.wait(timeout=20)


@contextmanager
def headed(chromium: BrowserType, screen: Display, path: str, flags: list[str]) -> Iterator[Browser]:
    """A browser that shows its window in the corner of a display."""
    browser = chromium.launch(
        executable_path=path,
        headless=False,
        args=[*flags, "--window-position=0,0", f"--window-size=1200,{BOTTOM}"],
        env={**os.environ, "DISPLAY": screen.name},
    )
    try:
        yield browser
    finally:
        browser.close()
