//! What can be said of an object's members without looking at values: those that stand in the schema itself, behind
//! references and in `allOf`. Choices are left aside, since nobody knows which is taken.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use crate::schema::{Schema, SchemaSet};

/// Schemas nested deeper in references and `allOf` are not followed.
const DEPTH: usize = 12;

/// The members that the schema describes, by name.
pub(super) fn members(schema: &Schema) -> BTreeMap<String, Schema> {
    let mut members = BTreeMap::new();
    visit(schema.set(), schema.pointer(), DEPTH, &mut |pointer, value| {
        let properties = value.get("properties").and_then(Value::as_object);
        for name in properties.into_iter().flatten().map(|(name, _)| name) {
            let place = format!("{pointer}/properties/{}", name.replace('~', "~0").replace('/', "~1"));
            let member = Schema::new(Arc::clone(schema.set()), place);
            members.entry(name.clone()).or_insert(member);
        }
    });
    members
}

/// The schema of an array's items.
pub(super) fn items(schema: &Schema) -> Option<Schema> {
    let mut found = None;
    visit(schema.set(), schema.pointer(), DEPTH, &mut |pointer, value| {
        if found.is_none() && value.get("items").is_some_and(Value::is_object) {
            found = Some(Schema::new(Arc::clone(schema.set()), format!("{pointer}/items")));
        }
    });
    found
}

/// The JSON types that the schema names; none if it names no type.
pub(super) fn types(schema: &Schema) -> BTreeSet<String> {
    let mut types = BTreeSet::new();
    visit(schema.set(), schema.pointer(), DEPTH, &mut |_, value| match value.get("type") {
        Some(Value::String(name)) => drop(types.insert(name.clone())),
        Some(Value::Array(names)) => types.extend(names.iter().filter_map(Value::as_str).map(str::to_owned)),
        _ => {}
    });
    types
}

/// Whether the schema, or one behind it, has the keyword.
pub(super) fn has(schema: &Schema, keyword: &str) -> bool {
    let mut found = false;
    visit(schema.set(), schema.pointer(), DEPTH, &mut |_, value| found |= value.get(keyword).is_some());
    found
}

/// Looks at the schema and at each behind it.
pub(super) fn each(schema: &Schema, look: &mut dyn FnMut(&Value)) {
    visit(schema.set(), schema.pointer(), DEPTH, &mut |_, value| look(value));
}

fn visit(set: &SchemaSet, pointer: &str, depth: usize, look: &mut dyn FnMut(&str, &Value)) {
    let Some(depth) = depth.checked_sub(1) else { return };
    let value = set.value(pointer);
    look(pointer, value);
    if let Some(target) = value.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#')) {
        visit(set, target, depth, look);
    }
    for index in 0..value.get("allOf").and_then(Value::as_array).map_or(0, Vec::len) {
        visit(set, &format!("{pointer}/allOf/{index}"), depth, look);
    }
}
