//! One schema: its reference, its keywords, then the schemas inside it.

use serde_json::{Map, Value};

use super::keywords::{SUBSCHEMAS, Within};
use super::normaliser::Normaliser;
use super::rewrite::REWRITES;
use crate::load::kind::Kind;
use crate::load::places::{child, item};
use crate::schema::Draft;

impl Normaliser<'_, '_> {
    /// Normalises a schema in place.
    pub(super) fn schema(&mut self, pointer: &str, value: &mut Value) {
        match value {
            Value::Bool(_) => {}
            Value::Object(schema) => self.schema_object(pointer, schema),
            other => {
                let help = "write an object with keywords, such as `type: string`";
                self.diagnostics.push(self.places.error("load.schema", pointer, "this is no schema", help));
                *other = Value::Bool(true);
            }
        }
    }

    fn schema_object(&mut self, pointer: &str, schema: &mut Map<String, Value>) {
        self.schema_reference(pointer, schema);
        for rewrite in REWRITES {
            rewrite(self, pointer, schema);
        }
        self.inside(pointer, schema);
    }

    /// Finishes a schema whose own keywords are rewritten already.
    pub(super) fn inside(&mut self, pointer: &str, schema: &mut Map<String, Value>) {
        self.settle(pointer.to_owned());
        self.check_keywords(pointer, schema);
        self.subschemas(pointer, schema);
    }

    fn schema_reference(&mut self, pointer: &str, schema: &mut Map<String, Value>) {
        self.dynamic_reference(pointer, schema);
        let is_older = older(schema) || (schema.get("$schema").is_none() && self.is_older);
        for keyword in ["$dynamicAnchor", "$anchor", "$id", "$schema", "$vocabulary"] {
            schema.remove(keyword);
        }
        let Some(reference) = schema.get("$ref") else {
            return;
        };
        let Some(reference) = reference.as_str().map(str::to_owned) else {
            return self.remove(pointer, schema, "$ref", "is no text", "write `#/…`, or a path and `#/…`");
        };
        if !self.dialect.schemas.siblings_of_references_count || is_older {
            // What is defined beside a reference is no constraint, and others may refer to it.
            const STAYS: &[&str] = &["$ref", "description", "$defs", "definitions"];
            schema.retain(|key, _| STAYS.contains(&key.as_str()) || key.starts_with("x-"));
        }
        match self.local(Kind::Schema, pointer, &reference) {
            Some(local) => schema.insert("$ref".to_owned(), Value::String(local)),
            None => schema.remove("$ref"),
        };
    }

    /// A dynamic reference is read as a plain one where one schema alone can be meant; else everything is allowed, since
    /// what is meant depends on who asks.
    fn dynamic_reference(&mut self, pointer: &str, schema: &mut Map<String, Value>) {
        let Some(reference) = schema.get("$dynamicRef").cloned() else {
            return;
        };
        if reference.as_str().is_some_and(|reference| self.is_ambiguous(pointer, reference)) {
            schema.remove("$dynamicRef");
            let message =
                "what `$dynamicRef` means here depends on which schema leads here; everything is allowed";
            let help = "write `$ref` to the schema that is meant, or tests will not look at this place";
            let place = child(pointer, "$dynamicRef");
            self.diagnostics.push(self.places.warning("load.dynamic", &place, message, help));
            return;
        }
        schema.remove("$dynamicRef");
        schema.entry("$ref").or_insert(reference);
    }

    fn subschemas(&mut self, pointer: &str, schema: &mut Map<String, Value>) {
        for (keyword, within) in SUBSCHEMAS {
            let Some(value) = schema.get_mut(*keyword) else {
                continue;
            };
            let pointer = child(pointer, keyword);
            match (within, value) {
                (Within::One, value) => self.visit(Kind::Schema, &pointer, value),
                (Within::List, Value::Array(values)) => {
                    for (index, value) in values.iter_mut().enumerate() {
                        self.visit(Kind::Schema, &item(&pointer, index), value);
                    }
                }
                (Within::Map, Value::Object(values)) => {
                    for (name, value) in values {
                        self.visit(Kind::Schema, &child(&pointer, name), value);
                    }
                }
                _ => {}
            }
        }
    }

    /// Takes a keyword out that cannot be used, and says so.
    pub(super) fn remove(
        &mut self,
        pointer: &str,
        schema: &mut Map<String, Value>,
        keyword: &str,
        what: &str,
        help: &str,
    ) {
        let message = format!("`{keyword}` {what}; it counts for nothing");
        self.diagnostics.push(self.places.error("load.schema", &child(pointer, keyword), message, help));
        schema.remove(keyword);
    }
}

/// Whether a schema says that it is written in a draft in which nothing counts beside a reference.
fn older(schema: &Map<String, Value>) -> bool {
    schema.get("$schema").and_then(Value::as_str).is_some_and(is_older_draft)
}

/// Whether nothing counts beside a reference in the draft of this address: drafts 4, 6 and 7.
pub(super) fn is_older_draft(address: &str) -> bool {
    Draft::named(address).is_some_and(|draft| draft <= Draft::Draft7)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::files::MemoryFiles;
    use crate::load::{Options, load};
    use crate::standard::Standard;

    fn standard(schemas: &Value, dialect: &str) -> Standard {
        let document = json!({"openapi": "3.1.0", "jsonSchemaDialect": dialect,
            "info": {"title": "t", "version": "1"}, "components": {"schemas": schemas},
            "paths": {"/a": {"post": {"requestBody": {"content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Page"}}}}, "responses": {"200": {"description": "ok"}}}}}});
        let files = MemoryFiles::new([("a.json", document.to_string())]);
        let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
        load(&files, &options).unwrap()
    }

    fn admits(standard: &Standard, value: &Value) -> bool {
        let body = standard.operations[0].request_body.as_ref().unwrap();
        body.content[0].schema.as_ref().unwrap().admits(value)
    }

    const LATEST: &str = "https://json-schema.org/draft/2020-12/schema";

    #[test]
    fn a_dynamic_reference_that_can_mean_one_schema_means_it() {
        let schemas = json!({"Page": {"properties": {"item": {"$dynamicRef": "#item"}}},
            "Item": {"$dynamicAnchor": "item", "type": "integer"}});
        let standard = standard(&schemas, LATEST);
        assert!(admits(&standard, &json!({"item": 1})) && !admits(&standard, &json!({"item": "x"})));
    }

    #[test]
    fn a_dynamic_reference_that_can_mean_several_schemas_allows_everything_and_is_told() {
        let schemas = json!({"Page": {"properties": {"item": {"$dynamicRef": "#item"}}},
            "Item": {"$dynamicAnchor": "item", "type": "integer"}, "Other": {"$dynamicAnchor": "item"}});
        let standard = standard(&schemas, LATEST);
        assert!(admits(&standard, &json!({"item": "x"})));
        assert!(standard.diagnostics.iter().any(|diagnostic| diagnostic.code == "load.dynamic"));
    }

    #[test]
    fn what_stands_beside_a_reference_counts_as_the_draft_says() {
        let schemas =
            json!({"Page": {"$ref": "#/components/schemas/Item", "maximum": 5}, "Item": {"type": "integer"}});
        assert!(!admits(&standard(&schemas, LATEST), &json!(6)));
        assert!(admits(&standard(&schemas, "http://json-schema.org/draft-07/schema#"), &json!(6)));
    }
}
