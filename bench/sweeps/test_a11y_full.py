"""`make a11y-full`: every page of the public door, in every language, width and state, seen by axe and by us."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from bench.sweeps.places import CHECK, FORM, INFORMATION, LANGUAGES, SHORT
from tests.journeys import steps
from tests.journeys.accessible import faults, states
from tests.journeys.conftest import Service


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [1100, 320])
@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
def test_every_page_in_every_state(service: Service, page: Page, language: str, width: int, filled: bool) -> None:
    wrong, looked = [], 0
    page.emulate_media(reduced_motion="reduce")
    steps.start(page, service)
    if filled:
        steps.answer_all(page)
    else:
        page.get_by_label("Me", exact=True).check()
        steps.go_on(page)
    page.set_viewport_size({"width": width, "height": 800})
    for address in (*INFORMATION, *SHORT, *CHECK, *FORM):
        page.goto(f"{service.public}/{LANGUAGES[language]}{address}")
        for state in ("as it is", "with long words", "after an error"):
            if states.put_into(page, state):
                wrong += [f"{address} {state}: {one}" for one in faults.of(page)]
                looked += 1
    assert wrong == []
    assert looked > len(INFORMATION) + len(FORM)
