"""Draws the small map of "Which police force is it?" from the outlines and place names of the directory.

    python -m tools.draw_force_map            draw and write
    python -m tools.draw_force_map --check    fail if the picture in the tree is not what the data gives

One unit of the picture is 100 metres. It is flat: a degree is as wide in the north as in the south, so a script
gets from a point of the picture to degrees by a sum with the numbers on its root element.
"""

from __future__ import annotations

import csv
import itertools
import json
import sys
from collections import Counter, defaultdict
from html import escape
from pathlib import Path

from candour.directory import gazetteer

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src/candour/directory/data"
OUTLINES = DATA / "police_force_areas.geojson"
NAMES = DATA / "map_places.csv"
PICTURE = ROOT / "src/candour/public/static/public/map.svg"

WEST, NORTH = -6.45, 55.86
WIDE, HIGH = 5520, 6680
ACROSS, DOWN = 670.5, 1113.2
"""Units in a degree of longitude at 53 degrees north, and of latitude."""
COARSE = 3.0
"""Units. No line of the picture passes further than this from the line of the data."""
SMALLEST = 100.0
"""Square units: a square kilometre. Smaller islands, and slits between outlines, are left out."""

Point = tuple[float, float]
Line = list[Point]


def drawn() -> str:
    """The picture as SVG text: the land, the borders between forces, and names in both languages."""
    coast, borders = _lines()
    rings = [ring for ring in _rings([simpler(line) for line in coast]) if abs(_area(ring)) >= SMALLEST]
    land = "".join(_path(ring) + "z" for ring in sorted(rings))
    inside = "".join(_path(simpler(line)) for line in sorted(borders))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" data-west="{WEST}" data-north="{NORTH}"'
        f' data-across="{ACROSS}" data-down="{DOWN}" data-metres="100" data-coarse="{round(COARSE * 100)}">\n'
        f"<!-- Drawn by tools/draw_force_map.py. {gazetteer.ATTRIBUTION} -->\n"
        f'<path class="land" fill="#fff" stroke="#1a2332" fill-rule="evenodd" d="{land}"/>\n'
        f'<path class="borders" fill="none" stroke="#1a2332" d="{inside}"/>\n'
        f"{_names()}\n</svg>\n"
    )


def _place(longitude: float, latitude: float) -> Point:
    return (longitude - WEST) * ACROSS, (NORTH - latitude) * DOWN


def _lines() -> tuple[list[Line], list[Line]]:
    """The outlines cut wherever three areas meet: lines with an area on one side only, and with one on both."""
    sides: Counter[tuple[Point, Point]] = Counter()
    for feature in json.loads(OUTLINES.read_text(encoding="utf-8"))["features"]:
        shape = feature["geometry"]
        for polygon in [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]:
            for ring in polygon:
                for one, two in itertools.pairwise([_place(*point) for point in ring]):
                    if one != two:
                        sides[min(one, two), max(one, two)] += 1
    ends = Counter(point for side in sides for point in side)
    corners = {point for point, count in ends.items() if count != 2}
    coast = _chained([side for side, count in sides.items() if count == 1], corners)
    return coast, _chained([side for side, count in sides.items() if count == 2], corners)


def _chained(sides: list[tuple[Point, Point]], corners: set[Point]) -> list[Line]:
    """Sides joined to lines that begin and end at a corner, or are closed."""
    beside: dict[Point, set[Point]] = defaultdict(set)
    for one, two in sides:
        beside[one].add(two)
        beside[two].add(one)
    lines = []
    for start in [*sorted(corners & beside.keys()), *sorted(beside.keys() - corners)]:
        while beside[start]:
            line = [start]
            while (len(line) == 1 or line[-1] not in corners | {start}) and beside[line[-1]]:
                after = min(beside[line[-1]])
                beside[line[-1]].discard(after)
                beside[after].discard(line[-1])
                line.append(after)
            lines.append(line)
    return lines


def simpler(line: Line) -> Line:
    """The line with as few of its points as keep it within COARSE of where it was (Douglas and Peucker)."""
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda at: away(line[at], line[0], line[0]))
        return simpler(line[: far + 1])[:-1] + simpler(line[far:]) if 0 < far < len(line) - 1 else line
    keep, parts = {0, len(line) - 1}, [(0, len(line) - 1)]
    while parts:
        first, last = parts.pop()
        far = max(range(first, last + 1), key=lambda at: away(line[at], line[first], line[last]))
        if away(line[far], line[first], line[last]) > COARSE**2:
            keep.add(far)
            parts += [(first, far), (far, last)]
    return [line[at] for at in sorted(keep)]


def away(point: Point, one: Point, two: Point) -> float:
    """The square of how far the point is from the line between the two others."""
    dx, dy, px, py = two[0] - one[0], two[1] - one[1], point[0] - one[0], point[1] - one[1]
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, (px * dx + py * dy) / length)) if length else 0.0
    return (px - along * dx) ** 2 + (py - along * dy) ** 2


def _rings(lines: list[Line]) -> list[Line]:
    """Lines joined at their ends until each is closed."""
    open_ends: dict[Point, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if line[0] != line[-1]:
            open_ends[line[0]].append(number)
            open_ends[line[-1]].append(number)
    rings, used = [line for line in lines if line[0] == line[-1]], set()
    for number, line in enumerate(lines):
        if line[0] == line[-1] or number in used:
            continue
        used.add(number)
        ring = list(line)
        while ring[-1] != ring[0]:
            free = [other for other in open_ends[ring[-1]] if other not in used]
            if not free:
                break
            used.add(free[0])
            more = lines[free[0]]
            ring += (more if more[0] == ring[-1] else more[::-1])[1:]
        rings.append(ring)
    return rings


def _area(ring: Line) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise([*ring, ring[0]])) / 2


def _path(line: Line) -> str:
    """The line in whole units, each point after the first as a step from the one before."""
    whole = [(round(x), round(y)) for x, y in line]
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in itertools.pairwise(whole) if (x1, y1) != (x2, y2)]
    numbers = "".join(
        f"{'' if number < 0 or not at else ' '}{number}" for at, number in enumerate(itertools.chain(*steps))
    )
    return f"M{whole[0][0]} {whole[0][1]}l{numbers}" if steps else ""


def _names() -> str:
    """Names, with the Welsh one beside where it differs; `near` and `close` are for a picture drawn larger."""
    welsh = {
        (place.english_name, place.force_id): place.name for place in gazetteer.every() if place.kind == "welsh name"
    }
    shown = []
    with NAMES.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            x, y = _place(float(row["longitude"]), float(row["latitude"]))
            marks = f' class="{row["shown"]}"' if row["shown"] != "first" else ""
            marks += ' text-anchor="end"' if row["side"] == "left" else ""
            key = row["place"], row["force_id"]
            marks += f' data-cy="{escape(welsh[key])}"' if key in welsh else ""
            shown.append(f'<text{marks} x="{round(x)}" y="{round(y)}">{escape(row["place"], quote=False)}</text>')
    return f'<g font-family="sans-serif" font-size="150">{"".join(shown)}</g>'


def main() -> int:
    """Writes the picture, or compares it."""
    if "--check" not in sys.argv:
        PICTURE.write_text(drawn(), encoding="utf-8")
    elif PICTURE.read_text(encoding="utf-8") != drawn():
        print(f"{PICTURE.name} is not what the data gives: python -m tools.draw_force_map")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
