"""The questions as data, groups that repeat, and what is sent of what was answered."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from candour.intake import autosaved, forms, journey, page_instance, questions, summary, to_record
from tests import factories

TODAY = date(2026, 11, 25)
words = st.text(alphabet="abc é😀", max_size=6).map(str.strip)


def posted(**fields: Any) -> QueryDict:
    """Fields as a browser sends them."""
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(name.replace("__", "-"), value if isinstance(value, list) else [value])
    return data


def lines(answers: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """What the tree says, by the words of the question."""
    return {line.label: line.values for section in summary.tree(answers) for line in section.lines if line.answered}


def test_every_id_and_every_key_is_there_once() -> None:
    asked = [question for page in questions.PAGES for question in page.questions]
    inner = [one for question in asked for one in question.questions]
    assert len({question.id for question in asked + inner}) == len(asked + inner)
    assert len({question.key for question in asked}) == len(asked)
    assert len({page.key for page in questions.PAGES}) == len(questions.PAGES)


def test_every_question_of_the_first_version_kept_its_id_and_its_key() -> None:
    first = {
        "F1.1": "for_whom", "F1.5": "linked", "F1.6": "about", "F2.1": "name", "F2.2": "call_me", "F2.4": "born",
        "F2.6": "contact_ways", "F2.6-email": "email", "F2.6-phone": "phone", "F2.6-address": "address",
        "F2.9": "contact_safety", "F2.9-words": "contact_notes", "F3.1": "their_name", "F3.2": "their_age",
        "F3.3": "relationship", "F3.5": "agreement", "F4.1": "what_happened", "F4.5": "where", "F4.6": "when",
        "F4.7": "time", "F4.8": "still_going_on", "F5.3": "their_role", "F5.4": "officer_name",
        "F5.5": "officer_number", "F5.6": "officer_looks", "F5.9": "camera", "F5.12": "knows_them", "F8.1": "wanted",
        "F8.1-words": "wanted_words", "F8.2": "how_to_start", "F10.2": "talk_first",
    }  # fmt: skip
    now = {question.id: question.key for question in questions.every_question().values()}
    assert {number: now.get(number) for number in first} == first


def test_only_what_must_be_answered_must() -> None:
    always = {"for_whom", "linked", "contact_ways", "wanted"}
    for_another = {"their_name", "their_age", "relationship", "agreement", "child_rights", "write_to"}
    assert {key for key, question in questions.every_question().items() if question.required} == always | for_another


@pytest.mark.parametrize("page", questions.PAGES, ids=lambda page: page.key)
def test_a_page_asks_one_thing_says_why_and_is_not_long(page: Any) -> None:
    assert page.why or not page.questions
    at_once = [one for one in page.questions if not one.shown_with and not page.key.startswith("what-fits")]
    assert len(at_once) <= 7


@given(st.lists(st.tuples(words, words), max_size=20))
def test_groups_come_back_as_they_were_typed_without_the_empty_ones(typed_groups: list[tuple[str, str]]) -> None:
    page = questions.page("witnesses")
    fields = {}
    for number, (who, contact) in enumerate(typed_groups, 1):
        fields |= {f"witnesses-{number}-who": who, f"witnesses-{number}-contact": contact}
    form = forms.PageForm(page, posted(**fields), today=TODAY)
    assert form.is_valid()
    kept = form.answers()["witnesses"]
    assert [(one.get("who", ""), one.get("contact", "")) for one in kept] == [
        pair for pair in typed_groups if any(pair)
    ]
    again = forms.PageForm(page, initial={"witnesses": kept}, today=TODAY)
    shown = [again[f"witnesses-{number}-who"].value() or "" for number in range(1, len(kept) + 1)]
    assert shown == [one.get("who", "") for one in kept]


@given(st.lists(words, min_size=1, max_size=20), st.data())
def test_taking_one_group_away_leaves_the_others(things: list[str], data: st.DataObject) -> None:
    gone = data.draw(st.integers(1, len(things)))
    fields = {f"main_things-{number}-thing": thing for number, thing in enumerate(things, 1)}
    left = forms.without_group(posted(**fields, seen="0"), f"main_things-{gone}")
    expected = [thing for number, thing in enumerate(things, 1) if number != gone]
    assert [left[f"main_things-{number}-thing"] for number in range(1, len(expected) + 1)] == expected
    assert f"main_things-{len(things)}-thing" not in left
    assert left["seen"] == "0"


def test_there_is_an_end_to_groups() -> None:
    page = questions.page("main-things")
    fields = {f"main_things-{number}-thing": "x" for number in range(1, 400)}
    form = forms.PageForm(page, posted(**fields), today=TODAY, checked=False, more="main_things")
    assert len(form.blocks[0].groups) == 20
    assert form.blocks[0].add == ""  # type: ignore[union-attr]


def test_a_statement_of_the_first_version_is_still_shown_whole() -> None:
    first = factories.answers(
        their_role=["officer", "staff"], officer_name="Smith", officer_number="1234", camera="yes",
        knows_them="partner", when="2026-03-27", when_words="a Friday", time="around nine",
    )  # fmt: skip
    said = lines(first)
    assert said["Person 1: What do they do?"] == (
        "Police officer",
        "Police staff, such as the front desk, 101 or custody",
    )
    assert said["Person 1: Their name, or part of it"] == ("Smith",)
    assert said["Person 1: Their shoulder or collar number"] == ("1234",)
    assert said["Person 1: Anything else about how they looked"] == ("Tall, grey hair",)
    assert said["Person 1: Were they wearing a camera?"] == ("Yes",)
    assert said["When did it happen?"] == ("27 March 2026", "a Friday")
    assert said["About what time was it?"] == ("around nine",)
    values = {value for answer in said.values() for value in answer}
    assert {"Sam Example", "sam@example.org", "Bus stop on Sample Street"} <= values


def test_a_draft_of_the_first_version_goes_on_without_a_loss() -> None:
    kept = journey.relevant(factories.answers(officer_name="Smith", when="2026-03-27"))
    assert kept["people"] == [{"officer_name": "Smith", "officer_looks": "Tall, grey hair"}]
    assert kept["when"] == {"kind": "day", "day": "2026-03-27"}


def test_fairness_never_goes_with_the_complaint() -> None:
    answers = factories.answers(eq_age="25-34", eq_sex="female")
    assert not any(key.startswith("eq_") for key in journey.relevant(answers))
    assert journey.kept_out(answers) == {"eq_age": "25-34", "eq_sex": "female"}
    assert not any(line.question.key.startswith("eq_") for part in summary.tree(answers) for line in part.lines)
    apart = [line.question.key for part in summary.tree(answers, kept_out=True) for line in part.lines]
    assert sum(key.startswith("eq_") for key in apart) == 10


def test_the_reason_for_waiting_is_asked_after_twelve_months_only() -> None:
    long_ago = {"kind": "day", "day": "2024-01-01", "long_ago": True}
    keys = [page.key for page in journey.pages({"when": long_ago})]
    assert "why-now" in keys
    assert "why-now" not in [page.key for page in journey.pages({"when": long_ago, "still_going_on": "yes"})]
    assert "why-now" not in [page.key for page in journey.pages({"when": {"kind": "day", "day": "2024-01-01"}})]


@pytest.mark.parametrize(
    "harm",
    [
        {"safe_now": "no"},
        {"contact_safety": "not-safe"},
        {"fits_force": ["sexual"]},
        {"people": [{"knows_them": "partner"}]},
    ],
)
def test_a_talk_with_the_person_is_not_offered_where_it_could_harm(harm: dict[str, Any]) -> None:
    question = questions.every_question()["would_meet"]
    assert question.asked({})
    assert not question.asked(harm)


@pytest.mark.parametrize(("safe", "values"), [("safe", {"print", "email", "no"}), ("not-safe", {"print", "no"})])
def test_a_copy_is_only_offered_by_a_safe_way(safe: str, values: set[str]) -> None:
    before = {"contact_ways": ["email"], "contact_safety": safe}
    form = forms.PageForm(questions.page("before-you-send"), initial=before, today=TODAY)
    assert {value for value, _label in form.fields["copy"].choices} == values  # type: ignore[attr-defined]


def test_each_person_is_a_person_of_the_case_with_facts_of_their_own() -> None:
    people = [{"their_role": "officer", "officer_name": "Smith"}, {"their_role": "staff", "looks_hair": "Red"}]
    facts = to_record.first_facts({"about": ["person"], "people": people}, factories.FORCE)
    assert facts["persons_complained_against[s1].kind"] == '"police_officer"'
    assert facts["persons_complained_against[s1].identified"] == "true"
    assert facts["persons_complained_against[s2].kind"] == '"police_staff"'
    assert facts["persons_complained_against[s2].identified"] == "false"


def test_a_detail_of_a_way_that_was_not_chosen_is_not_handed_over() -> None:
    changes = {"contact_ways": ["letter"], "address": "1 Sample Road", "email": "sam@example.org"}
    received = to_record.received(factories.complaint(**changes), submission=uuid.uuid4())
    details = dict(received.people)["complainant"]
    assert details["address"] == "1 Sample Road"
    assert "email" not in details
    assert received.answers["email"] == "sam@example.org"


@pytest.mark.parametrize(("safe_now", "urgent"), [("no", True), ("yes", False), ("not-sure", False)])
def test_who_is_not_safe_now_is_urgent(safe_now: str, urgent: bool) -> None:
    received = to_record.received(factories.complaint(safe_now=safe_now), submission=uuid.uuid4())
    assert received.urgent is urgent


def test_words_that_come_late_undo_nothing() -> None:
    answers = autosaved.with_typed({}, "where", {"where": ["by the"]}, seen=0)
    assert autosaved.fields_of(answers, "where") == {"where": ["by the"]}
    saved = autosaved.settled(answers | {"where": "by the bridge"}, "where")
    assert autosaved.fields_of(saved, "where") is None
    assert autosaved.with_typed(saved, "where", {"where": ["by the"]}, seen=0) == saved
    assert autosaved.fields_of(autosaved.with_typed(saved, "where", {"where": ["new"]}, seen=1), "where") == {
        "where": ["new"]
    }


def test_a_person_is_changed_added_and_removed_by_number() -> None:
    page = questions.page("their-name")
    answers: dict[str, Any] = {"people": [{"officer_name": "A"}, {"officer_name": "B", "camera": "yes"}]}
    changed = page_instance.PageInstance(page, 2).merged(answers, {"officer_name": "C", "officer_number": ""})
    assert changed["people"] == [{"officer_name": "A"}, {"officer_name": "C", "camera": "yes"}]
    assert page_instance.PageInstance(page, 3).merged(answers, {"officer_name": "D"})["people"][2] == {
        "officer_name": "D"
    }
    assert not page_instance.PageInstance(page, 4).is_there(answers)
    assert not page_instance.PageInstance(page, 0).is_there(answers)
    assert page_instance.without(answers, "people", 1)["people"] == [{"officer_name": "B", "camera": "yes"}]
