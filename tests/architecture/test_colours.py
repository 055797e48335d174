"""Every colour has a name that says what it means, and stands in one table."""

import re
from pathlib import Path

import pytest

from tools import build_css

ROOT = Path(__file__).resolve().parents[2]
SHEETS = ROOT / "src" / "candour" / "ui" / "scss"
TABLE = "_colours.scss"
# A number, or one of the names that CSS knows; `transparent` and the names of the reader's own colours are no colour.
NAMES = (
    "black|white|gr[ae]y|silver|red|maroon|yellow|olive|lime|green|aqua|teal|blue|navy|fuchsia|purple|orange|pink|brown"
)
COLOUR = re.compile(
    rf"#[0-9a-f]{{3,8}}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(\s*[\d.]|(?<![\w$-])(?:{NAMES})(?![\w-])", re.I
)


def colours(scss: str) -> list[str]:
    """The colours that a sheet names itself, outside of comments and quotes."""
    return COLOUR.findall(re.sub(r'//.*|/\*.*?\*/|"[^"]*"', "", scss))


@pytest.mark.parametrize("sheet", sorted(path.name for path in SHEETS.glob("*.scss") if path.name != TABLE))
def test_no_sheet_but_the_table_names_a_colour_itself(sheet: str) -> None:
    assert colours((SHEETS / sheet).read_text(encoding="utf-8")) == []


def test_every_colour_of_the_table_is_used() -> None:
    table = (SHEETS / TABLE).read_text(encoding="utf-8")
    others = "".join(path.read_text(encoding="utf-8") for path in SHEETS.glob("*.scss"))
    named = re.findall(r"^\$([\w-]+):", table, re.M)
    assert len(named) > 20
    assert [name for name in named if len(re.findall(rf"\${name}(?![\w-])", others)) < 2] == []


def test_every_sheet_that_is_sent_is_compiled_from_the_sources_as_they_are() -> None:
    sent = [path for path in (ROOT / "src").rglob("*.css") if path.is_file()]
    assert {path.name for path in sent} == {"public.css", "desk.css", "map.css"}
    first = {path.stem: path.read_text(encoding="utf-8").splitlines()[0] for path in sent}
    made = {stem: f"scss/{stem}.scss by tools/build_css.py, sources {build_css.digest()}." for stem in first}
    assert [stem for stem in first if made[stem] not in first[stem]] == [], "run `make css`"
