"""What desk pages say about dates: always in words, never by colour alone."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from candour.casework import queries
from candour.desk import presenters
from candour.ui import unnamed as names
from candour.ui.templatetags import ui

register = template.Library()


@register.filter
def unnamed(word: str, what: str) -> str:
    """What is shown in place of a stored word that this version has no words for: `{{ kind|unnamed:"A message" }}`."""
    return names.unnamed(what, word)


@register.simple_tag
def contact_warning(case: queries.CasePage) -> str:
    """What to know before anyone contacts the person of a case, wherever the case is named: `presenters`."""
    return presenters.contact_warning(case)


@register.simple_tag
def due(days_left: int | None) -> SafeString | str:
    """How far away a date is, as a tag with words: "Due tomorrow", "3 days late"."""
    if days_left is None:
        return ""
    if days_left < 0:
        words, colour = f"{-days_left} day{'s' if days_left < -1 else ''} late", "red"
    elif days_left == 0:
        words, colour = "Due today", "amber"
    elif days_left == 1:
        words, colour = "Due tomorrow", "amber"
    else:
        words, colour = f"Due in {days_left} days", "grey"
    return ui.status(words, colour)
