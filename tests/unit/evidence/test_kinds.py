"""A file is what it begins with, not what its name says."""

from __future__ import annotations

import pytest

from candour.evidence import kinds

HEADS = {
    "jpg": b"\xff\xd8\xff\xe0",
    "jpeg": b"\xff\xd8\xff\xe1",
    "png": b"\x89PNG\r\n\x1a\n",
    "heic": b"\x00\x00\x00\x18ftypheic",
    "webp": b"RIFF\x00\x00\x00\x00WEBP",
    "pdf": b"%PDF-1.7",
    "docx": b"PK\x03\x04",
    "odt": b"PK\x03\x04",
    "txt": "A plain text, with é and 😀".encode(),
    "rtf": b"{\\rtf1",
    "mp4": b"\x00\x00\x00\x20ftypisom",
    "mov": b"\x00\x00\x00\x14ftypqt  ",
    "avi": b"RIFF\x00\x00\x00\x00AVI ",
    "webm": b"\x1a\x45\xdf\xa3",
    "mp3": b"ID3\x04",
    "m4a": b"\x00\x00\x00\x20ftypM4A ",
    "wav": b"RIFF\x00\x00\x00\x00WAVE",
    "eml": b"From: someone",
    "msg": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
}


def test_every_kind_has_its_example() -> None:
    assert set(HEADS) == set(kinds.KINDS)


@pytest.mark.parametrize("ending", HEADS)
def test_a_file_that_is_what_it_says_is_taken(ending: str) -> None:
    assert kinds.detect(f"Holiday.{ending.upper()}", HEADS[ending]) is kinds.KINDS[ending]


@pytest.mark.parametrize("ending", sorted(set(HEADS) - {"txt", "eml"}))
def test_SEC_13_a_program_with_another_ending_is_not_taken(ending: str) -> None:
    assert kinds.detect(f"holiday.{ending}", b"MZ\x90\x00\x03\x00\x00\x00") is None


@pytest.mark.parametrize(
    "name", ["", "x", "x.exe", "x.zip", "x.jpg.exe", "x.svg", "x.html", "x.docm", ".jpg.", "x.jpg\x00.exe", "x.txt/"]
)
def test_SEC_13_other_kinds_are_not_taken(name: str) -> None:
    assert kinds.detect(name, b"GIF89a\x00") is None


def test_SEC_13_a_text_holds_no_nul() -> None:
    assert kinds.detect("x.txt", b"abc\x00") is None
