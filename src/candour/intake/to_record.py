"""From the envelope's answers to the shape the record takes in.

Reads what the person said into people and into first facts for the law. It decides nothing: each fact
is the person's own word, and the desk sees it as that.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from candour import directory
from candour.casework import consent_scope
from candour.casework.actions import intake
from candour.directory import routing
from candour.intake import footage, journey, questions
from candour.intake.bodies import ComplaintBody
from candour.intake.envelope import Envelope
from candour.intake.specs import Answers
from complaintlaw.representation import CHILD_UNDER

CONTACT = ("contact_ways", "contact_safety", "leave_message", "say_police", "best_times", "contact_notes")
DETAILS = {
    "email": ("email",),
    "phone": ("phone",),
    "text": ("text_number", "phone"),
    "letter": ("address",),
    "relay": ("relay_number", "phone"),
    "bsl": ("bsl_contact", "email", "phone"),
    "someone": ("contact_through",),
}
"""What each way of contact needs. A detail of a way that was not chosen stays in the statement alone."""
SENDER = ("name", "call_me", "papers_name", "born", "lives", "home_address", "held_at", "held_number", "use_language")
HELPER = ("helper_name", "helper_link", "helper_contact", "helper_talk")
SUBJECT = tuple(question.key for question in questions.PEOPLE.questions)


def received(sent: Envelope[ComplaintBody], *, submission: uuid.UUID) -> intake.Received:
    """The opened complaint, with one part for each authority that must deal with it."""
    header, body = sent.header, sent.body
    answers = journey.relevant(body.answers)
    about = set(answers.get("about") or ())
    born = _born(answers)
    facts = first_facts(answers, header.force)
    if born:
        facts["complainant.age"] = json.dumps(consent_scope.years(born, at=header.made_at))
    return intake.Received(
        submission=body.part.submission if body.part else submission,
        reference=header.reference,
        force=header.force,
        channel=header.channel,
        language=header.language,
        made_at=header.made_at,
        received_at=body.received_at or header.made_at,
        questions_version=header.questions_version,
        turns_16_on=_sixteenth_birthday(born) if born else None,
        receipt=body.receipt,
        answers=body.answers,
        people=tuple(_people(answers)),
        footage=footage.rows(answers, force=header.force, today=timezone.localdate(header.made_at)),
        files=_ids(answers, "files"),
        signed_form=_ids(answers, "signed_form"),
        urgent=answers.get("safe_now") == "no",
        parts=tuple(
            intake.AuthorityPart(authority=authority, facts=facts)
            for authority in _authorities(sent, about=frozenset(about))
        ),
    )


def _authorities(sent: Envelope[ComplaintBody], *, about: frozenset[str]) -> Iterable[str]:
    part = sent.body.part
    return (part.authority,) if part else routing.authorities(sent.header.force, about=about)


def _ids(answers: Answers, key: str) -> tuple[str, ...]:
    return tuple(str(one.get("id")) for one in answers.get(key) or ())


def _people(answers: Answers) -> list[tuple[str, dict[str, Any]]]:
    ways = answers.get("contact_ways") or ()
    keys = [*CONTACT, *(detail for way in ways for detail in DETAILS.get(way, ())), *SENDER, *HELPER]
    sender = {key: answers[key] for key in dict.fromkeys(keys) if answers.get(key)}
    if answers.get("for_whom") == "someone-else":
        represented = {"name": answers.get("their_name", ""), "age": answers.get("their_age", "")}
        people = [
            ("complainant", represented | {key: answers[key] for key in ("their_born",) if answers.get(key)}),
            ("representative", sender | {"relationship": answers.get("relationship", "")}),
        ]
    else:
        people = [("complainant", sender)]
    for person in answers.get("people") or ():
        subject = {key: person[key] for key in SUBJECT if person.get(key)}
        if subject:
            people.append(("person_complained_against", subject))
    return people


def _born(answers: Answers) -> date | None:
    """When the child that it is for was born, where that was said."""
    return date.fromisoformat(answers["their_born"]) if answers.get("their_born") else None


def _sixteenth_birthday(born: date) -> date:
    try:
        return born.replace(year=born.year + CHILD_UNDER)
    except ValueError:  # born on 29 February
        return date(born.year + CHILD_UNDER, 3, 1)


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
        if answers.get("agreement") in {"not-asked", "will-sign", "ask-them"}:
            facts["representative.written_consent"] = False
    number = 0
    if about & {"person", "chief"}:
        number += 1
        facts[f"allegations[{number}].about"] = "conduct"
        facts |= _persons(answers, force, is_chief="chief" in about)
    if about & {"service", "rule", "place"}:
        number += 1
        facts[f"allegations[{number}].about"] = "service"
    return {path: json.dumps(value) for path, value in facts.items()}


def _persons(answers: Answers, force: str, *, is_chief: bool) -> dict[str, Any]:
    """What is known of each person complained against; of one, when nobody was described."""
    facts: dict[str, Any] = {}
    for number, person in enumerate(answers.get("people") or ({},), 1):
        path = f"persons_complained_against[s{number}]"
        facts[f"{path}.identified"] = bool(person.get("officer_name") or person.get("officer_number"))
        facts[f"{path}.force"] = force
        said = person.get("their_role") or ()
        roles = {_KINDS[role] for role in ([said] if isinstance(said, str) else said) if role in _KINDS}
        if len(roles) == 1:
            facts[f"{path}.kind"] = roles.pop()
    if is_chief:
        title = directory.force(force).chief_officer_title
        facts["persons_complained_against[s1].kind"] = "police_officer"
        facts["persons_complained_against[s1].rank"] = title.lower().replace(" ", "_")
        facts["persons_complained_against[s1].identified"] = True
    return facts


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
