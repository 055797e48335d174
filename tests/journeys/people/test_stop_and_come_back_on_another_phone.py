"""Someone writes a little, stops, and goes on later on another phone with the reference and the nine words."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.journeys import steps
from tests.journeys.conftest import Service


def test_stop_and_come_back_on_another_phone(service: Service, phone: Page, browser: Browser) -> None:
    steps.start(phone, service)
    steps.to_the_story(phone)
    phone.get_by_label("Tell us what happened").fill("A first half.")
    steps.go_on(phone)
    phone.get_by_role("link", name="Stop here and come back later").click()
    reference = phone.locator(".app-number").first.inner_text().strip()
    words = phone.locator(".app-secret__value[lang=en]").first.inner_text().strip()
    assert len(words.split()) == 9
    with browser.new_context(viewport={"width": 360, "height": 700}) as context:
        other = context.new_page()
        other.goto(f"{service.public}/complain/come-back")
        other.get_by_label("Your reference").fill(reference.lower())
        other.get_by_label("Your nine words").fill("abacus " * 9)
        other.get_by_role("button", name="Come back").or_(other.get_by_role("button", name="Continue")).first.click()
        expect(other.get_by_text("We cannot find a complaint with this reference").first).to_be_visible()
        assert other.get_by_label("Your reference").input_value() == reference.lower()
        other.get_by_label("Your nine words").fill(words.upper())
        other.get_by_role("button", name="Come back").or_(other.get_by_role("button", name="Continue")).first.click()
        other.goto(f"{service.public}/complain/what-happened")
        expect(other.get_by_label("Tell us what happened")).to_have_value("A first half.")
