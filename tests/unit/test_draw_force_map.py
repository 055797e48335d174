"""The map of "Which police force is it?": small, drawn from the directory's data, and true where it names a place."""

from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree

import brotli
from hypothesis import given
from hypothesis import strategies as st

from candour import directory
from candour.directory import areas, gazetteer
from tools import draw_force_map

SVG = "{http://www.w3.org/2000/svg}"
PICTURE = draw_force_map.PICTURE
WHOLE = st.integers(0, 200).map(float)


def test_the_picture_is_what_the_data_gives() -> None:
    assert PICTURE.read_text(encoding="utf-8") == draw_force_map.drawn(), "python -m tools.draw_force_map"


def test_the_picture_is_light_and_says_whose_data_it_is() -> None:
    picture = PICTURE.read_bytes()
    assert len(picture) <= 60_000
    assert len(brotli.compress(picture)) <= 15_000
    assert gazetteer.ATTRIBUTION in picture.decode()


def test_nothing_in_it_is_stopped_by_the_policy_of_our_pages() -> None:
    picture = PICTURE.read_text(encoding="utf-8")
    assert not re.search(r"<style|\bstyle=|<script|\bon\w+=|href|url\(", picture)


def test_each_name_stands_in_the_area_of_its_force_and_each_force_has_one() -> None:
    root = ElementTree.parse(PICTURE).getroot()
    west, north, across, down = (float(root.attrib[f"data-{name}"]) for name in ("west", "north", "across", "down"))
    named = set()
    for text in root.iter(f"{SVG}text"):
        x, y = float(text.attrib["x"]), float(text.attrib["y"])
        found = areas.find(north - y / down, west + x / across, within=0)
        assert len(found) == 1, text.text
        for name in (text.text, text.attrib.get("data-cy", text.text)):
            assert found[0].id in {hit.force.id for hit in gazetteer.find(name or "")}, name
        named.add(found[0].id)
    assert named == {force.id for force in directory.forces()}


def test_the_first_view_names_a_dozen_places_and_welsh_names_are_welsh() -> None:
    texts = list(ElementTree.parse(PICTURE).getroot().iter(f"{SVG}text"))
    assert 12 <= sum("class" not in text.attrib for text in texts) <= 18
    welsh = {text.text: text.attrib.get("data-cy") for text in texts}
    assert (welsh["Cardiff"], welsh["London"], welsh["Leeds"]) == ("Caerdydd", "Llundain", None)


@given(st.lists(st.tuples(WHOLE, WHOLE), min_size=3, max_size=30, unique=True), st.booleans())
def test_a_simpler_line_stays_close_to_the_one_of_the_data(line: list[tuple[float, float]], closed: bool) -> None:
    line = [*line, line[0]] if closed else line
    simpler = draw_force_map.simpler(line)
    assert (simpler[0], simpler[-1]) == (line[0], line[-1])
    assert set(simpler) <= set(line)
    for point in line:
        nearest = min(draw_force_map.away(point, *side) for side in itertools.pairwise(simpler))
        assert nearest <= draw_force_map.COARSE**2 + 1e-6
