"""Shift three times, the button, the links; and what is promised without a script."""

import pytest
from playwright.sync_api import expect

from tests.journeys.leave.test_leave_escape import leaves, stays, visit_while_time_stands


def test_shift_three_times_leaves_and_says_how_far_it_is(page, keyboard, places):
    visit_while_time_stands(page, keyboard, f"{places.site}/")
    keyboard.press("Shift_L")
    expect(page.locator("[role=status]")).to_have_text("Shift: press it 2 more times to leave.")
    keyboard.press("Shift_R")
    expect(page.locator("[role=status]")).to_have_text("Shift: press it 1 more time to leave.")
    keyboard.press("Shift_L")
    leaves(page, places.fast)


def test_shift_three_times_leaves_from_the_middle_of_a_text_and_with_escape_off(page, keyboard, places):
    visit_while_time_stands(page, keyboard, f"{places.site}/text?escape=off")
    page.locator("#story").focus()
    keyboard.type("he shouted")
    keyboard.press("Shift_L", "Shift_L", "Shift_L")
    leaves(page, places.fast)


def test_capital_letters_are_not_the_way_out(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/text")
    page.locator("#story").focus()
    keyboard.press("shift+a", "shift+b", "shift+c", "shift+d")
    stays(page, keyboard)
    expect(page.locator("#story")).to_have_value("ABCD")
    keyboard.press("Shift_L", "a", "Shift_L", "Shift_L")
    stays(page, keyboard)


def test_shift_is_forgotten_after_five_seconds(page, keyboard, places):
    visit_while_time_stands(page, keyboard, f"{places.site}/")
    keyboard.press("Shift_L", "Shift_L")
    expect(page.locator("[role=status]")).to_have_text("Shift: press it 1 more time to leave.")
    page.clock.fast_forward(6000)
    expect(page.locator("[role=status]")).to_have_text("You are still here. The Shift key was not pressed 3 times.")
    keyboard.press("Shift_L")
    expect(page.locator("[role=status]")).to_have_text("Shift: press it 2 more times to leave.")
    stays(page, keyboard)


def test_the_button_leaves(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/")
    keyboard.click(page, ".app-leave__button")
    leaves(page, places.fast)
    assert places.told() == [{"method": "POST", "held": False}]


def test_the_button_stays_in_sight_at_the_end_of_the_page(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/text")
    page.evaluate("document.body.style.minHeight = '4000px'; window.scrollTo(0, 4000)")
    expect(page.locator(".app-leave__button")).to_be_in_viewport(ratio=1)
    keyboard.click(page, ".app-leave__button")
    leaves(page, places.fast)


def test_the_second_thing_that_takes_the_focus_leaves(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/")
    page.evaluate("() => { document.body.tabIndex = -1; document.body.focus(); }")  # the very beginning of the page
    keyboard.press("Tab", "Tab")
    expect(page.locator(":focus")).to_have_text("Leave this site now")
    keyboard.press("Return")
    leaves(page, places.fast)
    assert places.told() == [{"method": "POST", "held": False}]


def test_the_link_at_the_end_leaves(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/")
    page.locator(".app-footer__leave a").focus()
    keyboard.press("Return")
    leaves(page, places.fast)


@pytest.mark.parametrize("link", [".app-leave__button", ".app-footer__leave a"])
def test_without_a_script_the_links_lead_over_the_server(page_without_script, places, link):
    page = page_without_script
    page.goto(f"{places.site}/journey/start")
    page.locator(link).click()
    leaves(page, places.fast)
    assert places.told() == [{"method": "GET", "held": True}]


def test_without_a_script_no_key_is_promised(page_without_script, places):
    page_without_script.goto(f"{places.site}/")
    assert "Escape" not in page_without_script.locator("body").inner_text()


def test_with_a_script_the_key_is_promised(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/")
    expect(page.locator(".app-leave__hint")).to_have_text("Press the Escape key to leave quickly")
