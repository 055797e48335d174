"""What is wrong with a page for someone who uses it in another way than its makers: one list of sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.journeys.conftest import AXE

HERE = Path(__file__).resolve().parent
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FAULTS = (HERE / "faults.js").read_text(encoding="utf-8")
FOCUS = (HERE / "focus.js").read_text(encoding="utf-8")
MOST_STOPS = 150
_VIOLATIONS = """async options => (await axe.run(document, options)).violations.flatMap(
  one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 160)}`))"""
AXE_TEXT = AXE.read_text(encoding="utf-8")


def seen_by_axe(page: Page) -> list[str]:
    """What axe finds wrong on the page as it is now, of any impact."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE_TEXT)
    # Only what is wrong leaves the page: what is right is a hundred times as long.
    found: list[str] = page.evaluate(_VIOLATIONS, {"runOnly": TAGS, "resultTypes": ["violations"]})
    return found


def in_its_shape(page: Page) -> list[str]:
    """What else is wrong with the page: structure, errors, names, room and motion."""
    found: list[str] = page.evaluate(FAULTS)
    return found


def of(page: Page) -> list[str]:
    """All that is wrong with the page as it stands, without a key pressed."""
    return in_its_shape(page) + seen_by_axe(page)


def where_the_focus_is(page: Page) -> dict[str, Any]:
    """The element with the focus: `name`, `tag`, `key` (which one it is), and `faults`: hidden, covered, no ring."""
    where: dict[str, Any] = page.evaluate(FOCUS)
    return where


def on_the_way_through(page: Page) -> list[str]:
    """What is wrong while someone goes through the whole page with Tab, and back again."""
    wrong, forward = [], _walk(page, "Tab")
    back = _walk(page, "Shift+Tab")
    for stop in forward + back:
        wrong += stop["faults"]
    there, again = [stop["key"] for stop in forward], [stop["key"] for stop in reversed(back)]
    if there != again:
        wrong.append(f"the way back is not the way there: {there} and {again}")
    if there != sorted(there):
        wrong.append(f"the way goes back and forth: {there}")
    return wrong


def _walk(page: Page, key: str) -> list[dict[str, Any]]:
    stops: list[dict[str, Any]] = []
    page.evaluate("() => { document.activeElement.blur(); }")
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        stop = where_the_focus_is(page)
        if not stop or (stops and stop["key"] == stops[0]["key"]):
            return stops
        stops.append(stop)
    return [*stops, {"key": -1, "faults": ["the way through the page has no end"]}]
