"""Every component, at both widths: nothing that axe finds, nothing cut off, nothing the policy had to stop."""

import pytest

from tests.journeys.conftest import AXE

PAGES = ["", "form", "form?errors", "story", "parts", "prose", "panel", "desk", "problem/404", "problem/500?both"]
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"
WIDTHS = [1280, 320]


@pytest.fixture(params=WIDTHS)
def view(request, browser):
    """A window without a display, of one width; axe is let past the policy."""
    with browser.new_context(viewport={"width": request.param, "height": 900}, bypass_csp=True) as context:
        yield context.new_page()


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_is_cut_off(view, places, address):
    view.goto(f"{places.site}/gallery/{address}")
    view.evaluate(AXE.read_text(encoding="utf-8"))
    found = view.evaluate(
        f"async () => (await axe.run(document, {RULES})).violations.map((v) => [v.id, v.nodes[0].html])"
    )
    assert found == []
    assert view.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth")


def test_the_policy_stops_nothing_of_ours(browser, places):
    with browser.new_context() as context:
        page = context.new_page()
        said = []
        page.on("console", lambda message: said.append(message.text))
        for address in PAGES[:8]:
            page.goto(f"{places.site}/gallery/{address}")
        assert said == []


def test_after_an_error_the_summary_has_the_focus_and_leads_to_the_field(browser, places):
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{places.site}/gallery/form?errors")
        assert page.title().startswith("Error: ")
        assert page.evaluate("() => document.activeElement.hasAttribute('data-error-summary')")
        page.get_by_role("link", name="Choose how we shall answer you").click()
        assert page.evaluate("() => document.activeElement.id") == "id_how"


def test_none_of_these_clears_the_rest(browser, places):
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{places.site}/gallery/form")
        page.get_by_label("I was hurt").check()
        page.get_by_label("None of these").check()
        assert not page.get_by_label("I was hurt").is_checked()
        page.get_by_label("I was upset").check()
        assert not page.get_by_label("None of these").is_checked()


def test_the_counter_speaks_from_its_number_on_and_blocks_nothing(browser, places):
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{places.site}/gallery/form")
        story = page.get_by_label("What happened?")
        story.fill("short")
        story.press_sequentially(" and longer")
        page.get_by_text("You have written 16 characters. You can write up to 500,000.").wait_for()
