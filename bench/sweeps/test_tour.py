"""`make tour`: a picture of every page in both languages, wide and on a phone, in var/tour, with a sheet of all."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from bench.sweeps.places import CHECK, FORM, INFORMATION, LANGUAGES, SHORT, WIDTHS, name_of
from tests.journeys import steps
from tests.journeys.conftest import Service

FOLDER = Path(__file__).resolve().parents[2] / "var" / "tour"


def take(page: Page, address: str, name: str) -> None:
    """A picture of the whole page, as small as will do."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.goto(address)
    page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=60, full_page=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_public_door(service: Service, page: Page, language: str, width: str) -> None:
    steps.start(page, service)
    steps.answer_all(page)
    page.set_viewport_size({"width": WIDTHS[width], "height": 800})
    for address in (*INFORMATION, *SHORT, *CHECK, *FORM):
        take(page, f"{service.public}/{LANGUAGES[language]}{address}", f"{name_of(address)}.{language}.{width}")
    page.goto(f"{service.public}/complain/check")
    steps.send(page)
    take(page, f"{service.public}/{LANGUAGES[language]}complain/sent", f"complain-sent.{language}.{width}")
    page.wait_for_timeout(6_000)
    take(page, f"{service.public}/{LANGUAGES[language]}my-complaint", f"my-complaint-open.{language}.{width}")


def test_the_desk(service: Service, page: Page) -> None:
    take(page, f"{service.desk}/login/", "desk-sign-in.en.wide")
    steps.sign_in(page, service)
    for address in ("", "search/", "tasks/", "law/", "close-to/", "two-factor/", "sessions/"):
        take(page, f"{service.desk}/{address}", f"desk-{name_of(address.strip('/'))}.en.wide")
    page.goto(f"{service.desk}/")
    page.locator("table a").first.click()
    take(page, page.url, "desk-case.en.wide")


def test_the_sheet_of_all() -> None:
    pictures = sorted(FOLDER.glob("*.jpg"))
    assert pictures
    shown = "".join(
        f'<figure><a href="{one.name}"><img src="{one.name}" loading="lazy" alt=""></a>'
        f"<figcaption>{one.stem}</figcaption></figure>"
        for one in pictures
    )
    style = "body{font:14px sans-serif}figure{display:inline-block;width:220px;vertical-align:top}img{width:200px}"
    (FOLDER / "index.html").write_text(f"<!doctype html><title>Tour</title><style>{style}</style>{shown}", "utf-8")
