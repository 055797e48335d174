"""Which kinds of file may be sent, told by how a file begins and not by its name alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

HEAD_BYTES = 4_096


@dataclass(frozen=True)
class FileKind:
    """One kind of file: the ending its name must have, its type, and how it begins."""

    ending: str
    type: str
    begins: Callable[[bytes], bool]


def _with(*starts: bytes, at: int = 0) -> Callable[[bytes], bool]:
    return lambda head: any(head[at : at + len(start)] == start for start in starts)


def _riff(name: bytes) -> Callable[[bytes], bool]:
    return lambda head: head[:4] == b"RIFF" and head[8:12] == name


def _is_text(head: bytes) -> bool:
    return b"\x00" not in head


def _is_sound(head: bytes) -> bool:
    return head[:3] == b"ID3" or (len(head) > 1 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0)


_MP4 = _with(b"ftyp", at=4)
_ZIP = _with(b"PK\x03\x04")
_OLD_OFFICE = _with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

KINDS = {
    kind.ending: kind
    for kind in (
        FileKind("jpg", "image/jpeg", _with(b"\xff\xd8\xff")),
        FileKind("jpeg", "image/jpeg", _with(b"\xff\xd8\xff")),
        FileKind("png", "image/png", _with(b"\x89PNG\r\n\x1a\n")),
        FileKind("heic", "image/heic", _MP4),
        FileKind("webp", "image/webp", _riff(b"WEBP")),
        FileKind("pdf", "application/pdf", lambda head: b"%PDF-" in head[:1024]),
        FileKind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _ZIP),
        FileKind("odt", "application/vnd.oasis.opendocument.text", _ZIP),
        FileKind("txt", "text/plain", _is_text),
        FileKind("rtf", "application/rtf", _with(b"{\\rtf")),
        FileKind("mp4", "video/mp4", _MP4),
        FileKind("mov", "video/quicktime", _with(b"ftyp", b"moov", b"mdat", b"free", b"wide", at=4)),
        FileKind("avi", "video/x-msvideo", _riff(b"AVI ")),
        FileKind("webm", "video/webm", _with(b"\x1a\x45\xdf\xa3")),
        FileKind("mp3", "audio/mpeg", _is_sound),
        FileKind("m4a", "audio/mp4", _MP4),
        FileKind("wav", "audio/wav", _riff(b"WAVE")),
        FileKind("eml", "message/rfc822", _is_text),
        FileKind("msg", "application/vnd.ms-outlook", _OLD_OFFICE),
    )
}

ON_PAPER = ("jpg", "jpeg", "png", "heic", "webp", "pdf")
"""The endings of what shows a signed paper: a photo or a PDF."""


def detect(name: str, head: bytes) -> FileKind | None:
    """The kind of a file of that name that begins so; None when we do not take it or it is not what it says."""
    kind = KINDS.get(PurePath(name).suffix.removeprefix(".").lower())
    return kind if kind and kind.begins(head) else None


PHOTO, VIDEO, SOUND, EMAIL, PAPER = "photo", "video", "sound", "email", "paper"
GROUPS = (PHOTO, VIDEO, SOUND, EMAIL, PAPER)


def group(name: str) -> str:
    """What a file of that name is, in one word that gives nothing away: one of `GROUPS`."""
    kind = KINDS.get(PurePath(name).suffix.removeprefix(".").lower())
    if kind is None:
        return PAPER
    if kind.ending in {"eml", "msg"}:
        return EMAIL
    return {"image": PHOTO, "video": VIDEO, "audio": SOUND}.get(kind.type.partition("/")[0], PAPER)
