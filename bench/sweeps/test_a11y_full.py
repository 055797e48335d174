"""`make a11y-full`: axe on every page of the public door, in every language, width and state."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from bench.sweeps.places import CHECK, FORM, INFORMATION, LANGUAGES, SHORT
from tests.journeys import steps
from tests.journeys.conftest import Service
from tests.journeys.test_accessible import violations

LONG = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch " * 40


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [1100, 320])
def test_every_page_in_every_state(service: Service, page: Page, language: str, width: int) -> None:
    wrong, looked = [], 0
    page.set_viewport_size({"width": 1100, "height": 800})
    steps.start(page, service)
    steps.answer_all(page)
    page.set_viewport_size({"width": width, "height": 800})
    for address in (*INFORMATION, *SHORT, *CHECK, *FORM):
        page.goto(f"{service.public}/{LANGUAGES[language]}{address}")
        for state in ("as it is", "with long words", "after an error"):
            if not _put_into(page, state):
                continue
            wrong += [f"{address} {state}: {one}" for one in violations(page)]
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                wrong.append(f"{address} {state}: scrolls sideways")
            looked += 1
    assert wrong == []
    assert looked > len(INFORMATION) + len(FORM)


def _put_into(page: Page, state: str) -> bool:
    """Brings the page into that state; False where it has none."""
    boxes = page.locator("main form input[type=text], main form textarea")
    if state == "as it is":
        return True
    if state == "with long words":
        for box in boxes.all():
            if box.is_visible():
                box.fill(LONG[: int(box.get_attribute("maxlength") or 400)])
        return boxes.count() > 0
    for box in boxes.all():
        if box.is_visible():
            box.fill("")
    for box in page.locator("main form input[type=checkbox]:checked").all():
        box.uncheck(force=True)
    buttons = page.locator("main form button.govuk-button:not(.govuk-button--secondary)")
    if buttons.count() == 0:
        return False
    buttons.first.click()
    return page.locator(".govuk-error-summary").count() > 0
