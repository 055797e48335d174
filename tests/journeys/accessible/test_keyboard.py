"""Tab, Shift and Tab, Enter, Space and arrows, and nothing else: all can be done, and where one is can be seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from candour.intake import triage
from tests.journeys import steps
from tests.journeys.accessible import faults
from tests.journeys.accessible.conftest import window
from tests.journeys.conftest import Service

# An ordinary window; one at 200 %; and one at 400 %, in which the bar that leaves takes a fifth of the height.
SIZES = {"100 %": (1280, 1024), "400 %": (320, 256)}


@dataclass
class Hands:
    """Someone with a keyboard and no mouse. `wrong` gathers each stop that is hidden, covered or has no ring."""

    page: Page
    wrong: list[str] = field(default_factory=list)

    def stop(self) -> dict[str, Any]:
        """Where the focus is."""
        where = faults.where_the_focus_is(self.page)
        self.wrong += where["faults"] if where else []
        return where or {"name": "", "tag": "", "type": "", "key": -1}

    def reach(self, name: str, *, key: str = "Tab") -> dict[str, Any]:
        """Goes on with Tab to what has that name, or to the group of answers that one of that name is in."""
        for _ in range(90):
            self.page.keyboard.press(key)
            where = self.stop()
            if where["name"].startswith(name):
                return where
            if where["type"] == "radio" and self._turn_to(name):
                return where
        raise AssertionError(f"{name!r} cannot be reached on {self.page.url}")

    def _turn_to(self, name: str) -> bool:
        first = self.stop()["key"]
        if not self.page.evaluate(
            """name => [...document.getElementsByName(document.activeElement.name)]
                .some(one => one.labels[0].textContent.trim().startsWith(name))""",
            name,
        ):
            return False
        for _ in range(20):
            self.page.keyboard.press("ArrowDown")
            where = self.stop()
            if where["name"].startswith(name):
                return True
            assert where["key"] != first, f"no {name!r} among the answers"
        return False

    def choose(self, name: str) -> None:
        """Takes that answer, or ticks that box."""
        self.reach(name)
        if not self.page.evaluate("document.activeElement.checked"):
            self.page.keyboard.press("Space")
        assert self.page.evaluate("document.activeElement.checked")

    def write(self, name: str, text: str) -> None:
        """Writes into the field of that name."""
        self.reach(name)
        self.page.keyboard.insert_text(text)

    def press(self, name: str) -> None:
        """Presses the button, or follows the link, of that name."""
        self.reach(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def on_to(self, heading: str) -> None:
        """Presses Continue until the page with that heading is there."""
        for _ in range(40):
            if self.page.get_by_role("heading", level=1).inner_text() == heading:
                return
            self.press("Continue")
        raise AssertionError(f"There is no page {heading!r} on the way.")


def tell_it_all(hands: Hands) -> None:
    """From the first question to the last, as `steps.answer_all` does with a mouse."""
    hands.choose("Me")
    hands.on_to("Which language should we use?")
    hands.choose("English")
    hands.press("Continue")
    hands.choose("It happened to me, or to the person I am helping")
    hands.on_to("How can we reach you safely?")
    hands.choose("Email")
    hands.write("Email address", "sam@example.org")
    hands.press("Continue")
    hands.choose("Yes, it is safe")
    hands.on_to("Do you know or live with someone who works for this police force?")
    hands.choose("No")
    hands.press("Continue")
    hands.write("Tell us what happened", steps.STORY)
    hands.on_to("Where did it happen?")
    hands.write("Where did it happen?", "The front desk in Sample Street")
    hands.on_to("Who or what is it about?")
    hands.choose("A person who works for or with the police")
    hands.on_to("What would you like to happen?")
    hands.choose("Say sorry")
    hands.on_to("How shall we start?")
    hands.choose("You choose")
    hands.on_to("Who are you?")
    hands.write("Your full name", "Sam Example")
    hands.on_to("Check your answers")


@pytest.mark.parametrize("size", SIZES)
def test_the_whole_form_with_the_keyboard(service: Service, browser: Browser, size: str) -> None:
    width, height = SIZES[size]
    with window(browser, viewport={"width": width, "height": height}) as page:
        hands = Hands(page)
        page.goto(service.public)
        for name in ("Make a complaint", "Start now", "Carry on"):
            hands.press(name)
        tell_it_all(hands)
        hands.choose("What I have said is true as far as I know")
        hands.reach("Send your complaint")
        hands.reach("What I have said is true as far as I know", key="Shift+Tab")
        hands.press("Send your complaint")
        expect(page.get_by_role("heading", level=1)).to_have_text("Your complaint was sent")
        assert hands.wrong == []


def test_the_check_with_the_keyboard(service: Service, browser: Browser) -> None:
    with window(browser, viewport={"width": 320, "height": 256}) as page:
        hands = Hands(page)
        page.goto(f"{service.public}/check")
        hands.press("Start")
        for _ in triage.PAGES:
            if page.url.endswith("/check/result"):
                break
            hands.press("Continue")
        assert page.url.endswith("/check/result")
        assert hands.wrong == []


def test_an_error_is_met_first_and_leads_to_its_field(service: Service, browser: Browser) -> None:
    with window(browser, viewport={"width": 320, "height": 256}) as page:
        steps.start(page, service)
        hands = Hands(page)
        hands.press("Continue")
        expect(page.locator(".govuk-error-summary")).to_be_focused()
        hands.reach("Choose who this complaint is for")
        page.keyboard.press("Enter")
        expect(page.get_by_label("Me", exact=True)).to_be_focused()
        assert hands.stop()["type"] == "radio"
        assert hands.wrong == []


@pytest.mark.parametrize("size", [(1100, 800), (640, 512), (320, 256)], ids=["100 %", "200 %", "400 %"])
@pytest.mark.parametrize(
    "address", ["", "cy/ways-to-complain", "which-force", "complain/contact-safety", "complain/check"]
)
def test_through_a_page_and_back(service: Service, answered: Page, address: str, size: tuple[int, int]) -> None:
    answered.set_viewport_size({"width": size[0], "height": size[1]})
    answered.goto(f"{service.public}/{address}")
    assert faults.on_the_way_through(answered) == []
