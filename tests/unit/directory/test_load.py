"""Files of the directory: a bad one stops with words that say where and what."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from candour.directory import load

Rows = list[dict[str, str]]


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes a file of that name whose rows are the real ones after `change`."""

    def written(name: str, change: Callable[[Rows], Rows | None]) -> Path:
        with (load.DATA / name).open(encoding="utf-8", newline="") as opened:
            rows = list(csv.DictReader(opened))
        rows = change(rows) or rows
        target = tmp_path / name
        with target.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        return target

    return written


def put(column: str, value: str, *, row: int = 0) -> Callable[[Rows], None]:
    """A change of one value."""

    def change(rows: Rows) -> None:
        rows[row][column] = value

    return change


def test_the_real_files_are_good_and_unchanged_by_reading(write) -> None:
    assert load.forces(write("forces.csv", lambda rows: None)) == load.forces()
    assert load.other_bodies(write("other_bodies.csv", lambda rows: None)) == load.other_bodies()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (put("name", "  "), "row 2: the column 'name' is empty."),
        (put("lpb_name", "", row=3), "row 5: the column 'lpb_name' is empty."),
        (
            put("country", "Scotland", row=42),
            "row 44: the column 'country' must be one of England, Wales, not 'Scotland'.",
        ),
        (
            put("lpb_kind", "sheriff"),
            "row 2: the column 'lpb_kind' must be one of Common Council, MOPAC, PCC, PFCC, mayor, not 'sheriff'.",
        ),
        (put("languages", "en|fr"), "row 2: the column 'languages' may hold cy, en, not 'en|fr'."),
        (put("as_of", "22/11/2026"), "row 2: the column 'as_of' is not a date such as 2026-11-22: '22/11/2026'."),
        (put("as_of", ""), "row 2: the column 'as_of' is empty."),
        (
            put("lpb_powers_since", "May 2024"),
            "row 2: the column 'lpb_powers_since' is not a day or month such as 2024-05: 'May 2024'.",
        ),
        (
            put("lpb_powers_since", "2024-13"),
            "row 2: the column 'lpb_powers_since' is not a day or month such as 2024-05: '2024-13'.",
        ),
        (
            put("lpb_planned_end", "2026-02-30"),
            "row 2: the column 'lpb_planned_end' is not a day or month such as 2024-05: '2026-02-30'.",
        ),
        (put("id", "kent"), "row 21: the column 'id' holds 'kent', which an earlier row has already."),
    ],
)
def test_a_bad_value_is_named_with_its_row_and_column(write, change: Callable[[Rows], None], words: str) -> None:
    with pytest.raises(load.BadData) as caught:
        load.forces(write("forces.csv", change))
    assert str(caught.value) == f"forces.csv, {words}"


@pytest.mark.parametrize("column", ["id", "display_name", "lpb_kind", "lpb_powers_since", "as_of"])
def test_a_missing_column_is_named(write, column: str) -> None:
    def without(rows: Rows) -> Rows:
        return [{name: value for name, value in row.items() if name != column} for row in rows]

    with pytest.raises(load.BadData, match=f"forces.csv, row 2: the column '{column}' is missing."):
        load.forces(write("forces.csv", without))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (put("complain_first_to", ""), "row 2: the column 'complain_first_to' is empty."),
        (put("confidence", "", row=1), "row 3: the column 'confidence' is empty."),
        (put("complain_first_to_cy", ""), "row 2: the column 'complain_first_to_cy' is empty."),
        (
            put("complain_first_to", "The firm [recalled]"),
            "row 2: the column 'complain_first_to' is shown to people and holds a note: 'The firm [recalled]'.",
        ),
        (
            put("review_or_oversight_cy", "confirm", row=4),
            "row 6: the column 'review_or_oversight_cy' is shown to people and holds a note: 'confirm'.",
        ),
        (
            put("id", "british-transport-police", row=1),
            "row 3: the column 'id' holds 'british-transport-police', which an earlier row has already.",
        ),
    ],
)
def test_other_bodies_are_checked_alike(write, change: Callable[[Rows], None], words: str) -> None:
    with pytest.raises(load.BadData) as caught:
        load.other_bodies(write("other_bodies.csv", change))
    assert str(caught.value) == f"other_bodies.csv, {words}"


def test_a_row_with_more_values_than_columns(tmp_path: Path) -> None:
    file = tmp_path / "forces.csv"
    file.write_text("id,name\nkent,Kent Police,too much\n", encoding="utf-8")
    with pytest.raises(load.BadData, match="row 2: there are more values than columns."):
        load.forces(file)


def test_a_row_that_ends_too_early(tmp_path: Path) -> None:
    file = tmp_path / "forces.csv"
    file.write_text("id,name,display_name\nkent\n", encoding="utf-8")
    with pytest.raises(load.BadData, match="row 2: the column 'name' is missing."):
        load.forces(file)


@pytest.mark.parametrize("content", ["", "id,name\n"])
def test_a_file_without_rows(tmp_path: Path, content: str) -> None:
    file = tmp_path / "forces.csv"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(load.BadData, match="forces.csv: there are no rows."):
        load.forces(file)


@pytest.mark.parametrize("content", [b"id,name\nkent,K\xe9nt\n", b'id,name\nkent,"Kent\n', None])
def test_a_file_that_is_no_text_is_cut_off_or_is_not_there(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "forces.csv"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(load.BadData, match="forces.csv cannot be read: "):
        load.forces(file)


def test_a_day_and_a_note_in_brackets_are_told_apart(write) -> None:
    changed = load.forces(write("forces.csv", put("lpb_planned_end", "2027-04-01 (by order, made in March)")))
    body = changed["avon-and-somerset"].local_policing_body
    assert body.planned_end
    assert body.planned_end.first == body.planned_end.last == date(2027, 4, 1)
    assert body.planned_end_note == "by order, made in March"
