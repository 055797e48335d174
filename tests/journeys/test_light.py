"""The public pages are light: an old phone on a weak network has them at once, and nobody else hears of the visit."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.journeys.conftest import Service

FIRST_VIEW, REQUESTS = 40_000, 6


def gathered(page: Page) -> list[Response]:
    """A list to which each answer is added that the page gets."""
    came: list[Response] = []
    page.on("response", lambda answer: came.append(answer))
    return came


def weight(answers: list[Response]) -> int:
    """How many bytes came for them, with their headers."""
    sizes = [one.request.sizes() for one in answers]
    return sum(one["responseHeadersSize"] + one["responseBodySize"] for one in sizes)


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


def test_a_style_sheet_or_script_is_kept(service: Service, page: Page) -> None:
    came = gathered(page)
    page.goto(service.public)
    kept = [one for one in came if "/static/" in one.url]
    assert kept
    for one in kept:
        assert "immutable" in (one.header_value("cache-control") or ""), one.url
