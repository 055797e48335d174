"""The words of messages that leave by themselves. They say as little as possible.

Whoever shares the inbox, or sees the first line on a locked screen, learns that someone wrote to someone:
not that it was the police, not that it is a complaint, not what it says. There is no link, for an address
says who wrote. The nine words are never in a message.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _

from candour.correspondence import mail


@dataclass(frozen=True, kw_only=True)
class MessageText:
    """A subject and a text."""

    subject: str
    body: str


def acknowledgement(*, reference: str, language: str) -> MessageText:
    """What was sent has arrived, and how to come back to it; in the language in which it was written."""
    with translation.override(language):
        return _message(
            _("We got what you sent us. Thank you."),
            _("Your reference is %(reference)s.") % {"reference": reference},
            _("To see how it is going, go back to the website you used. You need your reference and your nine words."),
            _("Please do not answer this email. Nobody reads the answers."),
        )


def copy(*, language: str) -> MessageText:
    """The text that goes with a copy."""
    with translation.override(language):
        return _message(
            _("Here is the copy you asked for."),
            _("Please do not answer this email. Nobody reads the answers."),
        )


def _message(*paragraphs: str) -> MessageText:
    subject = mail.subject(translation.get_language() or "en") or _("What you sent us")
    return MessageText(subject=subject, body="\n\n".join(paragraphs) + "\n")
