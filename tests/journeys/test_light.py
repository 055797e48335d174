"""The public pages are light: an old phone on a weak network has them at once, and nobody else hears of the visit."""

from __future__ import annotations

from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Browser, Page, Response

from bench.sweeps.places import CHECK, FORM, INFORMATION, SHORT
from tests.journeys import steps
from tests.journeys.conftest import Service

FIRST_VIEW, NEXT_VIEW, REQUESTS = 40_000, 12_000, 6


def gathered(page: Page) -> list[Response]:
    """A list to which each answer is added that the page gets."""
    came: list[Response] = []
    page.on("response", lambda answer: came.append(answer))
    return came


def weight(answers: list[Response]) -> int:
    """How many bytes they are with brotli: what the proxy before the door sends."""
    return sum(len(brotli.compress(one.body())) for one in answers if one.status == 200)


def faults(service: Service, answers: list[Response]) -> list[str]:
    """What came from elsewhere, or is a font."""
    home = urlsplit(service.public).netloc
    return [one.url for one in answers if urlsplit(one.url).netloc != home or one.request.resource_type == "font"]


@pytest.mark.parametrize(
    "address", ["", "cy/", "what-is-a-complaint", "other-police", "which-force", "check", "complain"]
)
def test_the_first_view(service: Service, browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        came = gathered(page)
        page.goto(f"{service.public}/{address}", wait_until="networkidle")
        assert faults(service, came) == []
        assert len(came) <= REQUESTS, [one.url for one in came]
        assert weight(came) <= FIRST_VIEW


def test_each_further_view(service: Service, page: Page) -> None:
    steps.start(page, service)
    steps.answer_all(page)
    came, heavy = gathered(page), {}
    for number, address in enumerate((*INFORMATION, *SHORT, *CHECK, *FORM)):
        came.clear()
        page.goto(f"{service.public}/{'cy/' if number % 2 else ''}{address}")
        assert faults(service, came) == []
        # All else is kept from the first view: test_a_style_sheet_or_script_is_kept.
        bytes_of_the_page = weight([one for one in came if "/static/" not in one.url])
        if bytes_of_the_page > NEXT_VIEW:
            heavy[address] = bytes_of_the_page
    assert heavy == {}


def test_a_style_sheet_or_script_is_kept(service: Service, page: Page) -> None:
    came = gathered(page)
    page.goto(service.public)
    kept = [one for one in came if "/static/" in one.url]
    assert kept
    for one in kept:
        assert "immutable" in (one.header_value("cache-control") or ""), one.url
