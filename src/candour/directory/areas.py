"""Which force a point on the map lies in. The outlines are coarse: near a border every force is named."""

from __future__ import annotations

import functools
import json
import math
from dataclasses import dataclass

from candour import directory
from candour.directory import load

BORDER = 300.0
"""Metres. Nearer to another force than this, that force is named too: the lines are not finer."""
COAST = 5_000.0
"""Metres. A point in no area (a pier, an estuary) belongs to the nearest one within this."""
_METRES_IN_A_DEGREE = 111_320.0

Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class _Area:
    force_id: str
    rings: tuple[Ring, ...]
    """Outer lines and holes alike: a point is inside when it is inside an odd number of them."""
    west: float
    south: float
    east: float
    north: float


def find(latitude: float, longitude: float, *, within: float = BORDER) -> tuple[directory.Force, ...]:
    """The forces at that point (degrees, WGS 84) and those whose area begins `within` metres of it.

    Nearest first; none outside England and Wales.
    """
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        return ()
    reach = max(within, COAST)
    away = {}
    for area in _areas():
        if _may_reach(area, latitude, longitude, reach):
            away[area.force_id] = _distance(area, latitude, longitude)
    nearest = min(away.values(), default=math.inf)
    if nearest > COAST:
        return ()
    names = sorted((metres, force_id) for force_id, metres in away.items() if metres <= max(within, nearest))
    return tuple(directory.force(force_id) for _, force_id in names)


@functools.cache
def _areas() -> tuple[_Area, ...]:
    """The areas of the file. Raises BadData when it cannot be read or does not name the 43 forces."""
    file = load.DATA / "police_force_areas.geojson"
    try:
        features = json.loads(file.read_text(encoding="utf-8"))["features"]
        areas = tuple(_area(feature) for feature in features)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise load.BadData(f"{file.name} cannot be read: {fault}") from None
    if {area.force_id for area in areas} != {force.id for force in directory.forces()}:
        raise load.BadData(f"{file.name} must hold each of the forces of forces.csv once.")
    return areas


def read() -> None:
    """Reads the outlines now, so that a wrong file stops the program at its start. Raises BadData."""
    _areas()


def _area(feature: dict) -> _Area:
    shape = feature["geometry"]
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    rings = tuple(tuple((x, y) for x, y in ring) for polygon in polygons for ring in polygon)
    xs, ys = ([point[axis] for ring in rings for point in ring] for axis in (0, 1))
    return _Area(feature["properties"]["force_id"], rings, min(xs), min(ys), max(xs), max(ys))


def _may_reach(area: _Area, latitude: float, longitude: float, reach: float) -> bool:
    high = reach / _METRES_IN_A_DEGREE
    wide = high / max(math.cos(math.radians(latitude)), 0.01)
    return area.west - wide <= longitude <= area.east + wide and area.south - high <= latitude <= area.north + high


def _distance(area: _Area, latitude: float, longitude: float) -> float:
    """Metres from the point to the area; 0 inside. Flat, which is true enough over a few kilometres."""
    scale = math.cos(math.radians(latitude))
    inside = False
    least = math.inf
    for ring in area.rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):
            if (y1 > latitude) != (y2 > latitude) and longitude < x1 + (latitude - y1) / (y2 - y1) * (x2 - x1):
                inside = not inside
            least = min(
                least, _to_line((x1 - longitude) * scale, y1 - latitude, (x2 - longitude) * scale, y2 - latitude)
            )
    return 0.0 if inside else math.sqrt(least) * _METRES_IN_A_DEGREE


def _to_line(x1: float, y1: float, x2: float, y2: float) -> float:
    """The square of how far the line between the points passes from the origin."""
    dx, dy = x2 - x1, y2 - y1
    length = dx * dx + dy * dy
    along = min(1.0, max(0.0, -(x1 * dx + y1 * dy) / length)) if length else 0.0
    return (x1 + along * dx) ** 2 + (y1 + along * dy) ** 2
