"""The API definition of the small server, and what a deviation changes in it."""

from definitions import DOCUMENT

CLASSES = "http://www.opengis.net/spec/ogcapi-features-1/1.1/conf/"


def _reference(kind, name):
    return {"$ref": f"#/components/{kind}/{name}"}


def _object(required, **properties):
    return {"type": "object", "required": required, "properties": properties}


def _listed(items):
    return {"type": "array", "items": items}


def schemas():
    link, text = _reference("schemas", "Link"), {"type": "string"}
    links = _listed(link)
    properties = _object(["name"], name=text, kind=text, observed=text, length={"type": "number"})
    geometry = {**_object(["type"], type=text, coordinates=_listed({})), "nullable": True}
    feature = _object(["type", "id", "geometry", "properties"], type={"type": "string", "enum": ["Feature"]}, id=text)
    feature["properties"] |= {"geometry": geometry, "properties": properties, "links": links}
    collection = _object(["id", "title", "links"], id=text, title=text, description=text, itemType=text, links=links)
    counts = {"numberMatched": {"type": "integer", "minimum": 0}, "numberReturned": {"type": "integer", "minimum": 0}}
    return {
        "Link": _object(["href", "rel"], href=text, rel=text, type=text, title=text),
        "Landing": _object(["links"], title=text, description=text, links=links),
        "Conformance": _object(["conformsTo"], conformsTo=_listed(text)),
        "Definition": _object(["openapi", "info", "paths"], openapi=text),
        "Collection": collection,
        "Collections": _object(["links", "collections"], links=links, collections=_listed(_reference("schemas", "Collection"))),
        "Feature": feature,
        "Features": _object(
            ["type", "features", "links"],
            type={"type": "string", "enum": ["FeatureCollection"]},
            features=_listed(_reference("schemas", "Feature")),
            links=links,
            timeStamp={"type": "string", "format": "date-time"},
            **counts,
        ),
        "Problem": _object(["status", "title"], status={"type": "integer"}, title=text, detail=text),
        "Stations": _object(["open"], open={"type": "integer"}),
    }


def _query(name, schema):
    return {"name": name, "in": "query", "required": False, "style": "form", "explode": False, "schema": schema}


def parameters():
    number_of = [{"minItems": 4, "maxItems": 4}, {"minItems": 6, "maxItems": 6}]
    return {
        "f": _query("f", {"type": "string", "enum": ["json", "html"]}),
        "bbox": _query("bbox", {"type": "array", "items": {"type": "number"}, "oneOf": number_of}),
        "limit": _query("limit", {"type": "integer", "minimum": 1, "maximum": 1000, "default": 10}),
        "datetime": _query("datetime", {"type": "string"}) | {"example": "2012-01-01T00:00:00Z/.."},
        "offset": _query("offset", {"type": "integer", "minimum": 0, "default": 0}),
        "kind": _query("kind", {"type": "string", "enum": ["level", "flow"]}),
    }


def _operation(name, schema, kinds, *queries, status=("400", "406"), summary="An answer"):
    content = {kind: {"schema": _reference("schemas", schema)} for kind in kinds} | {"text/html": {"schema": {"type": "string"}}}
    responses = {"200": {"description": summary, "content": content}, "304": {"description": "Not modified"}}
    responses |= {code: _reference("responses", "Problem") for code in status}
    shared = [_reference("parameters", one) for one in ("f", *queries)]
    return {"get": {"operationId": name, "parameters": shared, "responses": responses}}


def _paths(names):
    json, geo = ["application/json"], ["application/geo+json"]
    found = ("400", "404", "406")
    kinds = ["application/vnd.oai.openapi+json;version=3.0", "application/json"]
    yield "/", _operation("getLandingPage", "Landing", json)
    yield "/conformance", _operation("getConformance", "Conformance", json)
    yield "/api", _operation("getApi", "Definition", kinds)
    yield "/collections", _operation("listCollections", "Collections", json)
    yield "/stations", _operation("countStations", "Stations", json)
    for name in names:
        at, title = f"/collections/{name}", name.strip("{}").title()
        queries = ["bbox", "datetime", "limit", "offset"] + (["kind"] if name != "reaches" else [])
        yield at, _operation(f"describe{title}", "Collection", json, status=found)
        yield at + "/items", _operation(f"list{title}", "Features", geo, *queries, status=found)
        yield at + "/items/{featureId}", _operation(f"get{title}", "Feature", geo, status=found)


def document(server, deviation):
    """The definition, with what a deviation changes in it."""
    problem = {"description": "An error", "content": {"application/problem+json": {"schema": _reference("schemas", "Problem")}}}
    value = {
        "openapi": "3.0.3",
        "info": {"title": "Waters", "version": "1.0.0"},
        "servers": [{"url": server}],
        "paths": dict(_paths(["gauges", "reaches"])),
        "components": {"parameters": parameters(), "responses": {"Problem": problem}, "schemas": schemas()},
    }
    etag = {"description": "Entity tag", "required": True, "schema": {"type": "string"}}
    value["paths"]["/stations"]["get"]["responses"]["200"]["headers"] = {"ETag": etag}
    identify(value)
    if deviation == "paths-with-templates":
        template(value)
    if is_newer(deviation):
        upgrade(value)
    DOCUMENT.get(deviation, lambda _: None)(value)
    return value


def identify(value):
    """Says what the variable segments of paths are."""
    for path, item in value["paths"].items():
        for name in ("collectionId", "featureId"):
            if f"{{{name}}}" in path:
                one = {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
                item["parameters"] = item.get("parameters", []) + [one]


def template(value):
    """One description for every collection."""
    rest = {path: item for path, item in value["paths"].items() if not path.startswith("/collections/")}
    value["paths"] = rest | dict(_paths(["{collectionId}"]))
    identify(value)


def upgrade(value):
    """The same in OpenAPI 3.1."""
    value["openapi"] = "3.1.0"
    geometry = value["components"]["schemas"]["Feature"]["properties"]["geometry"]
    del geometry["nullable"]
    geometry["type"] = ["object", "null"]
    kinds = value["paths"]["/api"]["get"]["responses"]["200"]["content"]
    kinds["application/vnd.oai.openapi+json;version=3.1"] = kinds.pop("application/vnd.oai.openapi+json;version=3.0")


def classes(deviation):
    """What the server says that it conforms to."""
    of_definition = "oas31" if is_newer(deviation) else "oas30"
    return [CLASSES + name for name in ("core", of_definition, "geojson", "html")]


def is_newer(deviation):
    """Whether the definition is in OpenAPI 3.1."""
    return deviation is not None and deviation.startswith("oas31")
