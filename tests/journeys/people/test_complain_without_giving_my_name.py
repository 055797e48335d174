"""Someone who trusts nobody gives no name and no contact: it is taken in all the same, with a receipt."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys import steps
from tests.journeys.conftest import Service


def test_complain_without_giving_my_name(service: Service, phone: Page, page: Page) -> None:
    steps.start(phone, service)
    phone.get_by_label("Me", exact=True).check()
    steps.on_to(phone, "How are you linked to what happened?")
    phone.get_by_label("I’m not sure").check()
    steps.on_to(phone, "How can we reach you safely?")
    phone.get_by_label("I do not want to be contacted").check()
    steps.on_to(phone, "Tell us what happened")
    phone.get_by_label("Tell us what happened").fill("Two officers take money from shops in Sample Road.")
    steps.on_to(phone, "What would you like to happen?")
    phone.get_by_label("I just want it known").check()
    steps.on_to(phone, "Check your answers")
    reference = steps.send(phone)
    steps.sign_in(page, service)
    steps.open_case(page, service, reference)
    assert "Two officers take money" in page.inner_text("body")
