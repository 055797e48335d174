"""What someone at a desk enters for a person who rings, writes, comes in, or is held (S1 to S13).

It goes in as every complaint does: one sealed submission, with a reference and words for the person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from candour.accounts.actors import Actor
from candour.audit.record import record
from candour.casework import act
from candour.casework.permissions import Act
from candour.casework.reference import new as new_reference
from candour.intake import access_secret, bodies, consent_reply, envelope, journey, questions, receipt, submit
from candour.intake.access_secret import AccessSecret

ENTERED = "complaint.taken-down"
KEY = "taken_down"
"""Under this the answers of whoever entered it stand beside the person's own, as rows of (id, question, answer)."""

CHANNELS = {
    "101": "Phone, 101",
    "counter": "At a counter",
    "letter": "Letter",
    "email": "Email",
    "relay": "Text relay",
    "bsl": "Video call in British Sign Language",
    "custody": "In police custody",
    "prison": "In prison or detention",
    "officer": "Told to an officer or a member of staff",
    "survey": "Survey, chat or social media",
    "iopc": "Passed on by the IOPC",
    "lpb": "Passed on by the local policing body",
}
TEXTS: dict[str, tuple[str, str]] = {
    "received_by": ("S2", "Who received it, and where?"),
    "interpreter": ("S5", "Which language, and which interpreter?"),
    "inspector_told": ("S7", "If in custody: which inspector was told, and when?"),
    "injuries": ("S9", "Injuries seen, photos taken, healthcare called"),
    "receipt_given": ("S10", "How was the receipt given?"),
    "no_complaint_wanted": ("S11", "If they want no complaint: what do they want, and why?"),
    "taker_conflict": ("S12", "Does whoever entered it know anyone it is about?"),
    "passed_by": ("S13", "If it was passed on: whose reference, and on which days?"),
}
_OF_THE_PERSON = ("for_whom", "their_name", "their_age", "relationship", "name", "born", "held_at", "held_number")
_OF_CONTACT = ("contact_ways", "email", "phone", "address", "contact_safety", "contact_notes", "help_words")
_ANSWERS = (*_OF_THE_PERSON, *_OF_CONTACT, "what_happened", "where", "about", "safe_now")


@dataclass(frozen=True, kw_only=True)
class Handover:
    """What is handed over to the person. `first` says whether it was new, and not sent from this page before."""

    reference: str
    words: str
    consent_words: str
    proof: Mapping[str, Any]
    first: bool


def answers_of(said: Mapping[str, Any]) -> dict[str, Any]:
    """The person's answers, in the shape that the form gives them."""
    found = {key: said[key] for key in _ANSWERS if said.get(key)}
    found |= {key: found[key].isoformat() for key in ("born",) if key in found}
    if said.get("when"):
        found["when"] = {"kind": "not-sure", "words": said["when"]}
    if said.get("recordings"):
        found["recordings"] = [{"kind": kind} for kind in said["recordings"]]
    if found.get("held_at") or found.get("held_number"):
        found["lives"] = "prison"
    if found.get("for_whom") == "someone-else" and found.get("their_age") not in {"under-16", "died"}:
        found.setdefault("agreement", "not-asked")
    return journey.relevant(found)


@act.performs(Act.ENTER)
def send(
    said: Mapping[str, Any],
    *,
    held: AccessSecret,
    reference: str,
    force: str,
    made_at: datetime,
    received_at: datetime,
    by: Actor,
    now: datetime,
) -> Handover:
    """Sends it in for that force. Sent again from the same page, it is there once and the words are the same.

    `made_at` is when it first reached any police or other body, `received_at` when the authority had it.
    """
    answers = answers_of(said)
    proof = receipt.make(reference=reference, made_at=made_at, answers=answers)
    asking = consent_reply.consent_secret_of(held) if consent_reply.asks(answers) else None
    header = envelope.Header(
        reference=reference,
        force=force,
        channel=said["channel"],
        language=said["language"],
        made_at=made_at,
        questions_version=questions.VERSION,
    )
    body = bodies.ComplaintBody(
        answers=answers | {KEY: _rows(said, by.name)},
        received_at=received_at,
        follower=held.follower,
        asked=asking.recipient if asking else None,
        receipt=proof["root"],
    )
    done = submit.submit(envelope.Envelope(header=header, body=body))
    if done.first:
        record(ENTERED, by=by, at=now, authority=by.authority, detail={"channel": said["channel"]})
    consent_words = asking.words if asking else ""
    return Handover(reference=reference, words=held.words, consent_words=consent_words, proof=proof, first=done.first)


def new_ticket() -> str:
    """A new reference and a new place, sealed for a hidden field: the page can be sent twice and make one case."""
    return envelope.lock_checked(
        envelope.CheckedAnswers(secret=access_secret.new().cookie, reference=new_reference(), language="", answers={})
    )


def opened(ticket: str) -> tuple[AccessSecret, str]:
    """The place and the reference in a ticket; new ones when it was altered or lost, so that nothing is refused."""
    try:
        known = envelope.open_checked(ticket)
    except envelope.NotOurs:
        known = envelope.open_checked(new_ticket())
    return access_secret.from_cookie(known.secret) or access_secret.new(), known.reference


def _rows(said: Mapping[str, Any], taken_by: str) -> list[list[str]]:
    rows = [["S1", "How it came", CHANNELS[said["channel"]]], ["S2", "Entered by", taken_by]]
    rows += [[number, label, str(said[key])] for key, (number, label) in TEXTS.items() if said.get(key)]
    if said.get("read_back"):
        rows.append(["S4", "Their own words", "Read back to them, and they agreed"])
    return rows
