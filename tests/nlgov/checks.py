"""Whether what was sent is what the definition allows."""

import re
from datetime import date, datetime


class Invalid(Exception):
    """The input breaks the definition."""


def check(schema, value, at):
    """Raises `Invalid` unless the schema allows the value."""
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    kind = kinds.get(schema.get("type"))
    if kind and (not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool)):
        raise Invalid(f"{at} moet van type {schema['type']} zijn")
    if isinstance(value, dict):
        for name in schema.get("required", []):
            if name not in value:
                raise Invalid(f"{at}/{name} ontbreekt")
        for name, member in value.items():
            if name in schema.get("properties", {}):
                check(schema["properties"][name], member, f"{at}/{name}")
            elif schema.get("additionalProperties") is False:
                raise Invalid(f"{at}/{name} is onbekend")
    if isinstance(value, str):
        check_text(schema, value, at)
    if isinstance(value, int) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        raise Invalid(f"{at} valt buiten het bereik")


def check_text(schema, text, at):
    """The same for a text."""
    if not schema.get("minLength", 0) <= len(text) <= schema.get("maxLength", len(text)):
        raise Invalid(f"{at} heeft een verkeerde lengte")
    if "enum" in schema and text not in schema["enum"]:
        raise Invalid(f"{at} heeft een onbekende waarde")
    try:
        if schema.get("format") == "date":
            date.fromisoformat(text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else "")
        if schema.get("format") == "date-time":
            if not re.fullmatch(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", text):
                raise ValueError(text)
            datetime.fromisoformat(re.sub(r"\.\d+", "", text.upper()).replace("Z", "+00:00"))
    except ValueError as error:
        raise Invalid(f"{at} is geen {schema['format']}") from error
