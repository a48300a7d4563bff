//! Null: before 3.1 a flag, since then a type.

use serde_json::{Map, Value, json};

use super::normaliser::Normaliser;
use crate::load::dialect::Nullable;
use crate::load::places::{child, item};

/// Keywords of a schema without type that refuse null as the rest of the schema says.
const COMBINED: &[&str] = &["$ref", "allOf", "anyOf", "oneOf", "not"];

/// Keywords that say something of the place and not of its value.
const DESCRIBING: &[&str] =
    &["description", "title", "examples", "default", "deprecated", "readOnly", "writeOnly", "xml"];

/// Makes the dialect's flag for null the type `null`, and adds null to an enumeration.
pub(super) fn allow(normaliser: &mut Normaliser<'_, '_>, pointer: &str, schema: &mut Map<String, Value>) {
    let Nullable::Member(member) = normaliser.dialect.schemas.nullable else {
        return ignore_flag(normaliser, pointer, schema);
    };
    if schema.remove(member) != Some(Value::Bool(true)) {
        return;
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum")
        && !values.contains(&Value::Null)
    {
        values.push(Value::Null);
    }
    if let Some(Value::String(name)) = schema.get("type") {
        let types = json!([name, "null"]);
        schema.insert("type".to_owned(), types);
    }
    if COMBINED.iter().any(|keyword| schema.contains_key(*keyword)) {
        put_beside_null(normaliser, pointer, schema);
    }
}

fn ignore_flag(normaliser: &mut Normaliser<'_, '_>, pointer: &str, schema: &mut Map<String, Value>) {
    if schema.contains_key("nullable") {
        let help = "write `type: [string, \"null\"]`";
        let message = format!("`nullable` means nothing in {}", normaliser.dialect.name);
        let place = child(pointer, "nullable");
        normaliser.diagnostics.push(normaliser.places.warning("load.schema", &place, message, help));
        schema.remove("nullable");
    }
}

/// Puts what combines other schemas into one alternative, and null into another.
fn put_beside_null(normaliser: &mut Normaliser<'_, '_>, pointer: &str, schema: &mut Map<String, Value>) {
    let mut inner = Map::new();
    for (keyword, value) in std::mem::take(schema) {
        let stays = keyword.starts_with("x-") || DESCRIBING.contains(&keyword.as_str());
        if stays {
            schema.insert(keyword, value)
        } else {
            inner.insert(keyword, value)
        };
    }
    let alternatives = child(pointer, "anyOf");
    normaliser.rename(pointer, &item(&alternatives, 0));
    // Both are in the new dialect already, so they are not to be visited again.
    normaliser.inside(&item(&alternatives, 0), &mut inner);
    normaliser.settle(item(&alternatives, 1));
    schema.insert("anyOf".to_owned(), json!([inner, { "type": "null" }]));
}
