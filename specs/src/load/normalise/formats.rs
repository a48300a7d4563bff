//! Formats of `OpenAPI` that JSON Schema knows as other keywords.

use serde_json::{Map, Number, Value};

use super::normaliser::Normaliser;
use super::types;

/// `int32` and `int64` are bounds.
pub(super) fn integers(_: &mut Normaliser<'_, '_>, _: &str, schema: &mut Map<String, Value>) {
    if !types::is(schema, "integer") {
        return;
    }
    let (least, greatest): (Number, Number) = match schema.get("format").and_then(Value::as_str) {
        Some("int32") => (i32::MIN.into(), i32::MAX.into()),
        Some("int64") => (i64::MIN.into(), i64::MAX.into()),
        _ => return,
    };
    for (bound, exclusive, value) in
        [("minimum", "exclusiveMinimum", least), ("maximum", "exclusiveMaximum", greatest)]
    {
        if !schema.contains_key(bound) && !schema.contains_key(exclusive) {
            schema.insert(bound.to_owned(), Value::Number(value));
        }
    }
}

/// `byte` is Base64, `binary` is bytes.
pub(super) fn bytes(_: &mut Normaliser<'_, '_>, _: &str, schema: &mut Map<String, Value>) {
    let (keyword, value) = match schema.get("format").and_then(Value::as_str) {
        Some("byte") => ("contentEncoding", "base64"),
        Some("binary") => ("contentMediaType", "application/octet-stream"),
        _ => return,
    };
    schema.entry(keyword).or_insert_with(|| Value::from(value));
}
