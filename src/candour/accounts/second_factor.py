"""What a second factor rests on is sealed before it is stored: a copy of the database makes no codes."""

from __future__ import annotations

import base64

from allauth.mfa.adapter import DefaultMFAAdapter

from candour.vault import keys, sealing

_PURPOSE = "second factor"


class Sealed(DefaultMFAAdapter):
    """allauth's second factors, with the secret of an app and the seed of recovery codes sealed."""

    def encrypt(self, text: str) -> str:
        """The secret sealed with the newest master key, as text that names the key."""
        name, master = keys.keyring().newest_master()
        sealed = sealing.seal(sealing.derive(master, _PURPOSE), text.encode(), context=_PURPOSE)
        return f"{name}:{base64.b64encode(sealed).decode()}"

    def decrypt(self, encrypted_text: str) -> str:
        """The secret. Raises CannotOpen or KeyMissing when it was altered or its key is gone."""
        name, _, sealed = encrypted_text.partition(":")
        key = sealing.derive(keys.master(name), _PURPOSE)
        return sealing.unseal(key, base64.b64decode(sealed), context=_PURPOSE).decode()
