"""Asking clamd whether a file holds a virus, over its own protocol (INSTREAM)."""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterable

from django.conf import settings

SECONDS = 60


class Away(Exception):
    """The scanner does not answer, or answers what cannot be understood. Nothing is known of the file."""


def is_clean(pieces: Iterable[bytes]) -> bool:
    """Whether the scanner finds nothing in these bytes. Raises Away when it cannot say."""
    try:
        with _connected() as connection:
            connection.sendall(b"zINSTREAM\0")
            for piece in pieces:
                if piece:
                    connection.sendall(struct.pack(">I", len(piece)) + piece)
            connection.sendall(struct.pack(">I", 0))
            said = _answer(connection)
    except OSError as fault:
        raise Away(f"The scanner cannot be asked: {type(fault).__name__}.") from fault
    if said.endswith(b"OK"):
        return True
    if said.endswith(b"FOUND"):
        return False
    raise Away("The scanner answers what cannot be understood.")


def _connected() -> socket.socket:
    where = settings.CLAMD
    if not where:
        raise Away("No scanner is named: set CLAMD.")
    if where.startswith("/"):
        connection = socket.socket(socket.AF_UNIX)
        address: str | tuple[str, int] = where
    else:
        connection = socket.socket(socket.AF_INET)
        host, _colon, port = where.rpartition(":")
        address = (host, int(port))
    connection.settimeout(SECONDS)
    try:
        connection.connect(address)
    except OSError:
        connection.close()
        raise
    return connection


def _answer(connection: socket.socket) -> bytes:
    said = b""
    while not said.endswith(b"\0") and len(said) < 4_096:
        piece = connection.recv(1_024)
        if not piece:
            break
        said += piece
    return said.rstrip(b"\0\n")
