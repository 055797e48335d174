"""Someone complains about the head of the force: the mayor's office has it, and the force cannot find it."""

import subprocess
import sys

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys import steps
from tests.journeys.conftest import STAFF, Service

STORY = "At the public meeting the head of the force told me to shut up."
MAYOR = "mayor@example.org"


@pytest.fixture
def mayor(service: Service) -> str:
    """Someone at the local policing body, made the way an administrator's program would; their email."""
    code = (
        "import django; django.setup()\n"
        "from candour.accounts.models import User\n"
        f"User.objects.filter(email={MAYOR!r}).exists() or User.objects.create_user(email={MAYOR!r},"
        f" password={STAFF['password']!r}, name='Jo Example', authority='lpb-greater-manchester', role='lpb-handler')\n"
    )
    environment = {key: value for key, value in service.environments["desk"].items() if key != "DATABASE_ROLE"}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    return MAYOR


@pytest.mark.parametrize("javascript", [False, True], ids=["without JavaScript", "with JavaScript"])
def test_complain_about_the_head_of_the_force(
    service: Service,
    page: Page,
    page_without_javascript: Page,
    browser: Browser,
    mayor: str,
    javascript: bool,
) -> None:
    person = page if javascript else page_without_javascript
    person.goto(f"{service.public}/chief-officer")
    person.get_by_role("button", name="Complain about the head of the force").or_(
        person.get_by_role("link", name="Complain about the head of the force")
    ).first.click()
    expect(person.get_by_text("cannot open it")).to_be_visible()
    person.get_by_role("button", name="Start now").click()
    assert "chief" not in person.url
    person.get_by_role("button", name="Carry on").or_(person.get_by_role("link", name="Carry on")).first.click()
    steps.to_the_story(person)
    person.get_by_label("Tell us what happened").fill(STORY)
    steps.on_to(person, "Who or what is it about?")
    expect(person.get_by_label("The head of the force, in person")).to_be_checked()
    steps.on_to(person, "What would you like to happen?")
    person.get_by_label("Say sorry").check()
    steps.on_to(person, "How shall we start?")
    person.get_by_label("You choose").check()
    steps.on_to(person, "Check your answers")
    expect(person.get_by_text("It names the head of the force, so it goes to")).to_be_visible()
    reference = steps.send(person)

    with browser.new_context() as theirs:
        desk = theirs.new_page()
        desk.goto(service.desk)
        desk.get_by_label("Email").fill(mayor)
        desk.get_by_label("Password", exact=True).fill(STAFF["password"])
        desk.get_by_role("button", name="Sign in", exact=True).click()
        steps.open_case(desk, service, reference)
        expect(desk.get_by_text(STORY).first).to_be_visible()
        address = desk.url
    with browser.new_context() as ours:
        force = ours.new_page()
        steps.sign_in(force, service)
        assert force.goto(address).status == 404
        force.goto(f"{service.desk}/search/?q={reference}")
        assert STORY not in force.content()
        assert "/case/" not in force.content()
