"""The form on paper asks what the form on the screen asks, each question with its number."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from candour.intake import questions
from candour.public import paper


def test_every_question_is_on_it_once_with_its_number() -> None:
    numbers = [one.number for part in paper.parts() for one in part.asked]
    pages = [page for page in questions.PAGES if not page.kept_out]
    expected = [
        inner.id
        for page in pages
        for question in page.questions
        for inner in (question.questions if question.kind == "rows" else (question,))
        if question.kind not in paper.NOT_ON_PAPER and question.key not in paper.NOT_ON_PAPER
    ]
    assert numbers == expected
    assert len(numbers) == len(set(numbers)) > 60
    assert {"F1.1", "F2.6", "F4.1", "F8.1"} <= set(numbers)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("prefix", "title"), [("", "The complaint form on paper"), ("/cy", "Y ffurflen gwyno ar bapur")]
)
def test_it_is_there_in_both_languages_and_sets_no_cookie(public_client: Client, prefix: str, title: str) -> None:
    response = public_client.get(f"{prefix}/custody-and-prison/form")
    page = response.content.decode()
    assert title in page
    assert len(re.findall(r"app-paper__number", page)) == sum(len(part.asked) for part in paper.parts())
    assert not response.cookies
    assert f"{prefix}/custody-and-prison/form" in public_client.get(f"{prefix}/custody-and-prison").content.decode()
