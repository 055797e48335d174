"""Each force has a colour of its own to be told by, and every such colour can be read."""

from pathlib import Path

import pytest

from candour import directory
from candour.directory import load
from candour.ui import context
from tests.unit.ui.test_look import ACCENTS, PUBLIC, contrast

NAMES = [force.id for force in directory.forces()]
INK, FOOTER = "#1a2332", "#f6f4ef"


def colours(accent: str) -> tuple[str, str, str]:
    """The colour, its deeper tone and its tint, as the compiled stylesheet gives them by that name."""
    rules = [PUBLIC.find(f"[data-accent={accent}]{{"), PUBLIC.find(f'[data-accent="{accent}"]{{')]
    start = max(rules) if accent != "pine" else PUBLIC.find(":root{--accent:")
    assert start >= 0, f"The stylesheet has no {accent}."
    rule = PUBLIC[start : PUBLIC.index("}", start)]
    return next(found for found in ACCENTS if f"{found[0]};" in rule)


def test_each_of_the_43_forces_has_one_and_no_row_is_left_over():
    assert len(NAMES) == 43
    assert set(load.accents()) == set(NAMES)


def test_no_colour_is_everybodys():
    given = [directory.accent(force) for force in NAMES]
    assert set(given) == set(context.ACCENTS)
    assert max(given.count(name) for name in context.ACCENTS) <= 6


@pytest.mark.parametrize("force", NAMES)
def test_what_the_force_colours_can_be_read(force: str):
    accent, deep, tint = colours(directory.accent(force))
    for ground in ("#ffffff", FOOTER, tint):  # links on the page, in the footer, in an inset
        assert contrast(accent, ground) >= 4.5
        assert contrast(deep, ground) >= 4.5
    assert contrast("#ffffff", accent) >= 4.5  # words on a button
    assert contrast(INK, tint) >= 4.5  # words in an inset
    assert contrast(accent, "#ffffff") >= 3  # lines and marks


def test_an_unknown_colour_is_named_with_its_row(tmp_path: Path):
    file = tmp_path / "accents.csv"
    file.write_text("id,accent\nkent,pink\n", encoding="utf-8")
    with pytest.raises(load.BadData, match=r"row 2: the column 'accent' must be one of blue, .*, not 'pink'"):
        load.accents(file)


def test_a_force_twice_is_named_with_its_row(tmp_path: Path):
    file = tmp_path / "accents.csv"
    file.write_text("id,accent\nkent,pine\nkent,blue\n", encoding="utf-8")
    with pytest.raises(load.BadData, match="row 3: the column 'id' holds 'kent'"):
        load.accents(file)


def test_no_force_no_colour():
    with pytest.raises(directory.Unknown, match="Did you mean 'kent'"):
        directory.accent("kents")
