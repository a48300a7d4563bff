"""What deviations change in the definition."""


def _parameter(name, **members):
    """Changes a shared parameter."""
    return lambda value: value["components"]["parameters"][name].update(members)


def _without_parameter(name):
    """Takes a parameter out of every operation."""

    def run(value):
        for item in value["paths"].values():
            there = item["get"]["parameters"]
            item["get"]["parameters"] = [one for one in there if one["$ref"] != f"#/components/parameters/{name}"]
        del value["components"]["parameters"][name]

    return run


def _members(value, name):
    return value["components"]["schemas"][name]["properties"]


def _of_maximum(value):
    value["components"]["parameters"]["limit"]["schema"].update(maximum=5, default=5)


def _without_status(path, *codes):
    def run(value):
        for one, item in value["paths"].items():
            if path in (one, "everywhere"):
                item["get"]["responses"] = {code: member for code, member in item["get"]["responses"].items() if code not in codes}

    return run


def _moved(old, new):
    return lambda value: value["paths"].update({new: value["paths"].pop(old)})


def _dangling(value):
    value["components"]["schemas"]["Loose"] = {"$ref": "#/components/schemas/Gone"}


def _ranges(value):
    for item in value["paths"].values():
        responses = item["get"]["responses"]
        item["get"]["responses"] = {code: one for code, one in responses.items() if code < "400"} | {"4XX": responses["400"]}


def _free(value):
    schema = {"type": "object", "additionalProperties": True}
    free = {"name": "others", "in": "query", "style": "form", "explode": True, "schema": schema}
    for path, item in value["paths"].items():
        if path.endswith("/items"):
            item["get"]["parameters"].append(free)


def _json_alone(value):
    """No pages but that of the definition."""
    for path, item in value["paths"].items():
        if path != "/api":
            del item["get"]["responses"]["200"]["content"]["text/html"]
            item["get"]["parameters"] = [one for one in item["get"]["parameters"] if not one["$ref"].endswith("/f")]


def _in_place(value):
    """Parameters at their operations, and not by reference."""
    for item in value["paths"].values():
        found = (one["$ref"].split("/")[-1] for one in item["get"]["parameters"])
        item["get"]["parameters"] = [dict(value["components"]["parameters"][name]) for name in found]


def _in_place_and(change):
    def run(value):
        _in_place(value)
        for item in value["paths"].values():
            for one in item["get"]["parameters"]:
                change(one)

    return run


def _written(name, **members):
    return _in_place_and(lambda one: one.update(members) if one["name"] == name else None)


LANDING, GAUGES = "/", "/collections/gauges/items"
DOCUMENT = {
    f"{name}-{what}": _written(name, **members)
    for name in ("bbox", "limit", "datetime")
    for what, members in {
        "required": {"required": True},
        "in-header": {"in": "header"},
        "spread": {"explode": True},
        "separated-by-spaces": {"style": "spaceDelimited"},
        "of-other-type": {"schema": {"type": "string" if name != "datetime" else "integer"}},
    }.items()
} | {
    f"{name}-not-described": _without_parameter(name) for name in ("bbox", "limit", "datetime")
} | {
    f"{name}-by-reference-required": _parameter(name, required=True) for name in ("bbox", "limit", "datetime")
} | {
    "landing-page-without-answers": lambda value: value["paths"][LANDING]["get"].pop("responses"),
    "success-not-described": _without_status("/stations", "200"),
    "wrong-value-not-described": _without_status(GAUGES, "400"),
    "encoding-not-described": _without_status(LANDING, "406"),
    "absence-not-described": _without_status("/collections/gauges/items/{featureId}", "404"),
    "more-than-maximum": _of_maximum,
    "title-missing": lambda value: value["info"].pop("title"),
    "title-missing-elsewhere": lambda value: [value["info"].pop("title"), value["paths"].pop("/api")],
    "definition-not-as-linked": lambda value: value["paths"]["/api"]["get"]["responses"]["200"]["content"].pop(
        "application/vnd.oai.openapi+json;version=3.0"
    ),
    "version-missing": lambda value: value["info"].pop("version"),
    "paths-missing": lambda value: value.pop("paths"),
    "path-without-slash": _moved("/stations", "stations"),
    "reference-to-nothing": _dangling,
    "openapi-of-other-number": lambda value: value.update(openapi="3.1.0"),
    "answer-without-description": lambda value: value["paths"]["/stations"]["get"]["responses"]["200"].pop("description"),
    "parameter-without-place": _in_place_and(lambda one: one.pop("in") if one["name"] == "offset" else None),
    "type-as-list": lambda value: _members(value, "Stations").update(closed={"type": ["integer", "null"]}),
    "title-missing-in-undeclared-class": lambda value: value["info"].pop("title"),
    "oas31-title-missing": lambda value: value["info"].pop("title"),
    "oas31-version-missing": lambda value: value["info"].pop("version"),
    "oas31-reference-to-nothing": _dangling,
    "oas31-of-other-number": lambda value: value.update(openapi="3.0.3"),
    "oas31-answer-without-description": lambda value: value["paths"]["/stations"]["get"]["responses"]["200"].pop("description"),
    "whole-numbers-as-identifiers": lambda value: _members(value, "Feature").update(id={"type": "integer"}),
    "json-only": _json_alone,
    "definition-elsewhere": lambda value: value["paths"].pop("/api"),
    "errors-described-by-range": _ranges,
    "free-form-parameters": _free,
    "parameters-in-place": _in_place,
}
