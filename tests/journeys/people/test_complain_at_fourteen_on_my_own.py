"""Someone of 14 complains alone: the check says that they may, nobody asks for a parent's leave, and the desk sees
their age.
"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.conftest import Service


def test_complain_at_fourteen_on_my_own(service: Service, phone: Page) -> None:
    phone.goto(f"{service.public}/young-people")
    expect(phone.get_by_role("heading", level=1)).to_be_visible()
    phone.goto(f"{service.public}/check/age")
    phone.get_by_label("I am 13, 14 or 15").check()
    steps.go_on(phone)
    expect(phone.get_by_text("You can do this on your own")).to_be_visible()
    phone.get_by_role("button", name="Carry on and complain").click()
    phone.get_by_role("button", name="Carry on").or_(phone.get_by_role("link", name="Carry on")).first.click()
    phone.get_by_label("Me", exact=True).check()
    steps.on_to(phone, "How are you linked to what happened?")
    phone.get_by_label("It happened to me, or to the person I am helping").check()
    steps.on_to(phone, "How can we reach you safely?")
    phone.get_by_label("I do not want to be contacted").check()
    steps.on_to(phone, "Tell us what happened")
    phone.get_by_label("Tell us what happened").fill("They searched me in front of my class and laughed.")
    steps.on_to(phone, "What would you like to happen?")
    phone.get_by_label("Say sorry").check()
    steps.on_to(phone, "Who are you?")
    phone.get_by_label("Day").fill("3")
    phone.get_by_label("Month").fill("May")
    phone.get_by_label("Year").fill("2012")
    steps.on_to(phone, "Check your answers")
    expect(phone.get_by_text("3 May 2012")).to_be_visible()
    steps.send(phone)
