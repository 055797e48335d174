"""What a person does on the pages who complains for someone else."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.conftest import Service


def tell_for(page: Page, service: Service, *, age: str, link: str, rest: dict[str, str], story: str) -> str:
    """From the first page to the receipt, with `rest` ticked on the pages about the other. Gives the reference."""
    steps.start(page, service)
    page.get_by_label("Someone else", exact=True).check()
    steps.go_on(page)
    page.get_by_label("What is their name?").fill("Alex Canary")
    page.get_by_label(age, exact=True).check()
    page.get_by_label(link, exact=True).check()
    steps.go_on(page)
    for heading, label in rest.items():
        steps.on_to(page, heading)
        page.get_by_label(label, exact=True).first.check()
        steps.go_on(page)
    steps.on_to(page, "How are you linked to what happened?")
    page.get_by_label("It happened to me, or to the person I am helping").check()
    steps.on_to(page, "How can we reach you safely?")
    page.get_by_label("On this website only").check()
    steps.on_to(page, "Tell us what happened")
    page.get_by_label("Tell us what happened").fill(story)
    steps.on_to(page, "What would you like to happen?")
    page.get_by_label("Say sorry").check()
    steps.on_to(page, "How shall we start?")
    page.get_by_label("You choose").check()
    steps.on_to(page, "Who are you?")
    page.get_by_label("Your full name").fill("Sam Example")
    steps.on_to(page, "Check your answers")
    expect(page.get_by_text(story)).to_be_visible()
    return steps.send(page)
