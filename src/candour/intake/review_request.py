"""Asking for a review of how a complaint was dealt with (R1 to R9): its questions, and what becomes of the answers.

Nobody is refused: who is late says why, and whoever names another body than the right one loses nothing by it.
It goes to the local policing body, which reviews it or passes it on.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from candour import directory
from candour.casework.actions import review
from candour.intake import bodies, envelope, journey, summary
from candour.intake.questions import contact
from candour.intake.questions.shapes import NOT_SURE, YES, long, options, radios, text, ticks
from candour.intake.specs import Answers, Page, Question, Words
from complaintlaw import calendar
from complaintlaw.review_window import WINDOW_DAYS

VERSION = "1"
_TO_REACH = ("name", "email", "phone", "contact_ways", "contact_safety", "contact_notes")
LATE = "is_late"
"""An answer that the room gives: whether the last day has passed. The page that asks why depends on it."""
LPB, IOPC = "lpb", "iopc"
LETTER_FILES, PROOF_FILES = "letter-files", "proof-files"
"""The pages that take files."""


def _lpb_name() -> str:
    return directory.force(settings.FORCE).local_policing_body.label_in(get_language() or "en")


def is_late(answers: Answers) -> bool:
    """Whether the last day had passed when the date of the letter was given."""
    return answers.get(LATE) == "yes"


def _something_is_ticked(answers: Answers) -> tuple[str, Words] | None:
    # A text under an answer that was not ticked still says what is wrong.
    if not answers.get("wrong") and not any(answers.get(key) for key in _WORDS):
        return "wrong", _("Tick what is wrong, or tick “Something else”")
    return None


_WRONG: tuple[tuple[str, str, Words, Words], ...] = (
    ("looked", "wrong_looked", _("How it was looked at"), _("What should have been looked at?")),
    ("result", "wrong_result", _("The result"), _("What is wrong with the result?")),
    ("done", "wrong_done", _("What will be done about it"), _("What should be done?")),
    ("learning", "wrong_learning", _("What they learn from it"), _("What should they learn?")),
    ("told", "wrong_told", _("I was not told enough"), _("What were you not told?")),
    ("other", "wrong_other", _("Something else"), _("What else is wrong?")),
)
_WORDS = tuple(key for _value, key, _label, _asks in _WRONG)


def _safe_contact() -> Page:
    """The page of the form, without the website: whoever asks for a review cannot follow it here."""
    page = contact.PAGES[0]
    ways = page.questions[0]
    offered = tuple(option for option in ways.options if option.value != "website")
    return replace(page, questions=(replace(ways, options=offered), *page.questions[1:]))


PAGES: tuple[Page, ...] = (
    Page(
        key="the-letter",
        section="review",
        title=_("About the letter with the result"),
        why=_("Have the letter beside you if you can. You can leave out what you do not know."),
        questions=(
            Question(
                id="R1",
                key="letter_on",
                kind="date",
                label=_("What is the date on the letter?"),
                hint=_("For example, 27 3 2026."),
            ),
            text(
                "R1-reference",
                "letter_reference",
                _("What is the reference on the letter?"),
                hint=_("Or the reference of your complaint."),
                max_length=100,
                width="20",
            ),
            radios(
                "R4",
                "named_body",
                _("Which body does the letter say you can ask?"),
                options(
                    (LPB, lazy(_lpb_name, str)()),
                    (IOPC, _("The Independent Office for Police Conduct (IOPC)")),
                    ("other", _("Another body, or none")),
                    NOT_SURE,
                ),
                missing=_("Choose which body the letter names, or choose “I’m not sure”"),
            ),
        ),
    ),
    Page(
        key=LETTER_FILES,
        section="review",
        title=_("Add a copy of the letter"),
        why=_("A photo or a PDF of the letter helps them find your complaint. You can skip this."),
        questions=(Question(id="R1-copy", key="letter_files", kind="files", label=_("Copy of the letter"), most=5),),
    ),
    Page(
        key="why-now",
        section="review",
        title=_("Why are you asking now?"),
        why=_("The 28 days are over. If there was a good reason, your request can still be looked at."),
        asked=is_late,
        questions=(
            long("R9", "late_reason", _("Why are you asking now?"), hint=_("You can leave this out. We pass it on.")),
        ),
    ),
    Page(
        key="for-whom",
        section="review",
        title=_("Are you asking for yourself?"),
        questions=(
            radios(
                "R2",
                "review_for",
                _("Are you asking for yourself?"),
                options(YES, ("someone-else", _("No, for someone else"))),
                missing=_("Choose whether you are asking for yourself"),
            ),
            text(
                "R2-name",
                "their_name",
                _("What is their name?"),
                hint=_("If they are 16 or over, they must have agreed in writing that you act for them."),
                max_length=200,
                shown_with=("review_for", "someone-else"),
            ),
        ),
    ),
    Page(
        key="what-is-wrong",
        section="review",
        title=_("What is wrong?"),
        why=_("Tick all that fit. Say as much as you like."),
        rules=(_something_is_ticked,),
        questions=(
            ticks(
                "R5",
                "wrong",
                _("What is wrong?"),
                options(*((value, label) for value, _key, label, _asks in _WRONG)),
                hint="",
            ),
            *(long(f"R5-{value}", key, asks, shown_with=("wrong", value)) for value, key, _label, asks in _WRONG),
        ),
    ),
    Page(
        key="put-right",
        section="review",
        title=_("What would put it right?"),
        questions=(
            long("R6", "put_right", _("What would put it right?")),
            long(
                "R7",
                "new_proof",
                _("Is there anything new that was not looked at before?"),
                hint=_("Say what it is and where it can be found. Do not send your only copy."),
            ),
        ),
    ),
    Page(
        key=PROOF_FILES,
        section="review",
        title=_("Add new proof"),
        why=_("Photos, video, sound or letters that nobody looked at before. You can skip this."),
        questions=(Question(id="R7-files", key="proof_files", kind="files", label=_("New proof"), most=20),),
    ),
    _safe_contact(),
    contact.PAGES[1],
    Page(
        key="about",
        section="review",
        title=_("Who are you?"),
        questions=(
            text(
                "R3",
                "name",
                _("Your full name"),
                hint=_("They need it to look at your request."),
                max_length=200,
                autocomplete="name",
            ),
            long(
                "R8",
                "help_needed",
                _("What help do you need from them?"),
                hint=_("For example, large print or an interpreter."),
            ),
        ),
    ),
)
BY_KEY = {page.key: page for page in PAGES}
FIRST = PAGES[0].key


def last_day(answers: Answers) -> date | None:
    """The last day on which the request can arrive; None without the date of the letter."""
    given = answers.get("letter_on")
    return date.fromisoformat(given) + timedelta(days=WINDOW_DAYS) if given else None


def with_lateness(answers: Mapping[str, Any], *, today: date) -> dict[str, Any]:
    """The answers, with whether the last day has passed."""
    last = last_day(answers)
    return dict(answers) | {LATE: "yes" if last and last < today else ""}


def incomplete(answers: Answers) -> str:
    """The key of the first page that lacks an answer which must be given; empty when there is none."""
    return next((page.key for page in journey.pages(answers, PAGES) if not journey.is_complete(page, answers)), "")


def lines(answers: Answers) -> list[summary.AnswerLine]:
    """All that was asked, with what was answered, in the language that is active."""
    return [
        summary.AnswerLine(page=page.key, question=question, values=summary.said(question, answers.get(question.key)))
        for page in journey.pages(answers, PAGES)
        for question in page.questions
        if question.asked(answers) and (not question.shown_with or answers.get(question.key))
    ]


def received(sent: envelope.Envelope[bodies.ReviewRequestBody], *, submission: uuid.UUID) -> review.ReviewRequest:
    """The opened request in the shape in which the record takes it in."""
    header, answers = sent.header, sent.body.answers
    said = journey.relevant(answers, PAGES)
    last, arrived = last_day(said), timezone.localdate(header.made_at)
    with translation.override("en"):
        told = [f"{line.label} {'; '.join(line.values)}" for line in lines(answers) if line.answered]
    if last:
        told.append(f"The last day is {calendar.written(last)}. It arrived on {calendar.written(arrived)}.")
    return review.ReviewRequest(
        submission=submission,
        reference=header.reference,
        force=header.force,
        authority=directory.local_policing_body(header.force).id,
        language=header.language,
        case_reference=str(said.get("letter_reference") or ""),
        letter_on=date.fromisoformat(said["letter_on"]) if said.get("letter_on") else None,
        files=tuple(str(one.get("id")) for key in ("letter_files", "proof_files") for one in said.get(key) or ()),
        details={
            "text": "\n".join(told),
            **{key: said[key] for key in _TO_REACH if said.get(key)},
        },
    )
