//! Schemas that no value can meet: whoever reads such a document can send nothing, or answer nothing.

use serde_json::{Map, Value};

use super::subject::Subject;
use crate::load::reachable::{reachable, schemas};
use crate::schema::Schema;
use crate::text::Diagnostic;

/// Keywords that may contradict others, or themselves.
const CONTRARY: &[&str] = &[
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "const",
    "contains",
    "dependentRequired",
    "dependentSchemas",
    "propertyNames",
    "unevaluatedProperties",
    "unevaluatedItems",
    "multipleOf",
];

/// Pairs of keywords that may contradict each other.
const PAIRS: &[(&str, &str)] = &[
    ("minimum", "maximum"),
    ("minimum", "exclusiveMaximum"),
    ("exclusiveMinimum", "maximum"),
    ("exclusiveMinimum", "exclusiveMaximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minItems", "uniqueItems"),
    ("minProperties", "maxProperties"),
    ("required", "maxProperties"),
    ("required", "additionalProperties"),
    ("pattern", "minLength"),
    ("pattern", "maxLength"),
    ("pattern", "format"),
    ("enum", "pattern"),
    ("enum", "format"),
    ("enum", "minLength"),
    ("enum", "maxLength"),
    ("enum", "minimum"),
    ("enum", "maximum"),
    ("items", "minItems"),
    ("prefixItems", "minItems"),
];

/// Schemas that are certain to have no member; those around them are not told again.
pub(super) fn schemas_without_member(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let set = &subject.standard.schemas;
    let pointers = reachable(set, subject.standard.operations.iter().flat_map(schemas));
    let suspects = pointers.iter().filter(|pointer| set.value(pointer).as_object().is_some_and(is_suspect));
    suspects.filter_map(|pointer| check(subject, pointer)).collect()
}

/// Whether keywords stand together that may leave nothing. Types that fit none of the listed values have their own lint.
fn is_suspect(schema: &Map<String, Value>) -> bool {
    let has = |keyword: &str| schema.contains_key(keyword);
    let is_forbidden = |members: &Value| members.as_object().is_some_and(|map| map.values().any(is_false));
    CONTRARY.iter().any(|keyword| has(keyword))
        || PAIRS.iter().any(|(one, other)| has(one) && has(other))
        || (has("$ref") && schema.keys().any(|keyword| keyword != "$ref" && is_demand(keyword)))
        || schema.get("properties").is_some_and(is_forbidden)
}

fn is_false(schema: &Value) -> bool {
    *schema == Value::Bool(false)
}

fn is_demand(keyword: &str) -> bool {
    crate::load::normalise::is_constraint(keyword, &Value::Bool(false))
}

fn check(subject: &Subject<'_>, pointer: &str) -> Option<Diagnostic> {
    let schema = Schema::new(std::sync::Arc::clone(&subject.standard.schemas), pointer);
    let why = schema.unsatisfiable()?.why;
    if is_told_elsewhere(&schema) {
        return None;
    }
    let message = format!("nothing is allowed here: {why}");
    let help = "take out one of the demands that contradict each other, or the schema itself";
    Some(subject.fault("lint.unsatisfiable", pointer, message, help))
}

/// Whether the listed values are of another type than the one named: a lint of its own says so at the list.
fn is_told_elsewhere(schema: &Schema) -> bool {
    let members = schema.value().as_object();
    members.is_some_and(|members| {
        members.contains_key("enum")
            && members.contains_key("type")
            && !members.keys().any(|keyword| CONTRARY.contains(&keyword.as_str()))
            && !PAIRS.iter().any(|(one, other)| members.contains_key(*one) && members.contains_key(*other))
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::files::MemoryFiles;
    use crate::load::{Options, load};

    fn found(schema: &Value) -> Vec<String> {
        let document = json!({"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"post": {
            "requestBody": {"content": {"application/json": {"schema": schema}}},
            "responses": {"200": {"description": "ok"}}}}}});
        let files = MemoryFiles::new([("a.json", document.to_string())]);
        let options = Options { document: Some("a.json".to_owned()), ..Options::default() };
        let standard = load(&files, &options).unwrap();
        let told = standard.diagnostics.iter().filter(|diagnostic| diagnostic.code == "lint.unsatisfiable");
        told.map(ToString::to_string).collect()
    }

    #[test]
    fn a_schema_without_a_member_is_told_with_its_place_and_the_reason() {
        let told = found(&json!({"type": "object", "required": ["n"], "properties": {
            "n": {"type": "integer", "minimum": 5, "maximum": 4}}}));
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("nothing is allowed here"), "{told:?}");
        let told = found(&json!({"properties": {"s": {"allOf": [{"type": "string"}, {"type": "integer"}]}}}));
        assert_eq!(told.len(), 1, "{told:?}");
    }

    #[test]
    fn a_schema_with_members_is_not_told() {
        let schemas = [
            json!({"type": "string", "pattern": "^[a-z]+$", "minLength": 2, "maxLength": 2}),
            json!({"type": "object", "required": ["a"], "additionalProperties": false, "properties": {"a": {}}}),
            json!({"type": "object", "properties": {"a": false}}),
            json!({"oneOf": [{"type": "string"}, {"type": "string", "maxLength": 3}]}),
        ];
        for schema in schemas {
            assert_eq!(found(&schema), Vec::<String>::new(), "{schema}");
        }
    }
}
