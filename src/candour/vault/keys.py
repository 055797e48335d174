"""The keyring: a file outside the database, with only the keys this process may hold.

The public door can seal a complaint but not open one. The worker opens it and locks it under the
key of its case. The desk holds the master keys that wrap case keys.
"""

from __future__ import annotations

import base64
import functools
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from django.conf import settings

from candour.vault import sealing

PUBLIC_KEYS = ("door", "intake_public", "words", "signing", "signing_public")
_NAMES = (*PUBLIC_KEYS, "intake_private", "tokens", "root_signing", "root_public")


class KeyMissing(Exception):
    """The keyring is not there, cannot be read, or lacks a key that this act needs."""


@dataclass(frozen=True, kw_only=True)
class Keyring:
    """The keys of one process. A key it may not hold is None, and asking for it raises KeyMissing."""

    door: bytes | None = field(default=None, repr=False)
    """Locks what travels through the browser and comes back (check-your-answers)."""

    words: bytes | None = field(default=None, repr=False)
    """Keys the hash of the access words."""

    intake_public: bytes | None = field(default=None, repr=False)
    """Seals a complaint on its way to the worker."""

    intake_private: bytes | None = field(default=None, repr=False)
    """Opens it. Only the worker has it."""

    signing: bytes | None = field(default=None, repr=False)
    """Signs receipts, at the door."""

    signing_public: bytes | None = field(default=None, repr=False)
    """Checks receipts; anyone may have it."""

    root_signing: bytes | None = field(default=None, repr=False)
    """Signs the daily root of the audit. The door does not have it."""

    root_public: bytes | None = field(default=None, repr=False)
    """Checks a root; anyone may have it."""

    tokens: bytes | None = field(default=None, repr=False)
    """Keys the search tokens. Turning it means making every token anew."""

    masters: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """Wrap the data key of each case; the last one is used for new cases."""

    def need(self, name: str) -> bytes:
        """The key of that name. Raises KeyMissing with what to do when this process has none."""
        key = getattr(self, name)
        if key is None:
            raise KeyMissing(f"The keyring of this process holds no {name!r} key.")
        return bytes(key)

    def newest_master(self) -> tuple[str, bytes]:
        """The master key for new cases: (its name, the key)."""
        if not self.masters:
            raise KeyMissing("The keyring of this process holds no master key.")
        name = list(self.masters)[-1]
        return name, self.masters[name]

    def master(self, name: str) -> bytes:
        """The master key of that name. Raises KeyMissing when it is gone."""
        try:
            return self.masters[name]
        except KeyError:
            raise KeyMissing(f"The keyring holds no master key named {name!r}.") from None


def generate() -> Keyring:
    """A whole new set of keys, for a new installation."""
    private, public = sealing.new_pair()
    signing, signing_public = sealing.new_signing_pair()
    root_signing, root_public = sealing.new_signing_pair()
    return Keyring(
        signing=signing,
        signing_public=signing_public,
        root_signing=root_signing,
        root_public=root_public,
        door=sealing.new_key(),
        words=sealing.new_key(),
        tokens=sealing.new_key(),
        intake_public=public,
        intake_private=private,
        masters={"m1": sealing.new_key()},
    )


def for_door(ring: Keyring) -> Keyring:
    """The part of a keyring that the public door may hold."""
    return Keyring(**{name: getattr(ring, name) for name in PUBLIC_KEYS})


def turned(ring: Keyring) -> Keyring:
    """The keyring with one more master key, which is used from then on; the older ones still open."""
    return replace(ring, masters={**ring.masters, f"m{len(ring.masters) + 1}": sealing.new_key()})


def put_in_place(ring: Keyring, path: Path) -> None:
    """Replaces the keyring in that file at once: a reader finds the old one or the new one, never half."""
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    write(ring, fresh)
    fresh.replace(path)
    _from_file.cache_clear()


def write(ring: Keyring, path: Path) -> None:
    """Puts the keyring into a new file that only its owner can read. Never overwrites one."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    content: dict[str, Any] = {name: _text(getattr(ring, name)) for name in _NAMES if getattr(ring, name) is not None}
    content["masters"] = {name: _text(key) for name, key in ring.masters.items()}
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        json.dump(content, file, indent=1)


def read(path: Path) -> Keyring:
    """The keyring in that file. Raises KeyMissing when it is not there or cannot be read."""
    try:
        content = json.loads(path.read_text(encoding="ascii"))
        masters = {name: _bytes(key) for name, key in content.pop("masters", {}).items()}
        return Keyring(masters=masters, **{name: _bytes(key) for name, key in content.items()})
    except FileNotFoundError:
        raise KeyMissing(
            "There is no keyring. Make one with `candour keys new`, or set KEYRING to where it is."
        ) from None
    except (OSError, ValueError, TypeError) as fault:
        raise KeyMissing("The keyring cannot be read: the file is damaged or not a keyring.") from fault


@functools.cache
def _from_file(path: str) -> Keyring:
    return read(Path(path))


def keyring() -> Keyring:
    """The keyring of this process, read once."""
    return _from_file(str(settings.KEYRING))


def master(name: str) -> bytes:
    """The master key of that name; looks into the file again for one that was added since the start."""
    if name not in keyring().masters:
        _from_file.cache_clear()
    return keyring().master(name)


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
