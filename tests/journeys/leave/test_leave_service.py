"""The same on the real public pages: real keys, the real guard of the server."""

import pytest
from playwright.sync_api import expect

from tests.journeys import steps
from tests.waiting import until

OURS = ("Complaints service", "New page")


def is_away(keyboard):
    """The window shows another site, or the browser's own page where that cannot be reached."""
    until(lambda: not any(words in keyboard.title() for words in OURS))


def write_the_story(page, keyboard, service):
    steps.come_to(page, service, "what-happened")
    keyboard.visit(page, page.url)
    page.get_by_label("Tell us what happened").focus()
    keyboard.type("he laughed at me")
    keyboard.settle(page)


def test_one_key_leaves_the_first_page(page, keyboard, service):
    keyboard.visit(page, service.public)
    keyboard.press("Escape")
    is_away(keyboard)


@pytest.mark.parametrize("presses", [1, 2, 3, 6])
def test_two_keys_leave_the_story_and_back_never_shows_it(page, keyboard, service, presses):
    write_the_story(page, keyboard, service)
    keyboard.press("Escape", "Escape")
    is_away(keyboard)
    for _ in range(presses):
        keyboard.press("alt+Left")
        is_away(keyboard)
    # Waiting in the driver, so that it hears where the window is now.
    until(lambda: page.wait_for_timeout(50) or not page.url.startswith(service.public))
    is_away(keyboard)


def test_a_changed_mind_keeps_the_words(page, keyboard, service):
    write_the_story(page, keyboard, service)
    keyboard.press("Escape", "space")
    expect(page.get_by_label("Tell us what happened")).to_be_focused()
    keyboard.type(" twice")
    steps.go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("What are the main things you want us to look at?")


def test_the_desk_keeps_its_escape(page, keyboard, service):
    keyboard.visit(page, service.desk)
    keyboard.press("Escape")
    keyboard.settle(page)
    assert page.url.startswith(service.desk)
