"""Asking someone of 16 or over whether another person may act for them, and what they answer.

Whoever sends a complaint for them holds nine more words, and gives them on in their own way. These follow
from the secret of the sender's place and do not lead back to it: they open who is asking, and no complaint.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings

from candour.casework import consent_scope
from candour.casework.actions import consent
from candour.intake import envelope, passphrase, submit
from candour.intake.access_secret import AccessSecret
from candour.intake.specs import Answers
from candour.vault import sealing

KIND, FORM_KIND = "consent", "consent-form"
VERSION = "1"
AGREE, NO, TALK, STOP = "agree", "no", "talk", "stop"
_ANSWERS = {
    AGREE: consent_scope.AGREED,
    NO: consent_scope.REFUSED,
    TALK: consent_scope.TALK,
    STOP: consent_scope.WITHDRAWN,
}
_TO_CHECK = ("name", "text", "phone", "contact_notes")


@dataclass(frozen=True)
class ConsentSecret:
    """What the consent words open. Who holds them may answer, and change the answer."""

    secret: bytes

    @property
    def words(self) -> str:
        """The secret as nine words of their own."""
        return passphrase.encode(self.secret)

    @property
    def handle(self) -> str:
        """Under which the worker writes who is asking: 64 hexadecimal digits."""
        return sealing.derive(self.secret, "candour consent handle").hex()

    @property
    def pair(self) -> tuple[bytes, bytes]:
        """The key pair to whose public half it is sealed: (private, public)."""
        return sealing.pair_from(sealing.derive(self.secret, "candour consent key"))


def consent_secret_of(held: AccessSecret) -> ConsentSecret:
    """The asking that belongs to the place of whoever sent the complaint."""
    return ConsentSecret(passphrase.within(sealing.derive(held.secret, "candour consent")))


def from_words(text: str) -> ConsentSecret | None:
    """The asking that these words name; None when they are not nine words of the list."""
    secret = passphrase.decode(text)
    return None if secret is None else ConsentSecret(secret)


def from_hex(text: str) -> ConsentSecret | None:
    """The asking with that secret, as a page carries it; None when it is none of ours."""
    try:
        secret = bytes.fromhex(text)
    except ValueError:
        return None
    return ConsentSecret(secret) if passphrase.is_secret(secret) else None


def shown(complaint: envelope.Complaint) -> dict[str, Any]:
    """What the person who is asked may see: who asks for whom, and when it was sent. No word of the complaint."""
    said = complaint.answers
    return {
        "reference": complaint.reference,
        "force": complaint.force,
        "sent_on": complaint.made_at.isoformat(),
        "who": str(said.get("name") or ""),
        "relationship": str(said.get("relationship") or ""),
        "for_whom": str(said.get("their_name") or ""),
    }


def send(
    asking: ConsentSecret, answers: Mapping[str, Any], *, reference: str, language: str, now: datetime
) -> submit.Sent:
    """Sends in the answer. The same answer sent again from the same page changes nothing; a new one counts.

    Raises spool.CannotKeep when neither database nor spool can take it: nothing was kept.
    """
    sent = _envelope(asking, answers, reference=reference, language=language, now=now)
    idempotency_key = json.dumps([KIND, asking.handle, sent.answers], sort_keys=True)
    return submit.submit_or_spool(sent, None, kind=KIND, idempotency_key=idempotency_key)


def send_form(
    asking: ConsentSecret, kept: Mapping[str, Any], *, from_person: bool, reference: str, language: str, now: datetime
) -> submit.Sent:
    """Sends in a photo or PDF of a signed form that was kept at the door. The same file again changes nothing.

    Raises spool.CannotKeep when neither database nor spool can take it: nothing was sent.
    """
    said = {"form": dict(kept), "from_person": from_person}
    sent = _envelope(asking, said, reference=reference, language=language, now=now)
    idempotency_key = json.dumps([FORM_KIND, asking.handle, from_person, kept["sha256"]])
    return submit.submit_or_spool(sent, None, kind=FORM_KIND, idempotency_key=idempotency_key)


def _envelope(
    asking: ConsentSecret, answers: Mapping[str, Any], *, reference: str, language: str, now: datetime
) -> envelope.Complaint:
    return envelope.Complaint(
        reference=reference,
        force=settings.FORCE,
        channel="web",
        language=language,
        made_at=now,
        questions_version=VERSION,
        answers=dict(answers),
        consent_handle=asking.handle,
    )


def received_form(sent: envelope.Complaint, *, about: uuid.UUID) -> consent.FormCame:
    """The opened form in the shape in which the record takes it in. `about` is the complaint it is on."""
    uploads = (str(sent.answers["form"].get("id")),)
    return consent.FormCame(about=about, uploads=uploads, from_person=bool(sent.answers.get("from_person")))


def received(sent: envelope.Complaint, *, submission: uuid.UUID, about: uuid.UUID) -> consent.Answered:
    """The opened answer in the shape in which the record takes it in. `about` is the complaint it is on.

    Whoever agrees and does not feel free to choose has not agreed.
    """
    said = sent.answers
    answer = _ANSWERS.get(str(said.get("answer")), consent_scope.TALK)
    free = said.get("free") == "yes"
    if answer == consent_scope.AGREED and not free:
        answer = consent_scope.TALK
    given_on = said.get("day")
    return consent.Answered(
        submission=submission,
        about=about,
        answer=answer,
        scope=tuple(said.get("scope") or ()) if answer == consent_scope.AGREED else (),
        given_on=date.fromisoformat(given_on) if given_on else None,
        said={key: said[key] for key in (*_TO_CHECK, "free") if said.get(key)},
        at=sent.made_at,
    )


def asks(answers: Answers) -> bool:
    """Whether, by these answers, the complaint needs someone's own agreement."""
    return "agreement" in answers
