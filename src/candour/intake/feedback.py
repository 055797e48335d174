"""What people say about the pages. Apart from complaints; but a complaint in the wrong box is not lost."""

from __future__ import annotations

import re
from datetime import datetime

from candour.intake import models

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


def keep(text: str, *, page: str, language: str, now: datetime) -> models.Feedback:
    """Keeps a message about the pages, marked for a person when it may be a complaint."""
    return models.Feedback.objects.create(
        at=now,
        language=language,
        page=page,
        text=text,
        may_be_complaint=may_be_complaint(text),
    )
