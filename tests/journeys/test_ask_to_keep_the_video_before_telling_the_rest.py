"""Someone is not ready to tell what happened, but the video must not be wiped; a handler finds it the same day."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.accessible.faults import seen_by_axe
from tests.journeys.conftest import Service
from tests.journeys.test_nothing_personal_in_logs import refusing
from tests.journeys.visitor import Visitor

WIDTHS = {"": 1100, "cy/": 360}


def ask(page: Page, service: Service, *, where: str) -> str:
    """From the first page to the reference, with as little as will do."""
    page.goto(service.public)
    page.get_by_role("main").get_by_role("link", name="Ask us to keep video").click()
    page.get_by_label("Where was it?").fill(where)
    page.get_by_label("Day", exact=True).fill("24")
    page.get_by_label("Month", exact=True).fill("11")
    page.get_by_label("Year", exact=True).fill("2025")
    page.get_by_label("A camera that an officer wore").check()
    page.get_by_label("I do not want to be contacted").check()
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We have it")
    assert "/footage" in page.url
    reference = page.locator(".govuk-panel strong, .app-panel strong").first.inner_text().strip()
    assert re.fullmatch(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){2}", reference)
    assert reference not in page.url
    return reference


def find(page: Page, service: Service, reference: str) -> None:
    """Opens the task that came from the person's reference, once the worker has made it."""
    for _ in range(120):
        page.goto(f"{service.desk}/tasks/")
        row = page.locator("tr", has_text=reference)
        if row.count():
            row.get_by_role("link", name="Find and mark video").click()
            return
        page.wait_for_timeout(250)
    raise AssertionError("The task did not come to the desk.")


@pytest.mark.parametrize("javascript", [False, True], ids=["without JavaScript", "with JavaScript"])
def test_ask_to_keep_the_video_and_hear_that_it_was_kept(
    service: Service, page: Page, page_without_javascript: Page, javascript: bool
) -> None:
    person = page if javascript else page_without_javascript
    where = f"The corner of Sample Street, {'with' if javascript else 'without'} a clock"
    reference = ask(person, service, where=where)
    assert where not in person.content()
    assert {cookie["name"] for cookie in person.context.cookies()} <= {"public-form"}

    handler = person.context.browser.new_context().new_page()
    try:
        steps.sign_in(handler, service)
        handler.get_by_role("link", name="Tasks", exact=True).click()
        find(handler, service, reference)
        expect(handler.get_by_text(where)).to_be_visible()
        handler.get_by_label("There is none").check()
        handler.get_by_label("They gave no way").check()
        handler.get_by_role("button", name="Write it down").click()
        expect(handler.get_by_text("Without it this cannot be written down").first).to_be_visible()
        handler.get_by_label("We hold it, and it is marked").check()
        handler.get_by_role("button", name="Write it down").click()
        expect(handler.get_by_text("Written down")).to_be_visible()
        handler.get_by_role("link", name="Done", exact=True).click()
        expect(handler.locator("tr", has_text=reference)).to_contain_text("We hold it, and it is marked")
    finally:
        handler.context.close()


def test_every_short_door_is_accessible_in_both_languages_and_widths(service: Service, page: Page) -> None:
    wrong = []
    for prefix, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 800})
        for door in ("footage", "thanks"):
            page.goto(f"{service.public}/{prefix}{door}")
            wrong += [f"{prefix}{door}: {one}" for one in seen_by_axe(page)]
            page.locator("main form button").click()
            wrong += [f"{prefix}{door}, wrong: {one}" for one in seen_by_axe(page)]
            page.locator("main textarea").first.fill("The corner of Sample Street")
            if door == "footage":
                page.locator("[name=time]").fill("9")
                page.locator("[name=contact_ways][value=none]").check()
            page.locator("main form button").click()
            assert not page.locator(".govuk-error-summary").count()
            wrong += [f"{prefix}{door}, sent: {one}" for one in seen_by_axe(page)]
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "it scrolls sideways"
    assert wrong == []


def test_the_tasks_at_the_desk_are_accessible(service: Service, page: Page) -> None:
    reference = ask(page, service, where="Sample Street")
    steps.sign_in(page, service)
    find(page, service, reference)
    wrong = [f"task: {one}" for one in seen_by_axe(page)]
    page.get_by_role("button", name="Write it down").click()
    wrong += [f"task, wrong: {one}" for one in seen_by_axe(page)]
    page.get_by_role("button", name="Add to the case").click()
    wrong += [f"join, wrong: {one}" for one in seen_by_axe(page)]
    for width in (1100, 320):
        page.set_viewport_size({"width": width, "height": 800})
        for address in ("/tasks/", "/tasks/?show=done"):
            page.goto(service.desk + address)
            wrong += [f"{address} {width}: {one}" for one in seen_by_axe(page)]
    assert wrong == []


def test_what_the_database_refuses_now_is_kept_and_becomes_a_task_when_it_is_back(service: Service, page: Page) -> None:
    person = Visitor(service.public)
    with refusing(service, "intake_submission"):
        answer = person.fill("/footage", where="Sample Street", time="about 9", contact_ways="none")
        assert "We have it" in answer.text
    reference = re.search(r"[2-9A-Z]{4}(-[2-9A-Z]{4}){2}", answer.text)
    assert reference
    steps.sign_in(page, service)
    find(page, service, reference[0])
