"""Two people who do not know which police force it was: Ffion on an old phone, and Imran where he stands."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.accessible.faults import seen_by_axe
from tests.journeys.conftest import Service


def test_ffion_finds_the_force_in_welsh_without_javascript(service: Service, page_without_javascript: Page) -> None:
    page = page_without_javascript
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{service.public}/cy/other-police")
    page.get_by_role("link", name="Dod o hyd i'r heddlu yn ôl enw lle").click()
    expect(page.get_by_role("button", name="Defnyddio lle rydw i nawr")).to_be_hidden()
    page.get_by_label("Ble oedd hyn?").fill("ym Mangor")
    page.get_by_role("button", name="Dod o hyd i'r heddlu").click()
    expect(page.get_by_role("heading", name="Dyma'r un")).to_be_visible()
    expect(page.get_by_role("heading", name="Heddlu Gogledd Cymru")).to_be_visible()
    assert page.url == f"{service.public}/cy/which-force"
    assert page.context.cookies() == []


def test_ffion_is_asked_which_newport_and_the_railway_comes_first(
    service: Service, page_without_javascript: Page
) -> None:
    page = page_without_javascript
    page.goto(f"{service.public}/which-force")
    page.get_by_label("Where was it?").fill("Newport")
    page.get_by_role("button", name="Find the police force").click()
    expect(page.get_by_role("heading", name="It may be one of these. You choose.")).to_be_visible()
    expect(page.get_by_role("main").get_by_role("heading", level=3)).to_have_count(4)
    page.get_by_role("main").get_by_label("Yes").check()
    page.get_by_role("button", name="Find the police force").click()
    expect(page.get_by_role("heading", name="British Transport Police")).to_be_visible()
    page.get_by_role("link", name="Carry on without knowing. We find out.").click()
    expect(page).to_have_url(f"{service.public}/complain")


def test_imran_uses_where_he_is_and_only_after_he_presses(service: Service, browser: Browser) -> None:
    asked: list[str] = []
    with browser.new_context(
        geolocation={"latitude": 53.48095, "longitude": -2.23743, "accuracy": 30}, permissions=["geolocation"]
    ) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(f"{request.method} {request.url} {request.post_data or ''}"))
        page.goto(f"{service.public}/which-force")
        assert "latitude" not in " ".join(asked)
        page.get_by_role("button", name="Use where I am now").click()
        expect(page.get_by_role("heading", name="Greater Manchester Police")).to_be_visible()
        assert seen_by_axe(page) == []
        page.get_by_role("link", name="You can complain to this force here").click()
        expect(page).to_have_url(f"{service.public}/complain")
    (sent,) = [one for one in asked if one.startswith("POST")]
    assert "latitude=53.481&longitude=-2.237&accuracy=100" in sent
    assert all(one.split(" ")[1].startswith(service.public) for one in asked), "nobody else is asked"
    assert not any("53.48" in one.split(" ")[1] for one in asked), "nothing of it is in an address"


def test_imran_presses_the_place_on_a_map(service: Service, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url} {request.post_data or ''}"))
    page.goto(f"{service.public}/which-force")
    assert "/map" not in " ".join(asked), "the map is fetched only when it is wanted"
    page.get_by_role("button", name="Show a map").click()
    shown = page.get_by_role("application", name="Map of England and Wales")
    across, down = shown.evaluate("place => [place.clientWidth, place.clientHeight]")
    expect(page.get_by_role("button", name="Use this place")).to_be_hidden()
    shown.click(position={"x": across * 0.51, "y": down * 0.40})
    expect(page.get_by_text("The marker is closest to Manchester.")).to_be_visible()
    assert seen_by_axe(page) == []
    page.get_by_role("button", name="Zoom in").click()
    page.get_by_role("button", name="Use this place").click()
    expect(page.get_by_role("heading", name="Greater Manchester Police")).to_be_visible()
    (sent,) = [one for one in asked if one.startswith("POST")]
    latitude, longitude, accuracy = (
        float(sent.split(f"{name}=")[1].split("&")[0]) for name in ("latitude", "longitude", "accuracy")
    )
    assert (latitude, longitude) == pytest.approx((53.46, -2.25), abs=0.05)
    assert 500 <= accuracy <= 1500, "eight pixels of the nearest view, and how coarse the lines are"
    assert all(one.split(" ")[1].startswith(service.public) for one in asked), "nobody else is asked"
    assert not any("53.4" in one.split(" ")[1] for one in asked), "nothing of it is in an address"


def test_ffion_moves_the_marker_with_keys_and_then_types_a_name(service: Service, page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{service.public}/cy/which-force")
    page.get_by_role("button", name="Dangos map").press("Enter")
    shown = page.get_by_role("application", name="Map o Gymru a Lloegr")
    shown.focus()
    for key in ("ArrowLeft", "Enter", "ArrowLeft", "ArrowLeft"):
        shown.press(key)
    expect(page.get_by_text("Y lle agosaf at y marciwr yw Amwythig.")).to_be_visible()
    assert seen_by_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "it scrolls sideways"
    shown.press("Enter")
    expect(page.get_by_role("heading", name="West Mercia Police")).to_be_visible()
    page.go_back()
    page.get_by_label("Ble oedd hyn?").fill("Bangor")
    page.get_by_role("button", name="Dod o hyd i'r heddlu").click()
    expect(page.get_by_role("heading", name="Heddlu Gogledd Cymru")).to_be_visible()


def test_imran_says_no_and_types_the_place_instead(service: Service, page: Page) -> None:
    page.goto(f"{service.public}/which-force")
    page.get_by_role("button", name="Use where I am now").click()
    expect(page.locator("[data-where-status]")).to_contain_text("Type the name of a place")
    page.get_by_label("Where was it?").fill("Manchster")
    page.get_by_role("button", name="Find the police force").click()
    assert seen_by_axe(page) == []
    page.get_by_role("button", name="Manchester", exact=True).click()
    expect(page.get_by_role("heading", name="Greater Manchester Police")).to_be_visible()
    assert seen_by_axe(page) == []


def test_ffion_checks_before_she_starts_and_names_the_other_force(
    service: Service, page_without_javascript: Page
) -> None:
    page = page_without_javascript
    page.goto(f"{service.public}/check/about")
    page.get_by_label("Another police force or body").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Or find it by place").fill("Newport, Gwent")
    page.get_by_role("button", name="Find by place").click()
    page.get_by_label("Gwent Police").check()
    page.get_by_role("button", name="Continue").click()
    page.goto(f"{service.public}/check/result")
    expect(page.get_by_role("heading", name="Gwent Police may have to deal with it")).to_be_visible()
    expect(page.get_by_role("link", name="gwent.police.uk")).to_be_visible()
    expect(page.get_by_role("button", name="Print this page")).to_be_hidden()
    page.get_by_role("button", name="Carry on and complain").click()
    expect(page).to_have_url(f"{service.public}/staying-safe")


def test_imran_prints_what_the_check_told_him(service: Service, page: Page) -> None:
    page.goto(f"{service.public}/check/danger")
    page.get_by_role("main").get_by_label("Yes").check()
    page.get_by_role("button", name="Continue").click()
    page.goto(f"{service.public}/check/result")
    expect(page.get_by_role("main").get_by_role("heading", level=2).first).to_have_text("Get help now")
    assert seen_by_axe(page) == []
    page.evaluate("window.print = () => document.body.setAttribute('data-printed', 'yes')")
    page.get_by_role("button", name="Print this page").click()
    expect(page.locator("body")).to_have_attribute("data-printed", "yes")
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Print this page")).to_be_hidden()
    expect(page.get_by_role("heading", name="Get help now")).to_be_visible()


def test_imran_sees_no_fault_on_a_list_to_choose_from_at_any_width(service: Service, page: Page) -> None:
    for width in (320, 1100):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(f"{service.public}/which-force")
        page.get_by_label("Where was it?").fill("London")
        page.get_by_role("button", name="Find the police force").click()
        expect(page.get_by_role("heading", name="It may be one of these. You choose.")).to_be_visible()
        assert seen_by_axe(page) == []
        page.goto(f"{service.public}/cy/check/which-body")
        page.get_by_label("Neu dewch o hyd iddo yn ôl lle").fill("Llundain")
        page.get_by_role("button", name="Chwilio yn ôl lle").click()
        expect(page.get_by_role("radio")).to_have_count(3)
        assert seen_by_axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "it scrolls sideways"
