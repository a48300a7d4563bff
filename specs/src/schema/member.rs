//! The schemas that look at one member of an object, wherever in its schema they stand.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::place::{below, local};
use super::set::SchemaSet;
use super::site::{length, member_schemas};
use super::whole::Schema;

/// The schemas that look at the member `name` of an object with this schema: those that apply to every object, and those
/// in the branches of a choice or where a condition is met.
pub fn schemas_of_member(schema: &Schema, name: &str) -> Vec<Schema> {
    let mut walk = Walk { set: schema.set(), name, seen: BTreeSet::new(), places: BTreeSet::new() };
    walk.visit(schema.pointer());
    walk.places.into_iter().map(|place| Schema::new(Arc::clone(schema.set()), place)).collect()
}

struct Walk<'a> {
    set: &'a SchemaSet,
    name: &'a str,
    seen: BTreeSet<String>,
    places: BTreeSet<String>,
}

impl Walk<'_> {
    fn visit(&mut self, pointer: &str) {
        let Some(schema) = self.set.document().pointer(pointer).and_then(Value::as_object) else {
            return;
        };
        if !self.seen.insert(pointer.to_owned()) {
            return;
        }
        self.places.extend(member_schemas(self.set, schema, pointer, self.name));
        if let Some(target) = schema.get("$ref").and_then(Value::as_str).and_then(local) {
            self.visit(&target);
        }
        for keyword in ["allOf", "anyOf", "oneOf"] {
            for index in 0..length(schema, keyword) {
                self.visit(&format!("{pointer}/{keyword}/{index}"));
            }
        }
        for keyword in ["if", "then", "else", "not"].iter().filter(|keyword| schema.contains_key(**keyword)) {
            self.visit(&below(pointer, keyword));
        }
        let dependent = schema.get("dependentSchemas").and_then(Value::as_object);
        for name in dependent.into_iter().flat_map(Map::keys) {
            self.visit(&below(&below(pointer, "dependentSchemas"), name));
        }
    }
}
