"""From the envelope's answers to the shape the record takes in.

Reads what the person said into people and into first facts for the law. It decides nothing: each fact
is the person's own word, and the desk sees it as that.
"""

from __future__ import annotations

import uuid
from typing import Any

from candour.casework.actions import intake
from candour.directory import routing
from candour.intake import journey
from candour.intake.envelope import Complaint
from candour.intake.specs import Answers

CONTACT = ("contact_ways", "email", "phone", "address", "contact_safety", "contact_notes")
SUBJECT = ("their_role", "officer_name", "officer_number", "officer_looks", "camera", "knows_them")
REPRESENTED_AGES = {"under-16", "16-or-17", "adult", "died", "not-sure"}


def received(complaint: Complaint, *, submission: uuid.UUID) -> intake.Received:
    """The opened complaint, with one part for each authority that must deal with it."""
    answers = journey.relevant(complaint.answers)
    about = set(answers.get("about") or ())
    facts = first_facts(answers)
    return intake.Received(
        submission=submission,
        reference=complaint.reference,
        force=complaint.force,
        channel=complaint.channel,
        language=complaint.language,
        made_at=complaint.made_at,
        received_at=complaint.made_at,
        questions_version=complaint.questions_version,
        answers=dict(complaint.answers),
        people=tuple(_people(answers)),
        parts=tuple(
            intake.Part(authority=authority, facts=facts)
            for authority in routing.authorities(complaint.force, about=frozenset(about))
        ),
    )


def _people(answers: Answers) -> list[tuple[str, dict[str, Any]]]:
    contact = {key: answers[key] for key in CONTACT if answers.get(key)}
    sender = contact | {key: answers[key] for key in ("name", "call_me", "born") if answers.get(key)}
    if answers.get("for_whom") == "someone-else":
        represented = {"name": answers.get("their_name", ""), "age": answers.get("their_age", "")}
        people = [
            ("complainant", represented),
            ("representative", sender | {"relationship": answers.get("relationship", "")}),
        ]
    else:
        people = [("complainant", sender)]
    subject = {key: answers[key] for key in SUBJECT if answers.get(key)}
    if subject:
        people.append(("person_complained_against", subject))
    return people


def first_facts(answers: Answers) -> dict[str, str]:
    """What the person's own answers say to the questions of the law: fact key to value."""
    facts: dict[str, str] = {}
    return facts
