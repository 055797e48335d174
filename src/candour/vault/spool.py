"""The spool: a folder for sealed envelopes while the database is away.

It puts, lists and removes, and knows nothing of what is inside. What `put` has answered for lies on the
disk: the file and the folder's entry for it are both flushed. A file appears whole or not at all, and
none is ever written over. Each file carries a keyed hash, so that one that was cut, altered or laid
there by somebody else is told apart and set aside.
"""

from __future__ import annotations

import fcntl
import hmac
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import structlog
from django.conf import settings

from candour.vault import failpoints, keys, sealing

MAGIC = b"candour spool 1\n"
DIGEST_BYTES = 32
SUFFIX = ".envelope"
HALF = ".half"
ASIDE = "set-aside"
_KEY = re.compile(r"[0-9a-f]{64}")
log = structlog.get_logger("candour.spool")


class CannotKeep(Exception):
    """The spool could not be written: nothing was kept."""


@dataclass(frozen=True)
class Entry:
    """One envelope that waits."""

    key: str
    envelope: bytes


def folder() -> Path:
    """Where the envelopes wait. Only the service's own user may look into it."""
    return Path(settings.DATA_DIR) / "spool"


def put(envelope: bytes, key: str) -> bool:
    """Keeps the envelope under that key, which is 64 hexadecimal digits.

    When it returns, the envelope survives a loss of power. Returns False, and changes nothing, when one
    is kept under this key already. Raises CannotKeep when it could not be written (disk full, no right).
    """
    place = folder() / _name(key)
    try:
        _make_folder()
        with _half_file(key) as (half, handle):
            failpoints.reach("spool.begun")
            _write_all(handle, MAGIC + _digest(key, envelope) + envelope)
            failpoints.reach("spool.written")
            os.fsync(handle)
            failpoints.reach("spool.synced")
            new = _link(half, place, key)
        failpoints.reach("spool.linked")
        # Also when it was there before: whoever put it may have died before flushing the folder.
        _flush(folder())
    except OSError as fault:
        raise CannotKeep(f"The spool cannot be written: {type(fault).__name__}.") from fault
    failpoints.reach("spool.kept")
    return new


def find(key: str) -> Entry | None:
    """The whole envelope that waits under that key, if any. When there is one, it survives a loss of power.

    Raises CannotKeep when the folder cannot be flushed.
    """
    place = folder() / _name(key)
    entry = _whole(place, key) if place.is_file() and not place.is_symlink() else None
    if entry:
        try:
            # Whoever put it may have died before flushing the folder.
            _flush(folder())
        except OSError as fault:
            raise CannotKeep(f"The spool cannot be flushed: {type(fault).__name__}.") from fault
    return entry


def waiting() -> Iterator[Entry]:
    """Each envelope that waits, in the order of their keys.

    Whatever else lies in the folder (cut short, altered, foreign) is set aside, and its name is logged.
    """
    try:
        names = sorted(entry.name for entry in os.scandir(folder()) if entry.name != ASIDE)
    except FileNotFoundError:
        return
    for name in names:
        path = folder() / name
        if name.endswith(HALF):
            _clear_half(path)
        elif (entry := _read(path)) is not None:
            yield entry


def remove(key: str) -> None:
    """Takes the envelope out, for good. One that is gone already is fine."""
    (folder() / _name(key)).unlink(missing_ok=True)
    _flush(folder())


def _name(key: str) -> str:
    if not _KEY.fullmatch(key):
        raise ValueError("A key of the spool is 64 hexadecimal digits.")
    return key + SUFFIX


def _digest(key: str, envelope: bytes) -> bytes:
    # Bound to the key as well: a file under another's name is not that one's envelope.
    return sealing.keyed_hash(keys.keyring().need("door"), MAGIC + key.encode() + envelope)


def _make_folder() -> None:
    if not folder().exists():
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        _flush(folder().parent)


@contextmanager
def _half_file(key: str) -> Iterator[tuple[Path, int]]:
    """A new file beside the place, locked while its writer lives, and gone afterwards."""
    path, handle = _open_half(key)
    try:
        yield path, handle
    finally:
        path.unlink(missing_ok=True)
        os.close(handle)


def _open_half(key: str) -> tuple[Path, int]:
    while True:
        path = folder() / f"{key}.{secrets.token_hex(8)}{HALF}"
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        fcntl.flock(handle, fcntl.LOCK_EX)
        # Until it is locked it looks like one whose writer died, and may have been cleared away.
        if path.exists():
            return path, handle
        os.close(handle)


def _write_all(handle: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(handle, view) :]


def _link(half: Path, place: Path, key: str) -> bool:
    # Unlike a rename, a link never takes the place of a file that is there.
    try:
        os.link(half, place)
    except FileExistsError:
        if _read(place) is not None:
            return False
        os.link(half, place)  # what lay there was damaged, and is set aside now
    return True


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read(path: Path) -> Entry | None:
    key = path.name.removesuffix(SUFFIX)
    if path.name == key or not _KEY.fullmatch(key) or path.is_symlink() or not path.is_file():
        _set_aside(path)
        return None
    entry = _whole(path, key)
    if entry is None and path.exists():  # where it is gone, another worker was faster
        _set_aside(path)
    return entry


def _whole(path: Path, key: str) -> Entry | None:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    start = len(MAGIC) + DIGEST_BYTES
    envelope = content[start:]
    if content[: len(MAGIC)] != MAGIC or not hmac.compare_digest(content[len(MAGIC) : start], _digest(key, envelope)):
        return None
    return Entry(key=key, envelope=envelope)


def _clear_half(path: Path) -> None:
    """Removes what a writer that died has left: it never answered for it. A living one holds the lock."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:  # its writer has just finished
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink(missing_ok=True)
    except BlockingIOError:
        return
    finally:
        os.close(handle)


def _set_aside(path: Path) -> None:
    aside = folder() / ASIDE
    aside.mkdir(mode=0o700, exist_ok=True)
    place = aside / path.name
    if place.exists():
        place = aside / f"{path.name}.{secrets.token_hex(4)}"
    with suppress(FileNotFoundError):
        path.rename(place)
        log.error("a file in the spool was set aside", name=path.name)
