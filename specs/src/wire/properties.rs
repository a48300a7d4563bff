//! The members that a schema describes by name, wherever it does.

use std::sync::Arc;

use serde_json::Value;

use crate::schema::Schema;
use crate::text::pointer;

/// How far references and branches are followed.
const DEPTH: usize = 12;

/// The members that a schema describes by name, those of its branches included; the first description counts.
pub(super) fn properties(schema: &Schema) -> Vec<(String, Schema)> {
    let mut found = Vec::new();
    collect(schema, DEPTH, &mut found);
    found
}

fn collect(schema: &Schema, depth: usize, found: &mut Vec<(String, Schema)>) {
    let Some(members) = schema.value().as_object() else { return };
    let below = |path: &str| Schema::new(Arc::clone(schema.set()), format!("{}/{path}", schema.pointer()));
    for name in
        members.get("properties").and_then(Value::as_object).into_iter().flatten().map(|(name, _)| name)
    {
        if !found.iter().any(|(own, _)| own == name) {
            let place = pointer::below(&format!("{}/properties", schema.pointer()), name);
            found.push((name.clone(), Schema::new(Arc::clone(schema.set()), place)));
        }
    }
    let Some(depth) = depth.checked_sub(1) else { return };
    if let Some(target) =
        members.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'))
    {
        let target = percent_encoding::percent_decode_str(target).decode_utf8_lossy().into_owned();
        collect(&Schema::new(Arc::clone(schema.set()), target), depth, found);
    }
    for keyword in ["allOf", "anyOf", "oneOf"] {
        let branches = members.get(keyword).and_then(Value::as_array).map_or(0, Vec::len);
        (0..branches).for_each(|index| collect(&below(&format!("{keyword}/{index}")), depth, found));
    }
    for keyword in ["then", "else"].into_iter().filter(|keyword| members.contains_key(*keyword)) {
        collect(&below(keyword), depth, found);
    }
}

/// The schema of the items of an array.
pub(super) fn items(schema: &Schema) -> Schema {
    let resolved = schema.resolved();
    Schema::new(Arc::clone(resolved.set()), format!("{}/items", resolved.pointer()))
}

/// What a keyword says, at the schema itself or where its reference leads.
pub(super) fn said<'s>(schema: &'s Schema, resolved: &'s Schema, keyword: &str) -> Option<&'s Value> {
    schema.value().get(keyword).or_else(|| resolved.value().get(keyword))
}
