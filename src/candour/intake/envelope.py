"""What travels: the sealed field of check-your-answers, and the sealed envelope of a submission.

The field is locked and opened by the door: Send needs nothing but what it brings along. The envelope
is locked by the door to a key pair whose private half only the worker has.
"""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from candour.vault import keys, sealing

FIELD_CONTEXT = "check-your-answers"
MAX_AGE_DAYS = 28


class NotOurs(Exception):
    """The sealed value was altered, cut short, or made for something else."""


@dataclass(frozen=True, kw_only=True)
class CheckedAnswers:
    """What check-your-answers carries: everything that Send needs."""

    secret: str
    reference: str
    language: str
    answers: dict[str, Any]
    equality: dict[str, Any] = field(default_factory=dict)
    """Answers that never go with the complaint."""


@dataclass(frozen=True, kw_only=True)
class Complaint:
    """A complaint as a door took it in: one frozen shape for every channel.

    `tracking_handle` and `tracking_public` are where and to which key the worker writes what its sender
    may see; both are empty where nobody holds words for it.
    """

    reference: str
    force: str
    channel: str
    language: str
    made_at: datetime
    questions_version: str
    answers: dict[str, Any]
    tracking_handle: str = ""
    tracking_public: str = ""
    consent_handle: str = ""
    """Where the worker writes who is asking for whose consent, or which asking this answers."""
    consent_public: str = ""
    """To which key; empty where nobody has to agree, and in an answer."""
    part_of: str = ""
    """The submission this is a part of, when a local policing body releases the force's part."""
    authorities: list[str] = field(default_factory=list)
    """Who gets it, when that is not worked out from what it is about."""
    received_at: str = ""
    """When the authority first received it, when that is not when it was made."""
    equality: dict[str, Any] = field(default_factory=dict)
    """A part of its own: the worker puts it where nobody sees it who sees the case."""
    receipt: str = ""
    """The root of the receipt that the sender holds; empty where nobody holds one."""


def lock_checked(checked: CheckedAnswers) -> str:
    """The sealed field, as text for a form."""
    plain = json.dumps(asdict(checked), ensure_ascii=False).encode()
    sealed = sealing.seal(keys.keyring().need("door"), plain, context=FIELD_CONTEXT)
    return base64.urlsafe_b64encode(sealed).decode("ascii")


def open_checked(text: str) -> CheckedAnswers:
    """What a sealed field holds. Raises NotOurs when it was altered, cut short or is not one."""
    try:
        sealed = base64.b64decode(text, altchars=b"-_", validate=True)
        plain = sealing.unseal(keys.keyring().need("door"), sealed, context=FIELD_CONTEXT)
        return CheckedAnswers(**json.loads(plain))
    except (ValueError, TypeError, sealing.CannotOpen) as fault:
        raise NotOurs("The answers that came with the page cannot be opened.") from fault


def lock(complaint: Complaint, *, submission: UUID) -> bytes:
    """The envelope for that submission. The door that locks it cannot open it again."""
    content = asdict(complaint) | {"made_at": complaint.made_at.isoformat()}
    plain = json.dumps(content, ensure_ascii=False).encode()
    return sealing.seal_to(keys.keyring().need("intake_public"), plain, context=f"submission:{submission}")


def open_envelope(sealed: bytes | memoryview, *, submission: UUID) -> Complaint:
    """What the envelope holds; for the worker. Raises NotOurs when it was altered or swapped."""
    private = keys.keyring().need("intake_private")
    try:
        content = json.loads(sealing.open_with(private, sealed, context=f"submission:{submission}"))
        return Complaint(**content | {"made_at": datetime.fromisoformat(content["made_at"])})
    except (ValueError, TypeError, KeyError, sealing.CannotOpen) as fault:
        raise NotOurs("The envelope cannot be opened: it was altered, cut short or moved.") from fault
