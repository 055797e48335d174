"""How a sentence stands inside another one: which words are written small there, and that names are not."""

from __future__ import annotations

import pytest

from complaintlaw.finding import no
from complaintlaw.logic import any_of

SMALL = (
    *("A", "An", "Another", "At", "Criminal", "Even", "If", "In", "It", "No", "Nobody", "Proceedings", "Serious"),
    *("Somebody", "Something", "That", "The", "There", "They", "Whoever", "Written"),
)


@pytest.mark.parametrize("word", SMALL)
def test_a_word_that_is_no_name_is_small_inside_a_sentence(word):
    found = no().because(yes=f"{word} case in Kent is so.")
    assert found.reasons == (f"This is not so: {word.lower()} case in Kent is so.",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police deal with it.",
        "Part 2 has ceased to apply to it.",
        "PC Invented had left before the conduct.",
        "IOPC staff investigate.",
        "Anybody may.",
        "s1 had left before the conduct.",
    ],
)
def test_a_name_and_any_other_word_stay_as_they_are(sentence):
    assert no().because(yes=sentence).reasons == (f"This is not so: {sentence}",)


def test_several_sentences_that_are_not_so_are_told_in_one():
    found = any_of(
        (no().because(yes="It rains."), no().because(yes="Kent is dry."), no().because(yes="The sun shines."))
    )
    assert found.reasons == ("None of these is so: it rains; Kent is dry; the sun shines.",)


def test_only_the_last_full_stop_falls_away_inside_a_sentence():
    assert no().because(yes="It is 3.5 miles. No more").reasons == ("This is not so: it is 3.5 miles. No more.",)
