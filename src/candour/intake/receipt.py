"""The receipt: proof for the person, checkable by anyone, of what was sent and when.

It holds no word of the complaint. Each answer stands in it as a salted hash of its own, so that a check
can say which part of the force's record differs; the whole is signed. `tools/verify_receipt.py` checks
it without this program.
"""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from candour.vault import keys, sealing

VERSION = 1
SALT_BYTES = 16


def make(*, reference: str, made_at: datetime, answers: Mapping[str, Any]) -> dict[str, Any]:
    """A signed receipt for these answers: reference, time, salt, a hash for each part, root, key, signature."""
    ring = keys.keyring()
    salt = os.urandom(SALT_BYTES).hex()
    content: dict[str, Any] = {
        "candour_receipt": VERSION,
        "reference": reference,
        "made_at": made_at.astimezone(UTC).isoformat(),
        "salt": salt,
        "parts": {key: part(salt, key, value) for key, value in sorted(answers.items())},
    }
    content["root"] = sha256(canonical(content)).hexdigest()
    signature = sealing.sign(ring.need("signing"), bytes.fromhex(content["root"]))
    return content | {"key": ring.need("signing_public").hex(), "signature": signature.hex()}


def part(salt: str, key: str, value: Any) -> str:
    """The hash of one answer: SHA-256 over salt, question and value."""
    return sha256(canonical([salt, key, value])).hexdigest()


def canonical(content: Any) -> bytes:
    """The one way in which a value is written for hashing."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def short(receipt: Mapping[str, Any]) -> str:
    """What the QR code carries: enough to check reference, time and root against a record."""
    names = ("reference", "made_at", "root", "key", "signature")
    return "\n".join(["candour receipt 1", *(str(receipt[name]) for name in names)])


def packed(receipt: Mapping[str, Any]) -> str:
    """The whole receipt in as few letters as will do, so that a cookie can carry it."""
    parts = {name: _letters(value) for name, value in receipt["parts"].items()}
    kept = [receipt["reference"], receipt["made_at"], parts]
    return json.dumps([*kept, *(_letters(receipt[name]) for name in _NUMBERS)], separators=(",", ":"))


def unpacked(text: str) -> dict[str, Any]:
    """What `packed` wrote. Raises ValueError or TypeError for anything else."""
    reference, made_at, parts, *numbers = json.loads(text)
    return {
        "candour_receipt": VERSION,
        "reference": reference,
        "made_at": made_at,
        "parts": {name: _hex(value) for name, value in parts.items()},
    } | {name: _hex(value) for name, value in zip(_NUMBERS, numbers, strict=True)}


_NUMBERS = ("salt", "root", "key", "signature")


def _letters(number: str) -> str:
    return base64.b64encode(bytes.fromhex(number)).decode("ascii")


def _hex(letters: str) -> str:
    return base64.b64decode(letters, validate=True).hex()
