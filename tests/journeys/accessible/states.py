"""Bringing a page into the states in which people meet it."""

from __future__ import annotations

from playwright.sync_api import Page

LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch " * 40
_BOXES = "main form input[type=text], main form input[type=email], main form input[type=tel], main form textarea"
# Every box empty or holding what cannot be taken, every tick away: set from within, as a slip of the hand would.
_SPOIL = """boxes => {
  for (const tick of document.querySelectorAll("main form :checked")) tick.checked = false;
  for (const box of document.querySelectorAll(boxes)) {
    const most = Number(box.getAttribute("maxlength"));
    box.removeAttribute("maxlength");
    box.value = box.inputMode === "numeric" ? "99" : box.type === "email" ? "no address"
      : most && most < 1000 ? "x".repeat(most + 1) : "";
  }
}"""
_WORDS = """([boxes, words]) => {
  for (const box of document.querySelectorAll(boxes)) {
    const most = Number(box.getAttribute("maxlength")) || 400;
    if (box.getClientRects().length) box.value = words.slice(0, most);
  }
}"""


def has_boxes(page: Page) -> bool:
    """Whether one can write something on the page."""
    return page.locator(_BOXES).count() > 0


def put_into(page: Page, state: str) -> bool:
    """Brings the page into that state; False where it has none such."""
    if state == "with long words":
        page.evaluate(_WORDS, [_BOXES, LONG])
        return has_boxes(page)
    if state != "after an error":
        return True
    send = page.locator("main form button.govuk-button:not(.govuk-button--secondary)")
    if send.count() == 0:
        return False
    page.evaluate(_SPOIL, _BOXES)
    with page.expect_navigation():
        send.first.click()
    return page.locator(".govuk-error-summary").count() > 0
