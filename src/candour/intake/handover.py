"""From the envelope's answers to the shape the record takes in.

Reads what the person said into people and into first facts for the law. It decides nothing: each fact
is the person's own word, and the desk sees it as that.
"""

from __future__ import annotations

import json
import uuid
from datetime import datetime
from typing import Any

from django.utils import timezone

from candour import directory
from candour.casework.actions import intake
from candour.directory import routing
from candour.intake import footage, journey
from candour.intake.envelope import Complaint
from candour.intake.specs import Answers

CONTACT = ("contact_ways", "email", "phone", "address", "contact_safety", "contact_notes")
SUBJECT = ("their_role", "officer_name", "officer_number", "officer_looks", "camera", "knows_them")


def received(complaint: Complaint, *, submission: uuid.UUID) -> intake.Received:
    """The opened complaint, with one part for each authority that must deal with it."""
    answers = journey.relevant(complaint.answers)
    about = set(answers.get("about") or ())
    facts = first_facts(answers, complaint.force)
    return intake.Received(
        submission=uuid.UUID(complaint.part_of) if complaint.part_of else submission,
        reference=complaint.reference,
        force=complaint.force,
        channel=complaint.channel,
        language=complaint.language,
        made_at=complaint.made_at,
        received_at=datetime.fromisoformat(complaint.received_at) if complaint.received_at else complaint.made_at,
        questions_version=complaint.questions_version,
        receipt=complaint.receipt,
        answers=dict(complaint.answers),
        people=tuple(_people(answers)),
        footage=footage.rows(answers, force=complaint.force, today=timezone.localdate(complaint.made_at)),
        parts=tuple(
            intake.Part(authority=authority, facts=facts)
            for authority in complaint.authorities or routing.authorities(complaint.force, about=frozenset(about))
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


def first_facts(answers: Answers, force: str) -> dict[str, str]:
    """What the person's own answers say to the questions of the law: path of the fact to JSON value."""
    about = set(answers.get("about") or ())
    facts: dict[str, Any] = {}
    claims = [_CLAIMS[linked] for linked in answers.get("linked") or () if linked in _CLAIMS]
    if claims:
        facts["complainant.claims"] = claims
    if answers.get("how_to_start") == "record":
        facts["complainant.wants_recorded"] = True
    if answers.get("for_whom") == "someone-else":
        relation = _RELATIONS.get(str(answers.get("relationship")), "other")
        facts["representative.relationship"] = relation
        if answers.get("agreement") in {"not-asked", "will-sign"}:
            facts["representative.written_consent"] = False
    number = 0
    if about & {"person", "chief"}:
        number += 1
        facts[f"allegations[{number}].about"] = "conduct"
        facts |= _person(answers, force, is_chief="chief" in about)
    if about & {"service", "rule", "place"}:
        number += 1
        facts[f"allegations[{number}].about"] = "service"
    return {path: json.dumps(value) for path, value in facts.items()}


def _person(answers: Answers, force: str, *, is_chief: bool) -> dict[str, Any]:
    roles = [_KINDS[role] for role in answers.get("their_role") or () if role in _KINDS]
    person: dict[str, Any] = {
        "persons_complained_against[s1].identified": bool(answers.get("officer_name") or answers.get("officer_number")),
        "persons_complained_against[s1].force": force,
    }
    if is_chief:
        title = directory.force(force).chief_officer_title
        person["persons_complained_against[s1].kind"] = "police_officer"
        person["persons_complained_against[s1].rank"] = title.lower().replace(" ", "_")
        person["persons_complained_against[s1].identified"] = True
    elif len(set(roles)) == 1:
        person["persons_complained_against[s1].kind"] = roles[0]
    return person


_CLAIMS = {"happened-to-me": "subject_of_conduct", "was-there": "witness", "affected": "adversely_affected"}
_RELATIONS = {"parent": "parent", "guardian": "legal_guardian"}
_KINDS = {
    "officer": "police_officer",
    "special": "special_constable",
    "pcso": "police_staff",
    "staff": "police_staff",
    "volunteer": "designated_volunteer",
    "contractor": "contractor",
}
