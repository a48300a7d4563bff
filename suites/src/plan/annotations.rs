//! What a standard's schemas say of the places of a value: unique per case, taken from the target's test data, or
//! dependent on the state of business.

use hutong_specs::plan::Fresh;
use hutong_specs::schema::{Schema, SchemaSet};
use hutong_specs::text::pointer::below;
use serde_json::{Map, Value};

/// What the schemas say of one place of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// JSON pointer into the value.
    pub at: String,
    /// What is said.
    pub kind: AnnotationKind,
}

/// What the schemas say of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnnotationKind {
    /// `x-fresh`: the value is unique per case.
    Fresh(Fresh),
    /// `x-test-data`: the target declares the value under this name.
    TestData(String),
    /// Another operation brings the value about; it is captured under this name.
    Captured(String),
    /// `x-business`: which value is accepted depends on the state.
    Business,
}

/// How deep values are looked into.
const DEPTH: usize = 40;

/// What `schema` says of the places of `value`.
pub fn annotations(schema: &Schema, value: &Value) -> Vec<Annotation> {
    let mut walk = Walk { set: schema.set(), found: Vec::new() };
    walk.visit(schema.pointer(), value, "", DEPTH);
    walk.found
}

struct Walk<'a> {
    set: &'a SchemaSet,
    found: Vec<Annotation>,
}

impl Walk<'_> {
    fn visit(&mut self, pointer: &str, value: &Value, at: &str, depth: usize) {
        let Some(depth) = depth.checked_sub(1) else { return };
        let set = self.set;
        let Some(schema) = set.value(pointer).as_object() else {
            return;
        };
        self.note(schema, at);
        if let Some(target) =
            schema.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix('#'))
        {
            self.visit(target, value, at, depth);
        }
        self.visit_branches(pointer, schema, value, at, depth);
        self.visit_members(pointer, schema, value, at, depth);
    }

    fn note(&mut self, schema: &Map<String, Value>, at: &str) {
        for kind in kinds(schema) {
            let annotation = Annotation { at: at.to_owned(), kind };
            if !self.found.contains(&annotation) {
                self.found.push(annotation);
            }
        }
    }

    /// Schemas that speak of the same value: all of `allOf`, those of `oneOf` and `anyOf` that admit it, and the
    /// branch of `if` that it takes.
    fn visit_branches(
        &mut self,
        pointer: &str,
        schema: &Map<String, Value>,
        value: &Value,
        at: &str,
        depth: usize,
    ) {
        for keyword in ["allOf", "anyOf", "oneOf"] {
            let count = schema.get(keyword).and_then(Value::as_array).map_or(0, Vec::len);
            for index in 0..count {
                let branch = format!("{pointer}/{keyword}/{index}");
                if keyword == "allOf" || self.set.admits(&branch, value) {
                    self.visit(&branch, value, at, depth);
                }
            }
        }
        if schema.contains_key("if") {
            let taken = if self.set.admits(&format!("{pointer}/if"), value) { "then" } else { "else" };
            if schema.contains_key(taken) {
                self.visit(&format!("{pointer}/{taken}"), value, at, depth);
            }
        }
    }

    fn visit_members(
        &mut self,
        pointer: &str,
        schema: &Map<String, Value>,
        value: &Value,
        at: &str,
        depth: usize,
    ) {
        match value {
            Value::Object(members) => {
                for (name, member) in members {
                    let place = if schema
                        .get("properties")
                        .is_some_and(|properties| properties.get(name).is_some())
                    {
                        below(&format!("{pointer}/properties"), name)
                    } else if schema.contains_key("additionalProperties") {
                        format!("{pointer}/additionalProperties")
                    } else {
                        continue;
                    };
                    self.visit(&place, member, &below(at, name), depth);
                }
            }
            Value::Array(items) if schema.contains_key("items") => {
                for (index, item) in items.iter().enumerate() {
                    self.visit(&format!("{pointer}/items"), item, &format!("{at}/{index}"), depth);
                }
            }
            _ => {}
        }
    }
}

fn kinds(schema: &Map<String, Value>) -> impl Iterator<Item = AnnotationKind> + '_ {
    let fresh = schema.get("x-fresh").and_then(fresh).map(AnnotationKind::Fresh);
    let test_data = schema.get("x-test-data").and_then(Value::as_str);
    let business = schema.get("x-business").and_then(Value::as_bool).unwrap_or(false);
    fresh
        .into_iter()
        .chain(test_data.map(|name| AnnotationKind::TestData(name.to_owned())))
        .chain(business.then_some(AnnotationKind::Business))
}

fn fresh(value: &Value) -> Option<Fresh> {
    Some(Fresh {
        name: value.get("name")?.as_str()?.to_owned(),
        template: value.get("template")?.as_str()?.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use hutong_specs::schema::{Schema, SchemaSet};
    use serde_json::json;

    use super::{AnnotationKind, annotations};

    #[test]
    fn annotations_are_found_through_references_branches_and_items() {
        let document = json!({
            "root": {"allOf": [{"$ref": "#/row"}], "if": {"required": ["kind"]}, "then": {"properties": {
                "kind": {"x-business": true}}}},
            "row": {"properties": {"list": {"items": {"properties": {
                "number": {"x-fresh": {"name": "n", "template": "########"}, "x-test-data": "known"}}}}}},
        });
        let schema = Schema::new(Arc::new(SchemaSet::new(document)), "/root");
        let found = annotations(&schema, &json!({"kind": 1, "list": [{"number": "12345678"}]}));
        let places: Vec<_> = found.iter().map(|annotation| annotation.at.as_str()).collect();
        assert_eq!(places, ["/list/0/number", "/list/0/number", "/kind"]);
        assert_eq!(found.last().map(|annotation| &annotation.kind), Some(&AnnotationKind::Business));
    }
}
