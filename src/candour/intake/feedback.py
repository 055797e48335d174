"""What people say about the pages. Apart from complaints; but a complaint in the wrong box is not lost."""

from __future__ import annotations

import re
from datetime import datetime

from django.db import transaction

from candour.casework import reference
from candour.intake import bodies, models, short_messages
from candour.vault import timeouts

# Words that make a person look at a message first. No one is refused for them, and no one is
# answered by a program: they only offer the complaint form and mark the message for a reader.
_TELLING = re.compile(
    r"\b(officer|constable|sergeant|police(?:man|woman)?|pc|arrest\w*|assault\w*|hit|hurt|cuff\w*|"
    r"search\w*|racis\w*|custody|cell|complain\w*|swyddog\w*|heddlu|heddwas|arest\w*|cwyn\w*|gŵyn|"
    r"anaf\w*|taro|curo|brifo)\b",
    re.IGNORECASE,
)


def may_be_complaint(text: str) -> bool:
    """Whether the message reads as if it might really be a complaint. A hint for a person, no more."""
    return bool(_TELLING.search(text))


def keep(text: str, *, page: str, language: str, now: datetime) -> bool:
    """Keeps a message about the pages. Returns whether it may be a complaint.

    One that may be is sealed and held for a person to read; that there was one is all that is written down
    openly. Raises spool.CannotKeep when it can be kept nowhere.
    """
    held = may_be_complaint(text)
    if held:
        short_messages.send(bodies.FeedbackBody(text=text), reference=reference.new(), language=language, now=now)
    try:
        with transaction.atomic():
            kept = "" if held else text
            models.Feedback.objects.create(at=now, language=language, page=page, text=kept, may_be_complaint=held)
    except timeouts.AWAY:
        if not held:
            raise
    return held
