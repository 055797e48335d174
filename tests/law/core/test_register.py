"""The list of rules and the list of questions."""

from __future__ import annotations

import re

import pytest

from complaintlaw import chapters, register
from complaintlaw.citation import PRA
from complaintlaw.facts import Matter
from complaintlaw.finding import Finding, no, say, yes


@pytest.fixture
def own_list(monkeypatch):
    monkeypatch.setattr(register, "RULES", [])
    monkeypatch.setattr(register, "QUESTIONS", {})


def test_a_rule_marks_its_findings(own_list):
    @register.rule("XYZ-01", PRA.at("12"), unverified="the schedule")
    def is_so(matter: Matter) -> Finding[bool]:
        """XYZ-01: It is so."""
        return yes("Because.")

    found = is_so(Matter())
    assert found.rules == ("XYZ-01",)
    assert [str(one) for one in found.citations] == ["PRA 2002, s 12"]
    assert found.unverified == ("XYZ-01: the schedule",)
    (entry,) = register.RULES
    assert (entry.id, entry.words, entry.chapter) == ("XYZ-01", "It is so.", "test_register")
    assert register.words_of("XYZ-01") == "It is so."


def test_a_rule_without_words_or_citation_is_refused(own_list):
    def is_so(matter: Matter) -> Finding[bool]:
        """It is so."""
        return yes()

    with pytest.raises(ValueError, match="must start with 'XYZ-01:'"):
        register.rule("XYZ-01", PRA.at("12"))(is_so)
    with pytest.raises(ValueError, match="cites nothing"):
        register.rule("XYZ-01")(is_so)


def test_a_rule_on_a_matter_must_say_what_it_returns_so_that_its_mark_is_not_lost(own_list):
    Alias = Finding[bool]

    def is_so(matter: Matter) -> Alias:
        """XYZ-01: It is so."""
        return yes()

    with pytest.raises(ValueError, match="must say that it returns a Finding"):
        register.rule("XYZ-01", PRA.at("12"))(is_so)


def test_what_is_asked_of_other_things_is_worked_out_each_time():
    asked = []

    @register.once
    def doubled(number: int) -> Finding[int]:
        asked.append(number)
        return say(2 * number)

    assert [doubled(4).value, doubled(4).value] == [8, 8]
    assert asked == [4, 4]


def test_a_question_has_one_answer(own_list):
    @register.answers("is_so")
    def is_so(matter: Matter) -> Finding[bool]:
        """Whether it is so."""
        return no()

    assert register.QUESTIONS["is_so"].words == "Whether it is so."
    with pytest.raises(ValueError, match="answered twice"):
        register.answers("is_so")(is_so)


def test_there_is_no_rule_of_that_id():
    with pytest.raises(LookupError, match="no rule XYZ-99"):
        register.words_of("XYZ-99")


def test_every_rule_of_every_chapter_is_in_the_list_with_words_and_provisions():
    names = {chapter.__name__.rpartition(".")[2] for chapter in chapters.CHAPTERS}
    assert {entry.chapter for entry in register.RULES} <= names
    for entry in register.RULES:
        assert re.fullmatch(r"[A-Z]{2,3}-[0-9]{2}", entry.id)
        assert entry.citations
        assert entry.words.endswith((".", '."'))
        assert entry.words[0].isupper() or entry.words.startswith('"')


def test_every_chapter_has_a_rule_or_a_question():
    known = {entry.chapter for entry in register.RULES} | {one.chapter for one in register.QUESTIONS.values()}
    assert {chapter.__name__.rpartition(".")[2] for chapter in chapters.CHAPTERS} <= known
