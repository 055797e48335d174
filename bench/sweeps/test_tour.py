"""`make tour`: a picture of every page in both languages, wide and on a phone, in var/tour, with a sheet of all."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Page

from bench.sweeps.places import (
    BY_ROLE,
    CHECK,
    DESK,
    FORM,
    INFORMATION,
    LANGUAGES,
    OF_A_CASE,
    SHORT,
    SPOILT,
    WIDTHS,
    name_of,
)
from tests.journeys import steps
from tests.journeys.accessible import states
from tests.journeys.conftest import STAFF, Service
from tests.journeys.test_ask_for_a_review import to_check

FOLDER = Path(__file__).resolve().parents[2] / "var" / "tour"
SETTLED = "window.scrollTo(0, 0)"


def keep(page: Page, name: str) -> None:
    """A picture of the whole page as it stands, as small as will do."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    page.evaluate(SETTLED)
    page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=60, full_page=True)


def take(page: Page, address: str, name: str) -> None:
    """Opens the address and takes its picture."""
    page.goto(address)
    keep(page, name)


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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_what_comes_back(service: Service, page: Page, language: str, width: str) -> None:
    """What the public door answers when something is wrong, and when something was sent."""
    door, ends = f"{service.public}/{LANGUAGES[language]}", f"{language}.{width}"
    steps.start(page, service)
    steps.answer_all(page)
    page.set_viewport_size({"width": WIDTHS[width], "height": 800})
    for address in SPOILT:
        page.goto(door + address)
        states.put_into(page, "after an error")
        keep(page, f"{name_of(address)}-wrong.{ends}")
    for name, place in (("one", "Manchester"), ("several", "Newport"), ("none", "Xyzzy"), ("postcode", "M1 1AA")):
        page.goto(f"{door}which-force")
        page.locator("[name=place]").fill(place)
        send(page)
        keep(page, f"which-force-{name}.{ends}")
    page.goto(f"{door}which-force")
    page.locator("[data-map-show]").click()
    page.locator("[data-map-frame] svg").wait_for()
    page.locator("[data-map-frame]").click(position={"x": 130, "y": 180})
    page.wait_for_timeout(500)
    keep(page, f"which-force-map.{ends}")
    sent(page, door, ends)


def sent(page: Page, door: str, ends: str) -> None:
    """The short doors, each with what stands there when it took what was sent."""
    for address in ("footage", "thanks", "feedback"):
        page.goto(door + address)
        fill_and_send(page)
        keep(page, f"{address}-sent.{ends}")
    page.goto(f"{door}complain/files")
    page.locator("main input[type=file]").set_input_files(
        {"name": "a picture of the front desk.txt", "mimeType": "text/plain", "buffer": b"words"}
    )
    page.locator("[name=add]").click()
    keep(page, f"complain-files-added.{ends}")


def fill_and_send(page: Page) -> None:
    """A short door, with as little as will do."""
    page.locator("main textarea").first.fill("The corner of Sample Street")
    if page.locator("[name=contact_ways]").count():
        page.locator("[name=time]").fill("9")
        page.locator("[name=contact_ways][value=none]").check()
    send(page)


def bring_in(page: Page, service: Service) -> None:
    """A complaint and a request to keep video, so that the desk has a case and a task."""
    steps.start(page, service)
    steps.answer_all(page)
    steps.send(page)
    page.goto(f"{service.public}/footage")
    fill_and_send(page)
    page.wait_for_timeout(6_000)


def send(page: Page) -> None:
    """Presses the button that the page is about."""
    page.locator("main form button.govuk-button:not(.govuk-button--secondary)").first.click()
    page.wait_for_load_state()


def test_the_review(service: Service, page: Page) -> None:
    to_check(page, service)
    for key in ("why-now", "for-whom", "what-is-wrong", "put-right", "about", "check"):
        for language, prefix in LANGUAGES.items():
            for width, pixels in WIDTHS.items():
                page.set_viewport_size({"width": pixels, "height": 800})
                take(page, f"{service.public}/{prefix}review/{key}", f"review-{key}.{language}.{width}")
    send(page)
    keep(page, "review-sent.cy.phone")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_desk(service: Service, page: Page, width: str) -> None:
    bring_in(page, service)
    page.set_viewport_size({"width": WIDTHS[width], "height": 800})
    ends = f"en.{width}"
    take(page, f"{service.desk}/login/", f"desk-sign-in.{ends}")
    states.put_into(page, "after an error")
    keep(page, f"desk-sign-in-wrong.{ends}")
    steps.sign_in(page, service)
    for address in DESK:
        take(page, f"{service.desk}/{address}", f"desk-{name_of(address.strip('/'))}.{ends}")
    for address in ("assisted-intake/", "close-to/", "search/"):
        page.goto(f"{service.desk}/{address}")
        states.put_into(page, "after an error")
        keep(page, f"desk-{name_of(address.strip('/'))}-wrong.{ends}")
    page.goto(f"{service.desk}/")
    page.locator("table a").first.click()
    case = page.url
    keep(page, f"desk-case.{ends}")
    for address in OF_A_CASE:
        take(page, case + address, f"desk-case-{name_of(address.strip('/'))}.{ends}")
    page.goto(f"{case}#missing")
    page.locator("#missing ~ ul a").first.click()
    keep(page, f"desk-case-fact.{ends}")
    page.goto(f"{service.desk}/tasks/")
    page.locator("table a").first.click()
    keep(page, f"desk-task.{ends}")
    send(page)
    keep(page, f"desk-task-wrong.{ends}")


def test_the_desk_of_other_roles(service: Service, page: Page) -> None:
    steps.sign_in(page, service)
    for role, address in BY_ROLE:
        with psycopg.connect(service.database_url) as link:
            link.execute("UPDATE accounts_user SET role = %s WHERE email = %s", [role, STAFF["email"]])
        for width, pixels in WIDTHS.items():
            page.set_viewport_size({"width": pixels, "height": 800})
            take(page, f"{service.desk}/{address}", f"desk-{name_of(address.strip('/'))}.en.{width}")


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
