"""Every page of both doors, looked at by axe: no violation of any impact."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from candour.intake import questions, triage
from candour.public import guidance
from tests.journeys import steps
from tests.journeys.conftest import AXE, Service

pytestmark = pytest.mark.browser
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OTHERS = [
    "my-complaint",
    "quick-exit",
    "check",
    "chief-officer/start",
    "quick-exit",
    "check/result",
    "complain",
    "complain/come-back",
    "feedback",
    "no-such-page",
]
ADDRESSES = ["" if key == guidance.HOME else key for key in guidance.KEYS] + OTHERS
# A pairwise cover: each page in one language at one width, and over all pages every pair of these.
LOOKS = [("", 1100), ("cy/", 320), ("cy/", 1100), ("", 320)]


def violations(page: Page) -> list[str]:
    """What axe finds wrong on the page as it is now."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("tags => axe.run(document, {runOnly: tags})", TAGS)
    return [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]]


@pytest.mark.parametrize(("number", "address"), list(enumerate(ADDRESSES)), ids=ADDRESSES)
def test_an_information_page(service: Service, page: Page, number: int, address: str) -> None:
    prefix, width = LOOKS[number % len(LOOKS)]
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{service.public}/{prefix}{address}")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the page scrolls sideways"


def test_every_page_of_the_form_empty_filled_and_wrong(service: Service, page: Page) -> None:
    steps.start(page, service)
    steps.answer_all(page)
    wrong = []
    for number, asked in enumerate(questions.PAGES):
        prefix, width = LOOKS[number % len(LOOKS)]
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{service.public}/{prefix}complain/{asked.key}")
        expect(page.locator("main form")).not_to_have_count(0)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), asked.key
        wrong += [f"{asked.key}: {one}" for one in violations(page)]
        if any(question.required for question in asked.questions):
            for box in reversed(page.locator("main input[type=checkbox]:checked").all()):
                box.uncheck()
            for text in page.locator("main textarea:visible").all():
                text.fill("")
            page.locator("main form button.govuk-button").first.click()
            wrong += [f"{asked.key}, after Continue: {one}" for one in violations(page)]
    page.goto(f"{service.public}/complain/check")
    wrong += [f"check: {one}" for one in violations(page)]
    page.get_by_role("button", name="Send your complaint").click()
    wrong += [f"check, wrong: {one}" for one in violations(page)]
    steps.send(page)
    wrong += [f"sent: {one}" for one in violations(page)]
    assert wrong == []


def test_every_question_of_the_check(service: Service, page: Page) -> None:
    wrong = []
    for asked in triage.PAGES:
        page.goto(f"{service.public}/check/{asked.key}")
        wrong += [f"{asked.key}: {one}" for one in violations(page)]
    assert wrong == []


def test_the_desk(service: Service, page: Page) -> None:
    page.goto(f"{service.desk}/login/")
    wrong = [f"sign in: {one}" for one in violations(page)]
    steps.sign_in(page, service)
    wrong += [f"inbox: {one}" for one in violations(page)]
    steps.start(page, service)
    steps.answer_all(page)
    reference = steps.send(page)
    steps.open_case(page, service, reference)
    case = page.url
    wrong += [f"case: {one}" for one in violations(page)]
    page.get_by_role("button", name="Log the complaint").click()
    wrong += [f"case, wrong: {one}" for one in violations(page)]
    for path in ("allegations[1].descriptions", "persons_complained_against[s1].kind", "dates.became_clear"):
        page.goto(f"{case.removesuffix('log/')}fact/{path}/")
        wrong += [f"{path}: {one}" for one in violations(page)]
    for place in ("identify/", "update/"):
        page.goto(case.removesuffix("log/") + place)
        wrong += [f"{place}: {one}" for one in violations(page)]
    page.goto(f"{service.desk}/law/")
    wrong += [f"law: {one}" for one in violations(page)]
    page.goto(f"{service.desk}/search/")
    page.get_by_label("Find a case").fill("bike")
    page.get_by_role("button", name="Search").click()
    wrong += [f"search: {one}" for one in violations(page)]
    page.goto(f"{service.desk}/two-factor/")
    wrong += [f"two-factor: {one}" for one in violations(page)]
    assert wrong == []
