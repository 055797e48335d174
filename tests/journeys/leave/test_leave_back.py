"""Back after leaving never shows the page, and never what was typed."""

import pytest
from playwright.sync_api import expect

from tests.journeys.leave.test_leave_escape import leaves


def write_on_two_pages(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/journey/start")
    page.locator("#story").focus()
    keyboard.type("my words")
    page.locator("button").click()
    page.wait_for_url("**/journey/two*")
    page.locator("#story").focus()
    keyboard.type("more words")
    keyboard.settle(page)


@pytest.mark.parametrize("way", [["Escape", "Escape"], ["Shift_L", "Shift_L", "Shift_L"]])
@pytest.mark.parametrize("presses", [1, 2, 3])
def test_back_from_a_journey_leads_nowhere_of_ours(page, keyboard, places, way, presses):
    write_on_two_pages(page, keyboard, places)
    keyboard.press(*way)
    leaves(page, places.fast)
    for _ in range(presses):
        keyboard.press("alt+Left")
    keyboard.settle(page)
    expect(page.locator("body")).not_to_contain_text("Secret")
    assert not page.url.startswith(places.site)


@pytest.mark.parametrize("presses", [1, 2])
def test_back_to_pages_that_a_browser_may_keep_leads_away_as_well(page, keyboard, places, presses):
    keyboard.visit(page, f"{places.site}/")
    keyboard.visit(page, f"{places.site}/text")
    keyboard.press("Escape")
    leaves(page, places.fast)
    for _ in range(presses):
        keyboard.press("alt+Left")
    page.wait_for_url(places.fast)
    keyboard.settle(page)
    expect(page.locator("body")).not_to_contain_text("Secret")


def test_back_in_the_middle_of_a_visit_works_as_ever(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/")
    keyboard.visit(page, f"{places.site}/text")
    keyboard.press("alt+Left")
    page.wait_for_url(f"{places.site}/")
    expect(page.locator("h1")).to_be_visible()


def test_who_comes_back_by_the_address_is_let_in(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/")
    keyboard.press("Escape")
    leaves(page, places.fast)
    keyboard.visit(page, f"{places.site}/")
    expect(page.locator("h1")).to_have_text("Secret page")
    keyboard.press("Escape")
    leaves(page, places.fast)


def test_typed_words_are_not_put_back_by_the_browser(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/journey/start")
    page.locator("#story").focus()
    keyboard.type("my words")
    keyboard.visit(page, places.fast)
    keyboard.press("alt+Left")
    page.wait_for_url("**/journey/one*")
    expect(page.locator("#story")).to_have_value("")
