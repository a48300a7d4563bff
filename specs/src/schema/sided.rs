//! What the schemas of a document are on one side of an exchange: a member that only the other side sends is demanded of
//! nobody here (`readOnly` and `writeOnly`, `OpenAPI` 3.0 §4.7.24, JSON Schema Validation 2020-12 §9.4).
//!
//! Every place stays where it is, so that a pointer means the same on either side.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::place::{below, local};
use super::side::Side;

/// How far a schema is followed to see whether it is marked.
const DEPTH: usize = 16;

/// Keywords whose lists of schemas look at the same value.
const LISTS: &[&str] = &["allOf", "anyOf", "oneOf"];
/// Keywords whose schema looks at the same value.
const SINGLE: &[&str] = &["if", "then", "else"];

/// The members that a side leaves out, by the schema that describes them.
type LeftOut = BTreeMap<String, BTreeSet<String>>;

/// Whether a document marks a member that this side leaves out.
pub(super) fn is_marked(document: &Value, side: Side) -> bool {
    match document {
        Value::Object(members) => {
            side.leaves_out(members) || members.values().any(|value| is_marked(value, side))
        }
        Value::Array(items) => items.iter().any(|item| is_marked(item, side)),
        _ => false,
    }
}

/// The document as it is on one side.
pub(super) fn sided(document: &Value, side: Side) -> Value {
    let mut written = document.clone();
    let left_out = left_out(document, side);
    for (holder, names) in demands(document, &left_out) {
        if let Some(Value::Object(schema)) = written.pointer_mut(&holder) {
            demand_no_more(schema, &names);
        }
    }
    if side == Side::Response {
        for (owner, names) in &left_out {
            let properties = written.pointer_mut(owner).and_then(|schema| schema.get_mut("properties"));
            let Some(Value::Object(properties)) = properties else { continue };
            properties.iter_mut().filter(|(name, _)| names.contains(*name)).for_each(|(_, member)| {
                *member = never();
            });
        }
    }
    written
}

/// A member that an answer does not hold.
fn never() -> Value {
    json!({ "writeOnly": true, "not": true })
}

/// Whether a schema is one that refuses a member for being sent by the wrong side.
pub(super) fn is_never(schema: &Value) -> bool {
    *schema == never()
}

fn left_out(document: &Value, side: Side) -> LeftOut {
    let mut found = LeftOut::new();
    each(document, &mut String::new(), &mut |pointer, schema| {
        let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
        let marked = properties.filter(|(_, member)| is_left_out(document, member, side));
        let names: BTreeSet<String> = marked.map(|(name, _)| name.clone()).collect();
        if !names.is_empty() {
            found.insert(pointer.to_owned(), names);
        }
    });
    found
}

/// Whether a side leaves out a member with this schema: it is marked, or one that holds for the same value is.
pub(super) fn is_left_out(document: &Value, schema: &Value, side: Side) -> bool {
    is_marked_within(document, schema, side, DEPTH)
}

fn is_marked_within(document: &Value, schema: &Value, side: Side, depth: usize) -> bool {
    let (Some(keywords), Some(depth)) = (schema.as_object(), depth.checked_sub(1)) else { return false };
    let target = keywords.get("$ref").and_then(Value::as_str).and_then(local);
    let target = target.and_then(|target| document.pointer(&target));
    let all = keywords.get("allOf").and_then(Value::as_array).into_iter().flatten();
    side.leaves_out(keywords)
        || target.into_iter().chain(all).any(|schema| is_marked_within(document, schema, side, depth))
}

/// The schemas that demand members which others beside them mark, with the names.
fn demands(document: &Value, left_out: &LeftOut) -> LeftOut {
    let mut found = LeftOut::new();
    each(document, &mut String::new(), &mut |pointer, schema| {
        let composes = left_out.contains_key(pointer)
            || schema
                .keys()
                .any(|key| key == "$ref" || LISTS.contains(&key.as_str()) || SINGLE.contains(&key.as_str()));
        if !composes {
            return;
        }
        let together = together(document, pointer);
        let names: BTreeSet<String> =
            together.iter().filter_map(|place| left_out.get(place)).flatten().cloned().collect();
        if names.is_empty() {
            return;
        }
        for place in together {
            if document.pointer(&place).is_some_and(|schema| is_demanding(schema, &names)) {
                found.entry(place).or_default().extend(names.iter().cloned());
            }
        }
    });
    found
}

fn is_demanding(schema: &Value, names: &BTreeSet<String>) -> bool {
    let lists = schema.get("dependentRequired").and_then(Value::as_object).into_iter().flat_map(Map::values);
    let mut listed = schema.get("required").into_iter().chain(lists).filter_map(Value::as_array).flatten();
    listed.any(|name| name.as_str().is_some_and(|name| names.contains(name)))
}

/// The schemas that look at the same value as the one at a pointer, itself included.
pub(super) fn together(document: &Value, pointer: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![pointer.to_owned()];
    while let Some(place) = waiting.pop() {
        let Some(schema) = document.pointer(&place).and_then(Value::as_object) else { continue };
        if !seen.insert(place.clone()) {
            continue;
        }
        waiting.extend(schema.get("$ref").and_then(Value::as_str).and_then(local));
        for keyword in LISTS {
            let count = schema.get(*keyword).and_then(Value::as_array).map_or(0, Vec::len);
            waiting.extend((0..count).map(|index| format!("{place}/{keyword}/{index}")));
        }
        waiting.extend(
            SINGLE
                .iter()
                .filter(|keyword| schema.contains_key(**keyword))
                .map(|keyword| below(&place, keyword)),
        );
        let dependent =
            schema.get("dependentSchemas").and_then(Value::as_object).into_iter().flat_map(Map::keys);
        waiting.extend(dependent.map(|name| below(&below(&place, "dependentSchemas"), name)));
    }
    seen
}

/// Takes the names out of every list that demands them.
fn demand_no_more(schema: &mut Map<String, Value>, names: &BTreeSet<String>) {
    let forget = |list: &mut Value| {
        if let Value::Array(list) = list {
            list.retain(|name| name.as_str().is_none_or(|name| !names.contains(name)));
        }
    };
    schema.get_mut("required").into_iter().for_each(forget);
    if let Some(Value::Object(lists)) = schema.get_mut("dependentRequired") {
        lists.values_mut().for_each(forget);
    }
}

/// Every object of a document, with its pointer.
fn each(value: &Value, pointer: &mut String, found: &mut impl FnMut(&str, &Map<String, Value>)) {
    let length = pointer.len();
    match value {
        Value::Object(members) => {
            found(pointer, members);
            for (name, member) in members {
                crate::text::pointer::push(pointer, name);
                each(member, pointer, found);
                pointer.truncate(length);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                crate::text::pointer::push_index(pointer, index);
                each(item, pointer, found);
                pointer.truncate(length);
            }
        }
        _ => {}
    }
}
