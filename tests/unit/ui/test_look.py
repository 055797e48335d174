"""The stylesheets: whose they are, how big they are, and whether people can read them."""

import re
from pathlib import Path

import brotli
import pytest

FILES = Path(__file__).resolve().parents[3] / "src/candour/ui/static/ui"
PUBLIC = (FILES / "public.css").read_text(encoding="utf-8")
ACCENTS = re.findall(r"--accent: ?(#\w{6});--accent-deep: ?([^;]+);--accent-tint: ?([^;]+)", PUBLIC)


def channels(colour: str) -> list[float]:
    if colour.startswith("#"):
        return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]
    return [float(number) for number in re.findall(r"[\d.]+", colour)]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (x / 255 for x in channels(colour))]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_reckoned_as_the_guidelines_do():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_force_has_ten_accents_to_choose_from():
    assert len(ACCENTS) == 10


@pytest.mark.parametrize(("accent", "deep", "tint"), ACCENTS)
def test_every_accent_can_be_read(accent, deep, tint):
    assert contrast(accent, "#ffffff") >= 7
    assert contrast(accent, tint) >= 6.5
    assert contrast(deep, "#ffffff") > contrast(accent, "#ffffff")


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("#1a2332", "#ffffff"),  # words
        ("#1a2332", "#ffd24a"),  # what has the focus
        ("#4b5768", "#f6f4ef"),  # hints, on the footer's ground
        ("#b3231c", "#fdf4f3"),  # errors in their summary
        ("#ffffff", "#1a2332"),  # the bar that leaves
        ("#ffffff", "#7a4f00"),
        ("#ffffff", "#1d6a41"),
    ],
)
def test_words_can_be_read(text, ground):
    assert text in PUBLIC or text == "#ffffff"
    assert contrast(text, ground) >= 4.5


def test_tags_can_be_read():
    tags = re.findall(r"\.govuk-tag--(\w+)\{color:(#\w+);background:(#\w+)\}", PUBLIC)
    assert {name for name, _, _ in tags} == {"grey", "blue", "green", "amber", "red"}
    for _, text, ground in tags:
        assert contrast(text, ground) >= 4.5


def test_borders_of_fields_can_be_seen():
    assert contrast("#56616f", "#ffffff") >= 3


@pytest.mark.parametrize("sheet", ["public.css", "desk.css"])
def test_nothing_that_belongs_to_another_brand_is_in_a_sheet(sheet):
    css = (FILES / sheet).read_text(encoding="utf-8").lower()
    assert "url(" not in css
    assert "@font-face" not in css
    assert "gds transport" not in css
    assert "crown" not in css.replace("crown copyright", "")


def test_each_sheet_says_what_it_holds():
    for sheet in ("public.css", "desk.css"):
        first = (FILES / sheet).read_text(encoding="utf-8").splitlines()[0]
        assert "govuk-frontend 6.6.0" in first
        assert "MIT" in first
    assert "govuk-frontend" in (FILES / "LICENSES.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "limit"), [("public.css", 14_000), ("desk.css", 3_000), ("leave.js", 3_000), ("forms.js", 2_000)]
)
def test_files_are_small_on_the_wire(name, limit):
    assert len(brotli.compress((FILES / name).read_bytes())) <= limit


def test_motion_forced_colours_and_print_are_thought_of():
    for mode in ("prefers-reduced-motion:reduce", "forced-colors:active", "prefers-contrast:more", "@media print"):
        assert mode in PUBLIC.replace(": ", ":")
