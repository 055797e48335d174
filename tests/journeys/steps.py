"""What a person does on the pages, in the words of the pages: used by journeys in any window."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from bench import form_walk
from tests.journeys.conftest import STAFF, Service

STORY = "The officer at the front desk laughed at me when I reported my stolen bike."


def go_on(page: Page) -> None:
    """Presses Continue, and waits for the page that comes: what is asked of a page at once is asked of the new one."""
    with page.expect_navigation():
        page.get_by_role("button", name="Continue").click()


def start(page: Page, service: Service) -> None:
    """From the first page to the first question, past the page on staying safe."""
    page.goto(service.public)
    page.get_by_role("main").get_by_role("link", name="Make a complaint").first.click()
    page.get_by_role("button", name="Start now").or_(page.get_by_role("link", name="Start now")).click()
    page.get_by_role("button", name="Carry on").or_(page.get_by_role("link", name="Carry on")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who is this complaint for?")


def to_the_story(page: Page) -> None:
    """From the first question to the story, for oneself, to be reached by email."""
    page.get_by_label("Me", exact=True).check()
    go_on(page)
    page.get_by_label("English", exact=True).check()
    go_on(page)
    page.get_by_label("It happened to me, or to the person I am helping").check()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Keep your place")
    go_on(page)
    page.get_by_label("Email", exact=True).check()
    page.get_by_label("Email address").fill("sam@example.org")
    go_on(page)
    page.get_by_label("Yes, it is safe").check()
    go_on(page)
    go_on(page)
    page.get_by_label("No", exact=True).check()
    go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Tell us what happened")


def on_to(page: Page, heading: str) -> None:
    """Presses Continue until the page with that heading is there: all before it is left out."""
    for _ in range(40):
        if page.get_by_role("heading", level=1).inner_text() == heading:
            return
        go_on(page)
    raise AssertionError(f"There is no page {heading!r} on the way.")


def answer_all(page: Page, *, story: str = STORY) -> None:
    """From the first question to check-your-answers, for oneself, with as little as will do."""
    to_the_story(page)
    page.get_by_label("Tell us what happened").fill(story)
    on_to(page, "Where did it happen?")
    page.get_by_label("Where did it happen?").fill("The front desk in Sample Street")
    on_to(page, "Who or what is it about?")
    page.get_by_label("A person who works for or with the police").check()
    on_to(page, "What would you like to happen?")
    page.get_by_label("Say sorry").check()
    on_to(page, "How shall we start?")
    page.get_by_label("You choose").check()
    on_to(page, "Who are you?")
    page.get_by_label("Your full name").fill("Sam Example")
    on_to(page, "Check your answers")


def come_to(page: Page, service: Service, key: str = "check") -> None:
    """At check-your-answers, or at a page before it, with all before it answered over plain HTTP.

    For what is not about filling in: a browser takes a hundred times as long.
    """
    person = form_walk.Person(urlsplit(service.public).port or 0, form_walk.ANSWERS | {"what_happened": [STORY]})
    with closing(person):
        person.go_to(f"/complain/{key}")
    page.context.add_cookies(
        [
            {"name": name, "value": value, "url": service.public, "httpOnly": True, "sameSite": "Strict"}
            for name, value in person.jar.items()
        ]
    )
    page.goto(f"{service.public}/complain/{key}")


def send(page: Page) -> str:
    """Sends, and gives the reference on the receipt."""
    page.get_by_label("What I have said is true as far as I know").check()
    page.get_by_role("button", name="Send your complaint").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your complaint was sent")
    return page.locator(".govuk-panel strong, .app-panel strong").first.inner_text().strip()


def sign_in(page: Page, service: Service) -> None:
    """Signs in at the desk as the complaint handler."""
    page.goto(service.desk)
    page.get_by_label("Email").fill(STAFF["email"])
    page.get_by_label("Password", exact=True).fill(STAFF["password"])
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Inbox")


def picture(page: Page, name: str) -> None:
    """Takes a picture of what is on the screen into var/pictures; `make pictures` puts it into the README."""
    folder = Path(__file__).resolve().parents[2] / "var" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=70)


def open_case(page: Page, service: Service, reference: str) -> None:
    """Opens the case that came from the person's reference, once the worker has made it."""
    for _ in range(60):
        page.goto(f"{service.desk}/search/")
        page.get_by_label("Find a case").fill(reference)
        with page.expect_navigation():
            page.get_by_role("button", name="Search").click()
        if page.locator("table a").count():
            page.locator("table a").first.click()
            return
        page.wait_for_timeout(500)
    raise AssertionError("The complaint did not come to the desk within half a minute.")
