"""The copy as PDF, read back with poppler: what was said stands in it, word for word, and nothing in it is markup."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from candour.correspondence import copies
from candour.correspondence.copies import CopyLine, CopySection, OwnCopy

pytestmark = pytest.mark.poppler
BOXES = "Where you see an empty box, a letter is missing."


def pdf(*values: str, question: str = "What happened?", language: str = "en") -> bytes:
    """A copy with one question."""
    sections = [CopySection(title="The story", lines=[CopyLine(question=question, values=values)])]
    return copies.pdf(
        OwnCopy(title="Your copy", about=["Your reference: AAAA"], boxes=BOXES, sections=sections, language=language)
    )


def said(content: bytes, *options: str) -> str:
    """The words of a PDF, as poppler reads them."""
    command = ["pdftotext", *options, "-", "-"]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()


def told(content: bytes) -> dict[str, str]:
    """What poppler says about a PDF."""
    done = subprocess.run(["pdfinfo", "-"], input=content, capture_output=True, check=True)
    return {
        name: value.strip() for name, _, value in (line.partition(":") for line in done.stdout.decode().splitlines())
    }


def test_it_holds_what_was_said_and_can_be_read_aloud() -> None:
    content = pdf("I was at the bus stop.\nThen it rained.\n\nThat is all.", "And one more")
    for words in ("Your copy", "Your reference: AAAA", "The story", "What happened?", "Then it rained.", "one more"):
        assert words in said(content)
    about = told(content)
    assert (about["Tagged"], about["Title"], about["Page size"]) == ("yes", "Your copy", "595.276 x 841.89 pts (A4)")
    assert b"pdfuaid" in content
    assert BOXES not in said(content)


def test_headings_and_paragraphs_are_marked_as_what_they_are() -> None:
    command = ["pdfinfo", "-struct-text", "-"]
    done = subprocess.run(command, input=pdf("I was there."), capture_output=True, check=True)
    structure = done.stdout.decode()
    for mark in ("H1", "H2", "H3", "P"):
        assert f"\n{mark}" in structure.replace(" ", "")
    assert structure.index("Your copy") < structure.index("The story") < structure.index("I was there.")


@pytest.mark.parametrize("language", ["en", "cy"])
def test_PUB_16_the_file_says_in_which_language_it_is(language: str) -> None:
    content = pdf("Tŷ, dŵr, môr, llŷn, Ŵŷ", language=language)
    assert "Tŷ, dŵr, môr, llŷn, Ŵŷ" in said(content)
    assert f"/Lang({language})".encode() in content.replace(b"/Lang (", b"/Lang(")


@pytest.mark.parametrize(
    "hostile",
    [
        '#import "@preview/x:0.1.0": *',
        '#read("/etc/passwd")',
        "#panic()",
        '") #sys.inputs #("',
        "*bold* _not_ $x^2$ `code` <label> @reference https://example.org",
        "= Heading\n- item\n/ term: x\n// not a comment",
        "\\u{41} \\#x \\\\",
        '{"title": "other"}',
        "<script>alert(1)</script> %s %(x)s {{ x }} {% x %}",
        "]][[ }} {{ ))((",
    ],
)
def test_nothing_that_was_written_is_markup(hostile: str) -> None:
    content = pdf(hostile, question=hostile.splitlines()[0])
    read = said(content)
    for line in hostile.splitlines():
        assert read.count(line) >= 1
    assert told(content)["Title"] == "Your copy"
    assert b"/URI" not in content


@pytest.mark.parametrize(("text", "words"), [("مرحبا بالعالم", "مرحبا بالعالم"), ("שלום עולם", "שלום עולם")])
def test_what_is_written_from_right_to_left_stays_in_its_order(text: str, words: str) -> None:
    assert words in said(pdf(text)).replace("\u202b", "").replace("\u202c", "")


def test_signs_that_no_font_has_are_named_or_are_a_box_and_it_says_so() -> None:
    read = said(pdf("Fine \U0001f44d then \u6f22\u5b57 end"))
    assert "Fine [thumbs up sign] then □□ end" in read
    assert BOXES in read
    assert BOXES not in said(pdf("Fine \U0001f44d end"))


def test_signs_without_a_shape_are_left_out_and_nothing_else_is() -> None:
    assert "one two\nthree" in said(pdf("one\x00\x07 two\x1b\r\nthree\ufffe\ud83d"))


def test_a_word_without_end_stays_on_the_page() -> None:
    content = pdf("x" * 5_000)
    assert said(content).replace("\u200b", "").replace("\n", "").count("x") == 5_000
    longest = max(len(line.replace("\u200b", "")) for line in said(content, "-layout").splitlines())
    assert longest < 120


def test_the_longest_story_is_set_whole() -> None:
    story = "A sentence of the story, with an é and more. " * 11_000 + "The last words."
    assert len(story) > 490_000
    read = " ".join(re.sub(r"\d+ / \d+", "", said(pdf(story))).split())
    assert read.count("A sentence of the story, with an é and more.") == 11_000
    assert read.endswith("The last words.")


def test_a_copy_that_cannot_be_set_is_said_without_a_word_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "SECONDS", 0.001)
    with pytest.raises(copies.CannotSet) as raised:
        pdf("zqcanary")
    assert "zqcanary" not in str(raised.value)
    assert raised.value.__cause__ is None


def test_who_sets_it_sees_no_setting_and_no_key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    program = tmp_path / "program.py"
    program.write_text(f"import os, pathlib; pathlib.Path({str(seen)!r}).write_text(repr(sorted(os.environ)))")
    monkeypatch.setenv("SECRET_KEY", "zqcanary")
    monkeypatch.setattr(copies, "PROGRAM", program)
    pdf("words")
    assert set(os.environ) >= {"SECRET_KEY"}
    assert "SECRET_KEY" not in seen.read_text()
    assert "DATABASE_URL" not in seen.read_text()


def test_what_sets_it_knows_nothing_of_the_service() -> None:
    code = (
        f"import runpy, sys; runpy.run_path({str(copies.PROGRAM)!r}); print([m for m in sys.modules if 'candour' in m])"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True, env={})
    assert done.stdout.strip() == "[]"
