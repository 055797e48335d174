"""The person's own copy of what they said, made of the one answer tree; words in, and no words that open anything."""

from __future__ import annotations

import uuid
from datetime import datetime

import structlog
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from candour.accounts.actors import Actor
from candour.casework.actions import correspondence
from candour.correspondence import copies
from candour.intake import summary
from candour.intake.bodies import ComplaintBody
from candour.intake.envelope import Envelope
from candour.intake.specs import Answers

log = structlog.get_logger("candour.posting")


def build(answers: Answers, *, reference: str, sent_at: datetime | None, language: str) -> copies.OwnCopy:
    """The copy in that language. `sent_at` is None before it was sent, and the copy says so. Never the nine words."""
    with translation.override(language):
        return copies.OwnCopy(
            title=_("Your copy of what you told us"),
            about=[_("Your reference: %(reference)s") % {"reference": reference}, _when(sent_at)],
            boxes=_("We could not show some letters in this file. Where you see an empty box, a letter is missing."),
            sections=[
                _section(section) for section in summary.tree(answers) if any(one.values for one in section.lines)
            ],
            language=language,
        )


def send(sent: Envelope[ComplaintBody], *, submission: uuid.UUID, by: Actor, now: datetime) -> None:
    """Sends the copy by the way that was asked for. Whoever prints it themselves needs nothing from us."""
    answers, header = sent.body.answers, sent.header
    way = str(answers.get("copy") or "")
    if way not in {"email", "post"} or sent.body.part:
        return
    try:
        copy = build(answers, reference=header.reference, sent_at=header.made_at, language=header.language).plain()
    except Exception as fault:
        # A complaint that is received is worth more than the copy of it.
        log.error("a copy could not be put together", submission=str(submission), fault=type(fault).__name__)
        return
    correspondence.send_copy(submission, way=way, copy=copy, by=by, now=now)


def _section(section: summary.AnswerSection) -> copies.CopySection:
    lines = [copies.CopyLine(question=line.label, values=line.values) for line in section.lines if line.values]
    return copies.CopySection(title=str(section.title), lines=lines)


def _when(sent_at: datetime | None) -> str:
    if sent_at is None:
        return _("You have not sent it yet.")
    at = localtime(sent_at)
    return _("You sent it on %(day)s at %(time)s.") % {
        "day": date_format(at, "j F Y"),
        "time": date_format(at, "H:i"),
    }
