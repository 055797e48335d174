"""Which pages are asked, which comes next, and what is still missing."""

from __future__ import annotations

from typing import Any

from candour.intake import questions
from candour.intake.specs import Answers, Page

FIRST = questions.PAGES[0].key
CHECK = "check"


def pages(answers: Answers, every: tuple[Page, ...] = questions.PAGES) -> list[Page]:
    """The pages of a journey (the form, unless another is given) asked with these answers, in order."""
    return [page for page in every if page.asked(answers)]


def page_after(key: str, answers: Answers, every: tuple[Page, ...] = questions.PAGES) -> str:
    """The key of the page after this one; `check` after the last."""
    order = [page.key for page in every]
    later = [page.key for page in pages(answers, every) if order.index(page.key) > order.index(key)]
    return later[0] if later else CHECK


def page_before(key: str, answers: Answers, every: tuple[Page, ...] = questions.PAGES) -> str:
    """The key of the page before this one; an empty text before the first."""
    order = [page.key for page in every]
    here = len(order) if key == CHECK else order.index(key)
    earlier = [page.key for page in pages(answers, every) if order.index(page.key) < here]
    return earlier[-1] if earlier else ""


def incomplete(answers: Answers) -> list[Page]:
    """The pages asked that lack an answer which must be given, in order."""
    return [page for page in pages(answers) if not is_complete(page, answers)]


def is_complete(page: Page, answers: Answers) -> bool:
    """Whether nothing that this page must have is missing or at odds with another answer."""
    if any(question.required and not answers.get(question.key) for question in page.questions):
        return False
    return all(rule(answers) is None for rule in page.rules)


def progress(key: str, answers: Answers) -> tuple[int, int]:
    """How far along: (which page this is, of how many)."""
    keys = [page.key for page in pages(answers)]
    return (keys.index(key) + 1 if key in keys else len(keys), len(keys))


def relevant(answers: Answers, every: tuple[Page, ...] = questions.PAGES) -> dict[str, Any]:
    """The answers to pages that are asked. What a changed answer made pointless is left out."""
    asked = {question.key for page in pages(answers, every) for question in page.questions}
    return {key: value for key, value in answers.items() if key in asked}
