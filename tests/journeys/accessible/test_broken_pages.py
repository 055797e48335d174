"""Pages broken on purpose: whoever breaks one of them so is told. At least 19 of 20 must be caught."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, Route

from tests.journeys.accessible import faults, states
from tests.journeys.accessible.conftest import window
from tests.journeys.conftest import Service

BROKEN = "broken"
Looks = Callable[[Page], list[str]]
HOME, WHO, YOU, CHECK = "", "complain/for-whom", "complain/about-you", "complain/check"


@dataclass(frozen=True)
class Break:
    """One way to break a page: what is changed in its HTML, or what a style sheet gains."""

    name: str
    address: str
    find: str = ""
    put: str = ""
    style: str = ""
    look: Looks = faults.of
    state: str = "as it is"
    width: int = 1100


BREAKS = [
    Break("a label is missing", YOU, r"<label([^>]*)for=\"id_name\"[^>]*>.*?</label>"),
    Break("the label belongs to no field", YOU, r"for=\"id_name\"", 'for="id_nome"'),
    Break("a group has no legend", WHO, r"<legend.*?</legend>", "<h1>Who?</h1>"),
    Break("a heading skips a level", HOME, r"<h2(.*?)</h2>", r"<h4\1</h4>"),
    Break("there is no first heading", HOME, r"<h1(.*?)</h1>", r"<p\1</p>"),
    Break("there are two first headings", HOME, r"<h2(.*?)</h2>", r"<h1\1</h1>"),
    Break("the page does not say its language", HOME, r'<html lang="en"', "<html"),
    Break("the page says another language", HOME, r'<html lang="en"', '<html lang="cy"'),
    Break("the Welsh word is not said to be Welsh", HOME, r' lang="cy">Cymraeg', ">Cymraeg"),
    Break("an id is there twice", YOU, r"<h1", '<p id="main"></p><h1'),
    Break("a hint is tied to nothing", WHO, r'aria-describedby="id_for_whom', 'aria-describedby="id_for_nobody'),
    Break("a button says nothing", WHO, r"(<button\s+class=\"govuk-button\"[^>]*>)\s*Continue", r"\1"),
    Break("a picture has no words", HOME, r"<h1", '<img src="/static/ui/icon.svg"><h1'),
    Break("a font is loaded", HOME, r"<h1", '<img alt="" src="/static/ui/letters.woff2"><h1'),
    Break("there is no main part", HOME, r"<main(.*)</main>", r"<div\1</div>"),
    Break("the first stop is gone", HOME, r'<a href="#main".*?</a>'),
    Break("one cannot zoom", HOME, r"initial-scale=1", "initial-scale=1, maximum-scale=1, user-scalable=no"),
    Break("items are in no list", HOME, r"<ul class=\"app-footer__links\"(.*?)</ul>", r"<div\1</div>"),
    Break("links to change have one name", CHECK, r"Change<span\s+class=\"govuk-visually-hidden\">.*?</span>", "Change"),  # noqa: E501
    Break("a link has an order of its own", HOME, r' class="app-header__home"', r' tabindex="5"\g<0>'),
    Break("a title does not speak of the error", WHO, r"<title>Error: ", "<title>", state="after an error"),
    Break("an error leads to no field", WHO, r'href="#id_for_whom"', 'href="#for"', state="after an error"),
    Break("an error is tied to no field", WHO, r'id="id_for_whom-error"', 'id="wrong"', state="after an error"),
    Break("words can hardly be read", HOME, style="p, li { color: #9a9a9a !important }"),
    Break("links are thin", HOME, style=".app-footer__links a { padding: 0 !important; line-height: 14px }"),
    Break("the exit is small", HOME, style=".app-leave__button { min-height: 30px !important; padding: 0 }"),
    Break("the exit is gone", HOME, style=".app-leave { display: none !important }"),
    Break("the page scrolls sideways", HOME, style="h1 { min-width: 400px }", width=320),
    Break("words are cut off", HOME, style="main p { height: 12px; overflow: hidden }"),
    Break("something moves", HOME, style="@keyframes m { to { top: 9px } } h1 { animation: m 9s infinite !important }"),
    Break("the focus has no ring", HOME, style=":focus { outline: 0 !important; box-shadow: none !important;"
          " background: none !important }", look=faults.on_the_way_through),
    Break("the ring is too pale", WHO, style=":focus, :focus + label::before { outline: 3px solid #eee !important;"
          " box-shadow: none !important; background: none !important; border-color: #eee !important }",
          look=faults.on_the_way_through),
    Break("a strip lies over what has the focus", HOME, style=".app-footer { position: fixed; z-index: 9; bottom: 0;"
          " left: 0; right: 0; height: 300px }", look=faults.on_the_way_through),
    Break("the bar lies over what has the focus", CHECK, style="html { scroll-padding: 0 !important }",
          look=faults.on_the_way_through),
    Break("what has the focus is off the page", HOME, style=".app-header__home { position: absolute; left: -999px }",
          look=faults.on_the_way_through),
]  # fmt: skip


@contextmanager
def broken(page: Page, one: Break) -> Iterator[list[str]]:
    """While it lasts, that page comes broken. Gives a list of what came: BROKEN, or an answer that could not be."""
    came: list[str] = []

    def document(route: Route) -> None:
        answer = route.fetch(max_redirects=0)
        text = answer.text() if answer.status == 200 else ""
        changed = re.sub(one.find, one.put, text, count=0, flags=re.DOTALL)
        came.append(BROKEN if changed != text else f"{answer.status} {answer.headers} {answer.text()[:2000]}")
        route.fulfill(response=answer, body=changed)

    def sheet(route: Route) -> None:
        answer = route.fetch()
        came.append(BROKEN)
        route.fulfill(response=answer, body=answer.text() + one.style)

    place, answer = (
        (re.compile(r"\.css"), sheet) if one.style else (re.compile(rf"/{re.escape(one.address)}$"), document)
    )
    page.route(place, answer)
    try:
        yield came
    finally:
        page.unroute(place, answer)


def test_what_is_broken_on_purpose_is_caught(
    service: Service, browser: Browser, answered: Page, spoilt: Page, record_property: Callable[[str, object], None]
) -> None:
    # In windows of their own: a browser keeps a broken style sheet.
    with (
        window(browser, storage_state=answered.context.storage_state()) as filled,
        window(browser, storage_state=spoilt.context.storage_state()) as wrong,
    ):
        missed = missed_of(service, {"as it is": filled, "after an error": wrong})
    record_property("broken", len(BREAKS))
    record_property("caught", len(BREAKS) - len(missed))
    assert len(missed) <= len(BREAKS) // 20, missed


def missed_of(service: Service, windows: dict[str, Page]) -> list[str]:
    """The breaks that nothing noticed."""
    missed = []
    for one in BREAKS:
        page = windows[one.state]
        page.set_viewport_size({"width": one.width, "height": 800})
        with broken(page, one) as came:
            page.goto(f"{service.public}/{one.address}")
            assert states.put_into(page, one.state)
            assert BROKEN in came, f"{one.name}: the page came whole, at {page.url}: {came}"
            if not one.look(page):
                missed.append(one.name)
    return missed


def test_the_same_pages_whole_have_no_fault(service: Service, answered: Page) -> None:
    answered.set_viewport_size({"width": 1100, "height": 800})
    for address in (HOME, WHO, YOU, CHECK):
        answered.goto(f"{service.public}/{address}")
        assert faults.of(answered) == []
        assert faults.on_the_way_through(answered) == []
