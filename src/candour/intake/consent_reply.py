"""Asking someone of 16 or over whether another person may act for them, and what they answer.

Whoever sends a complaint for them holds nine more words, and gives them on in their own way. These follow
from the secret of the sender's place and do not lead back to it: they open who is asking, and no complaint.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from candour.casework import consent_scope
from candour.casework.actions import consent
from candour.intake import bodies, envelope, passphrase, submit, wire
from candour.intake.access_secret import AccessSecret
from candour.intake.specs import Answers
from candour.vault import sealing

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

    @property
    def recipient(self) -> bodies.Recipient:
        """To whom the worker shows who is asking."""
        return bodies.Recipient(handle=self.handle, public=self.pair[1])


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


def shown(sent: envelope.Envelope[bodies.ComplaintBody]) -> dict[str, Any]:
    """What the person who is asked may see: who asks for whom, and when it was sent. No word of the complaint."""
    said = sent.body.answers
    return {
        "reference": sent.header.reference,
        "force": sent.header.force,
        "sent_on": sent.header.made_at.isoformat(),
        "who": str(said.get("name") or ""),
        "relationship": str(said.get("relationship") or ""),
        "for_whom": str(said.get("their_name") or ""),
    }


def send(said: bodies.ConsentBody, *, reference: str, language: str, now: datetime) -> submit.Sent:
    """Sends in the answer. The same answer sent again from the same page changes nothing; a new one counts.

    Raises spool.CannotKeep when neither database nor spool can take it: nothing was kept.
    """
    return _send(said, json.dumps(wire.written(said)), reference=reference, language=language, now=now)


def send_form(
    asking: ConsentSecret, kept: Mapping[str, Any], *, from_person: bool, reference: str, language: str, now: datetime
) -> submit.Sent:
    """Sends in a photo or PDF of a signed form that was kept at the door. The same file again changes nothing.

    Raises spool.CannotKeep when neither database nor spool can take it: nothing was sent.
    """
    body = bodies.ConsentFormBody(asking=asking.handle, upload=kept["id"], from_person=from_person)
    same = json.dumps([asking.handle, from_person, kept["sha256"]])
    return _send(body, same, reference=reference, language=language, now=now)


def _send(
    body: bodies.ConsentBody | bodies.ConsentFormBody, same: str, *, reference: str, language: str, now: datetime
) -> submit.Sent:
    sent = envelope.from_web(body, reference=reference, language=language, made_at=now, questions_version=VERSION)
    return submit.submit_or_spool(sent, None, idempotency_key=f"{body.kind} {same}")


def received_form(sent: envelope.Envelope[bodies.ConsentFormBody], *, about: uuid.UUID) -> consent.FormCame:
    """The opened form in the shape in which the record takes it in. `about` is the complaint it is on."""
    return consent.FormCame(about=about, uploads=(sent.body.upload,), from_person=sent.body.from_person)


def received(
    sent: envelope.Envelope[bodies.ConsentBody], *, submission: uuid.UUID, about: uuid.UUID
) -> consent.Answered:
    """The opened answer in the shape in which the record takes it in. `about` is the complaint it is on.

    Whoever agrees and does not feel free to choose has not agreed.
    """
    said = sent.body
    answer = _ANSWERS.get(said.answer, consent_scope.TALK)
    if answer == consent_scope.AGREED and said.free != "yes":
        answer = consent_scope.TALK
    return consent.Answered(
        submission=submission,
        about=about,
        answer=answer,
        scope=said.scope if answer == consent_scope.AGREED else (),
        given_on=said.day,
        said={key: getattr(said, key) for key in (*_TO_CHECK, "free") if getattr(said, key)},
        at=sent.header.made_at,
    )


def asks(answers: Answers) -> bool:
    """Whether, by these answers, the complaint needs someone's own agreement."""
    return "agreement" in answers
