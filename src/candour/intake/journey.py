"""Which pages are asked, which comes next, and what is still missing."""

from __future__ import annotations

from typing import Any

from candour.intake import questions, upcast
from candour.intake.specs import Answers, Page

FIRST = questions.PAGES[0].key
CHECK = "check"


def pages(answers: Answers, every: tuple[Page, ...] = questions.PAGES) -> list[Page]:
    """The pages of a journey (the form, unless another is given) asked once with these answers, in order."""
    return [page for page in every if not page.per_person and page.asked(answers)]


def pages_per_person(key: str, group: Answers) -> list[Page]:
    """The pages asked about one group in the answer of that key, in order."""
    return [page for page in questions.PAGES if page.per_person == key and page.asked(group)]


def page_after(key: str, answers: Answers, every: tuple[Page, ...] = questions.PAGES) -> str:
    """The key of the page after this one; `check` after the last."""
    order = [page.key for page in every]
    later = [page.key for page in pages(answers, every) if order.index(page.key) > order.index(key)]
    return later[0] if later else CHECK


def page_before(key: str, answers: Answers, every: tuple[Page, ...] = questions.PAGES) -> str:
    """The key of the page before this one; an empty text before the first."""
    order = [page.key for page in every]
    here = len(order) if key == CHECK else order.index(key)
    earlier_ones = [page.key for page in pages(answers, every) if order.index(page.key) < here]
    return earlier_ones[-1] if earlier_ones else ""


def around(page: Page, group: Answers) -> tuple[str, str]:
    """For a page that is asked of each: the keys of the pages before and after it, empty at the ends."""
    order = [one.key for one in questions.PAGES]
    keys = [one.key for one in pages_per_person(page.per_person, group)]
    here = order.index(page.key)
    before = [key for key in keys if order.index(key) < here]
    after = [key for key in keys if order.index(key) > here]
    return before[-1] if before else "", after[0] if after else ""


def incomplete(answers: Answers) -> list[Page]:
    """The pages asked that lack an answer which must be given, in order."""
    return [page for page in pages(answers) if not is_complete(page, answers)]


def is_complete(page: Page, answers: Answers) -> bool:
    """Whether nothing that this page must have is missing or at odds with another answer."""
    for question in page.questions:
        if question.required and question.asked(answers) and not answers.get(question.key):
            return False
    return all(rule(answers) is None for rule in page.rules)


def rest_may_be_left_out(page: Page, answers: Answers) -> bool:
    """Whether the story is told and this page comes after it: all that need not be answered may be left out."""
    story = questions.page("what-happened")
    order = [one.key for one in questions.PAGES]
    return order.index(page.key) > order.index(story.key) and is_complete(story, answers)


def progress(key: str, answers: Answers) -> tuple[int, int]:
    """How far along: (which part of the journey this page is in, of how many)."""
    sections = list(dict.fromkeys(page.section for page in pages(answers)))
    here = questions.page(key).section
    return (sections.index(here) + 1 if here in sections else len(sections), len(sections))


def relevant(answers: Answers, every: tuple[Page, ...] = questions.PAGES) -> dict[str, Any]:
    """The answers to pages that are asked, without those that are kept apart.

    What a changed answer made pointless is left out, and so is what was not answered.
    """
    return _of(upcast.as_now(answers), [page for page in pages(upcast.as_now(answers), every) if not page.kept_out])


def kept_out(answers: Answers) -> dict[str, Any]:
    """The answers that never go with the complaint."""
    return _of(answers, [page for page in pages(answers) if page.kept_out])


def _of(answers: Answers, asked: list[Page]) -> dict[str, Any]:
    keys = {question.key for page in asked for question in page.questions if question.asked(answers)}
    found = {key: value for key, value in answers.items() if key in keys and value not in (None, "", [], {})}
    if any(page.key == questions.PEOPLE_LIST for page in asked) and answers.get(questions.PEOPLE.key):
        found[questions.PEOPLE.key] = [_of_person(person) for person in answers[questions.PEOPLE.key]]
    return found


def _of_person(person: Answers) -> dict[str, Any]:
    keys = {
        question.key
        for page in pages_per_person(questions.PEOPLE.key, person)
        for question in page.questions
        if question.asked(person)
    }
    return {key: value for key, value in person.items() if key in keys}
