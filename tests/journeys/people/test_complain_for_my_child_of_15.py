"""A mother complains for her son of 15: nobody signs, and he is asked himself before he turns 16."""

from playwright.sync_api import Page, expect

from tests.journeys import for_others, steps
from tests.journeys.conftest import Service

STORY = "They searched my son on his way to school and would not ring me."
REST = {"About the child": "Yes", "You and the person you help": "Both of us"}


def test_complain_for_my_child_of_15(service: Service, page: Page, phone: Page) -> None:
    mother = phone
    reference = for_others.tell_for(mother, service, age="Under 16", link="Parent", rest=REST, story=STORY)
    assert not mother.get_by_text("Ask the person you act for").count()
    mother.goto(f"{service.public}/consent/words")
    assert "/consent/words" not in mother.url
    for _ in range(120):
        mother.goto(f"{service.public}/my-complaint")
        if mother.get_by_role("heading", name="Your complaint", exact=True).count():
            break
        mother.wait_for_timeout(250)
    expect(mother.get_by_text("We have it, and a person will read it.")).to_be_visible()
    steps.sign_in(page, service)
    steps.open_case(page, service, reference)
    assert not page.get_by_text("No consent").count()
