"""Sending what is in the outbox, on a thread of its own: a mail server that makes us wait holds up no complaint."""

from __future__ import annotations

from django.utils import timezone

from candour.accounts import actors
from candour.casework.actions import correspondence
from candour.casework.actions.correspondence import Went


def send_one() -> bool:
    """Sends the message that is due first. False when none is, and when the server is away and may be left alone."""
    return correspondence.send_next(by=actors.worker(), now=timezone.now()) is Went.DONE
