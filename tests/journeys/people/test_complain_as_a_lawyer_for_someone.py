"""A lawyer complains for somebody of 16 or over without written agreement yet: it is kept with its time, and the page
and the desk say what is still needed.
"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.conftest import Service


def test_complain_as_a_lawyer_for_someone(service: Service, phone: Page, page: Page) -> None:
    steps.start(phone, service)
    phone.get_by_label("Someone else", exact=True).check()
    steps.go_on(phone)
    phone.get_by_label("What is their name?").fill("Kim Example")
    phone.get_by_label("18 or over").check()
    phone.get_by_label("Lawyer").check()
    steps.go_on(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("Do they agree to you doing this?")
    phone.get_by_label("Yes, and they will put it in writing").check()
    steps.on_to(phone, "You and the person you help")
    phone.get_by_label("Me", exact=True).check()
    steps.on_to(phone, "How are you linked to what happened?")
    phone.get_by_label("I’m not sure").check()
    steps.on_to(phone, "How can we reach you safely?")
    phone.get_by_label("Email", exact=True).check()
    phone.get_by_label("Email address").fill("lawyer@example.org")
    steps.on_to(phone, "Tell us what happened")
    phone.get_by_label("Tell us what happened").fill("My client was held for nine hours without water.")
    steps.on_to(phone, "What would you like to happen?")
    phone.get_by_label("Look into it fully").check()
    steps.on_to(phone, "Check your answers")
    reference = steps.send(phone)
    steps.sign_in(page, service)
    steps.open_case(page, service, reference)
    assert "Kim Example" in page.inner_text("body")
