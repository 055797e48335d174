"""One e-mail over SMTP, or into a folder where invented cases are shown. Says how it went, and nothing else.

No exception and no log line of this module quotes an address or what a server answered: both say who the
person is.
"""

from __future__ import annotations

import os
import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from django.conf import settings

SECONDS = 10
PERMANENT = range(500, 600)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """An e-mail. `number` is all that tells it from others: random, and the same at every try."""

    number: str
    address: str
    subject: str
    body: str
    language: str
    attachment: bytes = b""
    """A PDF, under a name that says nothing."""


class NotNow(Exception):
    """It did not leave, and may leave later. `away`: not this letter but the server is the trouble."""

    def __init__(self, trouble: str, *, away: bool = False) -> None:
        super().__init__(trouble)
        self.trouble, self.away = trouble, away


class Refused(Exception):
    """It will never leave like this: the server refused this letter for good."""

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)
        self.trouble = trouble


def is_set_up() -> bool:
    """Whether there is any way for a mail to leave."""
    return bool(settings.SMTP_HOST or settings.MAIL_FOLDER)


def subject(language: str) -> str:
    """The subject that was set for mail in that language; empty where none was."""
    return settings.MAIL_SUBJECT_WELSH if language == "cy" else settings.MAIL_SUBJECT


def compose(letter: Letter, *, now: datetime) -> EmailMessage:
    """The letter as it travels: plain text, marked as written by a program, and naming nobody in its headers."""
    sender = settings.MAIL_FROM
    message = EmailMessage(policy=SMTP)
    message["From"] = Address(settings.MAIL_FROM_NAME, addr_spec=sender)
    message["To"] = Address(addr_spec=letter.address)
    message["Subject"] = letter.subject
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{letter.number}@{sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message.set_content(letter.body, cte="quoted-printable")
    message["Content-Language"] = letter.language
    if letter.attachment:
        message.add_attachment(letter.attachment, maintype="application", subtype="pdf", filename="document.pdf")
    return message


def post(letter: Letter, *, now: datetime) -> None:
    """Hands the letter to the server. Raises NotNow or Refused when the server did not take it."""
    message = compose(letter, now=now)
    if settings.SMTP_HOST:
        _by_smtp(message, letter.address)
    else:
        _into_folder(message, Path(settings.MAIL_FOLDER), letter.number)


def _by_smtp(message: EmailMessage, address: str) -> None:
    try:
        with _connected() as server:
            server.sendmail(settings.MAIL_FROM, [address], message.as_bytes())
    except smtplib.SMTPRecipientsRefused as fault:
        raise _answer(next(iter(fault.recipients.values()))[0]) from None
    except smtplib.SMTPServerDisconnected:
        raise NotNow("disconnected", away=True) from None
    except (smtplib.SMTPSenderRefused, smtplib.SMTPDataError) as fault:
        raise _answer(fault.smtp_code) from None
    except smtplib.SMTPResponseException as fault:
        # Greeting, TLS or sign-in: what is wrong there is no fault of this letter.
        raise NotNow(str(fault.smtp_code), away=True) from None
    except (OSError, smtplib.SMTPException, ssl.SSLError) as fault:
        raise NotNow(type(fault).__name__, away=True) from None


def _answer(code: int) -> NotNow | Refused:
    return Refused(str(code)) if code in PERMANENT else NotNow(str(code))


def _connected() -> smtplib.SMTP:
    where = (settings.SMTP_HOST, settings.SMTP_PORT)
    name = settings.MAIL_FROM.rpartition("@")[2]
    if settings.SMTP_TLS == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(*where, local_hostname=name, timeout=SECONDS, context=_trust())
    else:
        server = smtplib.SMTP(*where, local_hostname=name, timeout=SECONDS)
    try:
        if settings.SMTP_TLS == "starttls":
            server.starttls(context=_trust())
        if settings.SMTP_USER:
            server.login(settings.SMTP_USER, settings.SMTP_PASSWORD)
    except BaseException:
        server.close()
        raise
    return server


def _trust() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=settings.SMTP_CA_FILE or None)


def _into_folder(message: EmailMessage, folder: Path, number: str) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(folder / f"{number}.eml", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(message.as_bytes())
