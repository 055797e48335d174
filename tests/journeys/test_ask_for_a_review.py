"""Someone has a letter with a result that they do not accept, and asks for a review."""

import re

import pytest
from playwright.sync_api import Page, expect

from candour.intake import review_request
from tests.journeys import steps
from tests.journeys.accessible.faults import seen_by_axe
from tests.journeys.conftest import Service

WIDTHS = {"": 1100, "cy/": 360}


def to_check(page: Page, service: Service, *, year: str = "2026") -> None:
    """From the page about the result to the page to check."""
    page.goto(f"{service.public}/unhappy")
    page.get_by_role("link", name="Ask for a review here").click()
    page.get_by_role("button", name="Start now").or_(page.get_by_role("link", name="Start now")).click()
    for label, value in (("Day", "1"), ("Month", "April"), ("Year", year)):
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_label("I’m not sure").check()
    steps.go_on(page)
    add_file(page, "Add a copy of the letter", "letter.pdf")
    expect(page.get_by_role("heading", level=1)).to_have_text("Why are you asking now?")
    page.get_by_label("Why are you asking now?").fill("I was in hospital all summer.")
    steps.go_on(page)
    page.get_by_label("Yes", exact=True).check()
    steps.go_on(page)
    steps.go_on(page)
    expect(page.get_by_text("Tick what is wrong").first).to_be_visible()
    page.get_by_label("The result", exact=True).check()
    page.get_by_label("What is wrong with the result?").fill("Nobody watched the video.")
    steps.go_on(page)
    page.get_by_label("What would put it right?").fill("Watch it.")
    steps.go_on(page)
    add_file(page, "Add new proof", "new-proof.pdf")
    page.get_by_label("I do not want to be contacted").check()
    steps.go_on(page)
    page.get_by_label("Your full name").fill("Sam Example")
    steps.go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")


def add_file(page: Page, heading: str, name: str) -> None:
    """Adds a file on the page with that heading, and goes on."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    page.locator("input[type=file]").set_input_files(
        [{"name": name, "mimeType": "application/pdf", "buffer": f"%PDF-1.7 {name}".encode()}]
    )
    page.get_by_role("button", name="Add this file").click()
    expect(page.get_by_text(name).first).to_be_visible()
    steps.go_on(page)


@pytest.mark.parametrize("javascript", [False, True], ids=["without JavaScript", "with JavaScript"])
def test_ask_for_a_review(service: Service, page: Page, page_without_javascript: Page, javascript: bool) -> None:
    person = page if javascript else page_without_javascript
    to_check(person, service)
    expect(person.get_by_text("Nobody watched the video.")).to_be_visible()
    expect(person.get_by_text("letter.pdf")).to_be_visible()
    person.get_by_role("link", name="Change What would put it right?").click()
    person.get_by_label("What would put it right?").fill("Watch it with me.")
    steps.go_on(person)
    expect(person.get_by_text("Watch it with me.")).to_be_visible()
    person.get_by_role("button", name="Send your request").click()
    expect(person.get_by_role("heading", level=1)).to_have_text("Your request was sent")
    expect(person.get_by_text("The last day was 29 April 2026.")).to_be_visible()
    reference = person.locator(".govuk-panel strong, .app-panel strong").first.inner_text().strip()
    assert re.fullmatch(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){2}", reference)
    assert "review" not in {cookie["name"].removeprefix("__Host-") for cookie in person.context.cookies()}


def test_every_page_of_it_is_accessible(service: Service, page: Page) -> None:
    to_check(page, service)
    wrong = []
    for prefix, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 800})
        for key in ("", *(f"/{one.key}" for one in review_request.PAGES), "/check"):
            page.goto(f"{service.public}/{prefix}review{key}")
            wrong += [f"{prefix}{key}: {one}" for one in seen_by_axe(page)]
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "it scrolls sideways"
        page.goto(f"{service.public}/{prefix}review/letter-files")
        page.locator("main form button[name=add]").click()
        expect(page.locator(".govuk-error-summary")).to_be_visible()
        wrong += [f"{prefix}no file: {one}" for one in seen_by_axe(page)]
        page.goto(f"{service.public}/{prefix}review/what-is-wrong")
        for box in page.locator("main input[type=checkbox]:checked").all():
            box.uncheck()
        for text in page.locator("main textarea").all():
            text.evaluate("one => one.value = ''")
        page.locator("main form button").first.click()
        wrong += [f"{prefix}wrong: {one}" for one in seen_by_axe(page)]
    page.goto(f"{service.public}/cy/review/check")
    page.locator("main form button").click()
    wrong += [f"sent: {one}" for one in seen_by_axe(page)]
    assert wrong == []
