"""The receipt: proof for the person, checkable by anyone, of what was sent and when.

It holds no word of the complaint. Each answer stands in it as a salted hash of its own, so that a check
can say which part of the force's record differs; the whole is signed. `tools/verify_receipt.py` checks
it without this program.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from candour.vault import keys, sealing

VERSION = 1
SALT_BYTES = 16
HASH_BYTES = 32


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


def packed(receipt: Mapping[str, Any]) -> bytes:
    """The whole receipt in as few bytes as will do, so that cookies can carry it."""
    names = sorted(receipt["parts"])
    head = zlib.compress(json.dumps([receipt["reference"], receipt["made_at"], names]).encode(), 9)
    numbers = [receipt[name] for name in _NUMBERS] + [receipt["parts"][name] for name in names]
    return len(head).to_bytes(2, "big") + head + bytes.fromhex("".join(numbers))


def unpacked(content: bytes) -> dict[str, Any]:
    """What `packed` wrote. Raises ValueError for anything else."""
    end = 2 + int.from_bytes(content[:2], "big")
    try:
        reference, made_at, names = json.loads(zlib.decompress(content[2:end]))
    except zlib.error as fault:
        raise ValueError("This is no packed receipt.") from fault
    numbers, at = {}, end
    for name, size in _NUMBERS.items():
        numbers[name], at = content[at : at + size].hex(), at + size
    hashes = [content[start : start + HASH_BYTES].hex() for start in range(at, len(content), HASH_BYTES)]
    parts = dict(zip(names, hashes, strict=True))
    return {"candour_receipt": VERSION, "reference": reference, "made_at": made_at, "parts": parts} | numbers


_NUMBERS = {"salt": SALT_BYTES, "root": HASH_BYTES, "key": 32, "signature": 64}
"""The numbers beside the parts, and how many bytes each has."""
