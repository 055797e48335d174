"""Where files lie: sealed in pieces under a key of their own, as numbers in a folder, never by their names.

Each piece is bound to its file and its place, and the last one says that it is the last: a file that was
cut short, put together from others or altered does not open. The folder may be a mounted disk of its own.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

from django.conf import settings

from candour.vault import sealing

PIECE_BYTES = 256 * 1024
_LENGTH = struct.Struct(">I")


class Damaged(Exception):
    """The file is not there, was cut short or was altered."""


def folder() -> Path:
    """Where the files lie. Only the service's own user may look into it."""
    return Path(settings.DATA_DIR) / "evidence"


class Writer:
    """Writes one file. `finish` makes it stay; without it, `close` leaves nothing behind."""

    def __init__(self, file_id: UUID, key: bytes) -> None:
        """Opens a new file. Raises OSError when the folder cannot be written."""
        self.file_id, self.key = file_id, key
        self.size, self.number, self.buffer = 0, 0, b""
        self.digest = hashlib.sha256()
        path = _path(file_id)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.half = path.with_suffix(".half")
        self.handle = os.fdopen(os.open(self.half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")

    def write(self, data: bytes) -> None:
        """Takes the next bytes. Raises OSError when they cannot be written."""
        self.size += len(data)
        self.digest.update(data)
        self.buffer += data
        while len(self.buffer) > PIECE_BYTES:
            piece, self.buffer = self.buffer[:PIECE_BYTES], self.buffer[PIECE_BYTES:]
            self._seal(piece, last=False)

    def finish(self) -> None:
        """Makes the file stay: it survives a loss of power from now on. Raises OSError when it cannot."""
        self._seal(self.buffer, last=True)
        self.handle.flush()
        os.fsync(self.handle.fileno())
        self.handle.close()
        self.half.replace(_path(self.file_id))
        _flush(self.half.parent)

    def close(self) -> None:
        """Lets go of the file; one that was not finished is gone."""
        self.handle.close()
        self.half.unlink(missing_ok=True)

    def _seal(self, piece: bytes, *, last: bool) -> None:
        sealed = sealing.seal(self.key, piece, context=_context(self.file_id, self.number, last=last))
        self.handle.write(_LENGTH.pack(len(sealed)) + sealed)
        self.number += 1


def read(file_id: UUID, key: bytes) -> Iterator[bytes]:
    """The bytes of a file, piece by piece. Raises Damaged at the first piece that is not as it was written."""
    try:
        with _path(file_id).open("rb") as handle:
            yield from _pieces(handle.read, file_id, key)
    except OSError as fault:
        raise Damaged("The file is not there.") from fault


def _pieces(take: Callable[[int], bytes], file_id: UUID, key: bytes) -> Iterator[bytes]:
    number, following = 0, _sealed(take)
    while following is not None:
        sealed, following = following, _sealed(take)
        try:
            yield sealing.unseal(key, sealed, context=_context(file_id, number, last=following is None))
        except sealing.CannotOpen as fault:
            raise Damaged("The file was cut short or altered.") from fault
        number += 1
    if number == 0:
        raise Damaged("The file was cut short or altered.")


def _sealed(take: Callable[[int], bytes]) -> bytes | None:
    head = take(_LENGTH.size)
    if not head:
        return None
    if len(head) < _LENGTH.size:
        raise Damaged("The file was cut short or altered.")
    length = _LENGTH.unpack(head)[0]
    if length > PIECE_BYTES + 1024:
        raise Damaged("The file was cut short or altered.")
    return bytes(take(length))


def remove(file_id: UUID) -> None:
    """Removes a file, for good. One that is gone already is fine."""
    _path(file_id).unlink(missing_ok=True)


def _path(file_id: UUID) -> Path:
    return folder() / file_id.hex[:2] / file_id.hex


def _context(file_id: UUID, number: int, *, last: bool) -> str:
    return f"evidence:{file_id}:{number}:{'last' if last else 'more'}"


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
