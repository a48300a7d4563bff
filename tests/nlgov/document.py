"""The API definition of the small platform, and how it is written as YAML."""

import copy
import json

PROBLEM = {"description": "Fout", "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Probleem"}}}}
NEW = {
    "type": "object",
    "required": ["naam", "bouwjaar"],
    "additionalProperties": False,
    "properties": {
        "naam": {"type": "string", "minLength": 1, "maxLength": 60},
        "bouwjaar": {"type": "integer", "minimum": 1000, "maximum": 2100},
        "status": {"type": "string", "enum": ["in-gebruik", "gesloopt"]},
    },
    "example": {"naam": "Stadhuis", "bouwjaar": 1890},
}
SHOWN = {
    "type": "object",
    "required": ["gebouwId", "registratieDatum", "laatstGewijzigd", "naam", "bouwjaar"],
    "properties": {
        "gebouwId": {"type": "string"},
        "registratieDatum": {"type": "string", "format": "date", "example": "2024-03-05"},
        "laatstGewijzigd": {"type": "string", "format": "date-time", "example": "2024-03-05T10:20:30Z"},
        **NEW["properties"],
    },
}
LIST = {
    "type": "object",
    "required": ["gebouwen"],
    "properties": {
        "gebouwen": {"type": "array", "items": {"$ref": "#/components/schemas/Gebouw"}},
        "_links": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}


def _answer(name, description="Gelukt"):
    return {"description": description, "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}}


def _query(name, **schema):
    return {"name": name, "in": "query", "schema": schema}


def _body():
    return {"required": True, "content": {"application/json": {"schema": copy.deepcopy(NEW)}}}


def _wrong():
    return {"$ref": "#/components/responses/Fout"}


def document(deviation):
    """The definition, with what a deviation changes in it."""
    number = {"name": "gebouwId", "in": "path", "required": True, "schema": {"type": "string"}, "example": "g-1"}
    query = [
        _query("bouwjaar", type="integer", minimum=1000, maximum=2100),
        _query("zoekTekst", type="string", maxLength=40),
        {**_query("gewijzigdSinds", type="string", format="date-time"), "example": "2024-03-05T10:20:30Z"},
    ]
    value = {
        "openapi": "3.0.3",
        "info": {
            "title": "Gebouwen",
            "version": "1.2.3",
            "contact": {"name": "Team Gebouwen", "email": "gebouwen@voorbeeld.example"},
        },
        "servers": [{"url": "https://api.voorbeeld.example/v1"}],
        "paths": {
            "/gebouwen": {
                "get": {
                    "operationId": "getGebouwen",
                    "tags": ["gebouwen"],
                    "parameters": query,
                    "responses": {"200": _answer("Gebouwen"), "400": _wrong()},
                },
                "post": {
                    "operationId": "postGebouw",
                    "tags": ["gebouwen"],
                    "requestBody": _body(),
                    "responses": {"201": _answer("Gebouw", "Aangemaakt"), "400": _wrong()},
                },
            },
            "/gebouwen/{gebouwId}": {
                "parameters": [number],
                "get": {
                    "operationId": "getGebouw",
                    "tags": ["gebouwen"],
                    "responses": {"200": _answer("Gebouw"), "404": _wrong()},
                },
                "put": {
                    "operationId": "putGebouw",
                    "tags": ["gebouwen"],
                    "requestBody": _body(),
                    "responses": {"200": _answer("Gebouw"), "400": _wrong(), "404": _wrong()},
                },
            },
        },
        "components": {
            "responses": {"Fout": copy.deepcopy(PROBLEM)},
            "schemas": {
                "Gebouw": copy.deepcopy(SHOWN),
                "Gebouwen": copy.deepcopy(LIST),
                "Probleem": {
                    "type": "object",
                    "required": ["status", "title", "detail"],
                    "properties": {
                        "status": {"type": "integer"},
                        "title": {"type": "string"},
                        "detail": {"type": "string"},
                    },
                },
            },
        },
    }
    _deviate(value, deviation)
    return value


def _served(name, kind):
    content = {f"application/{kind}": {"schema": {"type": "object"}}}
    answers = {"200": {"description": "De definitie", "content": content}}
    return {"get": {"operationId": name, "tags": ["definitie"], "responses": answers}}


def previous():
    """The definition of the release before: what the platform has added since is not in it yet."""
    value = document(None)
    value["info"]["version"] = "1.2.0"
    listing = value["paths"]["/gebouwen"]
    listing["get"]["parameters"] = [one for one in listing["get"]["parameters"] if one["name"] != "zoekTekst"]
    del value["components"]["schemas"]["Gebouwen"]["properties"]["_links"]
    value["paths"]["/gebouwen/{nummer}"] = value["paths"].pop("/gebouwen/{gebouwId}")
    value["paths"]["/gebouwen/{nummer}"]["parameters"][0]["name"] = "nummer"
    return value


def _deviate(value, deviation):
    listing = value["paths"]["/gebouwen"]
    thing = value["components"]["schemas"]["Gebouw"]
    shown = thing["properties"]
    bodies = [value["paths"][path][method]["requestBody"]["content"]["application/json"]["schema"]
              for path, method in (("/gebouwen", "post"), ("/gebouwen/{gebouwId}", "put"))]
    more = {"get": {"operationId": "getMeer", "tags": ["gebouwen"], "responses": {"200": _answer("Gebouwen")}}}
    changes = {
        "definition-describes-itself": lambda: value["paths"].update(
            {"/openapi.json": _served("leesDefinitie", "json"), "/openapi.yaml": _served("leesDefinitieYaml", "yaml")}
        ),
        "path-with-trailing-slash": lambda: value["paths"].update({"/eigenaren/": more}),
        "camel-case-path": lambda: value["paths"].update({"/gebouwDelen": more}),
        "snake-case-key": lambda: listing["get"]["parameters"].append(_query("bouw_laag", type="string", maxLength=9)),
        "sensitive-parameter": lambda: listing["get"]["parameters"].append(_query("bsn", type="string", maxLength=9)),
        "misnamed-date-time-format": lambda: shown["laatstGewijzigd"].update({"format": "datetime"}),
        "date-of-type-integer": lambda: shown["registratieDatum"].update({"type": "integer", "example": 20240305}),
        "framework-in-name-of-schema": lambda: value["components"]["schemas"].update({"org.hibernate.proxy.Los": {"type": "object"}}),
        "persistence-in-name-of-member": lambda: shown.update({"hibernateLazyInitializer": {"type": "object"}}),
        "framework-in-tag": lambda: listing["post"].update({"tags": ["gebouw-controller"]}),
        "midnight-in-example": lambda: shown["laatstGewijzigd"].update({"example": "2024-03-05T00:00:00Z"}),
        "unknown-method-documented": lambda: listing.update({"copy": more["get"]}),
        "problem-not-documented": lambda: value["components"]["responses"].update({"Fout": _answer("Probleem")}),
        "status-400-not-documented": lambda: listing["post"]["responses"].pop("400"),
        "dangling-reference": lambda: value["components"]["schemas"].update({"Los": {"$ref": "#/components/schemas/Weg"}}),
        "title-missing": lambda: value["info"].pop("title"),
        "contact-missing": lambda: value["info"].pop("contact"),
        "server-without-version": lambda: value.update({"servers": [{"url": "https://api.voorbeeld.example"}]}),
        "server-with-minor-version": lambda: value.update({"servers": [{"url": "https://api.voorbeeld.example/v1.2"}]}),
        "server-without-tls": lambda: value.update({"servers": [{"url": "http://api.voorbeeld.example/v1"}]}),
        "version-of-two-parts": lambda: value["info"].update({"version": "1.2"}),
        "operation-removed": lambda: value["paths"]["/gebouwen/{gebouwId}"].pop("put"),
        "parameter-newly-required": lambda: listing["get"]["parameters"][0].update({"required": True, "example": 1890}),
        "member-newly-required": lambda: _demand_status(bodies),
        "values-of-requests-narrowed": lambda: [body["properties"]["status"].update({"enum": ["in-gebruik"]}) for body in bodies],
        "member-of-answers-made-optional": lambda: thing["required"].remove("naam"),
        "credentials-newly-demanded": lambda: _protect(value),
        "additions-under-a-minor-version": lambda: _add(value, listing, shown, bodies),
        "removal-under-a-new-major-version": lambda: (
            value["info"].update({"version": "2.0.0"}), value["paths"]["/gebouwen/{gebouwId}"].pop("put")),
        "key-in-query": lambda: value["components"].update(
            {"securitySchemes": {"sleutel": {"type": "apiKey", "in": "query", "name": "sleutel"}}}
        ),
    }
    changes.get(deviation, lambda: None)()


def _demand_status(bodies):
    for body in bodies:
        body["required"].append("status")
        body["example"]["status"] = "in-gebruik"


def _protect(value):
    """Every operation demands a token."""
    for item in value["paths"].values():
        for operation in (member for member in item.values() if isinstance(member, dict)):
            operation["responses"]["401"] = _wrong()
    value["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    value["security"] = [{"token": []}]


def _add(value, listing, shown, bodies):
    """What a minor release may bring: operations, parameters, members and more values that are taken."""
    value["info"]["version"] = "1.3.0"
    value["paths"]["/eigenaren"] = {"get": {
        "operationId": "getEigenaren", "tags": ["eigenaren"], "responses": {"200": _answer("Gebouwen"), "400": _wrong()}}}
    listing["get"]["parameters"].append(_query("paginaGrootte", type="integer", minimum=1, maximum=100))
    shown["hoogte"] = {"type": "integer"}
    shown["naam"]["maxLength"] = 80
    shown["status"]["enum"].append("in-aanbouw")
    for body in bodies:
        body["properties"]["hoogte"] = {"type": "integer", "minimum": 0, "maximum": 900}
        body["properties"]["naam"]["maxLength"] = 80
        body["properties"]["status"]["enum"].append("in-aanbouw")


def yaml(value, indent=0):
    """Block style with every text quoted, so that no reader takes it for something else."""
    space = "  " * indent
    if isinstance(value, dict) and value:
        return "".join(f"{space}{json.dumps(str(name))}:{_nested(member, indent)}" for name, member in value.items())
    if isinstance(value, list) and value:
        return "".join(f"{space}-{_nested(item, indent)}" for item in value)
    return f"{space}{json.dumps(value)}\n"


def _nested(value, indent):
    if isinstance(value, (dict, list)) and value:
        return "\n" + yaml(value, indent + 1)
    return f" {json.dumps(value)}\n"
