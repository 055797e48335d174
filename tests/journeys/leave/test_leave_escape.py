"""What Escape does, row by row: real keys, a real window, places that are slow to answer.

A cover is looked at while the next place is not answering yet, or while the page's clock stands: there is no hurry.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.waiting import until

TOOLBAR, SHEET = 90, 1180  # where the page begins, and where its scroll bar does
STILL_HERE = "Secret page – Complaints service"


def stays(page, keyboard):
    """Nothing has begun: no cover, no memory of leaving, the same title."""
    keyboard.settle(page)
    assert page.title() == STILL_HERE
    assert page.evaluate("sessionStorage.getItem('left')") is None
    assert page.locator(".app-cover").count() == 0
    expect(page.locator("h1")).to_be_visible()


def covered(page, keyboard):
    """The window shows a white sheet and its title says nothing.

    Looked at from outside, as somebody behind the person would: a page on its way to the next one answers nobody.
    """
    # The sheet first, the title after it: the next page is nearly white as well, but has a title of its own.
    until(lambda: keyboard.display.white(top=TOOLBAR, width=SHEET) > 0.99 and keyboard.title() == "New page - Chromium")


def visit_while_time_stands(page, keyboard, address):
    """Open a page on which no timer runs by itself."""
    page.clock.install()
    keyboard.visit(page, address)
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)


def leaves(page, address):
    """The browser arrives elsewhere."""
    page.wait_for_url(address, wait_until="commit", timeout=30_000)


@pytest.mark.parametrize("times", [1, 2, 3])
def test_escape_leaves_for_a_slow_place_however_often_it_is_pressed(page, keyboard, places, times):
    keyboard.visit(page, f"{places.site}/?to=slow")
    keyboard.press(*["Escape"] * times)
    leaves(page, places.slow)


def test_escape_held_down_leaves(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/?to=slow")
    keyboard.hold("Escape")
    leaves(page, places.slow)


def test_the_page_is_covered_while_the_next_one_loads(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/?to=waiting")
    keyboard.press("Escape")
    covered(page, keyboard)
    places.let_answer()
    leaves(page, places.waiting)


def test_who_stops_the_loading_is_taken_away_all_the_same(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/?to=waiting")
    keyboard.press("Escape")
    covered(page, keyboard)
    keyboard.press("ctrl+l", "Escape", "Escape")  # from the address bar Escape reaches the browser, not the page
    covered(page, keyboard)
    places.let_answer()
    leaves(page, places.waiting)


def test_the_server_is_told_before_the_browser_goes(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/journey/start")
    keyboard.press("Escape")
    leaves(page, places.fast)
    assert places.told() == [{"method": "POST", "held": True}]


def test_escape_covers_the_page_where_the_next_place_is_offline(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/?to=offline")
    keyboard.press("Escape")
    until(lambda: not keyboard.title().startswith(("Secret", "New page")))  # the browser's own page
    assert "Secret" not in page.content()
    assert "Secret" not in page.content()
    assert places.told() == [{"method": "POST", "held": False}]


@pytest.mark.parametrize("key", ["ctrl+Escape", "alt+Escape", "super+Escape"])
def test_escape_with_another_key_held_does_nothing(page, keyboard, places, key):
    keyboard.visit(page, f"{places.site}/")
    keyboard.press(key)
    stays(page, keyboard)


def test_escape_while_a_word_is_being_composed_does_nothing(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/text")
    page.locator("#story").focus()
    composing = page.context.new_cdp_session(page)
    composing.send("Input.imeSetComposition", {"text": "に", "selectionStart": 1, "selectionEnd": 1})
    keyboard.press("Escape")
    stays(page, keyboard)


def test_escape_that_somebody_else_used_does_nothing(page, keyboard, places):
    page.add_init_script("addEventListener('keydown', (event) => event.preventDefault(), true)")
    keyboard.visit(page, f"{places.site}/")
    keyboard.press("Escape")
    stays(page, keyboard)


def test_a_repeat_of_the_key_that_closed_something_does_nothing(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/dialog")
    page.evaluate("document.getElementById('modal').showModal()")
    keyboard.hold("Escape")
    expect(page.locator("#modal")).not_to_have_attribute("open", "")
    stays(page, keyboard)
    assert page.evaluate("() => window.repeats") > 3


def test_an_open_list_takes_the_first_escape(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/select")
    page.locator("#area").focus()
    keyboard.press("alt+Down", "Escape")
    stays(page, keyboard)
    keyboard.press("Escape")
    leaves(page, places.fast)


def test_no_page_of_ours_fills_the_screen_where_escape_would_belong_to_the_browser(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/fullscreen")
    keyboard.click(page, "#full")
    expect(page.locator("#full")).to_have_text("refused")
    keyboard.press("Escape")
    leaves(page, places.fast)


def test_the_find_bar_takes_the_first_escape(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/")
    keyboard.press("ctrl+f")
    keyboard.type("Secret")
    keyboard.press("Return", "Escape")
    stays(page, keyboard)
    keyboard.press("Escape")
    leaves(page, places.fast)


@pytest.mark.parametrize("opening", ["modal').showModal", "plain').show"])
def test_an_open_dialog_takes_the_first_escape(page, keyboard, places, opening):
    keyboard.visit(page, f"{places.site}/dialog")
    page.evaluate(f"document.getElementById('{opening}()")
    keyboard.press("Escape")
    stays(page, keyboard)
    expect(page.locator("dialog[open]")).to_have_count(0)
    keyboard.press("Escape")
    leaves(page, places.fast)


def test_open_widgets_of_ours_take_an_escape_each(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/widget")
    page.locator("#more summary").click()
    keyboard.press("Escape")
    stays(page, keyboard)
    expect(page.locator("#menu")).to_be_hidden()
    expect(page.locator("#opener")).to_be_focused()
    keyboard.press("Escape")
    stays(page, keyboard)
    expect(page.locator("#more")).not_to_have_attribute("open", "")
    expect(page.locator("#more summary")).to_be_focused()
    keyboard.press("Escape")
    leaves(page, places.fast)


@pytest.mark.parametrize("field", ["#story", "#line", "#box"])
def test_a_field_without_words_is_left_at_once(page, keyboard, places, field):
    keyboard.visit(page, f"{places.site}/text?to=waiting")
    page.locator(field).focus()
    keyboard.press("Escape")
    covered(page, keyboard)
    places.let_answer()
    leaves(page, places.waiting)


def test_words_in_a_field_are_covered_at_once_and_left_by_themselves(page, keyboard, places):
    visit_while_time_stands(page, keyboard, f"{places.site}/text")
    page.locator("#story").focus()
    keyboard.type("he shouted")
    keyboard.press("Escape")
    covered(page, keyboard)
    cover = page.get_by_role("alertdialog", name="Leaving this site. Press Space to stay.")
    expect(cover.get_by_role("button", name="Stay")).to_be_focused()
    page.clock.run_for(1499)
    expect(cover).to_be_visible()
    page.clock.run_for(1)
    leaves(page, places.fast)


@pytest.mark.parametrize("again", [1, 2, 5])
def test_a_second_escape_does_not_wait(page, keyboard, places, again):
    visit_while_time_stands(page, keyboard, f"{places.site}/text")
    page.locator("#story").focus()
    keyboard.type("he shouted")
    keyboard.press("Escape")
    covered(page, keyboard)
    keyboard.press(*["Escape"] * again)
    leaves(page, places.fast)


@pytest.mark.parametrize("key", ["space", "Return"])
@pytest.mark.parametrize(("field", "words"), [("#story", "he shouted at me"), ("#line", "at the station")])
def test_space_and_enter_give_the_page_back_with_focus_and_caret(page, keyboard, places, key, field, words):
    visit_while_time_stands(page, keyboard, f"{places.site}/text")
    page.locator(field).focus()
    keyboard.type(words)
    keyboard.press("Left", "Left", "Left")
    keyboard.settle(page)
    caret = page.evaluate("document.activeElement.selectionStart")
    keyboard.press("Escape", key)
    stays(page, keyboard)
    expect(page.locator(field)).to_be_focused()
    expect(page.locator(field)).to_have_value(words)
    assert page.evaluate("document.activeElement.selectionStart") == caret == len(words) - 3
    assert places.told() == []


def test_a_free_text_box_gives_its_caret_back(page, keyboard, places):
    visit_while_time_stands(page, keyboard, f"{places.site}/text")
    keyboard.click(page, "#free")
    keyboard.press("Home", "Right", "Escape", "space")
    stays(page, keyboard)
    keyboard.type("X")
    expect(page.locator("#free")).to_have_text("fXree words")


def test_a_second_thought_can_be_changed_again(page, keyboard, places):
    visit_while_time_stands(page, keyboard, f"{places.site}/text")
    page.locator("#story").focus()
    keyboard.type("he shouted")
    keyboard.press("Escape", "space")
    stays(page, keyboard)
    keyboard.press("Escape", "Escape")
    leaves(page, places.fast)


def test_escape_turned_off_does_nothing(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/?escape=off")
    keyboard.press("Escape")
    stays(page, keyboard)
    expect(page.locator(".app-leave__hint")).to_have_text("Press Shift 3 times to leave quickly")


def test_the_desk_has_no_exit_key(page, keyboard, places):
    keyboard.visit(page, f"{places.site}/desk")
    keyboard.press("Escape", "Shift_L", "Shift_L", "Shift_L")
    keyboard.settle(page)
    assert page.title() == "Desk page – Desk"
    assert re.search("leave", page.content(), re.IGNORECASE) is None
