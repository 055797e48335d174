"""Where a complaint is followed, whatever it can be told has words, in English and in Welsh."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from django.utils import translation

from candour.accounts import roles
from candour.casework import task_kinds
from candour.evidence import kinds
from candour.evidence.models import ScanState
from candour.public import tracking
from complaintlaw import life


def in_both(words: Any) -> tuple[str, str]:
    """The sentence in English and in Welsh."""
    said = []
    for language in ("en", "cy"):
        with translation.override(language):
            said.append(str(words))
    return said[0], said[1]


@pytest.mark.parametrize("state", [state.name for state in life.State])
def test_every_state_of_a_complaint_has_a_sentence_in_english_and_another_in_welsh(state: str) -> None:
    english, welsh = in_both(tracking.STAGES[state])
    assert english.endswith(".")
    assert welsh.endswith(".")
    assert english != welsh


def test_no_two_states_are_told_in_the_same_words() -> None:
    for language in (0, 1):
        said = Counter(in_both(words)[language] for words in tracking.STAGES.values())
        assert [sentence for sentence, count in said.items() if count > 1] == []
    assert set(tracking.STAGES) == {state.name for state in life.State}


@pytest.mark.parametrize("state", sorted(life.ENDED))
def test_a_complaint_that_has_ended_promises_no_next_step(state: life.State) -> None:
    english, _welsh = in_both(tracking.STAGES[state.name])
    assert "next step" not in english
    assert not english.startswith("We are")


def test_what_came_of_video_every_file_and_everyone_who_looks_has_words_in_both_languages() -> None:
    told = {
        "video": (tracking.VIDEO, set(task_kinds.KINDS[task_kinds.PRESERVE].outcomes)),
        "kinds of files": (tracking.FILE_KINDS, {kinds.group(f"x.{ending}") for ending in kinds.KINDS}),
        "roles": (tracking.ROLES, {key for key in roles.ROLES if roles.Permission.SEE_CASES in roles.role(key).may}),
    }
    for what, (words, needed) in told.items():
        assert set(words) == needed, what
        assert [key for key, sentence in words.items() if len(set(in_both(sentence))) == 1] == [], what
    assert set(tracking.FILE_STATES) == set(ScanState)
