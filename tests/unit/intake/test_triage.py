"""The check before the form: whatever is answered, there is a next step, and nobody is refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from candour import directory
from candour.intake import journey, questions, triage, triage_results

ASKED = [question for page in triage.PAGES for question in page.questions]
BODIES = directory.police_bodies()
GREATER_MANCHESTER = directory.force("greater-manchester")


def one_answer(question: Any) -> st.SearchStrategy[Any]:
    """Left out, or any answer that the page would take."""
    if question.key == "which_body":
        return st.sampled_from(["", "no-such-body", *(body.id for body in BODIES)])
    values = [option.value for option in question.options]
    if question.kind == "radios":
        return st.sampled_from(["", *values])
    together = [option.value for option in question.options if not option.alone]
    single = [[option.value] for option in question.options if option.alone]
    return st.lists(st.sampled_from(together), unique=True) | st.sampled_from([[], *single])


any_answers = st.fixed_dictionaries({question.key: one_answer(question) for question in ASKED})
any_force = st.sampled_from(directory.forces())


def keys(answers: dict[str, Any], force: directory.Force = GREATER_MANCHESTER) -> list[str]:
    """Which steps these answers lead to."""
    return [result.key for result in triage_results.results(answers, force)]


@given(any_answers, any_force, st.sampled_from(["en", "cy"]))
def test_whatever_is_answered_there_is_a_next_step_with_a_reason(
    answers: dict[str, Any], force: directory.Force, language: str
) -> None:
    with translation.override(language):
        found = triage_results.results(answers, force, language=language)
        assert found
        for result in found:
            assert str(result.title)
            assert str(result.why)
            assert "{" not in f"{result.title}{result.website}"
            assert bool(result.page) == bool(result.link)
    leads = [result for result in found if result.page or result.website or result.key == "complain" or result.says_how]
    assert leads
    assert len({result.key for result in found}) == len(found), "nothing is said twice"


@given(any_answers)
def test_who_is_in_danger_reads_that_first(answers: dict[str, Any]) -> None:
    assert keys(answers | {"danger": "yes"})[0] == "danger"


@given(any_answers)
def test_the_check_walks_from_the_first_page_to_the_end_in_a_straight_line(answers: dict[str, Any]) -> None:
    here, seen = triage.PAGES[0].key, []
    while here != journey.CHECK:
        assert here not in seen
        seen.append(here)
        here = journey.page_after(here, answers, triage.PAGES)
    assert seen == [page.key for page in journey.pages(answers, triage.PAGES)]


@given(any_answers)
def test_what_is_carried_over_are_answers_that_the_form_knows(answers: dict[str, Any]) -> None:
    form = questions.every_question()
    for key, value in triage.carried_over(answers).items():
        known = {option.value for option in form[key].options}
        given_values = {value} if form[key].kind == "radios" else set(value)
        assert given_values <= known, key


def test_every_question_of_the_check_may_be_left_out_and_has_a_way_not_to_say() -> None:
    for question in ASKED:
        assert not question.required
        ways = {option.value for option in question.options}
        assert {"not-sure", "not-say", "none"} & ways or question.id in {"T4", "T7d"}, question.id


@pytest.mark.parametrize(
    ("answers", "first"),
    [
        ({}, "complain"),
        ({"wish": "complain", "about": ["person"]}, "complain"),
        ({"wish": "not-sure"}, "complain"),
        ({"wish": "follow"}, "follow"),
        ({"wish": "result"}, "result"),
        ({"wish": "no-name"}, "no-name"),
        ({"about": ["chief"], "in_person": "yes"}, "chief-officer"),
        ({"about": ["chief"], "in_person": "no"}, "complain"),
        ({"about": ["commissioner"]}, "commissioner"),
        ({"about": ["other"]}, "other-police"),
        ({"about": ["other"], "which_body": "kent"}, "other-police"),
        ({"about": ["other"], "which_body": "greater-manchester"}, "complain"),
        ({"linked": ["saw-online"], "fits": ["none"]}, "not-linked"),
        ({"linked": ["saw-online"], "fits": ["knows-person"]}, "complain"),
        ({"linked": ["works-for-police"], "own_work": "yes"}, "own-work"),
        ({"about": ["rule"], "linked": ["was-there"], "affected": "no"}, "not-affected"),
        ({"about": ["rule"], "linked": ["was-there"], "affected": "not-sure"}, "complain"),
    ],
)
def test_where_the_answers_lead(answers: dict[str, Any], first: str) -> None:
    assert keys(answers)[0] == first


def test_an_answer_to_a_question_that_is_no_longer_asked_counts_for_nothing() -> None:
    changed = {"about": ["person"], "in_person": "yes", "linked": ["happened-to-me"], "who_for": "died"}
    assert keys(changed) == ["complain"]


@pytest.mark.parametrize("force", directory.forces(), ids=lambda force: force.id)
def test_the_head_of_each_force_is_for_its_own_body(force: directory.Force) -> None:
    found = triage_results.results({"about": ["chief"]}, force)[0]
    assert force.local_policing_body.public_label in str(found.title)
    assert found.website == force.local_policing_body.website or found.website == force.website


@pytest.mark.parametrize("body", [*directory.forces()[1:], *directory.other_bodies()], ids=lambda body: body.id)
def test_each_other_body_is_named_with_its_website_and_who_checks_it(body: Any) -> None:
    here = directory.forces()[0]
    found = triage_results.results({"about": ["other"], "which_body": body.id}, here)[0]
    assert str(found.title).startswith(body.name_in("en"))
    assert found.website == body.website
    if isinstance(body, directory.Force):
        assert body.local_policing_body.label_in("en") in found.also[-1]
    else:
        assert body.first_in("en") in found.also[0]
        assert body.oversight_in("en") in found.also[-1]
