//! The types of a schema: only those that exist.

use serde_json::{Map, Value};

use super::normaliser::Normaliser;
use crate::load::dialect::Nullable;
use crate::load::places::{child, item};

/// What people write for a type, and what they mean.
const MEANT: &[(&str, &str)] = &[
    ("int", "integer"),
    ("int32", "integer` with `format: int32"),
    ("int64", "integer` with `format: int64"),
    ("long", "integer` with `format: int64"),
    ("float", "number` with `format: float"),
    ("double", "number` with `format: double"),
    ("decimal", "number"),
    ("bool", "boolean"),
    ("text", "string"),
    ("str", "string"),
    ("date", "string` with `format: date"),
    ("datetime", "string` with `format: date-time"),
    ("date-time", "string` with `format: date-time"),
    ("uuid", "string` with `format: uuid"),
    ("list", "array` with `items"),
    ("map", "object` with `additionalProperties"),
    ("dict", "object` with `additionalProperties"),
    ("any", "string`, or leave `type` out, to allow all"),
];

/// `type: file` of Swagger 2.0 is bytes.
pub(super) fn file(normaliser: &mut Normaliser<'_, '_>, _: &str, schema: &mut Map<String, Value>) {
    if normaliser.dialect.schemas.types.contains(&"file")
        && schema.get("type").and_then(Value::as_str) == Some("file")
    {
        schema.insert("type".to_owned(), Value::from("string"));
        schema.insert("format".to_owned(), Value::from("binary"));
    }
}

/// `required: true` on a property means nothing in any dialect; people mean the list of the object around it.
pub(super) fn required_flag(
    normaliser: &mut Normaliser<'_, '_>,
    pointer: &str,
    schema: &mut Map<String, Value>,
) {
    if schema.get("required").is_some_and(Value::is_boolean) {
        let help = "name the property in the list `required` of the object around it";
        normaliser.remove(pointer, schema, "required", "is no list of names", help);
    }
}

/// In YAML a bare `null` is no text; it is taken for the type that it means, since without it the schema would allow all.
pub(super) fn bare_null(normaliser: &mut Normaliser<'_, '_>, pointer: &str, schema: &mut Map<String, Value>) {
    let place = child(pointer, "type");
    let places: Vec<String> = match schema.get_mut("type") {
        Some(Value::Array(names)) => names
            .iter_mut()
            .enumerate()
            .filter(|(_, name)| name.is_null())
            .map(|(index, name)| {
                *name = Value::from("null");
                item(&place, index)
            })
            .collect(),
        Some(name @ Value::Null) => {
            *name = Value::from("null");
            vec![place]
        }
        _ => Vec::new(),
    };
    for place in places {
        let message = "this type is null, and not the text \"null\"; it is taken for the type null";
        let help = "write it in quotes: \"null\"";
        normaliser.diagnostics.push(normaliser.places.warning("load.schema", &place, message, help));
    }
}

/// Takes a type out that does not exist.
pub(super) fn check(normaliser: &mut Normaliser<'_, '_>, pointer: &str, schema: &mut Map<String, Value>) {
    let Some(written) = schema.get("type") else { return };
    let types = normaliser.dialect.schemas.types;
    let list_counts = normaliser.dialect.schemas.nullable == Nullable::Type;
    let wrong = match written {
        Value::String(name) => (!types.contains(&name.as_str())).then(|| (String::new(), name.clone())),
        Value::Array(names) if list_counts && !names.is_empty() => unknown(names, types),
        other => Some((String::new(), other.to_string())),
    };
    let Some((inside, wrong)) = wrong else { return };
    // Null has no type of its own before 3.1, but what is meant is plain.
    if wrong == "null" {
        let message =
            format!("{} has no type null; it is taken for what 3.1 means by it", normaliser.dialect.name);
        let help = "write `nullable: true` on the schema around it";
        let diagnostic = normaliser.places.error("load.schema", &child(pointer, "type"), message, help);
        return normaliser.diagnostics.push(diagnostic);
    }
    let message = format!("`type` names no type: {wrong}; it counts for nothing");
    let place = format!("{pointer}/type{inside}");
    normaliser.diagnostics.push(normaliser.places.error("load.schema", &place, message, help(&wrong, types)));
    schema.remove("type");
}

/// The first name of a list that is no type, with its place in the list.
fn unknown(names: &[Value], known: &[&str]) -> Option<(String, String)> {
    let is_known = |name: &Value| name.as_str().is_some_and(|name| known.contains(&name));
    let (index, name) = names.iter().enumerate().find(|(_, name)| !is_known(name))?;
    Some((item("", index), name.as_str().map_or_else(|| name.to_string(), str::to_owned)))
}

fn help(wrong: &str, known: &[&str]) -> String {
    match MEANT.iter().find(|(written, _)| written.eq_ignore_ascii_case(wrong)) {
        Some((_, meant)) => format!("write `type: {meant}`"),
        None => format!("write one of {}", known.join(", ")),
    }
}

/// Whether the schema's type is or includes `name`.
pub(super) fn is(schema: &Map<String, Value>, name: &str) -> bool {
    match schema.get("type") {
        Some(Value::String(only)) => only == name,
        Some(Value::Array(names)) => names.iter().any(|one| one == name),
        _ => false,
    }
}
