"""Read with wider letters, larger letters, forced colours, more contrast, on paper, and without style or scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.journeys import steps
from tests.journeys.accessible import faults
from tests.journeys.accessible.conftest import window
from tests.journeys.conftest import Service

# What WCAG 2.2 asks to bear in 1.4.12, and letters twice as large as in 1.4.4.
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }"""
LARGE = "html { font-size: 200% !important; }"
PAGES = ["", "cy/what-is-a-complaint", "which-force", "cy/complain/safe-contact", "complain/what-happened"]
PAGES_READ = ["", "cy/ways-to-complain", "complain/contact-safety", "complain/check"]
ORDER = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), placed = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.data.trim() || ["SCRIPT", "OPTION"].includes(node.parentElement.tagName)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getClientRects()[0];
    if (box) placed.push([Math.round(box.top + window.scrollY), Math.round(box.left), node.data.trim()]);
  }
  return placed;
}"""
CONTROLS = ".govuk-button, .app-leave__button, .govuk-tag, main input, main textarea"
BORDERS = """controls => [...document.querySelectorAll(controls)]
  .filter((el) => el.getClientRects().length && el.type !== "hidden" && !el.matches(".govuk-visually-hidden"))
  .filter((el) => {
    const tick = el.matches("[type=radio], [type=checkbox]");
    const drawn = tick ? getComputedStyle(el.labels[0], "::before") : getComputedStyle(el);
    return drawn.borderTopStyle === "none" || parseFloat(drawn.borderTopWidth) < 1;
  }).map((el) => el.outerHTML.slice(0, 140))"""


@pytest.mark.parametrize(
    ("style", "width"),
    [(SPACED, 1100), (SPACED, 320), (LARGE, 1100), (LARGE, 640)],
    ids=["wider letters", "wider letters on a phone", "larger letters", "larger letters at half the width"],
)
def test_with_other_letters_nothing_is_cut_off(service: Service, browser: Browser, style: str, width: int) -> None:
    wrong = []
    with window(browser, bypass_csp=True) as page:
        steps.start(page, service)
        page.get_by_label("Me", exact=True).check()
        steps.go_on(page)
        page.set_viewport_size({"width": width, "height": 800})
        for address in PAGES:
            page.goto(f"{service.public}/{address}")
            page.add_style_tag(content=style)
            wrong += [f"{address}: {one}" for one in faults.in_its_shape(page)]
    assert wrong == []


def test_in_forced_colours_all_controls_have_borders_and_the_focus_is_seen(service: Service, browser: Browser) -> None:
    with window(browser, forced_colors="active") as page:
        steps.start(page, service)
        for address in ("", "complain/for-whom"):
            page.goto(f"{service.public}/{address}")
            assert page.evaluate(BORDERS, CONTROLS) == []
            assert faults.on_the_way_through(page) == []
        mine = page.get_by_label("Me", exact=True)
        dot = page.locator(".govuk-radios__item").first
        before = dot.screenshot()
        mine.check()
        page.evaluate("document.activeElement.blur()")
        assert dot.screenshot() != before, "one cannot see that an answer is taken"


@pytest.mark.parametrize("wish", [{"contrast": "more"}, {"color_scheme": "dark"}], ids=["more contrast", "dark"])
def test_other_wishes_leave_the_page_readable(service: Service, answered: Page, wish: dict[str, str]) -> None:
    answered.emulate_media(reduced_motion="reduce", **wish)  # type: ignore[arg-type]
    wrong = []
    for address in ("", "complain/check"):
        answered.goto(f"{service.public}/{address}")
        wrong += faults.of(answered)
    answered.emulate_media(reduced_motion="reduce", contrast="no-preference", color_scheme="light")
    assert wrong == []


def test_on_paper_there_is_what_was_said_and_nothing_to_press(service: Service, answered: Page) -> None:
    answered.goto(f"{service.public}/complain/check")
    answered.emulate_media(media="print", reduced_motion="reduce")
    for part in (".app-leave", ".govuk-back-link", ".govuk-language-navigation", "main form .govuk-button"):
        expect(answered.locator(part).first).to_be_hidden()
    expect(answered.get_by_text(steps.STORY)).to_be_visible()
    expect(answered.get_by_role("heading", level=1)).to_be_visible()
    assert answered.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    answered.emulate_media(media="screen", reduced_motion="reduce")


@pytest.mark.parametrize("address", PAGES_READ)
def test_without_a_style_sheet_all_is_read_in_the_same_order(service: Service, answered: Page, address: str) -> None:
    answered.set_viewport_size({"width": 1100, "height": 800})
    answered.goto(f"{service.public}/{address}")
    styled = answered.locator("body").aria_snapshot()
    answered.route(re.compile(r"\.css"), lambda route: route.abort())
    answered.reload()
    plain = answered.locator("body").aria_snapshot()
    placed = answered.evaluate(ORDER)
    bare = answered.evaluate("getComputedStyle(document.body).marginTop") == "8px"
    answered.unroute(re.compile(r"\.css"))
    assert bare, "the style sheet came all the same"
    # What only the style sheet hides is said twice at most: nothing changes its place.
    assert [line.strip() for line in plain.splitlines()] == [line.strip() for line in styled.splitlines()]
    down = [(top, left) for top, left, _words in placed]
    assert all(b[0] >= a[0] - 4 for a, b in zip(down, down[1:], strict=False)), (
        "words stand above what comes before them"
    )


def missing(route: Route) -> None:
    """The script is not there."""
    route.fulfill(status=404, body="")


def throwing(route: Route) -> None:
    """The script fails at once."""
    route.fulfill(status=200, content_type="text/javascript", body="throw new Error('a fault in the script');")


@pytest.mark.parametrize("answer", [missing, throwing])
def test_the_whole_form_while_scripts_fail(service: Service, page: Page, answer: Callable[[Route], None]) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url) if ".js" in request.url else None)
    page.route(re.compile(r"\.js"), answer)
    steps.start(page, service)
    steps.go_on(page)
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    assert page.title().startswith("Error: ")
    steps.answer_all(page)
    steps.send(page)
    assert asked, "no script was asked for"
