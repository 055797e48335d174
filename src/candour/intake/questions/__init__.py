"""The journey as data: every page, its questions, their words, and when a page is asked.

The order is the order of asking. Someone says how they can be reached safely before they say what
happened, and what happened before any category; who they are comes near the end. Only what is marked
with `missing` must be answered, and "I'm not sure" is an answer wherever one may be.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from candour.intake.questions import categories, contact, effects, end, equality, people, proof, start, story, want, you
from candour.intake.specs import Page, Question, Words

VERSION = "2"
PEOPLE = people.PEOPLE
PEOPLE_LIST = people.LIST

SECTIONS: dict[str, Words] = {
    "start": _("Who it is for"),
    "contact": _("Safe contact"),
    "story": _("What happened"),
    "sort": _("What it is about"),
    "who": _("Who it is about"),
    "effect": _("How it affected you"),
    "proof": _("What shows it"),
    "want": _("What you want"),
    "you": _("About you"),
    "fair": _("Fairness"),
    "end": _("The last questions"),
}

PAGES: tuple[Page, ...] = (
    start.PAGES
    + contact.PAGES
    + story.PAGES
    + categories.PAGES
    + people.PAGES
    + effects.PAGES
    + proof.PAGES
    + want.PAGES
    + you.PAGES
    + equality.PAGES
    + end.PAGES
)
DECLARATION = end.DECLARATION


def page(key: str) -> Page:
    """The page of that key. Raises KeyError when there is none."""
    return _BY_KEY[key]


def every_question() -> dict[str, Question]:
    """All questions by their key, in the order of asking; what is asked of each person among them."""
    return {question.key: question for page in PAGES for question in page.questions}


_BY_KEY = {page.key: page for page in PAGES}
