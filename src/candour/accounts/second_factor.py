"""What a second factor rests on is sealed before it is stored: a copy of the database makes no codes."""

from __future__ import annotations

import base64
from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator

from candour.accounts import models
from candour.vault import keys, sealing

_PURPOSE = "second factor"


class SealedSecondFactor(DefaultMFAAdapter):
    """allauth's second factors, with the secret of an app and the seed of recovery codes sealed."""

    error_messages: ClassVar[dict[str, Any]] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "This code does not work. Codes from an app change every half minute: type the newest.",
    }

    def build_totp_svg(self, url: str) -> str:
        """The picture for the app, as an svg element to stand in a page."""
        svg = str(super().build_totp_svg(url))
        return svg[svg.index("<svg") :]

    def generate_authenticator_name(self, user: models.User, kind: Authenticator.Type) -> str:
        """A name for a new passkey, until the person gives it another."""
        return f"Key {Authenticator.objects.filter(user=user, type=kind).count() + 1}"

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
