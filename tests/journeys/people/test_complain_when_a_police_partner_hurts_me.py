"""Someone hurt by a partner who is in the police: never contacted in a way that was not chosen, help at once,
and the desk sees before anything else that contact is not safe.
"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.journeys import steps
from tests.journeys.conftest import Service

STORY = "My husband is an officer. He pushed me down the stairs, and his friends came when I called."


def test_complain_when_a_police_partner_hurts_me(service: Service, phone: Page, page: Page) -> None:
    steps.start(phone, service)
    phone.get_by_label("Me", exact=True).check()
    steps.go_on(phone)
    steps.on_to(phone, "How are you linked to what happened?")
    phone.get_by_label("It happened to me, or to the person I am helping").check()
    steps.on_to(phone, "How can we reach you safely?")
    phone.get_by_label("Email", exact=True).check()
    phone.get_by_label("Email address").fill("sister@example.org")
    steps.go_on(phone)
    phone.get_by_label("No, it is not safe").check()
    steps.on_to(phone, "Do you know or live with someone who works for this police force?")
    phone.get_by_label("Yes", exact=True).check()
    steps.on_to(phone, "Tell us what happened")
    phone.get_by_label("Tell us what happened").fill(STORY)
    steps.on_to(phone, "Who or what is it about?")
    phone.get_by_label("A person who works for or with the police").check()
    steps.on_to(phone, "Who is it about?")
    phone.get_by_role("button", name="Tell us about a person").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("What do you know about this person?")
    phone.get_by_label("Yes: a partner, former partner or relative").check()
    steps.on_to(phone, "How did it affect you?")
    phone.get_by_label("I was hurt").check()
    phone.get_by_role("group", name="Do you feel safe now?").get_by_label("No", exact=True).check()
    steps.go_on(phone)
    expect(phone.get_by_role("heading", level=1)).to_have_text("If you are not safe now")
    expect(phone.get_by_text("If you are in danger now, call 999.")).to_be_visible()
    steps.on_to(phone, "What would you like to happen?")
    phone.get_by_label("I’m not sure").check()
    steps.on_to(phone, "Check your answers")
    reference = steps.send(phone)
    steps.sign_in(page, service)
    steps.open_case(page, service, reference)
    seen = page.inner_text("body")
    assert "Contact is not safe" in seen
    assert "Urgent" in seen
    assert STORY in seen
