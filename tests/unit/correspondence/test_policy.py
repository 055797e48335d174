"""CW-12, PUB-22: from a person's own answers to what may leave by itself.

The rule in words. Nothing leaves where contact is not safe, or where what was said about safety is not known here.
Who chose no way, no contact, or to come back to the website themselves, is not written to, whatever else is chosen.
An email goes only to who chose email and gave an address. Who said that only some ways are safe, and when or how, is
read by a person first.
"""

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


ALL_CHOICES = [chosen for size in range(4) for chosen in itertools.combinations(WAYS, size)]
SAFETIES = ("safe", "some-ways", "not-safe", "", "something new")


def left(*, safety: str = "safe") -> set[tuple[str, ...]]:
    """The choices of up to three ways at which an email would leave."""
    return {ways for ways in ALL_CHOICES if policy(contact_ways=ways, contact_safety=safety).by_email().address}


def test_CW_12_an_email_goes_to_nobody_who_did_not_choose_email_whatever_is_safe() -> None:
    assert [(safety, ways) for safety in SAFETIES for ways in left(safety=safety) if "email" not in ways] == []


@pytest.mark.parametrize("way", ["none", "website"])
def test_CW_12_an_email_goes_to_nobody_who_wants_no_contact_or_comes_back_whatever_else_they_chose(way: str) -> None:
    assert [(safety, ways) for safety in SAFETIES for ways in left(safety=safety) if way in ways] == []


@pytest.mark.parametrize("safety", ["not-safe", "something new"])
def test_CW_12_an_email_goes_to_nobody_for_whom_contact_is_not_safe_or_not_known_to_be(safety: str) -> None:
    assert left(safety=safety) == set()


@pytest.mark.parametrize("safety", ["safe", "some-ways", ""])
@pytest.mark.parametrize("ways", [("email",), ("phone", "email"), ("email", "letter", "bsl"), ("email", "pigeon")])
def test_CW_12_who_chose_email_among_others_is_written_to(ways: tuple[str, ...], safety: str) -> None:
    assert policy(contact_ways=ways, contact_safety=safety).by_email().address == ADDRESS


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


NEEDS_A_PERSON = {
    WithheldReason.NOT_SAFE: True,  # someone has to find a safe way
    WithheldReason.READ_FIRST: True,  # what they wrote is read by a person
    WithheldReason.NO_ADDRESS: True,  # they wait for an email that cannot come
    WithheldReason.COMES_BACK: False,
    WithheldReason.NOT_CHOSEN: False,
    WithheldReason.NO_MAIL: False,  # nobody's answer: the same for all
    WithheldReason.ERASED: False,
}


@pytest.mark.parametrize("why", WithheldReason)
def test_who_waits_for_a_message_that_cannot_leave_gets_a_person(why: WithheldReason) -> None:
    assert why.needs_a_person is NEEDS_A_PERSON[why]
    assert why.words.endswith(".")
