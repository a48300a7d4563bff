//! The schemas that look at one member of an object, wherever in its schema they stand.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::place::{below, local};
use super::set::SchemaSet;
use super::site::{length, member_schemas};
use super::whole::Schema;

/// The schemas that look at one member of an object, as JSON pointers.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// Those that apply to every object.
    pub(super) always: BTreeSet<String>,
    /// Those that apply to some: in the branches of a choice, or where a condition is met.
    pub(super) sometimes: BTreeSet<String>,
    /// Whether the object is looked at in other ways, so that which value the member has may decide about the rest.
    pub(super) is_looked_at: bool,
}

impl Field {
    /// The schemas that look at the member `name` of an object with this schema.
    pub(super) fn of(schema: &Schema, name: &str) -> Self {
        let mut walk = Walk { set: schema.set(), name, seen: BTreeSet::new(), field: Self::default() };
        walk.visit(schema.pointer(), true);
        walk.field
    }
}

struct Walk<'a> {
    set: &'a SchemaSet,
    name: &'a str,
    seen: BTreeSet<(String, bool)>,
    field: Field,
}

impl Walk<'_> {
    fn visit(&mut self, pointer: &str, always: bool) {
        let Some(schema) = self.set.document().pointer(pointer).and_then(Value::as_object) else {
            return;
        };
        if !self.seen.insert((pointer.to_owned(), always)) {
            return;
        }
        self.members(schema, pointer, always);
        if let Some(target) = schema.get("$ref").and_then(Value::as_str).and_then(local) {
            self.visit(&target, always);
        }
        self.list(schema, pointer, "allOf", always);
        self.list(schema, pointer, "anyOf", false);
        self.list(schema, pointer, "oneOf", false);
        for keyword in ["then", "else"].iter().filter(|keyword| schema.contains_key(**keyword)) {
            self.visit(&below(pointer, keyword), false);
        }
        let dependent = schema.get("dependentSchemas").and_then(Value::as_object);
        for name in dependent.into_iter().flat_map(Map::keys) {
            self.visit(&below(&below(pointer, "dependentSchemas"), name), false);
        }
        self.field.is_looked_at |=
            ["not", "if", "enum", "const"].iter().any(|keyword| schema.contains_key(*keyword));
    }

    fn list(&mut self, schema: &Map<String, Value>, pointer: &str, keyword: &str, always: bool) {
        for index in 0..length(schema, keyword) {
            self.visit(&format!("{pointer}/{keyword}/{index}"), always);
        }
    }

    fn members(&mut self, schema: &Map<String, Value>, pointer: &str, always: bool) {
        for place in member_schemas(self.set, schema, pointer, self.name) {
            // What another schema describes is evaluated, so that this one need not apply.
            let is_certain = always && !place.ends_with("/unevaluatedProperties");
            let places = if is_certain { &mut self.field.always } else { &mut self.field.sometimes };
            places.insert(place);
        }
    }
}
