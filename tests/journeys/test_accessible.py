"""Every page of the desk, looked at by axe: no violation of any impact. The public door: tests/journeys/accessible."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys import steps
from tests.journeys.accessible.faults import seen_by_axe
from tests.journeys.conftest import Service


def test_the_desk(service: Service, page: Page) -> None:
    page.goto(f"{service.desk}/login/")
    wrong = [f"sign in: {one}" for one in seen_by_axe(page)]
    steps.sign_in(page, service)
    wrong += [f"inbox: {one}" for one in seen_by_axe(page)]
    steps.come_to(page, service)
    reference = steps.send(page)
    steps.open_case(page, service, reference)
    case = page.url
    wrong += [f"case: {one}" for one in seen_by_axe(page)]
    page.get_by_role("button", name="Log the complaint").click()
    wrong += [f"case, wrong: {one}" for one in seen_by_axe(page)]
    for path in ("allegations[1].descriptions", "persons_complained_against[s1].kind", "dates.became_clear"):
        page.goto(f"{case.removesuffix('log/')}fact/{path}/")
        wrong += [f"{path}: {one}" for one in seen_by_axe(page)]
    for place in ("identify/", "update/"):
        page.goto(case.removesuffix("log/") + place)
        wrong += [f"{place}: {one}" for one in seen_by_axe(page)]
    page.goto(f"{service.desk}/law/")
    wrong += [f"law: {one}" for one in seen_by_axe(page)]
    page.goto(f"{service.desk}/search/")
    page.get_by_label("Find a case").fill("bike")
    page.get_by_role("button", name="Search").click()
    wrong += [f"search: {one}" for one in seen_by_axe(page)]
    page.goto(f"{service.desk}/two-factor/")
    wrong += [f"two-factor: {one}" for one in seen_by_axe(page)]
    assert wrong == []
