"""Every page of the public door in its states, both languages and two widths: nothing wrong, seen by axe or by us.

Each page is seen in both languages and at both widths, and over all pages each state meets each language and
width: a pairwise cover of at most 300 looks. Every combination is seen by `make a11y-full`.
"""

from __future__ import annotations

import pytest
from django.urls import URLPattern
from playwright.sync_api import Page

from bench.sweeps.places import CHECK, FORM, INFORMATION, SHORT
from candour.public import urls
from tests.journeys import steps
from tests.journeys.accessible import faults, states
from tests.journeys.conftest import Service

LOOKS = [("", 1100), ("cy/", 320), ("cy/", 1100), ("", 320)]
PLACES = [*INFORMATION, *SHORT, *CHECK]
# Addresses that show no page of their own, or one that other journeys look at on their way.
NO_PAGES = {
    "copy-before": "a file",
    "copy": "a file",
    "receipt": "a file",
    "proof": "a file",
    "stay": "an answer without a page",
    "keep": "an answer without a page",
    "leave": "an answer without a page",
    "files": "takes a file and leads back",
    "sent": "seen by test_the_receipt",
    "consent-answer": "opens only to who was asked: test_agree_on_my_own_phone",
    "review-letter-files": "comes after the questions: test_ask_for_a_review",
    "review-proof-files": "comes after the questions: test_ask_for_a_review",
    "review-check": "comes after the questions: test_ask_for_a_review",
    "consent-signed": "opens only to who was asked: test_agree_on_my_own_phone",
    "my-complaint-signed": "opens only to who asks: test_agree_on_my_own_phone",
    "consent-words": "opens only to who was asked: test_agree_on_my_own_phone",
}


def see(page: Page, service: Service, address: str, look: tuple[str, int]) -> None:
    """Opens the address in that language and width."""
    prefix, width = look
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{service.public}/{prefix}{address}")


def test_no_page_is_left_out() -> None:
    known = {place.partition("?")[0] for place in (*PLACES, *FORM)}
    for pattern in urls.urlpatterns:
        assert isinstance(pattern, URLPattern)
        route = str(pattern.pattern)
        if pattern.name in NO_PAGES:
            continue
        fixed = route.partition("<")[0]
        assert route in known or ("<" in route and any(place.startswith(fixed) for place in known)), route


@pytest.mark.parametrize(("number", "address"), list(enumerate(PLACES)), ids=[place or "home" for place in PLACES])
def test_a_page_before_the_form(service: Service, spoilt: Page, number: int, address: str) -> None:
    wrong = []
    for turn, state in enumerate(("as it is", "again", "with long words", "after an error")):
        if state in ("with long words", "after an error") and not states.has_boxes(spoilt):
            break
        see(spoilt, service, address, LOOKS[(2 * (number % 2) + turn) % 4])
        if states.put_into(spoilt, state):
            wrong += [f"{state}: {one}" for one in faults.of(spoilt)]
    assert wrong == []


@pytest.mark.parametrize(("number", "address"), list(enumerate(FORM)), ids=FORM)
def test_a_page_of_the_form(
    service: Service, started: Page, answered: Page, spoilt: Page, number: int, address: str
) -> None:
    wrong = []
    windows = {"empty": started, "filled": answered, "with long words": spoilt, "after an error": spoilt}
    for turn, (state, page) in enumerate(windows.items()):
        see(page, service, address, LOOKS[(number + turn) % 4])
        if states.put_into(page, state):
            wrong += [f"{state}: {one}" for one in faults.of(page)]
    assert wrong == []


def test_the_receipt(service: Service, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    steps.come_to(page, service)
    page.get_by_role("button", name="Send your complaint").click()
    page.wait_for_load_state()
    assert faults.of(page) == []
    steps.send(page)
    assert faults.of(page) == []
    see(page, service, "complain/sent", ("cy/", 320))
    assert faults.of(page) == []
