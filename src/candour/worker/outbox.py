"""Sending what is in the outbox, on a thread of its own: a mail server that makes us wait holds up no complaint."""

from __future__ import annotations

from django.utils import timezone

from candour.accounts import actors
from candour.casework.actions import correspondence
from candour.casework.actions.correspondence import Went


class MailServerAway(Exception):
    """The mail server cannot be reached: the next message would wait for the same."""


def send_one() -> bool:
    """Sends the message that is due first. Returns whether there was one. Raises MailServerAway."""
    went = correspondence.send_next(by=actors.worker(), now=timezone.now())
    if went is Went.SERVER_AWAY:
        raise MailServerAway("The mail server cannot be reached.")
    return went is Went.DONE
