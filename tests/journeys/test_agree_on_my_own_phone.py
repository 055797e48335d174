"""Alex is asked whether Sam may act for them, and answers alone, on a phone of their own."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import for_others, steps
from tests.journeys.accessible.faults import seen_by_axe
from tests.journeys.conftest import Service

STORY = "They left my friend outside in the rain for two hours."
REST = {"Do they agree to you doing this?": "I think so. Please ask them", "You and the person you help": "Me"}
PHOTO = {"name": "signed.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff\xe0 an invented photograph"}


def asked(page: Page, service: Service) -> tuple[str, str, str]:
    """Sam sends it: the reference, the words for Alex, and Sam's own words."""
    reference = for_others.tell_for(page, service, age="18 or over", link="Family or friend", rest=REST, story=STORY)
    own = page.locator(".app-secret__value").nth(1).inner_text()
    page.get_by_role("link", name="How they can tell us that they agree").click()
    shown, words = page.locator(".app-secret__value").all_inner_texts()
    assert shown == reference
    assert len(words.split()) == 9
    assert words != own
    return reference, words, own


def open_with(page: Page, service: Service, reference: str, words: str, *, prefix: str = "") -> None:
    """Alex types both in, once the worker has taken the complaint in."""
    for _ in range(120):
        page.goto(f"{service.public}/{prefix}consent")
        page.locator("[name=reference]").fill(reference.lower())
        page.locator("[name=words]").fill(words.upper())
        with page.expect_navigation():
            page.locator("main form button").click()
        if page.locator("[name=sealed]").count():
            return
        page.wait_for_timeout(250)
    raise AssertionError("What was asked did not open within half a minute.")


@pytest.mark.parametrize("javascript", [False, True], ids=["without JavaScript", "with JavaScript"])
def test_agree_on_my_own_phone(
    service: Service, page: Page, page_without_javascript: Page, browser: Browser, javascript: bool
) -> None:
    sam = page if javascript else page_without_javascript
    reference, words, own = asked(sam, service)
    with browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=javascript) as phone:
        alex = phone.new_page()
        open_with(alex, service, reference, words)
        expect(alex.get_by_text("Sam Example")).to_be_visible()
        assert STORY not in alex.content()
        alex.get_by_role("button", name="Send").click()
        expect(alex.get_by_text("There is a problem")).to_be_visible()
        alex.get_by_label("Yes, they may act for me").check()
        alex.get_by_label("Hear how it is going").check()
        alex.get_by_label("Yes", exact=True).check()
        alex.get_by_label("Your full name").fill("Alex Canary")
        alex.get_by_label("How can we reach you?").fill("07700 900461")
        alex.get_by_role("button", name="Send").click()
        expect(alex.get_by_role("heading", level=1)).to_have_text("We have your answer")
        assert not re.search(r"reference|words|agree|Canary", alex.url)
        assert {cookie["name"] for cookie in phone.cookies()} <= {"public-form"}
        open_with(alex, service, reference, words)
        assert "07700" not in alex.content()
        assert not alex.locator("[name=answer]:checked").count()

    follow(sam, service, reference, own)
    expect(sam.get_by_text("we need to know from the person you act for")).to_be_visible()
    with browser.new_context() as desk:
        check(desk.new_page(), service, reference)
    for _ in range(60):
        follow(sam, service, reference, own)
        if "a person will read it" in sam.inner_text("main"):
            break
        sam.wait_for_timeout(500)
    expect(sam.get_by_text("a person will read it")).to_be_visible()
    assert not sam.get_by_text("Who looked at it").count()


def follow(page: Page, service: Service, reference: str, words: str) -> None:
    """Sam looks where the complaint is."""
    page.context.clear_cookies()
    page.goto(f"{service.public}/my-complaint")
    page.get_by_label("Your reference").fill(reference)
    page.get_by_label("Your nine words").fill(words)
    steps.go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your complaint")


def check(page: Page, service: Service, reference: str) -> None:
    """A handler rings Alex and notes it on the case."""
    steps.sign_in(page, service)
    steps.open_case(page, service, reference)
    expect(page.get_by_text("An answer is to be checked")).to_be_visible()
    assert seen_by_axe(page) == []
    page.get_by_role("link", name="Note what the person says").click()
    page.get_by_label("They agree", exact=True).check()
    page.get_by_label("Hear how it is going").check()
    page.get_by_label("With their words, on the website").check()
    today = page.evaluate("() => new Date().toISOString().slice(0, 10)").split("-")
    for label, value in zip(("Year", "Month", "Day"), today, strict=True):
        page.get_by_label(label, exact=True).fill(value)
    page.get_by_role("button").filter(has_text="Note").or_(page.locator("main form button")).first.click()
    expect(page.get_by_text("Say how you know that it is their own answer").first).to_be_visible()
    assert seen_by_axe(page) == []
    page.get_by_label("How do you know that it is their own answer?").fill("I rang Alex, who was alone.")
    page.locator("main form button").first.click()
    expect(page.get_by_text("They agree, checked")).to_be_visible()


def at_the_form(page: Page) -> list[str]:
    """Alex signed on paper, and goes from the answer to the page that takes a photo of it; what is wrong there."""
    page.locator("main details summary").click()
    page.locator("main details form button").click()
    return sent_a_photo(page)


def sent_a_photo(page: Page) -> list[str]:
    """Sends first nothing and then a photo; what axe sees on the way."""
    wrong = [f"signed: {one}" for one in seen_by_axe(page)]
    page.locator("main form button").click()
    expect(page.locator(".govuk-error-summary")).to_be_visible()
    wrong += [f"signed, wrong: {one}" for one in seen_by_axe(page)]
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "it scrolls sideways"
    page.locator("input[type=file]").set_input_files([PHOTO])
    page.locator("main form button").click()
    expect(page.locator(".govuk-panel, .app-panel")).to_be_visible()
    return wrong + [f"signed, sent: {one}" for one in seen_by_axe(page)]


def shows_its_form(page: Page, service: Service) -> bool:
    """Whether the page on which Sam follows the complaint has the form that Sam sent, and nothing wrong on it."""
    for _ in range(120):
        page.goto(f"{service.public}/my-complaint")
        if page.locator("#files").count():
            return seen_by_axe(page) == [] and page.locator("#files ~ ol > li").count() == 1
        page.wait_for_timeout(250)
    return False


def test_every_page_of_it_is_accessible(service: Service, page: Page, browser: Browser) -> None:
    reference, words, _own = asked(page, service)
    wrong = [f"words: {one}" for one in seen_by_axe(page)]
    with browser.new_context() as context:
        alex = context.new_page()
        for prefix, width in (("", 1100), ("cy/", 360)):
            alex.set_viewport_size({"width": width, "height": 800})
            alex.goto(f"{service.public}/{prefix}consent/form")
            wrong += [f"{prefix}form: {one}" for one in seen_by_axe(alex)]
            alex.goto(f"{service.public}/{prefix}consent")
            wrong += [f"{prefix}start: {one}" for one in seen_by_axe(alex)]
            alex.locator("main form button:visible").click()
            wrong += [f"{prefix}start, wrong: {one}" for one in seen_by_axe(alex)]
            open_with(alex, service, reference, words, prefix=prefix)
            wrong += [f"{prefix}answer: {one}" for one in seen_by_axe(alex)]
            alex.locator("main form button:visible").click()
            wrong += [f"{prefix}answer, wrong: {one}" for one in seen_by_axe(alex)]
            assert alex.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "it scrolls sideways"
            wrong += [f"{prefix}by {one}" for one in at_the_form(alex)]
            open_with(alex, service, reference, words, prefix=prefix)
            alex.locator("[name=answer][value=talk]").check()
            alex.locator("main form button:visible").click()
            assert not alex.locator(".govuk-error-summary").count()
            wrong += [f"{prefix}sent: {one}" for one in seen_by_axe(alex)]
    for prefix in ("", "cy/"):
        page.goto(f"{service.public}/{prefix}my-complaint/signed-form")
        wrong += [f"{prefix}by Sam, {one}" for one in sent_a_photo(page)]
    assert wrong == []
    assert shows_its_form(page, service)
