"""Each row of each decision table: on its facts the law says what the row says.

The tables are the specification. Where a rule and a row differ, one of them is wrong in law, and somebody
has to say which.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.law.tables import rows

FOLDER = Path(__file__).parent
FEWEST_ROWS = {
    "eligibility": 800,
    "appropriate_authority": 450,
    "recording": 1500,
    "referral": 800,
    "review_body": 1200,
}
# Regulation 4(1)(c) names chief officers and the Met's Deputy Commissioner, and nobody who acts for them; what has
# been referred is reviewed by the IOPC, sent back or not.
NO_DIFFERENCE = {("referral", "acts as chief officer"), ("review_body", "sent back")}
TABLES = sorted(rows.RESULTS)


def table(name: str) -> list[rows.Row]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def facts_of(name: str, row: rows.Row) -> tuple[tuple[str, str], ...]:
    return tuple((column, cell) for column, cell in row.items() if column not in rows.RESULTS[name])


@pytest.mark.parametrize("name", TABLES)
def test_the_law_says_what_each_row_says(name):
    wrong = []
    for number, row in enumerate(table(name), 2):
        said = rows.results(name, row)
        wrong += [
            f"line {number}: {column}: the table says {row[column]!r}, the law {said[column]!r}"
            for column in said
            if said[column] != row[column]
        ]
    assert wrong == []


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_whole_and_states_no_facts_twice(name):
    facts = [facts_of(name, row) for row in table(name)]
    assert len(facts) >= FEWEST_ROWS[name]
    assert len(set(facts)) == len(facts)
    assert all(cell for row in table(name) for cell in row.values())


@pytest.mark.parametrize("name", TABLES)
def test_each_result_has_more_than_one_answer(name):
    for column in rows.RESULTS[name]:
        assert len({row[column] for row in table(name)}) > 2 or column.startswith("may be handled")


def test_every_table_in_the_folder_is_run():
    assert sorted(path.stem for path in FOLDER.glob("*.csv")) == TABLES


def test_a_word_that_no_fact_has_is_an_error():
    row = {**table("recording")[0], "if proved might be": "murder"}
    with pytest.raises(ValueError, match="murder"):
        rows.matter_of(row)


def test_every_column_bears_on_a_result_but_those_that_show_that_they_do_not():
    idle = set()
    for name in TABLES:
        written = table(name)
        for column, _ in facts_of(name, written[0]):
            unsaid = "?" if column.startswith("complainant is") else "-"
            if not any(_differs(name, {**row, column: unsaid}) for row in written if row[column] != unsaid):
                idle.add((name, column))
    assert idle == NO_DIFFERENCE


def _differs(name: str, without: rows.Row) -> bool:
    """Whether the law says something else than the row once did, with one of its cells unsaid."""
    try:
        return any(without[column] != cell for column, cell in rows.results(name, without).items())
    except ValueError:
        return True
