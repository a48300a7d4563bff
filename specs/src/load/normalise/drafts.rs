//! What JSON Schema itself says of references and drafts, before the dialect of the document is looked at: identifiers,
//! anchors, dynamic references, and schemas in an older draft.

use serde_json::Value;

use super::normaliser::Normaliser;
use crate::load::kind::{Kind, Shape};
use crate::load::places::{child, item};
use crate::schema::{Note, embedded};

/// Keywords by which a schema is named, or its draft chosen. Where there are none nothing is to be done.
const NAMING: &[&str] = &[
    "$id",
    "$anchor",
    "$dynamicAnchor",
    "$dynamicRef",
    "$recursiveAnchor",
    "$recursiveRef",
    "$schema",
    "$vocabulary",
];

impl Normaliser<'_, '_> {
    /// Writes out in the interface document what drafts and dynamic references make of its schemas.
    pub(super) fn settle_drafts(&mut self) {
        let Some(document) = self.documents.first() else { return };
        let mut roots = Vec::new();
        self.schemas(Kind::Root, String::new(), document, &mut roots);
        let dialect = document.get("jsonSchemaDialect").and_then(Value::as_str);
        let schemas = roots.iter().filter_map(|root| document.pointer(root));
        if dialect.is_none() && !schemas.into_iter().any(names) {
            return;
        }
        match embedded(document, &roots, dialect) {
            Ok(settled) => {
                settled.copies.into_iter().for_each(|(from, to)| self.places.moved(from, to));
                settled.notes.iter().for_each(|note| self.tell(note));
                if let Some(document) = self.documents.first_mut() {
                    *document = settled.document;
                }
                self.is_older = false;
            }
            Err(error) => {
                let help = "refer with `$ref` instead of `$dynamicRef`, or split the document";
                let message =
                    format!("the drafts and dynamic references of the schemas are left aside: {error}");
                self.diagnostics.push(self.places.error("load.dynamic", "", message, help));
            }
        }
    }

    /// The outermost schemas of the document.
    fn schemas(&self, kind: Kind, pointer: String, value: &Value, roots: &mut Vec<String>) {
        if kind == Kind::Schema {
            return roots.push(pointer);
        }
        if value.get("$ref").is_some_and(Value::is_string) && kind.may_be_a_reference() {
            return;
        }
        for (name, shape, kind) in (self.dialect.members)(kind) {
            let Some(value) = value.get(name) else { continue };
            let pointer = child(&pointer, name);
            match (shape, value) {
                (Shape::One, value) => self.schemas(*kind, pointer, value, roots),
                (Shape::List, Value::Array(values)) => {
                    for (index, value) in values.iter().enumerate() {
                        self.schemas(*kind, item(&pointer, index), value, roots);
                    }
                }
                (Shape::Map, Value::Object(values)) => {
                    for (name, value) in values.iter().filter(|(name, _)| !name.starts_with("x-")) {
                        self.schemas(*kind, child(&pointer, name), value, roots);
                    }
                }
                _ => {}
            }
        }
    }

    fn tell(&mut self, note: &Note) {
        let (code, place, message, help) = match note {
            Note::Dialect(place) => (
                "load.schema-dialect",
                place,
                "nobody here knows this dialect of JSON Schema; it is read as the one around it, else as draft 2020-12",
                "name one of the drafts 4, 6, 7, 2019-09 and 2020-12, or leave it out",
            ),
            Note::Vocabulary(place) => (
                "load.schema-dialect",
                place,
                "a vocabulary that must be understood is not known here; its keywords count for nothing",
                "write the constraints with keywords of draft 2020-12, or mark the vocabulary `false`",
            ),
            Note::Anchor(place) => (
                "load.dynamic",
                place,
                "another schema of this document has the same dynamic anchor; each counts for the schema around it alone",
                "give each schema with such an anchor an `$id` of its own",
            ),
        };
        self.diagnostics.push(self.places.warning(code, place, message, help));
    }
}

fn names(value: &Value) -> bool {
    match value {
        Value::Object(members) => {
            members.keys().any(|key| NAMING.contains(&key.as_str())) || members.values().any(names)
        }
        Value::Array(items) => items.iter().any(names),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::files::MemoryFiles;
    use crate::load::{Options, load};
    use crate::schema::Schema;
    use crate::standard::Standard;

    fn standard(schemas: &Value, dialect: Option<&str>) -> Standard {
        let response = |name: &str| {
            json!({"description": "ok", "content": {"application/json":
                {"schema": {"$ref": format!("#/components/schemas/{name}")}}}})
        };
        let names = schemas.as_object().unwrap().keys();
        let paths: serde_json::Map<String, Value> = names
            .map(|name| (format!("/{name}"), json!({"get": {"responses": {"200": response(name)}}})))
            .collect();
        let mut document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"},
            "components": {"schemas": schemas}, "paths": paths});
        if let Some(dialect) = dialect {
            document["jsonSchemaDialect"] = json!(dialect);
        }
        let files = MemoryFiles::new([("a.json", document.to_string())]);
        let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
        load(&files, &options).unwrap()
    }

    fn admits(standard: &Standard, name: &str, value: &Value) -> bool {
        let schema =
            Schema::new(std::sync::Arc::clone(&standard.schemas), format!("/components/schemas/{name}"));
        assert_eq!(schema.set().defect(schema.pointer()), None);
        schema.admits(value)
    }

    fn told(standard: &Standard, code: &str) -> Vec<String> {
        let told = standard.diagnostics.iter().filter(|diagnostic| diagnostic.code == code);
        told.map(ToString::to_string).collect()
    }

    /// A page of anything, and pages of two things; a tree, and a tree in which nothing unknown may stand.
    fn generic(named: bool) -> Value {
        let mut schemas = json!({
            "Page": {"type": "object", "required": ["items"], "properties": {
                "items": {"type": "array", "items": {"$dynamicRef": "#T"}}},
                "$defs": {"T": {"$dynamicAnchor": "T"}}},
            "People": {"$ref": "#/components/schemas/Page", "$defs": {"T": {"$dynamicAnchor": "T",
                "type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}}},
            "Numbers": {"$ref": "#/components/schemas/Page",
                "$defs": {"T": {"$dynamicAnchor": "T", "type": "integer"}}},
            "Tree": {"$dynamicAnchor": "node", "type": "object", "properties": {"data": {},
                "children": {"type": "array", "items": {"$dynamicRef": "#node"}}}},
            "StrictTree": {"$dynamicAnchor": "node", "$ref": "#/components/schemas/Tree",
                "unevaluatedProperties": false}});
        if named {
            for (name, schema) in schemas.as_object_mut().unwrap() {
                schema["$id"] = json!(format!("https://example.com/{name}"));
                if let Some(Value::String(reference)) = schema.get_mut("$ref") {
                    *reference = reference.rsplit('/').next().unwrap().to_owned();
                }
            }
        }
        schemas
    }

    #[test]
    fn a_dynamic_reference_means_what_leads_to_it() {
        for named in [true, false] {
            let standard = standard(&generic(named), None);
            let admits = |name: &str, value: Value| admits(&standard, name, &value);
            assert!(admits("Page", json!({"items": ["x", 1]})));
            assert!(admits("Numbers", json!({"items": [1]})) && !admits("Numbers", json!({"items": ["x"]})));
            assert!(admits("People", json!({"items": [{"name": "测试人"}]})));
            assert!(!admits("People", json!({"items": [1]})) && !admits("People", json!({"items": [{}]})));
            assert!(!admits("Numbers", json!({})));
            let strange = json!({"children": [{"daat": 1}]});
            assert!(admits("Tree", strange.clone()) && !admits("StrictTree", strange));
            assert!(admits("StrictTree", json!({"children": [{"data": 1, "children": []}]})));
            assert_eq!(told(&standard, "load.dynamic").is_empty(), named);
            assert!(told(&standard, "load.reference").is_empty());
        }
    }

    #[test]
    fn what_is_generated_of_a_dynamic_schema_is_admitted() {
        let standard = standard(&generic(true), None);
        let people = Schema::new(std::sync::Arc::clone(&standard.schemas), "/components/schemas/People");
        for seed in 0..20 {
            let value = people.inhabit(seed).unwrap();
            assert!(people.admits(&value));
        }
        let violations = people.violate(&json!({"items": [{"name": "测试人"}]}), 1).violations;
        assert!(violations.iter().any(|violation| violation.at == "/items/0/name"), "{violations:?}");
    }

    #[test]
    fn a_component_may_be_written_in_an_older_draft() {
        let schemas = json!({
            "Old": {"$schema": "http://json-schema.org/draft-07/schema#",
                "type": "object", "nullable": false, "x-note": "kept",
                "properties": {"pair": {"items": [{"type": "integer"}], "additionalItems": false},
                    "inner": {"$ref": "#/components/schemas/New", "maximum": 1}},
                "dependencies": {"a": ["b"], "c": {"required": ["d"]}}, "minContains": 3},
            "New": {"type": "integer"},
            "First": {"$schema": "http://json-schema.org/draft-04/schema#", "minimum": 1,
                "exclusiveMinimum": true, "const": 7}});
        let standard = standard(&schemas, None);
        let admits = |name: &str, value: Value| admits(&standard, name, &value);
        assert!(admits("Old", json!({"pair": [1], "inner": 9})) && !admits("Old", json!({"pair": [1, 2]})));
        assert!(!admits("Old", json!({"inner": "x"})));
        assert!(!admits("Old", json!({"a": 1})) && !admits("Old", json!({"c": 1})));
        assert!(admits("Old", json!({"a": 1, "b": 2, "c": 3, "d": 4})));
        assert!(admits("First", json!(2)) && !admits("First", json!(1)));
        assert_eq!(standard.schemas.value("/components/schemas/Old/x-note"), &json!("kept"));
    }

    #[test]
    fn the_dialect_of_the_document_counts_where_no_schema_names_another() {
        let schemas = json!({
            "Old": {"$ref": "#/components/schemas/Number", "maximum": 5},
            "New": {"$schema": "https://json-schema.org/draft/2020-12/schema",
                "$ref": "#/components/schemas/Number", "maximum": 5},
            "Number": {"type": "integer"}});
        let standard = standard(&schemas, Some("http://json-schema.org/draft-07/schema#"));
        assert!(admits(&standard, "Old", &json!(6)) && !admits(&standard, "New", &json!(6)));
        assert!(told(&standard, "load.schema-dialect").is_empty());
    }

    #[test]
    fn an_unknown_dialect_and_an_unknown_vocabulary_are_told_with_their_places() {
        let schemas = json!({"A": {"$schema": "https://example.com/own", "type": "integer"},
            "B": {"$vocabulary": {"https://example.com/vocabulary": true}}});
        let standard = standard(&schemas, Some("https://example.com/dialect"));
        let told = told(&standard, "load.schema-dialect");
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(!admits(&standard, "A", &json!("x")));
    }

    #[test]
    fn references_are_relative_to_the_nearest_identifier() {
        let schemas = json!({
            "Order": {"$id": "https://example.com/order", "properties": {
                "total": {"$ref": "#/$defs/money"}, "owner": {"$ref": "person#name"}},
                "$defs": {"money": {"type": "number"}}},
            "Person": {"$id": "https://example.com/person",
                "properties": {"name": {"$anchor": "name", "type": "string"}}},
            "Uses": {"$ref": "https://example.com/order#/$defs/money"}});
        let standard = standard(&schemas, None);
        assert!(admits(&standard, "Order", &json!({"total": 1, "owner": "测试人"})));
        assert!(!admits(&standard, "Order", &json!({"total": "x"})));
        assert!(!admits(&standard, "Order", &json!({"owner": 1})));
        assert!(!admits(&standard, "Uses", &json!("x")));
        assert!(told(&standard, "load.reference").is_empty());
    }
}
