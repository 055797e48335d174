"""Keeping someone's place: one secret, known to them as words.

The secret is made when the first answer is given and lives in the person's cookie. The words are the
same secret, written so that a person can copy it. From it follow the handle under which the draft is
found and the key that opens it; neither can be turned back into the words, and neither is stored.
"""

from __future__ import annotations

from dataclasses import dataclass

from candour.intake import passphrase
from candour.intake.bodies import Recipient
from candour.vault import sealing


@dataclass(frozen=True)
class AccessSecret:
    """Someone's place: what only they hold."""

    secret: bytes

    @property
    def words(self) -> str:
        """The secret as words: resume words before sending, access words afterwards."""
        return passphrase.encode(self.secret)

    @property
    def handle(self) -> str:
        """Under which the draft is found: 64 hexadecimal digits."""
        return sealing.derive(self.secret, "candour draft handle").hex()

    @property
    def key(self) -> bytes:
        """What opens the draft: 32 bytes."""
        return sealing.derive(self.secret, "candour draft key")

    @property
    def tracking_handle(self) -> str:
        """Under which the person finds their complaint after sending: 64 hexadecimal digits."""
        return sealing.derive(self.secret, "candour tracking handle").hex()

    @property
    def tracking_pair(self) -> tuple[bytes, bytes]:
        """The key pair to whose public half the worker seals what tracking shows: (private, public)."""
        return sealing.pair_from(sealing.derive(self.secret, "candour tracking key"))

    @property
    def follower(self) -> Recipient:
        """To whom the worker shows what has become of it: whoever holds the words."""
        return Recipient(handle=self.tracking_handle, public=self.tracking_pair[1])

    @property
    def cookie(self) -> str:
        """The secret as the cookie carries it."""
        return self.secret.hex()


def new() -> AccessSecret:
    """A new place with a secret of its own."""
    return AccessSecret(passphrase.new_secret())


def from_cookie(value: str) -> AccessSecret | None:
    """The place a cookie names; None when the cookie is not one of ours."""
    try:
        secret = bytes.fromhex(value)
    except ValueError:
        return None
    return AccessSecret(secret) if passphrase.is_secret(secret) else None


def from_words(text: str) -> AccessSecret | None:
    """The place these words name; None when they are not nine words of the list."""
    secret = passphrase.decode(text)
    return None if secret is None else AccessSecret(secret)
