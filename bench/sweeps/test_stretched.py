"""Every public page in Welsh, on the smallest phone, with its words made a third longer: nothing is cut off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from bench.sweeps.places import CHECK, FORM, INFORMATION, SHORT
from tests.journeys import steps
from tests.journeys.conftest import Service

# As a translator who needs more room would leave it: each word that has letters gets a third of them again.
_STRETCH = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode;
    if (node.parentElement.closest("script, style, textarea, svg")) continue;
    node.data = node.data.replace(/\\p{L}{2,}/gu, word => word + word.slice(0, Math.ceil(word.length / 3)));
  }
}"""
_CUT = """() => [...document.querySelectorAll("main *, header *, footer *, .app-leave *")]
  .filter(one => one.getClientRects().length && getComputedStyle(one.closest("thead") ?? one).position !== "absolute")
  .filter(one => one.getBoundingClientRect().right > window.innerWidth + 1
    || (/^(BUTTON|H1|H2|H3|LABEL|LEGEND|A|P|LI)$/.test(one.tagName)
      && getComputedStyle(one).display !== "inline" && one.scrollWidth > one.clientWidth + 4))
  .map(one => one.tagName + ": " + one.textContent.trim().slice(0, 60))"""


@pytest.mark.parametrize("width", [320, 1100])
def test_longer_words_find_room(service: Service, page: Page, width: int) -> None:
    steps.start(page, service)
    steps.answer_all(page)
    page.set_viewport_size({"width": width, "height": 800})
    wrong = []
    for address in (*INFORMATION, *SHORT, *CHECK, *FORM):
        page.goto(f"{service.public}/cy/{address}")
        page.evaluate(_STRETCH)
        wrong += [f"{address}: {one}" for one in page.evaluate(_CUT)]
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            wrong.append(f"{address} scrolls sideways")
    assert wrong == []
