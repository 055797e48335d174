"""What there is to do besides the law's own steps: which kinds of task there are, how each can end, by when.

Words and days only; nothing here touches the database.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from candour.ui.unnamed import unnamed
from complaintlaw import calendar
from complaintlaw.dated import NotCovered

PRESERVE = "preserve_footage"
URGENT = "urgent_contact"
FEEDBACK = "held_feedback"
THANKS = "thanks"
CONTACT = "contact_safely"
POST_COPY = "post_copy"
CHECK_CONSENT, TALK_CONSENT, CONSENT_ENDED = "check_consent", "talk_consent", "consent_ended"
CHECK_FORM = "check_form"
CONSENT = (CHECK_CONSENT, CHECK_FORM, TALK_CONSENT, CONSENT_ENDED)
TURNS_16 = "turns_16"
REVIEW = "review_request"
HELD, NONE, GONE = "held", "none", "gone"
DAYS_BEFORE_WIPE = 2
HOURS_UNTIL_ESCALATED = 4


@dataclass(frozen=True, kw_only=True)
class TaskOutcome:
    """One way in which a task can end; `needs` names what must be written down with it."""

    words: str
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class TaskKind:
    """One kind of task: what is to be done, why, how it can end, and whether being late is passed upwards."""

    words: str
    why: str
    outcomes: Mapping[str, TaskOutcome] = field(default_factory=dict)
    escalates: bool = True

    def ended(self, outcome: str) -> TaskOutcome:
        """The outcome of that key; one that says so where this version does not know it."""
        return self.outcomes.get(outcome) or TaskOutcome(words=unnamed("It ended in a way", outcome))


_SEARCHED = frozenset({"searched"})
_BOTH = frozenset({"searched", "reason"})
_NOTED = {
    "noted": TaskOutcome(words="It is noted on the case"),
    "not_reached": TaskOutcome(words="They could not be reached", needs=_BOTH),
}
KINDS: dict[str, TaskKind] = {
    PRESERVE: TaskKind(
        words="Find and mark video",
        why="Mark it as evidence so that it is not wiped. The person is told what came of it.",
        outcomes={
            HELD: TaskOutcome(words="We hold it, and it is marked"),
            NONE: TaskOutcome(words="There is none", needs=_BOTH),
            GONE: TaskOutcome(words="It was gone already", needs=_BOTH),
        },
    ),
    URGENT: TaskKind(
        words="Contact the person today",
        why="They say that they are not safe now. Read how they can be reached before you do.",
        outcomes={
            "reached": TaskOutcome(words="They were reached"),
            "not_reached": TaskOutcome(words="They could not be reached", needs=_BOTH),
        },
    ),
    CONTACT: TaskKind(
        words="Read how the person can be reached, and decide how to tell them",
        why="A message was not sent by itself. The case says which, and why. You choose how they are told.",
        outcomes={
            "told": TaskOutcome(words="They were told in a way that is safe for them"),
            "not_told": TaskOutcome(words="Nothing was sent, because no way is safe", needs=frozenset({"reason"})),
        },
    ),
    POST_COPY: TaskKind(
        words="Print and post a copy of what they said",
        why="The person asked for it. Use the address they gave, and read first how they can be reached.",
        outcomes={
            "posted": TaskOutcome(words="It was posted"),
            "not_posted": TaskOutcome(words="It was not posted", needs=frozenset({"reason"})),
        },
        escalates=False,
    ),
    CHECK_CONSENT: TaskKind(
        words="Check with the person that they agree",
        why="It came in with words that whoever asks knows too. Until it is checked, nothing more is shown to them.",
        outcomes=_NOTED,
    ),
    CHECK_FORM: TaskKind(
        words="Look at a signed form, and decide whether the person agrees",
        why="A form counts for nothing until a person decides. Make sure that they signed it, and of their own will.",
        outcomes=_NOTED | {"no_form": TaskOutcome(words="It is no form that counts", needs=frozenset({"reason"}))},
    ),
    TALK_CONSENT: TaskKind(
        words="Talk to the person alone about being acted for",
        why="They want to talk first, or do not feel free to choose. Do not tell whoever asks what they answered.",
        outcomes=_NOTED,
    ),
    CONSENT_ENDED: TaskKind(
        words="Decide how it goes on without someone acting for the person",
        why="The person does not agree, or took it back. Whoever asked sees no more from now on.",
        outcomes=_NOTED,
    ),
    TURNS_16: TaskKind(
        words="Ask the young person whether they agree",
        why="They turn 16 this month. From then on they say themselves whether someone may act for them.",
        outcomes=_NOTED,
    ),
    REVIEW: TaskKind(
        words="A review is asked for",
        why="It counts from the day it came in here. If the other body reviews, it goes on, and the person is told.",
        outcomes={
            "with_us": TaskOutcome(words="We review it, and the person was told"),
            "passed_on": TaskOutcome(words="It went on to the body that reviews, and the person was told", needs=_BOTH),
            "no_review": TaskOutcome(words="There is no review, and the person was told why", needs=_BOTH),
        },
    ),
    FEEDBACK: TaskKind(
        words="Read a message that may be a complaint",
        why="It came in through the box about the pages. The person was offered the complaint form.",
        outcomes={
            "acted_on": TaskOutcome(words="It is dealt with as a complaint", needs=frozenset({"reason"})),
            "not_complaint": TaskOutcome(words="It is not a complaint", needs=frozenset({"reason"})),
        },
    ),
    THANKS: TaskKind(
        words="Pass on thanks",
        why="Someone thanks a person who works for or with the police.",
        outcomes={
            "passed_on": TaskOutcome(words="It was passed on"),
            "nobody_found": TaskOutcome(words="It cannot be said who is meant", needs=_SEARCHED),
        },
        escalates=False,
    ),
}


def kind_of(key: str) -> TaskKind:
    """The kind of that key; one that says so, and can be ended, where this version does not know it."""
    return KINDS.get(key) or TaskKind(
        words=unnamed("Something to do", key),
        why="Another version of this program opened it. Read what came in, see to it, and write down what you did.",
        outcomes={"dealt_with": TaskOutcome(words="It was dealt with", needs=_BOTH)},
    )


def preserve_by(wipe_on: date | None, *, today: date) -> date:
    """By when video must be marked: the next working day, or two days before it is wiped if that is sooner.

    Where two days before would fall on days on which nobody works, it is today. Never after the day of
    wiping, unless that has passed already: then it is today, because a setting may be wrong.
    """
    latest = working_days_after(today, 1)
    if wipe_on is None or wipe_on - timedelta(days=DAYS_BEFORE_WIPE) >= latest:
        return latest
    # Between today and the next working day nobody works.
    return today


def working_days_after(today: date, count: int) -> date:
    """The working day so many working days later; so many plain days where the list of holidays ends."""
    try:
        return calendar.add_working_days(today, count)
    except NotCovered:
        return today + timedelta(days=count)


def due_on(kind: str, *, wipe_on: date | None, today: date) -> date:
    """By when a task of that kind that comes up today must be done."""
    if kind == PRESERVE:
        return preserve_by(wipe_on, today=today)
    if kind in {URGENT, TALK_CONSENT}:
        return today
    return working_days_after(today, 10 if kind in {THANKS, POST_COPY} else 2)


def escalates_at(kind: str, *, due_on: date, now: datetime) -> datetime | None:
    """When it is passed upwards if nobody has done it: at noon of the day it is due.

    Never sooner than four hours after it came up; None for a kind that waits for nobody.
    """
    if not KINDS[kind].escalates:
        return None
    noon = timezone.make_aware(datetime.combine(due_on, time(12)))
    return max(noon, now + timedelta(hours=HOURS_UNTIL_ESCALATED))
