"""The check of public words finds what it is there to find."""

import pytest

from tools import check_reading

HEAD = "---\ntitle: T\nversion: 1\nreviewed_on: 2026-11-25\n---\n"


@pytest.mark.parametrize(("word", "count"), [("police", 2), ("complaint", 2), ("name", 1), ("used", 1), ("the", 1)])
def test_syllables_are_counted_as_they_are_said(word: str, count: int) -> None:
    assert check_reading.syllables(word) == count


def test_hard_words_and_long_sentences_are_named_with_their_page() -> None:
    long = " ".join(["word"] * 26) + "."
    found = check_reading.offences(check_reading.Text("en/a.md", "en", ["The complainants wait.", long]))
    assert [line.split(":")[1].strip() for line in found] == [
        "'complainant', better 'you'",
        "a sentence of 26 words",
    ]


def test_welsh_sentences_may_be_as_long_as_english_ones() -> None:
    for count, lines in ((25, 0), (26, 1)):
        text = check_reading.Text("cy/a.md", "cy", [" ".join(["gair"] * count) + "."])
        assert len(check_reading.offences(text)) == lines


def test_cells_of_a_table_are_read_one_by_one() -> None:
    table = "| Name | What it is for |\n|---|---|\n| place | keeps it |"
    assert check_reading.sentences(HEAD + table) == ["T", "Name", "What it is for", "place", "keeps it"]


def test_welsh_words_of_doubt_are_found() -> None:
    found = check_reading.offences(check_reading.Text("cy/a.md", "cy", ["Mae'r honiadau yn ddifrifol."]))
    assert len(found) == 1
    assert "honiad" in found[0]


def test_text_that_is_hard_to_read_is_found() -> None:
    hard = "Organisational accountability necessitates comprehensive documentation."
    assert "grade" in check_reading.offences(check_reading.Text("en/a.md", "en", [hard]))[0]


@pytest.mark.parametrize(
    ("english", "welsh", "what"),
    [
        ("See [this](/a).", "Gweler [hwn](/b).", "link"),
        ("- One\n- Two", "- Un", "heading or list"),
        ("Call **101**.", "Ffoniwch **999**.", "number"),
        ("Ask {force}.", "Gofynnwch i {lpb}.", "name to fill in"),
    ],
)
def test_a_welsh_page_that_says_something_else_is_found(english: str, welsh: str, what: str) -> None:
    found = check_reading.unlike(HEAD + english, HEAD + welsh)
    assert [line.split(" in Welsh")[0] for line in found] == [f"another {what}"]


def test_another_version_in_welsh_is_found() -> None:
    found = check_reading.unlike(HEAD, HEAD.replace("version: 1", "version: 2"))
    assert any("version, day or statement" in line for line in found)


def test_the_pages_as_they_are_pass(capsys: pytest.CaptureFixture[str]) -> None:
    assert check_reading.main() == 0, capsys.readouterr().out
