"""Locking and opening bytes. Every sealed value names its own algorithm in its first byte.

`seal` and `unseal` use one secret key (AES-256-GCM). `seal_to` and `open_with` use a key pair
(X25519, HKDF-SHA-256, AES-256-GCM): whoever seals cannot open again. The context is bound into the
seal, so that a value moved to another row, field or purpose does not open there.
"""

from __future__ import annotations

import hmac
import os
from hashlib import sha256

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SECRET_KEY_SEAL = b"\x01"
KEY_PAIR_SEAL = b"\x02"
NONCE_BYTES = 12
KEY_BYTES = 32


class CannotOpen(Exception):
    """The value was altered, cut short, moved, or locked with another key."""


def new_key() -> bytes:
    """A new secret key of 32 random bytes."""
    return os.urandom(KEY_BYTES)


def new_pair() -> tuple[bytes, bytes]:
    """A new key pair: (private, public), 32 bytes each."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def pair_from(seed: bytes) -> tuple[bytes, bytes]:
    """The key pair that always follows from these 32 bytes: (private, public)."""
    private = X25519PrivateKey.from_private_bytes(seed)
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def derive(secret: bytes, purpose: str, *, length: int = KEY_BYTES) -> bytes:
    """A key for one purpose out of a secret. Keys for other purposes say nothing about it."""
    return HKDF(hashes.SHA256(), length, salt=None, info=purpose.encode()).derive(secret)


def keyed_hash(key: bytes, value: bytes) -> bytes:
    """HMAC-SHA-256 of the value: the same for the same value, unreadable without the key."""
    return hmac.new(key, value, sha256).digest()


def seal(key: bytes, plain: bytes, *, context: str) -> bytes:
    """The bytes, locked with a secret key and bound to the context."""
    nonce = os.urandom(NONCE_BYTES)
    locked = AESGCM(key).encrypt(nonce, plain, SECRET_KEY_SEAL + context.encode())
    return SECRET_KEY_SEAL + nonce + locked


def unseal(key: bytes, sealed: bytes | memoryview, *, context: str) -> bytes:
    """What `seal` locked. Raises CannotOpen for anything else."""
    sealed = bytes(sealed)
    if sealed[:1] != SECRET_KEY_SEAL:
        raise CannotOpen("This is not a value sealed with a secret key.")
    nonce, locked = sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    return _decrypt(key, nonce, locked, SECRET_KEY_SEAL + context.encode())


def seal_to(public: bytes, plain: bytes, *, context: str) -> bytes:
    """The bytes, locked so that only the holder of the private key can open them."""
    once = X25519PrivateKey.generate()
    head = once.public_key().public_bytes_raw()
    key = _agreed(once, public, head)
    nonce = os.urandom(NONCE_BYTES)
    return KEY_PAIR_SEAL + head + nonce + AESGCM(key).encrypt(nonce, plain, KEY_PAIR_SEAL + context.encode())


def open_with(private: bytes, sealed: bytes | memoryview, *, context: str) -> bytes:
    """What `seal_to` locked. Raises CannotOpen for anything else."""
    sealed = bytes(sealed)
    if sealed[:1] != KEY_PAIR_SEAL or len(sealed) < 1 + KEY_BYTES + NONCE_BYTES:
        raise CannotOpen("This is not a value sealed to a key pair.")
    head = sealed[1 : 1 + KEY_BYTES]
    nonce = sealed[1 + KEY_BYTES : 1 + KEY_BYTES + NONCE_BYTES]
    locked = sealed[1 + KEY_BYTES + NONCE_BYTES :]
    own = X25519PrivateKey.from_private_bytes(private)
    key = _agreed(own, head, head)
    return _decrypt(key, nonce, locked, KEY_PAIR_SEAL + context.encode())


def _agreed(own: X25519PrivateKey, other: bytes, head: bytes) -> bytes:
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(other))
    except ValueError as fault:
        raise CannotOpen("The sealed value does not hold a key that can be used.") from fault
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=head, info=b"candour seal to a key pair").derive(shared)


def _decrypt(key: bytes, nonce: bytes, locked: bytes, bound: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(nonce, locked, bound)
    except (InvalidTag, ValueError) as fault:
        raise CannotOpen("The value was altered, cut short, moved, or locked with another key.") from fault


def new_signing_pair() -> tuple[bytes, bytes]:
    """A new pair for signing: (private, public), 32 bytes each."""
    private = Ed25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def sign(private: bytes, content: bytes) -> bytes:
    """An Ed25519 signature of 64 bytes: whoever has the public half can check it, nobody can make another."""
    return Ed25519PrivateKey.from_private_bytes(private).sign(content)


def is_signed(public: bytes, content: bytes, signature: bytes) -> bool:
    """Whether the signature is of this content and by the holder of the private half."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True
