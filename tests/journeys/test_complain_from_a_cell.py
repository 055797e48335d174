"""Someone in a cell fills in the paper form; a handler keys it in and hands over what they need to follow it."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import steps
from tests.journeys.accessible.faults import seen_by_axe
from tests.journeys.conftest import Service

STORY = "The officer kept the light on all night and said it was my own fault."


@pytest.mark.parametrize("javascript", [False, True], ids=["without JavaScript", "with JavaScript"])
def test_complain_from_a_cell(service: Service, browser: Browser, javascript: bool) -> None:
    with browser.new_context(java_script_enabled=javascript) as library, browser.new_context() as office:
        paper = library.new_page()
        paper.goto(f"{service.public}/custody-and-prison")
        paper.get_by_role("link", name="form on paper").click()
        expect(paper.get_by_text("F4.1", exact=True)).to_be_visible()
        assert bool(paper.get_by_role("button", name="Print this page").count()) == javascript

        desk = office.new_page()
        steps.sign_in(desk, service)
        reference, words = keyed_in(desk)
        steps.open_case(desk, service, reference)
        expect(desk.get_by_text(STORY).first).to_be_visible()
        desk.get_by_text("As it was entered for them").click()
        expect(desk.get_by_text("Inspector Example at six")).to_be_visible()

        visit = library.new_page()
        visit.goto(f"{service.public}/my-complaint")
        visit.get_by_label("Your reference").fill(reference)
        visit.get_by_label("Your nine words").fill(words)
        steps.go_on(visit)
        expect(visit.get_by_text("We have it, and a person will read it.")).to_be_visible()


def keyed_in(desk: Page) -> tuple[str, str]:
    """A handler keys the paper in: reference and words on the page that is handed over."""
    desk.get_by_role("link", name="Enter a complaint", exact=True).click()
    desk.get_by_role("button", name="Send it in").click()
    expect(desk.get_by_text("Write down what happened, in their own words").first).to_be_visible()
    desk.get_by_label("What happened, in their own words").fill(STORY)
    desk.get_by_label("How did it come?").select_option("custody")
    desk.get_by_label("A camera in the cells").check()
    desk.get_by_label("Letter", exact=True).check()
    desk.get_by_label("Address for letters").fill("HMP Sample, Sample Street")
    desk.get_by_label("If they are held: where?").fill("HMP Sample")
    desk.get_by_label("which inspector was told").fill("Inspector Example at six")
    desk.get_by_role("button", name="Send it in").click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Your complaint was sent")
    reference, words = desk.locator(".govuk-summary-list__value").all_inner_texts()
    assert re.fullmatch(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){2}", reference)
    assert len(words.split()) == 9
    assert seen_by_axe(desk) == []
    return reference, words


def test_the_pages_of_it_are_accessible(service: Service, page: Page) -> None:
    wrong = []
    for prefix, width in (("", 1100), ("cy/", 360)):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{service.public}/{prefix}custody-and-prison/form")
        wrong += [f"{prefix}paper: {one}" for one in seen_by_axe(page)]
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "it scrolls sideways"
    steps.sign_in(page, service)
    page.goto(f"{service.desk}/assisted-intake/")
    wrong += [f"enter: {one}" for one in seen_by_axe(page)]
    page.get_by_role("button", name="Send it in").click()
    wrong += [f"enter, wrong: {one}" for one in seen_by_axe(page)]
    assert wrong == []
