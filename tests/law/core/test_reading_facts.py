"""Stating facts, leaving them out, and what silence means."""

from __future__ import annotations

import dataclasses

import pytest

from complaintlaw.facts import Allegation, EarlierComplaint, LinkedComplaint, Matter
from complaintlaw.people import Complainant, PersonComplainedAgainst
from complaintlaw.proceedings import Referral
from complaintlaw.vocabulary import About, Description, PersonKind, Rank
from tests.law.build import conduct, missing


def test_a_stated_fact_is_read_as_known_and_used():
    person = PersonComplainedAgainst(id="s1", rank=Rank.SERGEANT)
    assert person.rank.value is Rank.SERGEANT
    assert person.rank.used[0].path == "persons_complained_against[s1].rank"
    assert person.rank.used[0].words == "the person's rank (s1)"


def test_silence_about_a_fact_or_judgement_is_a_missing_fact():
    allegation = conduct()
    assert allegation.descriptions.is_open
    (wanted,) = allegation.descriptions.missing
    assert wanted.judgement
    assert wanted.path == "allegations[1].descriptions"
    assert not conduct().offence_maximum.missing[0].judgement


def test_silence_about_a_step_means_that_it_was_not_taken():
    matter = Matter()
    assert matter.recorded.is_no
    assert matter.dates.outcome.is_no
    assert Complainant().kind.value is PersonKind.NOT_POLICE


def test_none_states_nothing():
    assert Complainant(age=None).age.is_open
    assert Complainant(age=None) == Complainant()


def test_facts_are_frozen_and_compare_by_what_was_stated():
    person = PersonComplainedAgainst(id="s1", rank=Rank.SERGEANT)
    assert person == PersonComplainedAgainst(id="s1", rank=Rank.SERGEANT)
    assert person != PersonComplainedAgainst(id="s1", rank=Rank.INSPECTOR)
    with pytest.raises(dataclasses.FrozenInstanceError):
        person.rank = Rank.INSPECTOR


def test_a_copy_can_differ_in_one_fact_or_lose_it():
    person = PersonComplainedAgainst(id="s1", rank=Rank.SERGEANT)
    assert person.but(rank=Rank.INSPECTOR).rank.value is Rank.INSPECTOR
    assert person.but(rank=None).rank.is_open
    assert person.stated() == {"id": "s1", "rank": Rank.SERGEANT}


def test_a_set_may_be_given_as_any_collection():
    given = Allegation(about=About.CONDUCT, descriptions=[Description.SERIOUS_ASSAULT])
    assert given.descriptions.value == frozenset({Description.SERIOUS_ASSAULT})


def test_missing_facts_say_which_allegation_they_belong_to():
    matter = Matter(allegations=(conduct(), conduct()), same_incident=(LinkedComplaint(),))
    assert missing(matter.allegations[1].descriptions) == {"allegations[2].descriptions"}
    (wanted,) = matter.allegations[1].descriptions.missing
    assert wanted.words.endswith("(allegation 2)")
    (linked,) = matter.same_incident[0].review_reasons.missing
    assert (linked.path, linked.words.endswith("(linked complaint 1)")) == (
        "same_incident[1].review_reasons",
        True,
    )
    (earlier,) = EarlierComplaint().fresh_evidence.missing
    assert (earlier.path, earlier.words) == (
        "repeat.fresh_evidence",
        "whether there is fresh substantive evidence",
    )


def test_a_fact_can_be_asked_for_its_words():
    assert PersonComplainedAgainst.rank.words == "the person's rank"
    assert Matter.recorded.key == "recorded"


def test_a_required_word_must_be_one_of_the_act():
    assert Allegation(about="service").about is About.SERVICE
    with pytest.raises(ValueError, match="conduckt"):
        Allegation(about="conduckt")
    with pytest.raises(ValueError, match="by_post"):
        Referral(route="by_post")


def test_a_linked_complaint_by_itself_is_the_first():
    assert LinkedComplaint().place == "same_incident[1]"
    assert conduct().place == "allegations[1]"
