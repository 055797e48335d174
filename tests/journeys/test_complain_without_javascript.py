"""Someone with an old phone and no JavaScript complains; a handler sees it within seconds and logs it."""

import re

from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.conftest import Service


def test_complain_without_javascript_and_be_logged(service: Service, page_without_javascript: Page, page: Page) -> None:
    person, handler = page_without_javascript, page
    steps.start(person, service)
    steps.answer_all(person)
    expect(person.get_by_text(steps.STORY)).to_be_visible()
    reference = steps.send(person)
    steps.picture(person, "complaint-sent")
    assert re.fullmatch(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){2}", reference)
    assert steps.STORY not in person.content()

    steps.sign_in(handler, service)
    steps.open_case(handler, service, reference)
    handler.goto(service.desk)
    steps.picture(handler, "desk-inbox")
    steps.open_case(handler, service, reference)
    expect(handler.get_by_text(steps.STORY)).to_be_visible()
    expect(handler.get_by_role("heading", name="What the law asks")).to_be_visible()
    steps.picture(handler, "desk-case")
    handler.get_by_label("Why do you log this complaint?").fill("It is about how our front desk treated the person.")
    handler.get_by_role("button", name="Log the complaint").click()
    expect(handler.get_by_role("heading", level=1)).to_have_text("First contact")
    expect(handler.get_by_text("The complaint was logged.")).to_be_visible()


def test_send_again_after_back_and_from_a_second_tab_gives_one_complaint(
    service: Service, page_without_javascript: Page
) -> None:
    person = page_without_javascript
    steps.come_to(person, service)
    second = person.context.new_page()
    second.goto(f"{service.public}/complain/check")
    reference = steps.send(person)
    assert steps.send(second) == reference
    person.go_back()
    expect(person.get_by_role("heading", level=1)).to_have_text("Your complaint was sent")
    assert reference in person.inner_text("main")


def test_come_back_on_another_device_with_reference_and_words(service: Service, page: Page) -> None:
    steps.start(page, service)
    page.get_by_label("Me", exact=True).check()
    steps.go_on(page)
    steps.go_on(page)
    page.get_by_label("I’m not sure").check()
    steps.go_on(page)
    reference, words = page.locator(".app-secret__value").all_inner_texts()
    assert len(words.split()) == 9
    page.context.clear_cookies()
    page.goto(f"{service.public}/complain/come-back")
    page.get_by_label("Your reference").fill(reference.lower())
    page.get_by_label("Your nine words").fill(words.upper())
    steps.go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("How can we reach you safely?")
