"""A text browser without scripts, styles or pictures: the whole form, from the first page to the receipt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.journeys import steps
from tests.journeys.accessible.text_browser import TextBrowser
from tests.journeys.conftest import Service

pytestmark = pytest.mark.w3m
LAST = "Check your answers"


def go_on(browser: TextBrowser) -> None:
    """Continue, and the next page."""
    before = browser.title()
    browser.follow("Continue")
    for _ in range(100):
        if browser.title() not in ("", before):
            break
        browser.press("\x0c")
    assert not browser.title().startswith("Error"), browser.screen.text


def on_to(browser: TextBrowser, title: str) -> None:
    """Leaves out all before the page with that title."""
    for _ in range(40):
        if browser.title() == title:
            return
        go_on(browser)
    raise AssertionError(f"There is no page {title!r} on the way.")


def to_the_story(browser: TextBrowser) -> None:
    """The first pages, as a person reads and answers them."""
    browser.on("Complain about the police")
    browser.follow("Make a complaint")
    browser.on("Make a complaint")
    browser.follow("Start now")
    browser.on("Staying safe on this site")
    browser.follow("Carry on")
    browser.on("Who is this complaint for?")
    browser.choose("Me")
    go_on(browser)
    browser.choose("English")
    go_on(browser)
    browser.choose("It happened to me")
    on_to(browser, "How can we reach you safely?")
    browser.choose("Email")
    browser.fill("Email address", "sam@example.org")
    go_on(browser)
    browser.choose("Yes, it is safe")
    on_to(browser, "Do you know or live with someone who works for this police force?")
    browser.choose("No")
    go_on(browser)


def to_the_end(browser: TextBrowser) -> None:
    """From the story to the last page before Send."""
    assert browser.title() == "Tell us what happened"
    browser.write("Tell us what happened", steps.STORY)
    on_to(browser, "Where did it happen?")
    browser.write("Where did it happen?", "The front desk in Sample Street")
    on_to(browser, "Who or what is it about?")
    browser.choose("A person who works for or with the police")
    on_to(browser, "What would you like to happen?")
    browser.choose("Say sorry")
    on_to(browser, "How shall we start?")
    browser.choose("You choose")
    on_to(browser, "Who are you?")
    browser.fill("Your full name", "Sam Example")
    on_to(browser, LAST)


def test_the_whole_form_in_a_text_browser(service: Service, tmp_path: Path) -> None:
    with TextBrowser(service.public, tmp_path) as browser:
        to_the_story(browser)
        to_the_end(browser)
        browser.choose("What I have said is true as far as I know")
        browser.follow("Send your complaint")
        browser.on("Your complaint was sent")
        assert re.search(r"\b[2-9A-Z]{4}(-[2-9A-Z]{4}){2}\b", browser.screen.text)


def test_an_answer_left_out_is_said_in_a_text_browser(service: Service, tmp_path: Path) -> None:
    with TextBrowser(f"{service.public}/staying-safe", tmp_path) as browser:
        browser.on("Staying safe")
        browser.follow("Carry on")
        browser.on("Who is this complaint for?")
        browser.follow("Continue")
        browser.on("Error: Who is this complaint for?")
        browser.until("There is a problem")
        assert browser.screen.text.count("Choose who this complaint is for") == 2
        browser.choose("Me")
        go_on(browser)
        assert browser.title() == "Which language should we use?"
