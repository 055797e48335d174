"""Someone writes in Welsh from the first page to the receipt, and changes the language in the middle without losing
a word.
"""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from candour.intake import questions
from tests.journeys.conftest import Service

STORY = "Chwarddodd y swyddog am fy mhen pan ofynnais am help."
# What must be answered: the name of the field, and the value.
NEEDED = {"for_whom": "me", "linked": "not-sure", "contact_ways": "none", "wanted": "not-sure"}


def go_on(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Parhau").first.click()


def test_complain_in_welsh(service: Service, phone: Page) -> None:
    phone.goto(f"{service.public}/cy/complain")
    assert phone.locator("html").get_attribute("lang") == "cy"
    phone.goto(f"{service.public}/cy/complain/{questions.PAGES[0].key}")
    for _ in range(len(questions.PAGES)):
        if phone.url.endswith("/complain/check"):
            break
        for name, value in NEEDED.items():
            box = phone.locator(f"input[name={name}][value={value}]")
            if box.count():
                box.check(force=True)
        story = phone.locator("textarea[name=what_happened]")
        if story.count():
            story.fill(STORY)
            go_on(phone)
            phone.go_back()
            phone.get_by_role("link", name="English").click()
            expect(phone.get_by_label("Tell us what happened")).to_have_value(STORY)
            phone.get_by_role("link", name="Cymraeg").click()
            expect(phone.locator("textarea[name=what_happened]")).to_have_value(STORY)
        go_on(phone)
    expect(phone).to_have_url(re.compile("/cy/complain/check$"))
    expect(phone.get_by_text(STORY)).to_be_visible()
    phone.locator("input[name=declaration]").check(force=True)
    phone.get_by_role("button", name="Anfon eich cwyn").click()
    expect(phone).to_have_url(re.compile("/cy/complain/sent$"))
    expect(phone.locator(".govuk-panel")).to_be_visible()
    expect(phone.get_by_text("Your complaint was sent")).to_have_count(0)
