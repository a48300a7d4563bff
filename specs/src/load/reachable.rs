//! The schemas that some schemas lead to, each once.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::load::normalise::SCHEMAS_WITHIN;
use crate::load::places::child;
use crate::schema::{Schema, SchemaSet};
use crate::standard::{Aspect, Operation};

/// The pointers of all schemas in and behind `roots`.
pub(super) fn reachable(set: &SchemaSet, roots: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    reaches(set, roots, |pointer, _| {
        all.insert(pointer.to_owned());
        false
    });
    all
}

/// Whether one of the schemas in and behind `roots` is meant; those behind it are not looked at any more.
pub(super) fn reaches(
    set: &SchemaSet,
    roots: impl IntoIterator<Item = String>,
    mut is_meant: impl FnMut(&str, &Map<String, Value>) -> bool,
) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<String> = roots.into_iter().collect();
    while let Some(pointer) = waiting.pop() {
        let Some(Value::Object(schema)) = set.document().pointer(&pointer) else {
            continue;
        };
        if !seen.insert(pointer.clone()) {
            continue;
        }
        if is_meant(&pointer, schema) {
            return true;
        }
        if let Some(target) =
            schema.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#'))
        {
            waiting.push(target.to_owned());
        }
        waiting.extend(schemas_within(schema, &pointer).into_iter().map(|(_, place)| place));
    }
    false
}

/// The schemas that stand in a schema itself, each with its keyword.
pub(crate) fn schemas_within(schema: &Map<String, Value>, pointer: &str) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for (keyword, is_map) in SCHEMAS_WITHIN {
        let mut places = Vec::new();
        if let Some(value) = schema.get(keyword) {
            within(value, &child(pointer, keyword), is_map, &mut places);
        }
        found.extend(places.into_iter().map(|place| (keyword, place)));
    }
    found
}

fn within(value: &Value, pointer: &str, is_map: bool, waiting: &mut Vec<String>) {
    match value {
        Value::Object(schemas) if is_map => waiting.extend(schemas.keys().map(|name| child(pointer, name))),
        Value::Array(schemas) => waiting.extend((0..schemas.len()).map(|index| format!("{pointer}/{index}"))),
        Value::Object(_) => waiting.push(pointer.to_owned()),
        _ => {}
    }
}

/// The pointers of all schemas that an operation names itself.
pub(super) fn schemas(operation: &Operation) -> Vec<String> {
    parts(operation).into_iter().flat_map(|(_, roots)| roots).collect()
}

/// The same by the aspect of the operation that they belong to.
pub(super) fn parts(operation: &Operation) -> [(Aspect, Vec<String>); 4] {
    let of = |schemas: &mut dyn Iterator<Item = &Schema>| {
        schemas.map(|schema| schema.pointer().to_owned()).collect()
    };
    let request = operation.request_body.iter().flat_map(|body| &body.content);
    let response = operation.responses.values().flat_map(|response| &response.content);
    let headers = operation.responses.values().flat_map(|response| &response.headers);
    [
        (Aspect::RequestBody, of(&mut request.filter_map(|media_type| media_type.schema.as_ref()))),
        (Aspect::ResponseBody, of(&mut response.filter_map(|media_type| media_type.schema.as_ref()))),
        (Aspect::Parameters, of(&mut operation.parameters.iter().map(|parameter| &parameter.schema))),
        (Aspect::Responses, of(&mut headers.filter_map(|header| header.schema.as_ref()))),
    ]
}
