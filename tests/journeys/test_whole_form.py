"""Someone fills in every page of the form there is, with scripts and without: all of it comes to the desk."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from candour.intake import questions
from candour.intake.specs import Question
from tests.journeys import steps
from tests.journeys.conftest import Service

# Whoever answers so is asked the most.
CHOSEN = {
    "for_whom": "someone-else",
    "use_language": "other",
    "safe_now": "yes",
    "still_going_on": "no",
    "knows_them": "partner",
}
# It would go to another desk than the one that reads here.
LEFT_OUT = {"chief"}
ASKED_OF_OTHERS = {"not-safe", "the-child", "someone-who-died", "signed-form"}
"""The pages that someone who complains for an adult, who cannot agree, is not asked."""
STORY = "He pushed my son off his bike and laughed."


def answer(page: Page, question: Question, said: set[str], name: str = "") -> None:
    """Answers one question as a person does who answers all of them."""
    name = name or question.key
    if question.kind == "rows":
        add_two(page, question, said)
    elif question.kind == "when":
        page.get_by_label("I know the month, or the time of year").check()
        page.get_by_label("Month, or time of year").select_option(label="March")
        page.locator("input[name='when-year']").fill("2024")
        page.get_by_label("Or say it in your own words").fill("when the clocks changed")
        said |= {"March 2024", "when the clocks changed"}
    elif question.kind == "select":
        page.locator(f"select[name='{name}']").select_option(question.options[0].value)
    elif question.kind == "checkboxes":
        for option in question.options:
            box = page.locator(f"input[name='{name}'][value='{option.value}']")
            if not option.alone and option.value not in LEFT_OUT and box.count():
                box.check()
    elif question.kind == "radios":
        value = CHOSEN.get(question.key, question.options[0].value)
        page.locator(f"input[name='{name}'][value='{value}']").check()
    elif question.kind == "date":
        for part, typed in (("day", "3"), ("month", "May"), ("year", "2012")):
            page.locator(f"input[name='{name}-{part}']").fill(typed)
    else:
        words = STORY if question.kind == "story" else f"{question.id.replace('-', ' ')} said"
        page.locator(f"[name='{name}']").fill(words)
        said.add(words)


def add_two(page: Page, question: Question, said: set[str]) -> None:
    """Fills in two groups and takes away a third."""
    for number in (1, 2, 3):
        for one in question.questions:
            answer(page, one, said if number == 1 else set(), f"{question.key}-{number}-{one.key}")
        if number < 3:
            page.get_by_role("button", name="Add another").click()
            expect(page.locator(f"[name='{question.key}-{number + 1}-{question.questions[0].key}']")).to_be_focused()
    page.get_by_role("button", name=f"Remove {question.one} 3").click()
    expect(page.locator(f"[name='{question.key}-3-{question.questions[0].key}']")).to_have_count(0)


def walk(page: Page, *, age: str, said: set[str], until: str, agreement: str = "cannot") -> set[str]:
    """From the first page to the one named, answering everything; the pages that were asked."""
    been: set[str] = set()
    while True:
        address = page.url.partition("?")[0].rsplit("/", 1)[1]
        if address == until:
            return been
        assert address not in been or address == "who", page.inner_text("main")
        been.add(address)
        asked = questions.page(address)
        for question in asked.questions:
            if question.key == "their_age":
                page.locator(f"input[name='their_age'][value='{age}']").check()
            elif question.key == "agreement":
                page.locator(f"input[name='agreement'][value='{agreement}']").check()
            elif question.kind != "files" and page.locator(f"[name^='{question.key}']:visible").count():
                answer(page, question, said)
        if address == "who" and "the-person" not in been:
            page.get_by_role("button", name="Tell us about a person").click()
        else:
            steps.go_on(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_whoever_is_asked_the_most_answers_all_of_it_and_it_arrives(
    service: Service, browser: Browser, scripts: bool
) -> None:
    said: set[str] = set()
    with browser.new_context(viewport={"width": 1100, "height": 900}, java_script_enabled=scripts) as context:
        person = context.new_page()
        steps.start(person, service)
        been = walk(person, age="adult", said=said, until="check")
        shown = person.inner_text("main")
        assert {words for words in said if words not in shown} == set()
        reference = steps.send(person)
    assert been == {page.key for page in questions.PAGES} - ASKED_OF_OTHERS
    with browser.new_context(viewport={"width": 1100, "height": 900}) as context:
        handler = context.new_page()
        steps.sign_in(handler, service)
        steps.open_case(handler, service, reference)
        handler.get_by_text("All answers, as they were sent").click()
        text = " ".join(handler.inner_text("main").split())
        assert {words for words in said if words not in text} == set()
        assert "Under 18" not in text
        expect(handler.get_by_text("Partner or relative of the person complained against")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_who_complains_for_a_child_for_someone_who_died_or_with_a_signed_form_is_asked_what_only_they_are(
    service: Service, browser: Browser, scripts: bool
) -> None:
    been: set[str] = set()
    for age, agreement in (("under-16", ""), ("died", ""), ("adult", "signed")):
        with browser.new_context(viewport={"width": 1100, "height": 900}, java_script_enabled=scripts) as context:
            person = context.new_page()
            steps.start(person, service)
            been |= walk(person, age=age, said=set(), until="keep-your-place", agreement=agreement)
    assert been >= ASKED_OF_OTHERS - {"not-safe"}


def test_the_keyboard_alone_finds_what_is_wrong_and_mends_it(service: Service, page: Page) -> None:
    steps.start(page, service)
    page.get_by_role("button", name="Continue").press("Enter")
    expect(page.locator("[data-error-summary]")).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: "))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Me", exact=True)).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Which language should we use?")


def test_an_error_in_a_field_under_an_answer_can_be_reached(service: Service, page: Page) -> None:
    steps.come_to(page, service, "when")
    which = page.get_by_role("group", name="Which day was it?")
    expect(which).to_be_hidden()
    page.get_by_label("I know the day").check()
    which.get_by_label("Day", exact=True).fill("31")
    which.get_by_label("Month").fill("2")
    which.get_by_label("Year").fill("2025")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="That day is not in the calendar").click()
    expect(which.get_by_label("Day", exact=True)).to_be_focused()
    page.get_by_label("I’m not sure").first.check()
    steps.go_on(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Where did it happen?")


def test_what_is_typed_is_saved_by_itself_and_is_there_after_a_crash(service: Service, page: Page) -> None:
    steps.come_to(page, service, "what-happened")
    page.clock.install()
    page.reload()
    with page.expect_response(lambda answer: answer.url.endswith("/what-happened/keep")) as kept:
        page.get_by_label("Tell us what happened").press_sequentially("It began at the ")
        page.clock.run_for(4_000)
    assert kept.value.status == 204
    expect(page.get_by_text("What you type is saved.")).to_be_visible()
    other = page.context.new_page()
    other.goto(f"{service.public}/complain/what-happened")
    expect(other.get_by_label("Tell us what happened")).to_have_value("It began at the ")
    expect(other.get_by_text("There is a problem")).to_be_hidden()


def test_before_the_hour_is_over_the_page_says_so_and_one_can_stay(service: Service, page: Page) -> None:
    steps.come_to(page, service, "what-happened")
    page.clock.install()
    page.reload()
    stay = page.get_by_role("button", name="Stay on this page")
    page.get_by_label("Tell us what happened").fill("Half a story")
    page.clock.run_for(54 * 60_000)
    expect(stay).to_be_hidden()
    page.clock.run_for(2 * 60_000)
    expect(page.get_by_role("alert")).to_contain_text("In 5 minutes")
    with page.expect_response(lambda answer: answer.url.endswith("/complain/stay")) as stayed:
        stay.click()
    assert stayed.value.status == 204
    expect(stay).to_be_hidden()
    expect(page.get_by_label("Tell us what happened")).to_have_value("Half a story")
    page.clock.run_for(56 * 60_000)
    expect(stay).to_be_visible()
