"""What travels: the sealed field of check-your-answers, and the sealed envelope of a submission.

The field is locked and opened by the door: Send needs nothing but what it brings along. The envelope
is locked by the door to a key pair whose private half only the worker has. What each kind of envelope holds
is in `bodies`, how it is opened and what becomes of it in `registry`.
"""

from __future__ import annotations

import base64
import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from django.conf import settings

from candour.intake import wire
from candour.intake.bodies import Kind
from candour.vault import keys, sealing

FIELD_CONTEXT = "check-your-answers"
MAX_AGE_DAYS = 28
FORMAT = 2
"""Of what is sealed. In the first there was no such mark, and one shape for every kind: see `earlier_envelope`."""


class OfAKind(Protocol):
    """A body: one of the dataclasses of `bodies`."""

    @property
    def kind(self) -> Kind:
        """Which kind of envelope it makes."""


Body = TypeVar("Body", bound=OfAKind)


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
class Header:
    """What every envelope says, whatever it holds. Raises ValueError without a reference."""

    reference: str
    force: str
    channel: str
    language: str
    made_at: datetime
    questions_version: str
    """The version of the questions that were asked, each journey with a count of its own."""

    def __post_init__(self) -> None:
        if not self.reference:
            raise ValueError("An envelope without a reference cannot be told from another.")


@dataclass(frozen=True, kw_only=True)
class Envelope(Generic[Body]):
    """What a door sends in: the header, and the body of its kind."""

    header: Header
    body: Body

    @property
    def kind(self) -> Kind:
        """Of which kind it is."""
        return self.body.kind


def from_web(body: Body, *, reference: str, language: str, made_at: datetime, questions_version: str) -> Envelope[Body]:
    """An envelope as this force's own public door sends it."""
    header = Header(
        reference=reference,
        force=settings.FORCE,
        channel="web",
        language=language,
        made_at=made_at,
        questions_version=questions_version,
    )
    return Envelope(header=header, body=body)


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
        return wire.read(CheckedAnswers, json.loads(plain))
    except (ValueError, sealing.CannotOpen) as fault:
        raise NotOurs("The answers that came with the page cannot be opened.") from fault


def lock(sent: Envelope[Any], *, submission: UUID) -> bytes:
    """The sealed bytes for that submission. The door that locks them cannot open them again."""
    content = {
        "format": FORMAT,
        "kind": sent.kind,
        "header": wire.written(sent.header),
        "body": wire.written(sent.body),
    }
    plain = json.dumps(content, ensure_ascii=False).encode()
    return sealing.seal_to(keys.keyring().need("intake_public"), plain, context=_context(submission))


def contents(sealed: bytes | memoryview, *, submission: UUID) -> dict[str, Any]:
    """What was sealed, not looked at yet; for the worker. Raises NotOurs when it was altered or swapped."""
    private = keys.keyring().need("intake_private")
    try:
        content = json.loads(sealing.open_with(private, sealed, context=_context(submission)))
    except (ValueError, RecursionError, sealing.CannotOpen) as fault:
        raise NotOurs("The envelope cannot be opened: it was altered, cut short or moved.") from fault
    if not isinstance(content, dict):
        raise NotOurs("There is no envelope within what was sealed.")
    return content


def _context(submission: UUID) -> str:
    return f"submission:{submission}"
