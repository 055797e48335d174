"""The journey as data: every page, its questions, their words, and when a page is asked.

The order is the order of asking. Someone says how they can be reached safely before they say what
happened, and what happened before any category; who they are comes near the end. Only what is marked
with `missing` must be answered, and "I'm not sure" is an answer wherever one may be.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from candour.intake.questions import contact, end, start, story
from candour.intake.specs import Page, Question, Words

VERSION = "1"
STORY_COUNTER_STARTS = story.STORY_COUNTER_STARTS

SECTIONS: dict[str, Words] = {
    "start": _("Who it is for"),
    "contact": _("Safe contact"),
    "story": _("What happened"),
    "who": _("Who it is about"),
    "want": _("What you want"),
    "you": _("About you"),
}

PAGES: tuple[Page, ...] = start.PAGES + contact.PAGES + story.PAGES + end.PAGES
DECLARATION = end.DECLARATION


def page(key: str) -> Page:
    """The page of that key. Raises KeyError when there is none."""
    return _BY_KEY[key]


def every_question() -> dict[str, Question]:
    """All questions by their key, in the order of asking."""
    return {question.key: question for page in PAGES for question in page.questions}


_BY_KEY = {page.key: page for page in PAGES}
