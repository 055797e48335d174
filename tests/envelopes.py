"""One envelope of each kind, as a door sends it, and its bytes as they were sealed before there was a mark."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta
from typing import Any

from django.utils import timezone

from candour.intake import access_secret, bodies, consent_reply, envelope, submit
from candour.intake import models as intake_models
from candour.intake.bodies import Kind
from candour.vault import keys, sealing
from tests import acting, factories


def body(kind: Kind, held: access_secret.AccessSecret) -> Any:
    """A body of that kind with every field filled in. Consent is answered to the asking of `held`."""
    return {
        Kind.COMPLAINT: bodies.ComplaintBody(
            answers=factories.answers(),
            equality={"eq_age": "25-34"},
            receipt="ab" * 32,
            received_at=timezone.now(),
            follower=access_secret.new().follower,
        ),
        Kind.HOLD: bodies.HoldBody(
            where="Bus stop",
            day=timezone.localdate(),
            time="about 9",
            kinds=("body-worn",),
            who="Tall",
            chief=True,
            name="Sam",
            contact_ways=("phone",),
            phone="07700 900461",
            contact_safety="safe",
            contact_notes="Mornings",
        ),
        Kind.THANKS: bodies.ThanksBody(text="Kind", who="Tall", where="Bus stop", name="Sam"),
        Kind.FEEDBACK: bodies.FeedbackBody(text="The officer hit me"),
        Kind.REVIEW: bodies.ReviewRequestBody(
            answers={"named_body": "lpb", "wrong": ["result"], "letter_on": "2026-11-02"}
        ),
        Kind.CONSENT: acting.answer_of(held),
        Kind.CONSENT_FORM: bodies.ConsentFormBody(
            asking=consent_reply.consent_secret_of(held).handle, upload=str(uuid.uuid4()), from_person=True
        ),
    }[kind]


def sent(kind: Kind, held: access_secret.AccessSecret) -> envelope.Envelope[Any]:
    """The same in an envelope that was made yesterday."""
    return factories.sent(body(kind, held), made_at=timezone.now() - timedelta(days=1))


def earlier(sent: envelope.Envelope[Any], *, submission: uuid.UUID) -> bytes:
    """The same sealed as it was before there was a mark: one shape for all, empty where nothing was said."""
    header, said = sent.header, sent.body
    content = {
        **{name: getattr(header, name) for name in ("reference", "force", "channel", "language", "questions_version")},
        "made_at": header.made_at.isoformat(),
        "answers": _answers(said),
        "tracking_handle": said.follower.handle if sent.kind == Kind.COMPLAINT else "",
        "tracking_public": said.follower.public.hex() if sent.kind == Kind.COMPLAINT else "",
        "consent_handle": getattr(said, "asking", ""),
        "consent_public": "",
        "part_of": "",
        "authorities": [],
        "received_at": said.received_at.isoformat() if sent.kind == Kind.COMPLAINT else "",
        "equality": getattr(said, "equality", {}),
        "receipt": getattr(said, "receipt", ""),
    }
    return sealed(content, submission=submission)


def _answers(said: Any) -> dict[str, Any]:
    if hasattr(said, "answers"):
        return dict(said.answers)
    if said.kind == Kind.CONSENT_FORM:
        form = {"id": said.upload, "name": "signed.jpg", "size": 9, "sha256": "cd" * 32}
        return {"form": form, "from_person": said.from_person}
    known = {name: value for name, value in vars(said).items() if value and name != "asking"}
    as_json = {"day": lambda day: day.isoformat(), "chief": lambda _yes: "yes"}
    return {name: as_json.get(name, lambda same: same)(value) for name, value in known.items()}


def sealed(content: Any, *, submission: uuid.UUID) -> bytes:
    """Whatever it is, sealed for the worker as that submission."""
    plain = content if isinstance(content, bytes) else json.dumps(content).encode()
    return sealing.seal_to(keys.keyring().need("intake_public"), plain, context=f"submission:{submission}")


def waiting(sent: envelope.Envelope[Any]) -> intake_models.Submission:
    """It, sent in and waiting for the worker."""
    return intake_models.Submission.objects.get(id=submit.submit(sent, idempotency_key=str(uuid.uuid4())).submission)
