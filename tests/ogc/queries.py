"""What is asked for in a query, read strictly, or wrongly where a deviation says so.

Every wrong value and every form of a right one has a name: the deviation `limit-zero-accepted` takes that wrong value for
none, and `datetime-open-start-refused` refuses that form.
"""

import re
from urllib.parse import parse_qsl, urlencode

from data import MOST, PAGE, moment, selected

DATE_TIME = r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)"
NUMBER = r"-?\d+(\.\d+)?([eE][+-]?\d+)?"


class Invalid(Exception):
    """A query that must be refused; the name of what is wrong and a text to read."""

    def __init__(self, name, text):
        super().__init__(text)
        self.name = name


def limit(text):
    if not re.fullmatch(r"-?\d+", text):
        raise Invalid("limit-word", "limit is no whole number")
    number = int(text)
    if number < 1:
        raise Invalid("limit-negative" if number < 0 else "limit-zero", "limit is less than 1")
    return number, "limit-above-maximum" if number > MOST else "limit"


def offset(text):
    if not re.fullmatch(r"\d{1,9}", text):
        raise Invalid("offset-word", "offset is no whole number")
    return int(text), "offset"


def bbox(text):
    parts = text.split(",")
    if not all(re.fullmatch(NUMBER, part) for part in parts):
        raise Invalid("bbox-of-words", "bbox has something else than numbers")
    numbers = [float(part) for part in parts]
    if len(numbers) not in (4, 6):
        raise Invalid(f"bbox-of-{len(numbers)}", "bbox has neither four nor six numbers")
    west, south, east, north = numbers if len(numbers) == 4 else numbers[0:2] + numbers[3:5]
    if south > north or max(abs(south), abs(north)) > 90 or max(abs(west), abs(east)) > 180:
        raise Invalid("bbox-beyond", "bbox is outside of the reference system")
    return numbers, f"bbox-of-{len(numbers)}"


def datetime(text):
    ends = text.split("/")
    if len(ends) > 2 or not any(end not in ("", "..") for end in ends):
        raise Invalid("datetime-word", "datetime is neither a time nor an interval")
    try:
        times = [None if end in ("", "..") and len(ends) == 2 else _time(end) for end in ends]
    except ValueError as error:
        raise Invalid("datetime-word", "datetime is no date-time of RFC 3339") from error
    if len(ends) == 1:
        return (times[0], times[0]), _written(text)
    if None not in times and times[0] > times[1]:
        raise Invalid("datetime-backwards", "the interval ends before it begins")
    if None not in times:
        return tuple(times), "datetime-interval"
    side = "start" if times[0] is None else "end"
    return tuple(times), f"datetime-{'open' if '..' in ends else 'empty'}-{side}"


def _written(text):
    if re.search(r"[+-]\d\d:\d\d$", text):
        return "datetime-offset"
    return "datetime-fraction" if "." in text else "datetime-instant"


def _time(text):
    if not re.fullmatch(DATE_TIME, text):
        raise ValueError(text)
    return moment(text)


def _one_of(name, *values):
    def read(text):
        if text not in values:
            raise Invalid(f"{name}-unknown", f"{name} has an unknown value")
        return text, name

    return read


READERS = {"limit": limit, "offset": offset, "bbox": bbox, "datetime": datetime}
READERS |= {"f": _one_of("f", "json", "html"), "kind": _one_of("kind", "level", "flow")}


def known(resource, name):
    """The parameters of a resource."""
    if resource != "features":
        return ["f"]
    return ["f", "bbox", "datetime", "limit", "offset"] + (["kind"] if name == "gauges" else [])


def read(query, names, deviation, is_ignored):
    """The values by name; what is unknown or wrong is refused, unless a deviation says otherwise."""
    values = {}
    for name, text in parse_qsl(query, keep_blank_values=True):
        if name not in names:
            if is_ignored:
                continue
            raise Invalid("unknown", f"there is no parameter {name}")
        if name in values:
            raise Invalid("repeated", f"{name} is there twice")
        try:
            value, form = READERS[name](text)
        except Invalid as error:
            if deviation == f"{error.name}-accepted":
                continue
            raise
        if deviation in (f"{form}-refused", f"{name}-refused"):
            raise Invalid(form, f"{name} is not supported")
        values[name] = value
    return values


def page(features, values, query, deviation):
    """What of the features is on the page that was asked for, and how to ask for those beside it."""
    box, interval = values.get("bbox"), values.get("datetime")
    equal = {name: values[name] for name in ("kind",) if name in values and deviation != "filter-ignored"}
    if box and deviation in BOXES:
        box = BOXES[deviation](box)
    passes = PASSES.get(deviation, lambda _: False)
    found = list(selected(features, box, interval if deviation != "datetime-ignored" else None, equal, passes))
    if box and deviation == "bbox-without-geometry-left-out":
        found = [one for one in found if one["geometry"]]
    usual = 3 if deviation == "pages-of-three" else PAGE
    number, start = min(values.get("limit", usual), 5 if deviation == "fewer-than-asked-for" else MOST), values.get("offset", 0)
    number = {"limit-ignored": MOST, "one-more-than-limit": number + 1}.get(deviation, number)
    shown = found[start:start + number]
    asked = [(name, text) for name, text in parse_qsl(query) if name not in ("offset", "f")]
    others = [("next", start + number)] if start + number < len(found) else []
    others += [("prev", max(start - number, 0))] if start > 0 else []
    others = [(rel, urlencode([*asked, ("offset", at)])) for rel, at in others]
    kept = asked + ([("offset", start)] if start else [])
    return {"features": shown, "matched": len(found), "asked": urlencode(kept), "others": others}


BOXES = {
    "bbox-ignored": lambda box: None,
    "bbox-by-latitude-only": lambda box: [-180.0, box[1], 180.0, box[3]],
    "bbox-by-longitude-only": lambda box: [box[0], -90.0, box[2], 90.0],
    "bbox-with-axes-swapped": lambda box: [box[1], box[0], box[3], box[2]],
}
PASSES = {
    "bbox-ignored-for-points": lambda geometry: geometry["type"] == "Point",
    "bbox-ignored-for-lines": lambda geometry: geometry["type"] == "LineString",
    "bbox-ignored-for-areas": lambda geometry: geometry["type"] == "Polygon",
}
