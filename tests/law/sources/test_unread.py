"""What nobody has read in its official text is marked wherever it is relied on."""

from __future__ import annotations

import pytest

from complaintlaw import chapters, register
from complaintlaw.citation import CMR, CONTRACTORS, INSTRUMENTS, PRA, SCHEDULE_3
from complaintlaw.facts import Allegation, Matter
from complaintlaw.finding import Finding, yes
from complaintlaw.grounds import alleges_relevant_offence
from complaintlaw.referral import must_refer
from complaintlaw.register import RULES
from complaintlaw.unread import READ, UNREAD, Unread, marks
from complaintlaw.vocabulary import About, Description


def test_every_rule_that_cites_what_was_not_read_is_marked():
    assert chapters.CHAPTERS
    bare = [
        f"{rule.id} cites {citation}: {one.words}"
        for rule in RULES
        for citation in rule.citations
        for one in UNREAD
        if one.covers(citation) and one.words not in rule.unverified
    ]
    assert bare == []


def test_every_rule_that_rests_on_it_without_citing_it_is_marked():
    named = {rule_id: one.words for one in UNREAD for rule_id in one.rules}
    assert named
    for rule_id, words in named.items():
        entries = [rule for rule in RULES if rule.id == rule_id]
        assert entries
        assert all(words in rule.unverified for rule in entries)


def test_an_answer_inherits_the_mark():
    assault = Allegation(about=About.CONDUCT, descriptions=frozenset({Description.SERIOUS_ASSAULT}))
    notes = must_refer(Matter(allegations=(assault,))).unverified
    assert "REF-02: the definition in the statutory guidance has not been read in full" in notes


def test_REF_06_says_that_sentences_are_not_looked_up():
    offence = Matter(allegations=(Allegation(about=About.CONDUCT, offence_maximum=7),))
    assert any(note.startswith("REF-06: which sentence") for note in alleges_relevant_offence(offence).unverified)


def test_a_mark_stands_beside_the_rules_own(monkeypatch):
    monkeypatch.setattr(register, "RULES", [])

    @register.rule("XYZ-09", SCHEDULE_3.at("23(5A)(e)"), unverified="its own")
    def told(number: int) -> Finding[bool]:
        """XYZ-09: Somebody is told."""
        return yes()

    assert told(1).unverified == (
        "XYZ-09: its own",
        "XYZ-09: whether the Crime and Policing Act 2026 has changed this, and from which day",
    )
    (rule,) = register.RULES
    assert rule.unverified.startswith("its own; whether")


def test_what_was_read_is_not_marked():
    for provision in ("2(6B)(d)", "4A(4)", "6A(4)", "13A(3)", "14C(3)", "19A", "21A", "25(4E)", "28ZA", "28B"):
        assert marks("XYZ-01", (SCHEDULE_3.at(provision),)) == ()
    assert marks("XYZ-01", (PRA.at("28A"), PRA.at("13B"), CMR.at("51(1D)"))) == ()


@pytest.mark.parametrize(
    ("provision", "inside"),
    [
        ("20", True),
        ("20(1)(a)", True),
        ("2", False),
        ("20A", False),
        ("24A", False),
        ("25(4F)", True),
        ("25(4E)", False),
    ],
)
def test_a_provision_is_told_from_others_that_begin_alike(provision, inside):
    assert bool(marks("XYZ-01", (SCHEDULE_3.at(provision),))) is inside


def test_of_a_text_that_was_read_in_part_the_rest_is_unread():
    assert marks("XYZ-01", (CONTRACTORS.at("5"),)) == ()
    assert marks("XYZ-01", (CONTRACTORS.at("12(1)"),)) == ("the regulations on contractors beyond regulation 8",)


def test_the_lists_speak_of_instruments_that_there_are():
    known = [one.instrument for one in (*READ, *UNREAD) if one.instrument is not None]
    assert set(known) <= set(INSTRUMENTS)
    assert all(one.words and one.known_from for one in UNREAD)
    assert all(one.instrument is not None or one.rules for one in UNREAD)


def test_what_was_read_as_of_a_day_is_the_version_of_its_instrument():
    for one in READ:
        if one.as_of is not None:
            assert one.instrument.version == one.as_of


def test_a_mark_is_made_once():
    twice = (SCHEDULE_3.at("23(2)"), SCHEDULE_3.at("24(2)"))
    assert len(marks("XYZ-01", twice)) == 1
    same = Unread(instrument=None, words="x", known_from="y")
    assert not same.covers(PRA.at("12"))
