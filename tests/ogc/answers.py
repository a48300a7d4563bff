"""What deviations change in the bodies of answers, and in the data.

By the deviation's name: where (a resource, or one collection of it, `features/reaches`, or everywhere) and how.
"""

import time

from data import CRS84

OTHER = "http://www.opengis.net/def/crs/EPSG/0/3857"


def _links(rel, change):
    """Changes the links of a relation, or leaves out those for which the change gives nothing."""

    def run(value):
        changed = (change(dict(one)) if one["rel"] == rel else one for one in value["links"])
        value["links"] = [one for one in changed if one is not None]

    return run


def _without_link(*rels):
    def run(value):
        value["links"] = [one for one in value["links"] if one["rel"] not in rels]

    return run


def _json_alone(value):
    """Leaves out links to pages of the server, but for that of the definition."""
    for one in [value, *value.get("collections", [])]:
        one["links"] = [link for link in one["links"] if not link["href"].endswith("f=html") or link["rel"] == "service-doc"]


def _without_type(rel):
    return _links(rel, lambda one: {name: value for name, value in one.items() if name != "type"})


def _dead(rel):
    """Links that lead nowhere."""
    return _links(rel, lambda one: one | {"href": one["href"] + "-of-old"})


def _geometry(kind, coordinates):
    """Gives the first feature another geometry."""
    return _first("features", lambda one: one.update(geometry={"type": kind, "coordinates": coordinates}))


def _second(change):
    """Changes the second collection of the list."""
    return lambda value: change(value["collections"][1])


def _set(**members):
    return lambda value: value.update(members)


def _pop(name):
    return lambda value: value.pop(name)


def _each(name, change):
    """Changes every item of an array."""
    return lambda value: [change(one) for one in value[name]]


def _first(name, change):
    return lambda value: change(value[name][0]) if value[name] else None


def _positions(change, kind):
    """Changes the positions of the geometries of a kind."""

    def run(value):
        for one in value.get("features", [value]):
            geometry = one["geometry"]
            if geometry and geometry["type"] == kind:
                geometry["coordinates"] = _through(geometry["coordinates"], change)

    return run


def _through(value, change):
    return [_through(one, change) for one in value] if isinstance(value[0], list) else change(value)


def _swapped(position):
    return [position[1], position[0]]


def _metres(position):
    return [position[0] * 111319.49, position[1] * 111319.49]


def _counted(name, change):
    return lambda value: value.update({name: change(value)})


def _within(*path_and_change):
    *path, change = path_and_change

    def run(value):
        for name in path:
            value = value[name]
        change(value)

    return run


DATA = {
    "empty-collection": lambda all_: all_["reaches"].clear(),
    "whole-numbers-as-identifiers": lambda all_: [
        one.update(id=number) for features in all_.values() for number, one in enumerate(features, 1)
    ],
    "geometries-of-several-parts": lambda all_: [
        one.update(geometry=geometry)
        for one, geometry in zip(
            all_["gauges"],
            [
                {"type": "MultiPoint", "coordinates": [[112.4, 26.1], [5.0, 5.0]]},
                {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [118.0, 31.0]}]},
                {"type": "MultiPolygon", "coordinates": [[[[112, 26], [113, 26], [113, 27], [112, 26]]]]},
            ],
        )
    ],
}

ANSWERS = {
    # The landing page.
    "landing-page-without-links": [("landing", _pop("links"))],
    "landing-link-without-address": [("landing", _links("data", lambda one: {"rel": "data", "type": one["type"]}))],
    "landing-title-of-wrong-type": [("landing", _set(title=7))],
    "landing-page-without-definition": [("landing", _without_link("service-desc", "service-doc"))],
    "landing-page-without-declaration": [("landing", _without_link("conformance"))],
    "landing-page-without-data": [("landing", _without_link("data"))],
    "landing-data-leads-elsewhere": [("landing", _dead("data"))],
    "landing-declaration-leads-elsewhere": [("landing", _dead("conformance"))],
    "landing-page-without-self": [("landing", _without_link("self"))],
    "landing-page-without-alternate": [("landing", _without_link("alternate"))],
    "definition-link-is-dead": [("landing", _dead("service-desc"))],
    "definition-to-read-is-dead": [("landing", _dead("service-doc"))],
    "definition-link-without-type": [("landing", _without_type("service-desc"))],
    "definition-link-as-json": [("landing", _links("service-desc", lambda one: one | {"type": "application/json"}))],
    "definition-link-of-other-version": [
        ("landing", _links("service-desc", lambda one: one | {"type": "application/vnd.oai.openapi+json;version=3.1"}))
    ],
    "definition-link-without-version": [
        ("landing", _links("service-desc", lambda one: one | {"type": "application/vnd.oai.openapi+json"}))
    ],
    "definition-without-page": [("landing", _without_link("service-doc"))],
    "definition-page-as-json": [("landing", _links("service-doc", lambda one: one | {"type": "application/json"}))],
    # The declaration of conformance.
    "declaration-without-classes": [("conformance", _pop("conformsTo"))],
    "declaration-of-numbers": [("conformance", lambda value: value["conformsTo"].append(7))],
    "declaration-without-core": [("conformance", lambda value: value["conformsTo"].pop(0))],
    "title-missing-in-undeclared-class": [("conformance", lambda value: value["conformsTo"].pop(1))],
    "features-in-other-encoding": [("conformance", lambda value: value["conformsTo"].pop(2))],
    "geojson-not-declared": [("conformance", lambda value: value["conformsTo"].pop(2))],
    "html-not-declared": [("conformance", lambda value: value["conformsTo"].pop(3))],
    # The list of collections.
    "collections-without-collections": [("collections", _pop("collections"))],
    "collections-without-links": [("collections", _pop("links"))],
    "collection-without-id": [("collections", _second(_pop("id")))],
    "collection-without-links": [("collections", _second(_pop("links")))],
    "box-of-three-numbers": [("collections", _within("collections", 0, "extent", "spatial", _set(bbox=[[1, 2, 3]])))],
    "interval-of-one-time": [
        ("collections", _within("collections", 0, "extent", "temporal", _set(interval=[["2011-02-01T06:00:00Z"]])))
    ],
    "collections-without-self": [("collections", _without_link("self"))],
    "collections-without-alternate": [("collections", _without_link("alternate"))],
    "collections-self-without-type": [("collections", _without_type("self"))],
    "collections-alternate-without-type": [("collections", _without_type("alternate"))],
    "items-link-missing": [("collections", _second(_without_link("items"))), ("collection/reaches", _without_link("items"))],
    "items-link-without-type": [("collections", _second(_without_type("items")))],
    "items-link-in-one-encoding": [
        ("collections", _each("collections", _links("items", lambda one: None if one["type"] == "text/html" else one)))
    ],
    "other-reference-system": [("collections", _each("collections", _set(crs=[OTHER, CRS84])))],
    "collections-without-own-links": [("collections", _each("collections", _without_link("self")))],
    "one-collection-without-own-link": [("collections", _second(_without_link("self")))],
    "licence-missing": [("collections", _each("collections", _without_link("license"))), ("collection", _without_link("license"))],
    "licence-of-one-missing": [
        ("collections", _second(_without_link("license"))),
        ("collection/reaches", _without_link("license")),
    ],
    "template-missing": [("collections", _each("collections", _pop("linkTemplates")))],
    "template-of-one-missing": [("collections", _second(_pop("linkTemplates")))],
    "template-without-template": [("collections", _each("collections", _within("linkTemplates", 0, _pop("uriTemplate"))))],
    "several-boxes": [
        (at, _within(*path, "extent", "spatial", _set(bbox=[[-118, -31, 124.9, 52], [-118, -31, 0, 52], [0, -31, 124.9, 52]])))
        for at, path in (("collections", ("collections", 0)), ("collection/gauges", ()))
    ],
    "several-intervals": [
        (at, _within(*path, "extent", "temporal", _set(interval=[["2011-02-01T06:00:00Z", None]] * 2)))
        for at, path in (("collections", ("collections", 0)), ("collection/gauges", ()))
    ],
    # A collection.
    "other-title-in-list": [("collection", _set(title="Something else"))],
    "other-description-in-list": [("collection", _set(description="Something else"))],
    "other-extent-in-list": [("collection", _within("extent", "spatial", _set(bbox=[[0, 0, 1, 1]])))],
    "other-item-type-in-list": [("collection", _set(itemType="record"))],
    "other-id-in-list": [("collection", _set(id="something-else"))],
    "other-title-of-one-in-list": [("collection/reaches", _set(title="Something else"))],
    "link-of-list-missing": [("collection", _without_link("license"))],
    "collection-without-self": [("collection", _without_link("self"))],
    "collection-self-without-type": [("collection", _without_type("self"))],
    "collection-without-alternate": [
        ("collection", _without_link("alternate")),
        ("collections", _each("collections", _without_link("alternate"))),
    ],
    "collection-alternate-without-type": [("collection", _without_type("alternate"))],
    # Features.
    "features-without-self": [("features", _without_link("self"))],
    "features-without-alternate": [("features", _without_link("alternate"))],
    "features-self-without-type": [("features", _without_type("self"))],
    "features-alternate-without-type": [("features", _without_type("alternate"))],
    "next-without-type": [("features", _without_type("next"))],
    "prev-without-type": [("features", _without_type("prev"))],
    "next-missing": [("features", _without_link("next"))],
    "time-stamp-of-old": [("features", _set(timeStamp="2020-01-01T00:00:00Z"))],
    "time-stamp-in-seconds": [("features", lambda value: value.update(timeStamp=int(time.time())))],
    "matched-is-returned": [("features", _counted("numberMatched", lambda value: value["numberReturned"]))],
    "matched-is-one-too-many": [("features", _counted("numberMatched", lambda value: value["numberMatched"] + 1))],
    "returned-is-matched": [("features", _counted("numberReturned", lambda value: value["numberMatched"]))],
    "returned-is-one-too-many": [("features", _counted("numberReturned", lambda value: value["numberReturned"] + 1))],
    "points-with-axes-swapped": [("features", _positions(_swapped, "Point"))],
    "lines-with-axes-swapped": [("features", _positions(_swapped, "LineString"))],
    "areas-with-axes-swapped": [("features", _positions(_swapped, "Polygon"))],
    "points-in-metres": [("features", _positions(_metres, "Point")), ("feature", _positions(_metres, "Point"))],
    "lines-in-metres": [("features", _positions(_metres, "LineString"))],
    "areas-in-metres": [("features", _positions(_metres, "Polygon"))],
    "point-of-one-feature-in-metres": [("feature", _positions(_metres, "Point"))],
    "collection-of-other-type": [("features", _set(type="Features"))],
    "features-without-features": [("features", _pop("features"))],
    "features-without-links": [("features", _pop("links"))],
    "feature-of-other-type": [("features", _first("features", _set(type="Thing")))],
    "feature-without-geometry": [("features", _first("features", _pop("geometry")))],
    "feature-without-properties": [("features", _first("features", _pop("properties")))],
    "geometry-of-unknown-type": [("features", _geometry("Circle", [1, 2]))],
    "coordinates-as-text": [("features", _geometry("Point", "1 2"))],
    "point-of-one-number": [("features", _geometry("Point", [112.4]))],
    "line-of-one-position": [("features/reaches", _geometry("LineString", [[112, 26]]))],
    "area-without-rings": [("features/reaches", _geometry("Polygon", [[112, 26], [113, 27]]))],
    # A feature.
    "feature-without-self": [("feature", _without_link("self"))],
    "feature-without-alternate": [("feature", _without_link("alternate"))],
    "feature-without-collection": [("feature", _without_link("collection"))],
    "feature-self-without-type": [("feature", _without_type("self"))],
    "feature-alternate-without-type": [("feature", _without_type("alternate"))],
    "feature-collection-without-type": [("feature", _without_type("collection"))],
    "feature-without-links": [("feature", _pop("links"))],
    "feature-without-id": [("feature", _pop("id"))],
    "feature-of-other-id": [("feature", _set(id="something-else"))],
    # What the definition alone describes.
    "member-of-wrong-type": [("stations", _set(open="two"))],
    # Permitted.
    "json-only": [
        ("conformance", lambda value: value["conformsTo"].pop(3)),
        *((at, _json_alone) for at in ("landing", "collections", "collection", "features", "feature")),
    ],
    "matched-not-told": [("features", _pop("numberMatched"))],
    "counts-and-time-not-told": [
        ("features", lambda value: [value.pop(name) for name in ("numberMatched", "numberReturned", "timeStamp")])
    ],
    "more-members": [
        (at, _set(note={"deep": [1]}, bbox=[-180, -90, 180, 90]))
        for at in ("landing", "conformance", "collections", "collection", "features", "feature", "stations")
    ],
    "more-links": [
        (at, lambda value: value["links"].append({"href": "../elsewhere", "rel": "related"}))
        for at in ("landing", "collections", "collection", "features", "feature")
    ],
    "collection-of-coverages": [
        ("collections", lambda value: value["collections"].append(dict(id="heights", title="Heights", itemType="coverage", links=[])))
    ],
    "relative-addresses": [
        ("landing", lambda value: [one.update(href=one["href"].split("/waters/")[-1] or ".") for one in value["links"]])
    ],
    "extent-without-ends": [
        (at, _within(*path, "extent", "temporal", _set(interval=[[None, None]])))
        for at, path in (("collections", ("collections", 0)), ("collection/gauges", ()))
    ],
    "licence-at-the-top": [
        ("collections", _each("collections", _without_link("license"))),
        ("collections", lambda value: value["links"].append({"href": "https://licences.example/open", "rel": "license"})),
    ],
    "positions-with-heights": [
        (at, _positions(lambda position: [*position, 12.5], kind))
        for at, kind in (("features", "Point"), ("features", "LineString"), ("features", "Polygon"), ("feature", "Point"))
    ],
}
