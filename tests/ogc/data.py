"""Two invented collections, and what of them a request selects.

Gauges are points with a time; one has no geometry, one no time. Reaches are lines and areas without times. One line and one
area have no position in the box that the pack asks for, and meet it all the same.
"""

import re
from datetime import datetime, timezone

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
PAGE = 10
MOST = 1000


def _feature(number, shape, coordinates, **properties):
    geometry = coordinates and {"type": shape, "coordinates": coordinates}
    return {"type": "Feature", "id": number, "geometry": geometry, "properties": properties}


def _ring(west, south, east, north):
    return [[[west, south], [east, south], [east, north], [west, north], [west, south]]]


POSITIONS = [
    [112.4, 26.1], [118.25, 31.5], [121.0, 28.75], [124.9, 34.9], [110.0, 25.0], [119.5, 33.0], [90.5, 30.0],
    [118.0, 45.25], [118.5, -31.0], [-118.0, 30.0], [5.25, 52.0], [0.0, 0.0], [116.0, 29.0], None,
]
GAUGES = [
    _feature(
        f"g-{number}", "Point", position,
        name=f"Gauge {number}",
        kind="level" if number % 3 else "flow",
        **({} if number == 12 else {"observed": f"20{10 + number}-0{1 + number % 9}-01T06:00:00Z"}),
    )
    for number, position in enumerate(POSITIONS, 1)
]
REACHES = [
    _feature("r-1", "LineString", [[105.0, 30.0], [130.0, 31.0]], name="Long Reach", length=240),
    _feature("r-2", "LineString", [[115.0, 27.0], [116.0, 28.5], [117.5, 28.0]], name="Reed Reach", length=31),
    _feature("r-3", "LineString", [[10.0, 50.0], [11.0, 51.0]], name="Far Reach", length=13),
    _feature("r-4", "Polygon", _ring(100, 20, 135, 45), name="Great Basin", length=900),
    _feature("r-5", "Polygon", _ring(114, 29, 116, 30.5), name="Heron Lake", length=20),
    _feature("r-6", "Polygon", _ring(-60, -10, -50, -5), name="South Lake", length=45),
    _feature("r-7", "LineString", [[179.0, 30.0], [-179.0, 31.0]], name="Ferry", length=19),
]
COLLECTIONS = {
    "gauges": {
        "title": "Gauges",
        "description": "Where the water of an invented country is measured",
        "extent": {
            "spatial": {"bbox": [[-118.0, -31.0, 124.9, 52.0]], "crs": CRS84},
            "temporal": {"interval": [["2011-02-01T06:00:00Z", "2024-06-01T06:00:00Z"]]},
        },
        "features": GAUGES,
    },
    "reaches": {
        "title": "Reaches",
        "description": "Its rivers and lakes",
        "extent": {"spatial": {"bbox": [[-180.0, -10.0, 180.0, 51.0]], "crs": CRS84}},
        "features": REACHES,
    },
}


def boxes(numbers):
    """The box of a parameter in two dimensions, or both halves of one that crosses the antimeridian."""
    west, south, east, north = numbers if len(numbers) == 4 else numbers[0:2] + numbers[3:5]
    if west <= east:
        return [(west, south, east, north)]
    return [(west, south, 180.0, north), (-180.0, south, east, north)]


def meets(geometry, box):
    """Whether a geometry has a point in common with the box."""
    if geometry["type"] == "GeometryCollection":
        return any(meets(one, box) for one in geometry["geometries"])
    coordinates = geometry["coordinates"]
    if geometry["type"].startswith("Multi"):
        return any(meets({"type": geometry["type"][5:], "coordinates": one}, box) for one in coordinates)
    if geometry["type"] == "Point":
        return _inside(coordinates, box)
    if geometry["type"] == "LineString":
        return any(_crosses(*pair, box) for pair in _pairs(coordinates))
    ring = coordinates[0]
    return any(_crosses(*pair, box) for pair in _pairs(ring)) or _surrounds(ring, box[0], box[1])


def _pairs(positions):
    """The segments of a line, those across the antimeridian the short way round."""
    for (x, y), (u, v) in zip(positions, positions[1:]):
        if abs(x - u) > 180:
            yield (x, y), (u + (360 if u < x else -360), v)
            yield (x - (360 if u < x else -360), y), (u, v)
        else:
            yield (x, y), (u, v)


def _inside(position, box):
    return box[0] <= position[0] <= box[2] and box[1] <= position[1] <= box[3]


def _crosses(start, end, box):
    """Liang and Barsky: what of the segment is left between the sides of the box."""
    low, high = 0.0, 1.0
    for axis in (0, 1):
        step = end[axis] - start[axis]
        near, far = box[axis] - start[axis], box[axis + 2] - start[axis]
        if step == 0:
            if near > 0 or far < 0:
                return False
            continue
        enters, leaves = sorted((near / step, far / step))
        low, high = max(low, enters), min(high, leaves)
    return low <= high


def _surrounds(ring, x, y):
    """Whether the ring goes round the point."""
    crossed = False
    for (a, b), (c, d) in zip(ring, ring[1:]):
        if (b > y) != (d > y) and x < (c - a) * (y - b) / (d - b) + a:
            crossed = not crossed
    return crossed


def moment(text):
    """A date-time of RFC 3339, to the second."""
    return datetime.fromisoformat(re.sub(r"\.\d+", "", text.upper()).replace("Z", "+00:00")).astimezone(timezone.utc)


def overlaps(text, interval):
    """Whether an instant lies in the interval, each end of which may be open."""
    start, end = interval
    return (start is None or start <= moment(text)) and (end is None or moment(text) <= end)


def selected(features, box, interval, equal, passes):
    """The features that meet the box and the interval, or have nothing that could, and have the values of properties.

    Geometries that pass are not compared with the box: a deviation.
    """
    for feature in features:
        geometry, time = feature["geometry"], feature["properties"].get("observed")
        if box and geometry and not passes(geometry) and not any(meets(geometry, one) for one in boxes(box)):
            continue
        if interval and time and not overlaps(time, interval):
            continue
        if any(feature["properties"].get(name) != value for name, value in equal.items()):
            continue
        yield feature
