"""CW-12, PUB-22: from a person's own answers to what may leave by itself. Every combination that the form allows."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from candour.correspondence.policy import ContactPolicy, WithheldReason

WAYS = ("email", "phone", "text", "letter", "relay", "bsl", "someone", "website", "none", "pigeon")
ADDRESS = "sam@example.org"


def policy(**answers: Any) -> ContactPolicy:
    """The policy of someone who chose e-mail, with changes."""
    return ContactPolicy.of({"contact_ways": ["email"], "email": ADDRESS, "contact_safety": "safe"} | answers)


def test_CW_12_who_chose_email_and_said_it_is_safe_is_written_to() -> None:
    assert policy().by_email().address == ADDRESS
    assert policy().by_email().why_not is None
    assert policy().copy_by_email().address == ADDRESS


@pytest.mark.parametrize("ways", [list(pair) for pair in itertools.combinations(WAYS, 2)] + [[way] for way in WAYS])
@pytest.mark.parametrize("safety", ["safe", "some-ways", "not-safe", "", "something new"])
def test_CW_12_nothing_goes_to_a_way_that_was_not_chosen_or_where_contact_is_not_safe(
    ways: list[str], safety: str
) -> None:
    answer = policy(contact_ways=ways, contact_safety=safety).by_email()
    allowed = "email" in ways and not set(ways) & {"none", "website"} and safety in {"safe", "some-ways", ""}
    assert (answer.why_not is None) is allowed
    assert answer.address == (ADDRESS if allowed else "")


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ({"contact_safety": "not-safe"}, WithheldReason.NOT_SAFE),
        ({"contact_safety": "not-safe", "contact_ways": ["website"]}, WithheldReason.NOT_SAFE),
        ({"contact_ways": ["website"]}, WithheldReason.COMES_BACK),
        ({"contact_ways": ["none"]}, WithheldReason.COMES_BACK),
        ({"contact_ways": []}, WithheldReason.COMES_BACK),
        ({"contact_ways": None}, WithheldReason.COMES_BACK),
        ({"contact_ways": ["phone"]}, WithheldReason.NOT_CHOSEN),
        ({"contact_ways": ["a way of tomorrow"]}, WithheldReason.NOT_CHOSEN),
        ({"contact_safety": "some-ways", "contact_notes": "Only before noon"}, WithheldReason.READ_FIRST),
        ({"contact_safety": "some-ways", "best_times": ["mornings"]}, WithheldReason.READ_FIRST),
        ({"email": ""}, WithheldReason.NO_ADDRESS),
        ({"email": "not an address"}, WithheldReason.NO_ADDRESS),
        ({"email": "sam@example.org\r\nBcc: all@example.org"}, WithheldReason.NO_ADDRESS),
        ({"email": "sam@example.org, all@example.org"}, WithheldReason.NO_ADDRESS),
    ],
)
def test_CW_12_why_nothing_leaves_is_said(answers: dict[str, Any], why: WithheldReason) -> None:
    assert policy(**answers).by_email().why_not is why
    assert policy(**answers).copy_by_email().why_not is why


@pytest.mark.parametrize(
    "answers",
    [
        {"contact_safety": "some-ways"},
        {"contact_safety": "some-ways", "best_times": ["any"], "contact_notes": "  "},
        {"contact_safety": "safe", "contact_notes": "I work nights"},
        {"contact_safety": ""},
    ],
)
def test_CW_12_a_notice_that_says_nothing_goes_to_the_way_they_ticked(answers: dict[str, Any]) -> None:
    assert policy(**answers).by_email().why_not is None


@pytest.mark.parametrize("safety", ["some-ways", ""])
def test_F10_4_a_copy_of_all_they_said_goes_only_where_they_said_that_it_is_safe(safety: str) -> None:
    assert policy(contact_safety=safety).copy_by_email().why_not is WithheldReason.READ_FIRST


@pytest.mark.parametrize(
    ("answers", "may"),
    [
        ({"contact_ways": ["letter"]}, True),
        ({"contact_ways": ["email"]}, False),
        ({"contact_ways": ["letter"], "contact_safety": "not-safe"}, False),
        ({"contact_ways": ["letter"], "contact_safety": "some-ways", "contact_notes": "Not to my home"}, False),
        ({"contact_ways": ["letter", "none"]}, False),
    ],
)
def test_F10_4_a_letter_goes_where_letters_were_chosen(answers: dict[str, Any], may: bool) -> None:
    assert policy(**answers).may_have_post() is may


@pytest.mark.parametrize(
    "details", [{}, {"contact_ways": "email"}, {"email": 7}, {"contact_ways": [1, None], "best_times": "any"}]
)
def test_answers_of_any_shape_are_read_and_lead_to_nothing(details: dict[str, Any]) -> None:
    assert ContactPolicy.of(details).by_email().address == ""


def test_each_reason_has_words_and_only_some_need_a_person() -> None:
    assert len({why.words for why in WithheldReason}) == len(WithheldReason)
    assert {why for why in WithheldReason if why.needs_a_person} == {
        WithheldReason.NOT_SAFE,
        WithheldReason.READ_FIRST,
        WithheldReason.NO_ADDRESS,
    }
